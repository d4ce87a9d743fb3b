#include "db/queries.h"

#define AS_TEXT(x) #x
#define TEXT_OF(macro) AS_TEXT(macro)

/*
 * What one statement may take: less than we wait for all of them, so that the server still says which one it was; and no more
 * than it gives the role.
 */
#define STATEMENT_TIMEOUT \
	"least(%d, nullif(extract(epoch FROM current_setting('statement_timeout')::interval) * 1000, 0))::int::text"

/*
 * How far a standby is behind, in microseconds: not at all when a receiver is connected and all that came is there to be read; else
 * since the newest transaction that came, or since it was started when none came. Only the number of the receiver's process is told
 * to everybody.
 */
#define LAG \
	"CASE WHEN NOT pg_is_in_recovery() OR pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()" \
	" AND EXISTS (SELECT FROM pg_stat_wal_receiver WHERE pid IS NOT NULL) THEN 0" \
	" ELSE greatest(1, extract(epoch FROM now() - coalesce(pg_last_xact_replay_timestamp()," \
	" pg_postmaster_start_time())) * 1000000)::bigint END"

/* Where the server knows no encoding its texts are any bytes: to ask for UTF-8 would make one bad byte cost all that is read. */
#define ENCODING \
	"CASE current_setting('server_encoding') WHEN 'SQL_ASCII' THEN 'SQL_ASCII'" \
	" ELSE current_setting('client_encoding') END"

/* What is set comes back as one number. */
const char *queries_setup(usec timeout, struct arena *a)
{
	return arena_printf(a,
			    "SELECT ROW(pg_is_in_recovery(), " LAG ", pg_snapshot_xmin(pg_current_snapshot()),"
			    " pg_backend_pid(), num_nulls("
			    "set_config('datestyle', 'ISO, YMD', true),"
			    " set_config('timezone', 'UTC', true), set_config('intervalstyle', 'iso_8601', true),"
			    " set_config('extra_float_digits', '1', true), set_config('jit', 'off', true),"
			    " set_config('plan_cache_mode', 'force_generic_plan', true),"
			    " set_config('client_min_messages', 'error', true),"
			    " set_config('client_encoding', " ENCODING ", true),"
			    " set_config('statement_timeout', " STATEMENT_TIMEOUT ", true)))::text",
			    (int)(timeout / 1000 * 4 / 5));
}

/*
 * Tables count wherever they are; of functions those of the program's own schemas that run as their owner. What a view
 * calls must be callable by its reader, and is stable. OFFSET 0: to ask first for the rights on all of the server's own tables
 * takes five times as long.
 */
#define CHANGES \
	"SELECT oid::regclass::text AS what FROM (" \
	"SELECT oid FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'f') AND current_setting('is_superuser') = 'off'" \
	" AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_'" \
	" AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'USAGE')) OFFSET 0) c" \
	" WHERE has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')" \
	" OR has_any_column_privilege(oid, 'INSERT, UPDATE') ORDER BY oid LIMIT "

#define CALLS \
	"SELECT p.oid::regprocedure::text AS what FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace" \
	" WHERE n.nspname IN ('patrol', 'board') AND p.prosecdef AND p.provolatile = 'v'" \
	" AND p.prorettype <> 'trigger'::regtype AND current_setting('is_superuser') = 'off'" \
	" AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY p.oid LIMIT "

const char queries_writes[] =
	"SELECT (SELECT how FROM ("
	"SELECT 1 AS rank, 'it is a superuser' AS how WHERE current_setting('is_superuser') = 'on'"
	" UNION ALL SELECT 2, 'it may change ' || what FROM (" CHANGES "1) c"
	" UNION ALL SELECT 3, 'it may call ' || what FROM (" CALLS "1) f"
	") ways ORDER BY rank LIMIT 1)";

const char queries_contract[] = "SELECT contract::text FROM board.about LIMIT 1";

const char queries_work[] =
	"SELECT (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000000)::bigint";

const char queries_changed[] =
	"SELECT string_agg(ROW(dataset::text, CASE WHEN octet_length(token::text) <= 1024 THEN token::text END,"
	" CASE WHEN octet_length(by_row::text) <= 1024 THEN by_row::text END)::text, '')"
	" FROM (SELECT * FROM board.changed LIMIT " TEXT_OF(QUERIES_PROMISES) ") changed";

/*
 * Where the offset changes within eight days of now, and what it is before. Half hours, for zones that are not whole
 * hours from UTC. Numbers only, which no style of dates can touch. A series to the end of all times would have none.
 */
const char queries_zone[] =
	"SELECT extract(epoch FROM t)::int8, off FROM (SELECT t, off, lag(off) OVER (ORDER BY t) AS before FROM ("
	"SELECT t, extract(epoch FROM (t AT TIME ZONE time_zone) - (t AT TIME ZONE 'UTC'))::int4 AS off"
	" FROM (SELECT time_zone::text, date_trunc('hour', now) AS now FROM board.about WHERE isfinite(now) LIMIT 1)"
	" about,"
	" generate_series(now - interval '192 hours', now + interval '192 hours', interval '30 minutes') t)"
	" offsets) steps"
	" WHERE off IS DISTINCT FROM before ORDER BY t";

const char queries_settings[] =
	"SELECT 'role', quote_ident(current_user)"
	" UNION ALL SELECT 'database', quote_ident(current_database())"
	" UNION ALL SELECT 'superuser', current_setting('is_superuser')"
	" UNION ALL SELECT 'changes', what FROM (" CHANGES "100) c"
	" UNION ALL SELECT 'calls', what FROM (" CALLS "100) f"
	" UNION ALL SELECT 'temporary', has_database_privilege(current_database(), 'TEMPORARY')::text"
	" UNION ALL SELECT 'create', quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_'"
	" AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'CREATE')"
	" UNION ALL SELECT 'schema', coalesce((SELECT CASE WHEN has_schema_privilege(oid, 'USAGE') THEN 'usable'"
	" ELSE 'closed' END FROM pg_namespace WHERE nspname = 'board'), 'missing')"
	" UNION ALL SELECT name, setting FROM pg_settings WHERE name IN ('server_version_num',"
	" 'default_transaction_read_only', 'default_transaction_isolation', 'statement_timeout', 'lock_timeout',"
	" 'idle_in_transaction_session_timeout', 'client_connection_check_interval')";

/* A domain counts as what it is made of, an enum as "enum". */
const char queries_columns[] =
	"SELECT c.relname::text, a.attname::text, CASE WHEN b.typtype = 'e' THEN 'enum' ELSE b.typname::text END,"
	" has_column_privilege(c.oid, a.attnum, 'SELECT')::text"
	" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'board'"
	" JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
	" JOIN pg_type t ON t.oid = a.atttypid"
	" JOIN pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END"
	" WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname, a.attnum LIMIT 5000";
