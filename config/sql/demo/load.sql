-- Loads the demo into a database where install.sql has run: half a year of patrols, and the evening of 1 January 2024,
-- whose 18:00 is now. Loading again begins that evening again.
--
--   psql -v ON_ERROR_STOP=1 -v seed=1 -d DATABASE -f config/sql/demo/load.sql
\set ON_ERROR_STOP on
\if :{?seed}
\else
	\set seed 1
\endif
SET client_min_messages = warning;
BEGIN;
-- Compiling the queries below takes longer than running them.
SET LOCAL jit = off;
SET LOCAL work_mem = '32MB';

DO $$
BEGIN
	IF to_regnamespace('demo') IS NULL AND EXISTS (SELECT FROM patrol.hotspot) THEN
		RAISE EXCEPTION 'this database holds hotspots that are not the demo''s' USING HINT = 'Load the demo into a database of its own.';
	END IF;
	-- The player would otherwise play on for nobody after its client has gone.
	EXECUTE format('ALTER DATABASE %I SET client_connection_check_interval = ''2s''', current_database());
END;
$$;

SELECT patrol.take_turn() \g /dev/null
TRUNCATE patrol.hotspot, patrol.unit, patrol.plan_window, patrol.planned_window, patrol.hotspot_flag, patrol.authorisation, patrol.duty,
	patrol.state_history, patrol.visit, patrol.outcome, patrol.assist, patrol.asb_incident, patrol.asb_county,
	patrol.metric_definition, patrol.event, patrol.hotspot_day, patrol.hotspot_month, patrol.county_day, patrol.county_minute RESTART IDENTITY;

-- Counted once at the end, not row by row.
ALTER TABLE patrol.visit DISABLE TRIGGER recount;
ALTER TABLE patrol.visit DISABLE TRIGGER recount_windows;
ALTER TABLE patrol.planned_window DISABLE TRIGGER recount;
ALTER TABLE patrol.planned_window DISABLE TRIGGER recount_visits;
ALTER TABLE patrol.outcome DISABLE TRIGGER recount;
ALTER TABLE patrol.authorisation DISABLE TRIGGER recount;
ALTER TABLE patrol.assist DISABLE TRIGGER recount;
ALTER TABLE patrol.asb_incident DISABLE TRIGGER recount;

UPDATE patrol.setting SET
	force = 'Derbyshire', time_zone = 'Europe/London', programme_started = '2023-07-01', effective_minutes = 15,
	clock_offset = timestamptz '2024-01-01 18:00+00' - transaction_timestamp();

\ir chance.sql
\ir places.sql
\ir history.sql
\ir evening.sql

ALTER TABLE patrol.visit ENABLE TRIGGER recount;
ALTER TABLE patrol.visit ENABLE TRIGGER recount_windows;
ALTER TABLE patrol.planned_window ENABLE TRIGGER recount;
ALTER TABLE patrol.planned_window ENABLE TRIGGER recount_visits;
ALTER TABLE patrol.outcome ENABLE TRIGGER recount;
ALTER TABLE patrol.authorisation ENABLE TRIGGER recount;
ALTER TABLE patrol.assist ENABLE TRIGGER recount;
ALTER TABLE patrol.asb_incident ENABLE TRIGGER recount;
SELECT patrol.recount() \g /dev/null

\ir player.sql
COMMIT;
ANALYZE;
RESET client_min_messages;
