-- What neither role may do, one a line: the SQLSTATE that it is refused with, a tab, the statement. What can be walked is walked, so
-- that a new table, view or function is tried as well. Run as superuser; :role is to try it, :victim another session's process.

\set QUIET on
\pset format unaligned
\pset tuples_only on
\pset fieldsep '\t'

CREATE TEMP TABLE attempt (n int GENERATED ALWAYS AS IDENTITY, state text NOT NULL DEFAULT '42501', statement text NOT NULL);

-- Every table and view, and each of their columns. Of a view that nobody can write to that is said first, where the role may look at it.
CREATE TEMP VIEW ours AS
	SELECT oid, oid::regclass AS name, relkind,
		CASE WHEN relkind = 'v' AND pg_relation_is_updatable(oid, false) = 0 AND has_schema_privilege(:'role', relnamespace, 'USAGE')
			THEN '55000' ELSE '42501' END AS to_write
	FROM pg_class WHERE relkind IN ('r', 'v', 'S') AND relnamespace IN ('patrol'::regnamespace, 'board'::regnamespace);
INSERT INTO attempt (state, statement)
	SELECT to_write, format(shape, name) FROM ours, unnest(ARRAY['INSERT INTO %s DEFAULT VALUES', 'DELETE FROM %s']) shape
	WHERE relkind IN ('r', 'v');
INSERT INTO attempt (state, statement)
	SELECT to_write, format('UPDATE %s SET %I = DEFAULT', name, attname) FROM ours JOIN pg_attribute ON attrelid = oid
	WHERE attnum > 0 AND NOT attisdropped AND (relkind = 'r' OR (relkind = 'v' AND pg_column_is_updatable(oid, attnum, false)));
INSERT INTO attempt (statement)
	SELECT format(shape, name) FROM ours, unnest(ARRAY['SELECT FROM %s FOR UPDATE', 'BEGIN\; LOCK %s IN ROW EXCLUSIVE MODE']) shape
	WHERE relkind IN ('r', 'v');
INSERT INTO attempt (statement)
	SELECT format(shape, name) FROM ours, unnest(ARRAY['SELECT FROM %s', 'TRUNCATE %s', 'DROP TABLE %s', 'COPY %s FROM ''/dev/null''',
		'COPY %s FROM PROGRAM ''true''', 'ALTER TABLE %s DISABLE TRIGGER ALL', 'CREATE INDEX ON %s ((0))', 'GRANT ALL ON %s TO PUBLIC',
		'COMMENT ON TABLE %s IS ''x''']) shape
	WHERE relkind = 'r';
INSERT INTO attempt (statement)
	SELECT format(shape, name) FROM ours, unnest(ARRAY['DROP VIEW %s', 'ALTER VIEW %s OWNER TO CURRENT_USER', 'COMMENT ON VIEW %s IS ''x''',
		'COPY (SELECT * FROM %s) TO ''/dev/null''', 'COPY (SELECT * FROM %s) TO PROGRAM ''true''']) shape
	WHERE relkind = 'v';
INSERT INTO attempt (statement)
	SELECT format('SELECT nextval(%L)', name) FROM ours WHERE relkind = 'S';

-- Every function that is not for the role. Those of the extension, which the server needs not even ask when they are called with NULL,
-- are among what roles.sh looks for in the catalogue.
INSERT INTO attempt (statement)
	SELECT format('%s %s(%s)', CASE prokind WHEN 'p' THEN 'CALL' ELSE 'SELECT' END, oid::regproc,
		(SELECT coalesce(string_agg(format('NULL::%s', t::regtype), ', ' ORDER BY n), '') FROM unnest(proargtypes) WITH ORDINALITY a (t, n)))
	FROM pg_proc
	WHERE pronamespace IN ('patrol'::regnamespace, 'board'::regnamespace) AND NOT (:'role' = 'patrolboard_feeder' AND prosecdef)
		AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e');

INSERT INTO attempt (statement) VALUES
	-- things of its own
	('CREATE TABLE public.t ()'), ('CREATE TABLE board.t ()'), ('CREATE TABLE patrol.t ()'), ('CREATE TEMP TABLE t ()'),
	('SELECT 1 AS one INTO TEMP t'), ('CREATE TEMP VIEW v AS SELECT 1'), ('CREATE VIEW public.v AS SELECT 1'),
	('CREATE VIEW board.v AS SELECT 1'), ('CREATE MATERIALIZED VIEW public.v AS SELECT 1'), ('CREATE SEQUENCE public.s'),
	('CREATE TYPE public.t AS ENUM ()'), ('CREATE DOMAIN public.d AS int'), ('CREATE SCHEMA s'),
	('CREATE FUNCTION public.f() RETURNS int LANGUAGE sql RETURN 1'), ('CREATE FUNCTION board.f() RETURNS int LANGUAGE sql RETURN 1'),
	('CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql RETURN 1'), ('CREATE PROCEDURE public.p() LANGUAGE sql AS '''''),
	('CREATE DATABASE d'), ('CREATE ROLE r'), ('CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f()'),
	('CREATE PUBLICATION p'), ('CREATE FOREIGN DATA WRAPPER w'), ('CREATE CAST (text AS int) WITHOUT FUNCTION'),
	('DROP SCHEMA board CASCADE'), ('ALTER SCHEMA board RENAME TO b'), ('ALTER DATABASE least SET statement_timeout = 0'),
	('COMMENT ON SCHEMA board IS ''x'''),
	-- large objects
	('SELECT lo_creat(-1)'), ('SELECT lo_create(0)'), ('SELECT lo_from_bytea(0, ''x'')'), ('SELECT lo_import(''/etc/passwd'')'),
	('SELECT lo_export(1, ''/dev/null'')'),
	-- another's rights, and more of its own
	('SET ROLE postgres'), ('SET SESSION AUTHORIZATION postgres'), ('GRANT postgres TO CURRENT_USER'),
	('SET ROLE ' || CASE :'role' WHEN 'patrolboard_reader' THEN 'patrolboard_feeder' ELSE 'patrolboard_reader' END),
	('ALTER ROLE postgres RESET ALL'), ('ALTER ROLE CURRENT_USER SUPERUSER'), ('ALTER ROLE CURRENT_USER CREATEROLE'),
	('ALTER ROLE CURRENT_USER CREATEDB'), ('ALTER ROLE CURRENT_USER REPLICATION'), ('ALTER ROLE CURRENT_USER BYPASSRLS'),
	('ALTER ROLE CURRENT_USER CONNECTION LIMIT 9'), ('ALTER ROLE CURRENT_USER VALID UNTIL ''infinity'''),
	('SET session_replication_role = replica'), ('SET log_statement = none'), ('SET session_preload_libraries = x'),
	-- the machine, and the server
	('COPY (SELECT 1) TO ''/dev/null'''), ('COPY (SELECT 1) TO PROGRAM ''true'''), ('LOAD ''auto_explain'''),
	('SELECT pg_read_file(''PG_VERSION'')'), ('SELECT pg_read_binary_file(''PG_VERSION'')'), ('SELECT pg_ls_dir(''.'')'),
	('SELECT pg_stat_file(''PG_VERSION'')'), ('SELECT pg_hba_file_rules()'), ('SELECT FROM pg_authid'), ('SELECT FROM pg_statistic'),
	(format('SELECT pg_terminate_backend(%s)', :'victim')), (format('SELECT pg_cancel_backend(%s)', :'victim')),
	('SELECT pg_reload_conf()'), ('SELECT pg_rotate_logfile()'), ('SELECT pg_switch_wal()'), ('SELECT pg_stat_reset()'),
	('ALTER SYSTEM SET jit = off'), ('CHECKPOINT'), ('REINDEX TABLE patrol.unit'), ('REINDEX DATABASE least'),
	-- a transaction that asks to write
	('BEGIN READ WRITE\; UPDATE board.assist SET reason = ''x'''), ('BEGIN\; SET TRANSACTION READ WRITE\; CREATE TABLE public.t ()');

SELECT state, statement FROM attempt ORDER BY n;
