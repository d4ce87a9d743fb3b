-- Installs or updates the reference schema, the contract views and the roles; running it again keeps the data.
--
--   psql -v ON_ERROR_STOP=1 -d DATABASE -f config/sql/install.sql
--
-- Run it as a superuser, in a database that patrolboard has to itself: it takes TEMP and large objects from PUBLIC there.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
BEGIN;
\ir needs.sql
\ir patrol/tables.sql
\ir patrol/clock.sql
\ir patrol/windows.sql
\ir patrol/counters.sql
\ir patrol/versions.sql
\ir patrol/feeder.sql
\ir patrol/load.sql
\ir board/views.sql
\ir roles.sql
COMMIT;
RESET client_min_messages;
