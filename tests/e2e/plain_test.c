/* The board as sentences: what happens in PostgreSQL is told once, on a pipe or in a file, without a terminal. */
#include <setjmp.h>
#include <signal.h>
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

/* A program that tells, and the file it tells into. */
struct teller {
	pid_t pid;
	char *directory, *out;
};

static const char *const env[] = { BOARD_ENV, "TERM", NULL };

static struct teller start(void)
{
	const char *argv[] = { patrolboard(),
			       "--plain",
			       "--set",
			       "database.interval=200ms",
			       "--set",
			       "staleness.lost_after=3s",
			       "--set",
			       "database.answer_timeout=1s",
			       "--set",
			       "database.retry_max=1s",
			       "--set",
			       "alerts.clear_after=1s",
			       server_conninfo(server),
			       NULL };
	struct teller t = { .directory = directory_new() };

	assert_true(asprintf(&t.out, "%s/out", t.directory) > 0);
	t.pid = program_start(argv, env, t.out, NULL);
	return t;
}

struct wanted {
	const char *out, *text;
};

static bool has_told(void *data)
{
	const struct wanted *w = data;
	char *text = file_read(w->out);
	bool found = strstr(text, w->text) != NULL;

	free(text);
	return found;
}

static void until_told(const struct teller *t, const char *text)
{
	struct wanted w = { t->out, text };

	if (until_true(has_told, &w))
		return;
	fail_msg("never told: %s; but: %s", text, file_read(t->out));
}

static size_t times_told(const struct teller *t, const char *what)
{
	char *text = file_read(t->out);
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, what)); at++)
		n++;
	free(text);
	return n;
}

static void end(struct teller *t)
{
	kill(t->pid, SIGTERM);
	assert_int_equal(program_until_end(t->pid), 128 + SIGTERM);
	board_check_gone(server);
	directory_remove(t->directory);
	free(t->out);
}

static void test_changes(void **state)
{
	struct teller t = start();

	(void)state;
	until_told(&t, " Derbyshire, Mon 1 Jan 2024, Europe/London.\n");
	until_told(&t, " 23 hotspots: ");
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	until_told(&t, " MB1 is now EMERGENCY");
	until_told(&t, " ALERT, high priority: EMERGENCY MB1 ");
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	until_told(&t, " Alert over, high priority: EMERGENCY MB1 ");
	until_told(&t, " MB1 is now STATION");
	assert_int_equal(times_told(&t, "MB1 is now EMERGENCY"), 1);
	assert_int_equal(times_told(&t, "ALERT, high priority: EMERGENCY MB1"), 1);
	end(&t);
}

static void test_faults(void **state)
{
	struct teller t = start();

	(void)state;
	until_told(&t, " 23 hotspots: ");
	server_stop(server, SIGINT);
	until_told(&t, " STALE: nothing is known since 18:");
	until_told(&t, " NO DATABASE since 18:");
	assert_int_equal(times_told(&t, "LIVE again"), 0);
	server_start(server);
	until_told(&t, " LIVE again, after ");
	assert_int_equal(times_told(&t, "STALE:"), 1);
	end(&t);
}

static void test_absent(void **state)
{
	const char *argv[] = { patrolboard(), "--plain", "host=/nonexistent", NULL };
	struct teller t = { .directory = directory_new() };

	(void)state;
	assert_true(asprintf(&t.out, "%s/out", t.directory) > 0);
	t.pid = program_start(argv, env, t.out, NULL);
	until_told(&t, "/nonexistent");
	end(&t);
}

/* Nobody reads any more: no message, no failure. */
static void test_reader_gone(void **state)
{
	const char *argv[] = {
		"sh", "-c", "\"$0\" --plain \"$1\" | head -n 1; exit 0", patrolboard(), server_conninfo(server), NULL
	};
	struct outcome o = program_run(argv, env, NULL);

	(void)state;
	assert_string_equal(o.err, "");
	assert_non_null(strstr(o.out, "Derbyshire"));
	assert_int_equal(o.status, 0);
	outcome_release(&o);
	board_check_gone(server);
}

static void test_hostile(void **state)
{
	struct teller t = start();
	char *text;

	(void)state;
	until_told(&t, " 23 hotspots: ");
	server_sql(
		server,
		"UPDATE patrol.duty SET note = E'Z\\x1b]0;owned\\x07\\r\\n\\u202e\\u009b5mY' WHERE call_sign = 'UA2'");
	until_told(&t, " UA2 notes: Z");
	text = file_read(t.out);
	for (const char *c = text; *c; c++)
		assert_true(*c == '\n' || ((unsigned char)*c >= ' ' && *c != 0x7f));
	assert_null(strstr(text, "\xe2\x80\xae"));
	assert_null(strstr(text, "\xc2\x9b"));
	free(text);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_changes),     SHARED_TEST(test_faults),  SHARED_TEST(test_absent),
		SHARED_TEST(test_reader_gone), SHARED_TEST(test_hostile),
	};

	process_adopt();
	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
