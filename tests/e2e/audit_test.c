/* The audit against a real server: sound, bare, damaged, and not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <poll.h>
#include <stdlib.h>

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
	const struct database_settings settings = pump_settings();
	struct err e;
	struct audit *a = audit_new(conninfo, &settings, pump_now(), &e);
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(a);
	run(a);
	*failure = audit_report(a, out, problems);
	fclose(out);
	audit_free(a);
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

/* Runs what the report tells to run. */
static void mend_as_told(char *text)
{
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		const char *mend = strstr(line, "   mend: ");

		if (mend)
			server_sql(server, mend + strlen("   mend: "));
	}
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
		mend_as_told(text);
		free(text);
		check(cases[i].why, server_conninfo(server), LINK_FINE, 0, "0 problems\n");
	}
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
	assert_non_null(strstr(text, "wrong    role postgres is a superuser"));
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
	const struct database_settings settings = pump_settings();
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
		cmocka_unit_test(each_column_may_be_granted),
		cmocka_unit_test(superuser_is_unfit),
		cmocka_unit_test(nobody_there),
		cmocka_unit_test(stopped),
		cmocka_unit_test(no_conninfo),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
