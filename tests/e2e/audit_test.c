/* The audit against a real server: sound, bare, damaged, and not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "config/defaults.h"
#include "db/audit.h"
#include "e2e/process.h"
#include "e2e/pump.h"
#include "e2e/shared.h"

static void run(struct audit *a)
{
	usec end = pump_now() + PUMP_PATIENCE;

	while (!audit_step(a, pump_now())) {
		struct pollfd fd = { audit_fd(a), audit_events(a), 0 };
		usec wait = audit_deadline(a) - pump_now();

		assert_true(pump_now() < end);
		poll(&fd, 1, wait > 0 ? (int)(wait / 1000) + 1 : 0);
	}
}

/* What is said of a database; to be freed. */
static char *audit(const char *conninfo, enum link_failure *failure, size_t *problems)
{
	struct arena *arena = arena_new();
	struct settings settings;
	struct err e;
	struct audit *a;
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	config_default(&settings, arena);
	settings.database.connect_timeout = pump_settings().connect_timeout;
	settings.database.answer_timeout = pump_settings().answer_timeout;
	a = audit_new(conninfo, &settings, pump_now(), &e);
	assert_non_null(a);
	run(a);
	*failure = audit_report(a, "/there", out, problems);
	fclose(out);
	audit_free(a);
	arena_drop(arena);
	return text;
}

static void check(const char *why, const char *conninfo, enum link_failure failure, size_t problems, const char *line)
{
	enum link_failure seen;
	size_t n;
	char *text = audit(conninfo, &seen, &n);

	if (seen != failure || n != problems || !strstr(text, line))
		fail_msg("%s: failure %d, %zu problems:\n%s", why, (int)seen, n, text);
	free(text);
}

static void audits(void **state)
{
	static const struct {
		const char *why, *before, *role, *database;
		enum link_failure failure;
		size_t problems;
		const char *line, *after;
	} cases[] = {
		{ "as installed", NULL, "patrolboard_reader", NULL, LINK_FINE, 0, "ok       board.hotspot\n", NULL },
		{ "a column gone", "ALTER VIEW board.unit RENAME COLUMN crew TO crowd", "patrolboard_reader", NULL,
		  LINK_REFUSED, 1, "missing  board.unit.crew (int4)",
		  "ALTER VIEW board.unit RENAME COLUMN crowd TO crew" },
		{ "a view gone", "ALTER VIEW board.event RENAME TO event1", "patrolboard_reader", NULL, LINK_REFUSED, 1,
		  "missing  board.event ", "ALTER VIEW board.event1 RENAME TO event" },
		{ "no SELECT", "REVOKE SELECT ON board.event FROM patrolboard_reader", "patrolboard_reader", NULL,
		  LINK_REFUSED, 1, "mend: GRANT SELECT ON board.event TO patrolboard_reader;",
		  "GRANT SELECT ON board.event TO patrolboard_reader" },
		{ "no USAGE", "REVOKE USAGE ON SCHEMA board FROM patrolboard_reader", "patrolboard_reader", NULL,
		  LINK_REFUSED, 1, "mend: GRANT USAGE ON SCHEMA board TO patrolboard_reader;",
		  "GRANT USAGE ON SCHEMA board TO patrolboard_reader" },
		{ "a setting gone", "ALTER ROLE patrolboard_reader RESET lock_timeout", "patrolboard_reader", NULL,
		  LINK_FINE, 1, "mend: ALTER ROLE patrolboard_reader SET lock_timeout = '1s';",
		  "ALTER ROLE patrolboard_reader SET lock_timeout = '1s'" },
		{ "another type, bad values, a view that fails, no such zone",
		  "CREATE SCHEMA kept; ALTER VIEW board.counter_total SET SCHEMA kept; ALTER VIEW board.visit SET "
		  "SCHEMA kept;"
		  "ALTER VIEW board.assist SET SCHEMA kept; ALTER VIEW board.about SET SCHEMA kept;"
		  "CREATE VIEW board.counter_total AS SELECT metric, value::text AS value FROM kept.counter_total;"
		  "CREATE VIEW board.visit AS SELECT id, NULL::text AS hotspot, call_sign, crew, started_at, ended_at, "
		  "outcomes FROM kept.visit LIMIT 3;"
		  "CREATE VIEW board.assist AS SELECT * FROM kept.assist WHERE 1 / length(id) < length(id) / 0;"
		  "CREATE VIEW board.about AS SELECT contract, force, 'No/Where'::text AS time_zone, now, "
		  "programme_started, effective_minutes"
		  " FROM kept.about; GRANT SELECT ON ALL TABLES IN SCHEMA board TO patrolboard_reader",
		  "patrolboard_reader", NULL, LINK_REFUSED, 4,
		  "board.visit.hotspot: 3 of 3 values cannot be read as text, the first is NULL",
		  "DROP VIEW board.counter_total, board.visit, board.assist, board.about; ALTER VIEW "
		  "kept.counter_total SET SCHEMA board;"
		  "ALTER VIEW kept.visit SET SCHEMA board; ALTER VIEW kept.assist SET SCHEMA board; ALTER VIEW "
		  "kept.about SET SCHEMA board;"
		  "DROP SCHEMA kept" },
		{ "nothing installed", NULL, "patrolboard_reader", "template1", LINK_REFUSED, 13,
		  "missing  schema board in database template1", NULL },
		{ "no such database", NULL, "patrolboard_reader", "nowhere", LINK_REFUSED, 1, "wrong    the server at ",
		  NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].before)
			server_sql(server, cases[i].before);
		check(cases[i].why, server_conninfo_of(server, cases[i].role, cases[i].database), cases[i].failure,
		      cases[i].problems, cases[i].line);
		if (cases[i].after)
			server_sql(server, cases[i].after);
	}
}

/* Where in a line the SQL begins that is to be run; NULL: there is none. */
static const char *sql_told(const char *line)
{
	static const char *const before[] = { "for a start, ", "of your own, ", "   mend: " };
	const char *sql = NULL;

	for (size_t i = 0; i < sizeof before / sizeof *before && !sql; i++) {
		sql = strstr(line, before[i]);
		sql = sql ? sql + strlen(before[i]) : NULL;
	}
	return sql;
}

/* Runs what the report tells to run in a database (NULL: the server's own). */
static void mend_as_told(char *text, const char *database)
{
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
		if (sql_told(line))
			server_sql_in(server, database, sql_told(line));
}

/* A database administrator who does as told comes to a board that comes up, and only lacks what to show. */
static void leads_from_nothing_to_a_board(void **state)
{
	enum link_failure failure;
	size_t problems;
	char *text;

	(void)state;
	server_sql(server, "CREATE DATABASE fresh TEMPLATE template0");
	text = audit(server_conninfo_of(server, "patrolboard_reader", "fresh"), &failure, &problems);
	assert_int_equal(failure, LINK_REFUSED);
	mend_as_told(text, "fresh");
	free(text);
	check("as told", server_conninfo_of(server, "patrolboard_reader", "fresh"), LINK_FINE, 1,
	      "board.about.now: 1 of 1 values lie in a month that board.counter has no row of");
	server_sql(server, "DROP DATABASE fresh");
}

/* A program that is not installed has it beside the folder it was built into. */
static void sql_is_where_it_tells(void **state)
{
	const char *argv[] = { patrolboard(), "check", "database", "-d", NULL, NULL };
	struct outcome o;
	char *path, *end;

	(void)state;
	server_sql(server, "CREATE DATABASE bare TEMPLATE template0");
	argv[4] = server_conninfo_of(server, "patrolboard_reader", "bare");
	o = program_run(argv, NULL, NULL);
	server_sql(server, "DROP DATABASE bare");
	path = strstr(o.out, "psql -d bare -f /");
	if (!path)
		fail_msg("%s%s", o.out, o.err);
	path = strchr(path, '/');
	end = strchr(path, ';');
	assert_non_null(end);
	*end = '\0';
	assert_int_equal(access(path, R_OK), 0);
	outcome_release(&o);
}

static void what_it_tells_mends(void **state)
{
	static const struct {
		const char *why, *damage;
		enum link_failure failure;
		size_t problems;
	} cases[] = {
		{ "no settings", "ALTER ROLE patrolboard_reader RESET ALL", LINK_FINE, 5 },
		{ "settings of no use",
		  "ALTER ROLE patrolboard_reader SET client_connection_check_interval = 0;"
		  "ALTER ROLE patrolboard_reader SET default_transaction_isolation = 'read committed'",
		  LINK_FINE, 2 },
		{ "ways to write, directly and as anybody",
		  "GRANT USAGE ON SCHEMA patrol TO patrolboard_reader; GRANT INSERT ON patrol.visit TO PUBLIC;"
		  "GRANT UPDATE (kind) ON patrol.unit TO patrolboard_reader;"
		  "GRANT EXECUTE ON FUNCTION patrol.set_state TO patrolboard_reader",
		  LINK_REFUSED, 3 },
		{ "leave to make things",
		  "GRANT CREATE ON SCHEMA public, board TO PUBLIC; GRANT TEMPORARY ON DATABASE patrolboard TO PUBLIC",
		  LINK_FINE, 3 },
		{ "no USAGE", "REVOKE USAGE ON SCHEMA board FROM patrolboard_reader", LINK_REFUSED, 1 },
		{ "a column withheld",
		  "REVOKE SELECT ON board.unit FROM patrolboard_reader; GRANT SELECT (call_sign) ON board.unit TO "
		  "patrolboard_reader",
		  LINK_REFUSED, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum link_failure failure;
		size_t problems;
		char *text;

		server_sql(server, cases[i].damage);
		text = audit(server_conninfo(server), &failure, &problems);
		if (failure != cases[i].failure || problems != cases[i].problems)
			fail_msg("%s: failure %d, %zu problems:\n%s", cases[i].why, (int)failure, problems, text);
		mend_as_told(text, NULL);
		free(text);
		check(cases[i].why, server_conninfo(server), LINK_FINE, 0, "0 problems\n");
	}
}

/*
 * Puts another view in the place of one: a query over kept.kept, which is what it was, or "column: expression" for all else as it
 * was. And back.
 */
static const char procedures[] =
	"CREATE SCHEMA test;"
	"CREATE PROCEDURE test.distort(view text, query text) LANGUAGE plpgsql AS $$"
	" DECLARE changed text := substring(query FROM '^(\\w+): ');"
	" BEGIN CREATE SCHEMA kept;"
	" EXECUTE format('ALTER VIEW board.%1$I SET SCHEMA kept; ALTER VIEW kept.%1$I RENAME TO kept', view);"
	" SET LOCAL search_path = kept;"
	" IF changed IS NOT NULL THEN"
	" SELECT 'SELECT ' || string_agg("
	"CASE WHEN attname = changed THEN substr(query, length(changed) + 3) || ' AS ' ELSE '' END"
	" || quote_ident(attname), ', ' ORDER BY attnum) || ' FROM kept' INTO query"
	" FROM pg_attribute WHERE attrelid = 'kept.kept'::regclass AND attnum > 0; END IF;"
	" EXECUTE format('CREATE VIEW board.%I AS %s', view, query);"
	" EXECUTE format('GRANT SELECT ON board.%I TO patrolboard_reader', view); END; $$;"
	"CREATE PROCEDURE test.restore(view text) LANGUAGE plpgsql AS $$ BEGIN"
	" EXECUTE format('DROP VIEW board.%1$I; ALTER VIEW kept.kept RENAME TO %1$I;"
	" ALTER VIEW kept.%1$I SET SCHEMA board', view); DROP SCHEMA kept; END; $$;";

static void distort(const char *view, const char *query)
{
	char sql[600];

	snprintf(sql, sizeof sql, "CALL test.distort('%s', $q$%s$q$)", view, query);
	server_sql(server, sql);
}

static void restore(const char *view)
{
	char sql[100];

	snprintf(sql, sizeof sql, "CALL test.restore('%s')", view);
	server_sql(server, sql);
}

/* The view in the place of the reference schema's says something that makes no sense, of each rule of db/sense. */
static void values_make_sense(void **state)
{
	static const struct {
		const char *view, *query; /* over kept, the view as it was */
		const char *line;
	} cases[] = {
		{ "about", "TABLE kept UNION ALL TABLE kept",
		  "board.about.contract: 2 of 2 values are in more rows than one" },
		{ "about", "now: now + interval '40 days'",
		  "board.about.now: 1 of 1 values lie in a month that board.counter has no row of" },
		{ "unit", "TABLE kept UNION ALL (TABLE kept LIMIT 1)",
		  "board.unit.call_sign: 2 of 21 values are in more rows than one" },
		{ "unit", "kind: 'car'", "board.unit.kind: 20 of 20 values are no kind of unit" },
		{ "unit", "state_code: 'it''s'",
		  "board.unit.state_code: 20 of 20 values are no state that the configuration knows; one is 'it's'" },
		{ "unit", "state_since: state_since + interval '1 day'",
		  "board.unit.state_since: 20 of 20 values lie in the future" },
		{ "unit", "reported_at: reported_at + interval '1 day'",
		  "board.unit.reported_at: 20 of 20 values lie in the future" },
		{ "unit", "hotspot: '17'::text",
		  "board.unit.hotspot: 20 of 20 values are the code of no row of board.hotspot; one is '17'" },
		{ "unit", "lat: 335100::float8", "board.unit.lat: 20 of 20 values are no degrees" },
		{ "unit", "lon: 435100::float8", "board.unit.lon: 20 of 20 values are no degrees" },
		{ "hotspot", "code: 'X'::text", "board.hotspot.code: 23 of 23 values are in more rows than one" },
		{ "hotspot", "lat: 90.1::float8", "board.hotspot.lat: 23 of 23 values are no degrees" },
		{ "hotspot", "lon: -180.1::float8", "board.hotspot.lon: 23 of 23 values are no degrees" },
		{ "hotspot", "window_ends: window_starts", "board.hotspot.window_ends: 2" },
		{ "hotspot", "last_effective_at: last_effective_at + interval '9 days'",
		  "board.hotspot.last_effective_at: 23 of 23 values lie in the future" },
		{ "hotspot", "asb_daily: asb_daily[2:]",
		  "board.hotspot.asb_daily: 23 of 23 values do not have 28 days" },
		{ "visit", "id: '1'::text", "board.visit.id: " },
		{ "visit", "hotspot: '17'::text", "board.visit.hotspot: " },
		{ "visit", "started_at: started_at + interval '1 day'", "board.visit.started_at: " },
		{ "visit", "ended_at: started_at - interval '1 h'", "board.visit.ended_at: " },
		{ "assist", "id: '1'::text", "board.assist.id: " },
		{ "assist", "hotspot: '17'::text", "board.assist.hotspot: " },
		{ "assist", "wanted: 'dog'::text", "board.assist.wanted: " },
		{ "assist", "state: 'open'::text", "board.assist.state: " },
		{ "assist", "asked_at: asked_at + interval '2 days'", "board.assist.asked_at: " },
		{ "counter", "month: month + 1", "board.counter.month: " },
		{ "counter", "metric: 'x'::text", "board.counter.metric: " },
		{ "counter_total", "metric: 'x'::text", "board.counter_total.metric: " },
		{ "counter_hotspot", "month: month + 1", "board.counter_hotspot.month: " },
		{ "counter_hotspot", "hotspot: 'x'::text", "board.counter_hotspot.metric: " },
		{ "event", "id: '1'::text", "board.event.id: 111 of 111 values are in more rows than one" },
		{ "event", "at: at + interval '3 days'", "board.event.at: " },
		{ "unit_state", "since: since + interval '3 days'", "board.unit_state.since: " },
		{ "changed", "dataset: 'unit'::text",
		  "board.changed.dataset: 10 of 10 values are in more rows than one" },
		{ "changed", "dataset: 'board.' || dataset",
		  "board.changed.dataset: 10 of 10 values are no view of this contract" },
	};

	(void)state;
	server_sql(server, procedures);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum link_failure failure;
		size_t problems;
		char *text;

		distort(cases[i].view, cases[i].query);
		text = audit(server_conninfo(server), &failure, &problems);
		restore(cases[i].view);
		if (failure != LINK_FINE || !problems || !strstr(text, cases[i].line))
			fail_msg("%s of %s: %zu problems, not '%s':\n%s", cases[i].query, cases[i].view, problems,
				 cases[i].line, text);
		free(text);
	}
	server_sql(server, "DROP SCHEMA test CASCADE");
	check("as it was", server_conninfo(server), LINK_FINE, 0, "0 problems\n");
}

static void each_column_may_be_granted(void **state)
{
	(void)state;
	server_sql(server, "REVOKE SELECT ON board.changed FROM patrolboard_reader;"
			   "GRANT SELECT (dataset, token, by_row) ON board.changed TO patrolboard_reader");
	check("each column", server_conninfo(server), LINK_FINE, 0, "ok       board.changed\n");
	server_sql(server, "GRANT SELECT ON board.changed TO patrolboard_reader");
}

static void superuser_is_unfit(void **state)
{
	enum link_failure failure;
	size_t problems;
	char *text = audit(server_conninfo_of(server, "postgres", NULL), &failure, &problems);

	(void)state;
	assert_int_equal(failure, LINK_REFUSED);
	assert_non_null(strstr(text, "wrong    this role is a superuser"));
	free(text);
}

static void nobody_there(void **state)
{
	(void)state;
	check("no server", "host=/nonexistent", LINK_UNREACHABLE, 1,
	      "wrong    no connection to the server at /nonexistent: No such file");
}

static void stopped(void **state)
{
	(void)state;
	server_freeze(server);
	check("stopped", server_conninfo(server), LINK_UNREACHABLE, 1, "does not answer (waited 2s)");
	server_thaw(server);
}

static void no_conninfo(void **state)
{
	const struct settings settings = { .database = pump_settings() };
	struct err e;

	(void)state;
	assert_null(audit_new("nonsense=1", &settings, 0, &e));
	assert_non_null(strstr(e.text, "nonsense"));
	audit_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(audits),
		cmocka_unit_test(what_it_tells_mends),
		cmocka_unit_test(leads_from_nothing_to_a_board),
		cmocka_unit_test(sql_is_where_it_tells),
		cmocka_unit_test(values_make_sense),
		cmocka_unit_test(each_column_may_be_granted),
		cmocka_unit_test(superuser_is_unfit),
		cmocka_unit_test(nobody_there),
		cmocka_unit_test(stopped),
		cmocka_unit_test(no_conninfo),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
