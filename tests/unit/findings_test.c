#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "db/findings.h"

#define COLUMNS 128

/* A database as it should be, which each case damages. */
struct sound {
	struct setting_seen settings[16];
	struct column_seen columns[COLUMNS];
	struct seen seen;
};

static void make_sound(struct sound *s)
{
	static const struct setting_seen settings[] = {
		{ "role", "patrolboard_reader" },
		{ "database", "derbys" },
		{ "server_version_num", "150018" },
		{ "schema", "usable" },
		{ "superuser", "off" },
		{ "changes", "" },
		{ "calls", "" },
		{ "temporary", "false" },
		{ "create", "" },
		{ "default_transaction_read_only", "on" },
		{ "statement_timeout", "5000" },
		{ "lock_timeout", "1000" },
		{ "idle_in_transaction_session_timeout", "10000" },
		{ "default_transaction_isolation", "repeatable read" },
		{ "client_connection_check_interval", "2000" },
	};
	size_t n = 0;

	*s = (struct sound){ .seen = { .contract = "1", .zone_known = true, .max_rows = 100 } };
	memcpy(s->settings, settings, sizeof settings);
	for (size_t v = 0; v < CONTRACT_VIEWS; v++) {
		const struct dataset *d = contract_view(v);

		for (size_t i = 0; i < d->fields_n; i++) {
			char *type = strdup(decode_kind(d->fields[i].kind)->accepts + 1);

			type[strcspn(type, " ")] = '\0';
			s->columns[n++] = (struct column_seen){ d->view, d->fields[i].name, type, true };
		}
		s->seen.readings[v] = (struct reading){ .error = "", .rows = 1 };
	}
	assert_true(n < COLUMNS);
	s->seen.settings = s->settings;
	s->seen.settings_n = sizeof settings / sizeof *settings;
	s->seen.columns = s->columns;
	s->seen.columns_n = n;
}

static void forget_sound(struct sound *s)
{
	for (size_t i = 0; i < s->seen.columns_n; i++)
		free((void *)(uintptr_t)s->columns[i].type);
}

static void set(struct sound *s, const char *name, const char *value)
{
	for (size_t i = 0; i < s->seen.settings_n; i++)
		if (!strcmp(s->settings[i].name, name))
			s->settings[i].value = value;
}

static struct column_seen *column(struct sound *s, const char *view, const char *name)
{
	for (size_t i = 0; i < s->seen.columns_n; i++)
		if (!strcmp(s->columns[i].view, view) && !strcmp(s->columns[i].name, name))
			return &s->columns[i];
	fail_msg("no %s.%s", view, name);
	return NULL;
}

static void nothing(struct sound *s)
{
	(void)s;
}

static void superuser(struct sound *s)
{
	set(s, "superuser", "on");
}

static void superuser_without_schema(struct sound *s)
{
	superuser(s);
	set(s, "role", "postgres");
	set(s, "schema", "missing");
	set(s, "temporary", "true");
	set(s, "statement_timeout", "0");
}

static void writer(struct sound *s)
{
	set(s, "changes", "patrol.unit");
	set(s, "calls", "patrol.set_state(text,text)");
}

static void temporary(struct sound *s)
{
	set(s, "temporary", "true");
}

static void may_create(struct sound *s)
{
	set(s, "create", "public");
}

static void closed_schema(struct sound *s)
{
	set(s, "schema", "closed");
}

static void no_timeout(struct sound *s)
{
	set(s, "statement_timeout", "0");
}

static void old_server(struct sound *s)
{
	set(s, "server_version_num", "130004");
}

static void other_contract(struct sound *s)
{
	s->seen.contract = "2";
}

static void no_row(struct sound *s)
{
	s->seen.readings[0].rows = 0;
	s->seen.contract = "";
	s->seen.zone_known = false;
}

static void no_zone(struct sound *s)
{
	s->seen.zone_known = false;
}

static void no_view(struct sound *s)
{
	for (size_t i = 0; i < s->seen.columns_n; i++)
		if (!strcmp(s->columns[i].view, "counter_total"))
			s->columns[i].view = "counter_total_old";
	s->seen.readings[6].error = "relation \"board.counter_total\" does not exist";
}

static void no_column(struct sound *s)
{
	column(s, "unit", "crew")->name = "crowd";
	s->seen.readings[1].error = "column \"crew\" does not exist";
}

static void no_column_hostile(struct sound *s)
{
	no_column(s);
	set(s, "role", "\"\x1b[2J\"");
	for (size_t i = 0; i < s->seen.columns_n; i++)
		s->columns[i].readable = strcmp(s->columns[i].view, "visit");
}

static void wrong_type(struct sound *s)
{
	struct column_seen *c = column(s, "unit", "crew");

	free((void *)(uintptr_t)c->type);
	c->type = strdup("text");
}

static void no_schema(struct sound *s)
{
	set(s, "schema", "missing");
}

static void no_about(struct sound *s)
{
	for (size_t i = 0; i < s->seen.columns_n; i++)
		if (!strcmp(s->columns[i].view, "about"))
			s->columns[i].view = "abort";
	s->seen.readings[0].error = "relation \"board.about\" does not exist";
}

static void local_time(struct sound *s)
{
	struct column_seen *c = column(s, "unit", "state_since");

	free((void *)(uintptr_t)c->type);
	c->type = strdup("timestamp");
}

/* The second rule of units is about their kind. */
static void senseless(struct sound *s)
{
	s->seen.readings[1].all = 9;
	s->seen.readings[1].senseless[1] = 2;
	s->seen.readings[1].instance[1] = "car";
}

static void too_many(struct sound *s)
{
	s->seen.readings[8].all = 101;
}

static void failing_view(struct sound *s)
{
	s->seen.readings[5].error = "division by zero";
}

static void bad_values(struct sound *s)
{
	s->seen.readings[1].rows = 18;
	s->seen.readings[1].unreadable[0] = 2;
	s->seen.readings[1].unreadable[3] = 3;
	s->seen.readings[1].example[3] = "two\n";
}

static void findings(void **state)
{
	static const struct {
		const char *why;
		void (*damage)(struct sound *s);
		bool allow_writer;
		size_t problems;
		bool unfit;
		const char *line; /* that must be there */
	} cases[] = {
		{ "all well", nothing, false, 0, false, "ok       board.unit\n" },
		{ "all well: the role", nothing, false, 0, false, "ok       role patrolboard_reader\n" },
		{ "all well: the end", nothing, false, 0, false, "ok       board.changed_row\n0 problems\n" },
		{ "superuser", superuser, false, 1, true,
		  "wrong    this role is a superuser   mend: connect as patrolboard_reader; where there is "
		  "no such role, CREATE ROLE patrolboard_reader LOGIN;\n" },
		{ "a superuser stays as it is", superuser_without_schema, false, 2, true,
		  "GRANT USAGE ON SCHEMA board TO patrolboard_reader;\nok       board.about\n" },
		{ "no schema", no_schema, false, 1, true,
		  "missing  schema board in database derbys   mend: psql -d derbys -f /there/install.sql; or, for "
		  "tables of your own, CREATE SCHEMA board; GRANT USAGE ON SCHEMA board TO patrolboard_reader;\n" },
		{ "a table to change", writer, false, 2, true,
		  "wrong    role patrolboard_reader may change patrol.unit   mend: REVOKE INSERT, UPDATE, DELETE, "
		  "TRUNCATE ON patrol.unit FROM PUBLIC, patrolboard_reader;\n" },
		{ "a function to call", writer, false, 2, true,
		  "mend: REVOKE EXECUTE ON FUNCTION patrol.set_state(text,text) FROM PUBLIC, patrolboard_reader;\n" },
		{ "a writer, allowed", writer, true, 0, false, "0 problems\n" },
		{ "superuser, allowed", superuser, true, 0, false, "0 problems\n" },
		{ "temporary tables", temporary, false, 1, false,
		  "wrong    role patrolboard_reader may make temporary tables   mend: REVOKE TEMPORARY ON DATABASE "
		  "derbys FROM PUBLIC, "
		  "patrolboard_reader;\n" },
		{ "CREATE", may_create, false, 1, false,
		  "mend: REVOKE CREATE ON SCHEMA public FROM PUBLIC, patrolboard_reader;\n" },
		{ "no USAGE", closed_schema, false, 1, true,
		  "mend: GRANT USAGE ON SCHEMA board TO patrolboard_reader;\n" },
		{ "no timeout", no_timeout, false, 1, false,
		  "mend: ALTER ROLE patrolboard_reader SET statement_timeout = '5s';\n" },
		{ "old server", old_server, false, 1, false,
		  "wrong    PostgreSQL 13.4   mend: run PostgreSQL 15 or later\n" },
		{ "another contract", other_contract, false, 1, true,
		  "wrong    board.about.contract is 2, wants 1   mend: bring the older side up to date: "
		  "/there/install.sql, or this program\n" },
		{ "no row in about", no_row, false, 1, true, "missing  the row of board.about   mend: " },
		{ "no time zone", no_zone, false, 1, false,
		  "wrong    board.about.time_zone: the server does not know it, " },
		{ "no view", no_view, false, 1, true,
		  "missing  board.counter_total   mend: /there/install.sql, or, for a start, CREATE VIEW "
		  "board.counter_total AS SELECT NULL::text AS metric, NULL::float8 AS value WHERE false; "
		  "GRANT SELECT ON board.counter_total TO patrolboard_reader;\n" },
		{ "no about", no_about, false, 1, true,
		  "CREATE VIEW board.about AS SELECT 1 AS contract, 'Our force'::text AS force, " },
		{ "no column", no_column, false, 1, true,
		  "missing  board.unit.crew (int4)   mend: CREATE OR REPLACE VIEW board.unit AS SELECT v.*, NULL::int4 "
		  "AS crew FROM (...) v; with "
		  "the view's own query for (...)\n" },
		{ "nothing unsafe comes through", no_column_hostile, false, 2, true,
		  "mend: GRANT SELECT ON board.visit TO \"\xef\xbf\xbd[2J\";\n" },
		{ "wrong type", wrong_type, false, 1, false,
		  "wrong    board.unit.crew is text, wants int4   mend: DROP VIEW board.unit; create it again with "
		  "(...)::int4 AS crew; GRANT SELECT ON board.unit TO patrolboard_reader;\n" },
		{ "a local time is not cast", local_time, false, 1, false,
		  "create it again with (...) AT TIME ZONE 'Europe/London' AS state_since; GRANT " },
		{ "a view that fails", failing_view, false, 1, true,
		  "wrong    board.counter cannot be read: division by zero   mend: " },
		{ "values: an example", bad_values, false, 2, false,
		  "board.unit.crew: 3 of 18 values cannot be read as int4, the first is 'two\xef\xbf\xbd'   mend: " },
		{ "values: NULL", bad_values, false, 2, false,
		  "board.unit.call_sign: 2 of 18 values cannot be read as text, the first is NULL   mend: " },
		{ "values that make no sense", senseless, false, 1, false,
		  "wrong    board.unit.kind: 2 of 9 values are no kind of unit: patrol, drone, motorcycle, supervisor; "
		  "one is 'car'   mend: CASE " },
		{ "more rows than are read", too_many, false, 1, false,
		  "wrong    board.event has 101 rows, and the board reads 100 of them   mend: " },
		{ "many problems", writer, false, 2, true,
		  "\n2 problems: mend them from the first on, and check again\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sound s;
		char *text;
		size_t size, problems;
		bool unfit;
		FILE *out = open_memstream(&text, &size);

		make_sound(&s);
		cases[i].damage(&s);
		problems = findings_write(&s.seen, "/there", cases[i].allow_writer, out, &unfit);
		fclose(out);
		forget_sound(&s);
		if (problems != cases[i].problems || unfit != cases[i].unfit || !strstr(text, cases[i].line))
			fail_msg("%s: %zu problems, unfit %d:\n%s", cases[i].why, problems, unfit, text);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(findings) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
