-- The two roles. They have no password: a force gives them one, or a line in pg_hba.conf.
--
-- What PostgreSQL lets every role do cannot be taken from them: to change its own password and settings, to end its own sessions, to
-- take advisory locks and to notify. The first is a reason to prefer `peer` or a certificate to a password; for the rest there is
-- nothing here that would wait, and a board that is notified in vain polls once a second more at most.

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{patrolboard_reader,patrolboard_feeder}'::text[] LOOP
		-- Roles belong to the whole server: another database of it may have made them, even just now.
		BEGIN
			EXECUTE format('CREATE ROLE %I LOGIN', name);
		EXCEPTION WHEN duplicate_object OR unique_violation THEN
			NULL;
		END;
	END LOOP;
	EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC, patrolboard_reader, patrolboard_feeder', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO patrolboard_reader, patrolboard_feeder', current_database());
END;
$$;

-- A board would rather see a query fail and ask again than hold the server up.
ALTER ROLE patrolboard_reader SET default_transaction_read_only = on;
ALTER ROLE patrolboard_reader SET default_transaction_isolation = 'repeatable read';
ALTER ROLE patrolboard_reader SET statement_timeout = '5s';
ALTER ROLE patrolboard_reader SET lock_timeout = '1s';
ALTER ROLE patrolboard_reader SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE patrolboard_reader SET client_connection_check_interval = '2s';
-- Compiling these queries takes longer than running them.
ALTER ROLE patrolboard_reader SET jit = off;

-- A feeder that stops in mid-transaction holds the turn to write: others may not wait for it long.
ALTER ROLE patrolboard_feeder SET statement_timeout = '10s';
ALTER ROLE patrolboard_feeder SET lock_timeout = '5s';
ALTER ROLE patrolboard_feeder SET idle_in_transaction_session_timeout = '5s';

REVOKE ALL ON SCHEMA patrol, board FROM PUBLIC, patrolboard_reader, patrolboard_feeder;
REVOKE ALL ON ALL TABLES IN SCHEMA patrol, board FROM PUBLIC, patrolboard_reader, patrolboard_feeder;
REVOKE ALL ON ALL ROUTINES IN SCHEMA patrol FROM PUBLIC, patrolboard_reader, patrolboard_feeder;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Large objects would be a way to write without a table.
REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;

GRANT USAGE ON SCHEMA board TO patrolboard_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA board TO patrolboard_reader;

-- Those that record run as their owner, which is how they are told from helpers and triggers.
GRANT USAGE ON SCHEMA patrol TO patrolboard_feeder;
DO $$
DECLARE
	f regprocedure;
BEGIN
	FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'patrol'::regnamespace AND prosecdef LOOP
		EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patrolboard_feeder', f);
	END LOOP;
END;
$$;
