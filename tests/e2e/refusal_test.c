/* What cannot be shown: one clear sentence and the right exit status. What a live board does then, fault_*_test.c tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* Databases beside the good one, each with a fault of its own. */
static void databases_make(void)
{
	server_sql_in(server, "postgres", "CREATE DATABASE bare");
	server_sql_in(server, "postgres", "CREATE ROLE stranger LOGIN");
	server_sql_in(server, "postgres", "CREATE DATABASE later TEMPLATE patrolboard");
	server_sql_in(server, "later",
		      "ALTER VIEW board.about RENAME TO about_1;"
		      "CREATE VIEW board.about AS SELECT 99 AS contract, force, time_zone, now, programme_started,"
		      " effective_minutes FROM board.about_1;"
		      "GRANT SELECT ON board.about TO patrolboard_reader");
	server_sql_in(server, "postgres", "CREATE DATABASE partial TEMPLATE patrolboard");
	server_sql_in(server, "partial", "DROP VIEW board.assist");
	server_sql_in(server, "postgres", "REVOKE TEMPORARY ON DATABASE bare, later, partial FROM PUBLIC");
}

struct refusal {
	const char *why, *role, *database; /* no role: `database` is a whole conninfo */
	int status;
	const char *words;
};

static const struct refusal refusals[] = {
	{ "no server", NULL, "host=/nonexistent dbname=x", 69, "/nonexistent" },
	{ "no such host", NULL, "host=nowhere.invalid dbname=x user=y", 69, "nowhere.invalid" },
	{ "a conninfo without sense", NULL, "hots=db", 2, "hots" },
	{ "no such database", "patrolboard_reader", "missing", 77, "missing" },
	{ "no such role", "nobody_at_all", "patrolboard", 77, "nobody_at_all" },
	{ "no schema", "patrolboard_reader", "bare", 77, "board" },
	{ "another contract", "patrolboard_reader", "later", 77, "99" },
	{ "a view is missing", "patrolboard_reader", "partial", 77, "board.assist" },
	{ "no privilege", "stranger", "patrolboard", 77, "stranger" },
	{ "a role that can write", "postgres", "patrolboard", 77, "could write" },
};

static const char *conninfo_of(const struct refusal *r)
{
	return r->role ? server_conninfo_of(server, r->role, r->database) : r->database;
}

static size_t lines(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static struct outcome once(const char *conninfo, const char *option)
{
	const char *argv[] = { patrolboard(), "once", "-d", conninfo, option, NULL };
	const char *env[] = { BOARD_ENV, NULL };

	return program_run(argv, env, NULL);
}

static void test_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *r = &refusals[i];
		struct outcome o = once(conninfo_of(r), NULL);

		if (o.status != r->status || lines(o.err) != 1 || !strstr(o.err, r->words) || *o.out)
			fail_msg("%s: status %d, not %d, or '%s' not in one line of: %s%s", r->why, o.status, r->status,
				 r->words, o.err, o.out);
		outcome_release(&o);
	}
}

static void test_once_succeeds(void **state)
{
	static const char *const allow = "--set=database.allow_writer=yes";
	struct outcome o = once(server_conninfo(server), NULL);

	(void)state;
	assert_int_equal(o.status, 0);
	assert_string_equal(o.err, "");
	assert_int_equal(lines(o.out), 24);
	assert_non_null(strstr(o.out, "Hotspots 23"));
	outcome_release(&o);
	o = once(server_conninfo_of(server, "postgres", NULL), allow);
	assert_int_equal(o.status, 0);
	outcome_release(&o);
}

static struct outcome check(void)
{
	const char *argv[] = { patrolboard(), "check", "database", "-d", server_conninfo(server), NULL };
	const char *env[] = { BOARD_ENV, NULL };

	return program_run(argv, env, NULL);
}

/* Says both ways that the view may not be read, and what to do about it. Of changed rows one board by itself has no use. */
static void check_is_missed(const char *view)
{
	bool used = strcmp(view, "board.changed_row") != 0;
	struct outcome o = once(server_conninfo(server), "--format=json"), c = check();
	char words[128], mend[128];

	snprintf(words, sizeof words, "may not read %s (", view);
	snprintf(mend, sizeof mend, "mend: GRANT SELECT ON %s TO patrolboard_reader;", view);
	if (used && (o.status != 77 || lines(o.err) != 1 || !strstr(o.err, words)))
		fail_msg("without %s: status %d: %s", view, o.status, o.err);
	if (c.status != 77 || !strstr(c.out, mend))
		fail_msg("check without %s: status %d: %s", view, c.status, c.out);
	outcome_release(&o);
	outcome_release(&c);
}

/* The reader has no right that it could do without, and without one it is said which. */
static void test_each_grant_is_needed(void **state)
{
	char *views = server_ask(server, "SELECT string_agg(oid::regclass::text, ' ' ORDER BY oid) FROM pg_class"
					 " WHERE relnamespace = 'board'::regnamespace");
	size_t n = 0;

	(void)state;
	for (char *view = strtok(views, " "); view; view = strtok(NULL, " "), n++) {
		char sql[128];

		snprintf(sql, sizeof sql, "REVOKE SELECT ON %s FROM patrolboard_reader", view);
		server_sql(server, sql);
		check_is_missed(view);
		snprintf(sql, sizeof sql, "GRANT SELECT ON %s TO patrolboard_reader", view);
		server_sql(server, sql);
	}
	free(views);
	assert_int_equal(n, 12);
}

static void test_once_of_a_frozen_server(void **state)
{
	struct outcome o;

	(void)state;
	server_freeze(server);
	o = once(server_conninfo(server), "--set=database.connect_timeout=500ms");
	server_thaw(server);
	assert_int_equal(o.status, 69);
	assert_int_equal(lines(o.err), 1);
	assert_non_null(strstr(o.err, "(waited 500ms)"));
	outcome_release(&o);
}

static void test_senseless_conninfo_needs_no_screen(void **state)
{
	static const char *const nothing[] = { NULL };
	struct screen *s = board_open("hots=db", nothing, 80, 24);

	(void)state;
	assert_int_equal(screen_until_exit(s), 2);
	assert_true(screen_shows(s, "hots"));
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static void test_five_mistakes(void **state)
{
	static const char text[] = "database:\n"
				   "  intervall: 2s\n"
				   "  max_rows: many\n"
				   "screen:\n"
				   "  glyphs: fancy\n"
				   "  highlight: 10\n"
				   "staleness:\n"
				   "  lost_after: 1us\n";
	static const char *const places[] = { ":2:3: error:", ":3:13: error:", ":5:11: error:", ":6:14: error:",
					      ":8:15: error:" };
	char *folder = directory_new(), path[64];
	const char *argv[] = { patrolboard(), "check", "config", "-c", path, NULL };
	struct outcome o;
	const char *at;

	(void)state;
	snprintf(path, sizeof path, "%s/config.yaml", folder);
	file_write(path, "%s", text);
	o = program_run(argv, NULL, NULL);
	assert_int_equal(o.status, 78);
	at = *o.out ? o.out : o.err;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *next = strstr(at, places[i]);

		if (!next)
			fail_msg("'%s' is not, or not in its place, in:\n%s%s", places[i], o.out, o.err);
		assert_non_null(strchr(next, '^'));
		at = next;
	}
	assert_non_null(strstr(at, "5 errors; configuration not loaded"));
	outcome_release(&o);
	directory_remove(folder);
}

static int set_up(void **state)
{
	shared_make(state);
	databases_make();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_once),
		SHARED_TEST(test_once_succeeds),
		SHARED_TEST(test_each_grant_is_needed),
		SHARED_TEST(test_once_of_a_frozen_server),
		SHARED_TEST(test_senseless_conninfo_needs_no_screen),
		SHARED_TEST(test_five_mistakes),
	};

	return cmocka_run_group_tests(tests, set_up, shared_free);
}
