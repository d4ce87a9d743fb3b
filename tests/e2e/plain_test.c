/* The board as sentences: what happens in PostgreSQL is told once, on a pipe or in a file, without a terminal. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

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

static void start_telling(struct teller *t)
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

	t->pid = program_start(argv, env, t->out, NULL);
}

static struct teller prepare(void)
{
	struct teller t = { .directory = directory_new() };

	assert_true(asprintf(&t.out, "%s/out", t.directory) > 0);
	return t;
}

static struct teller start(void)
{
	struct teller t = prepare();

	start_telling(&t);
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

static bool has_begun_anew(void *data)
{
	return times_told(data, " 23 hotspots: ") == 2;
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
	until_told(&t, " ALERT, high priority: EMERGENCY MB1, ");
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	until_told(&t, " Alert over, high priority: EMERGENCY MB1, ");
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
	until_told(&t, " STALE: nothing known since 18:");
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
	struct teller t = prepare();

	(void)state;
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

/* A log that is not written is not to sound like a quiet evening. */
static void test_disk_full(void **state)
{
	const char *argv[] = { "sh", "-c", "exec \"$0\" --plain \"$1\" > /dev/full", patrolboard(),
			       server_conninfo(server), NULL };
	struct outcome o = program_run(argv, env, NULL);

	(void)state;
	assert_string_equal(o.err, "patrolboard: cannot write to standard output: No space left on device\n");
	assert_int_equal(o.status, 1);
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

static bool has_come(void *data)
{
	int n = 0;

	return ioctl(*(int *)data, FIONREAD, &n) == 0 && n > 0;
}

/* `data` is a question that the database answers with t or f. */
static bool is_so(void *data)
{
	char *answer = server_ask(server, data);
	bool so = answer[0] == 't';

	free(answer);
	return so;
}

static void until_read_again(void)
{
	char *now = server_ask(server, "SELECT clock_timestamp()"), *question;

	assert_true(asprintf(&question,
			     "SELECT coalesce(max(query_start) > '%s', false) FROM pg_stat_activity "
			     "WHERE usename = 'patrolboard_reader'",
			     now) > 0);
	assert_true(until_true(is_so, question));
	free(question);
	free(now);
}

/* What comes out of a pipe, until it holds `last`. */
struct drain {
	int fd;
	const char *last;
	char text[1 << 16];
	size_t n;
};

static bool has_drained(void *data)
{
	struct drain *d = data;
	ssize_t got;

	while ((got = read(d->fd, d->text + d->n, sizeof d->text - 1 - d->n)) > 0)
		d->n += (size_t)got;
	return strstr(d->text, d->last) != NULL;
}

/* The database is read on, nothing is gathered for who does not read, and in the end he hears what has changed in all. */
static void test_reader_stops(void **state)
{
	struct teller t = prepare();
	struct drain drain = { .last = " MB1 is now EMERGENCY" };
	int fd, told = 0;

	(void)state;
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	assert_int_equal(mkfifo(t.out, 0600), 0);
	fd = open(t.out, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	assert_true(fd >= 0 && fcntl(fd, F_SETPIPE_SZ, 4096) >= 4096);
	start_telling(&t);
	assert_true(until_true(has_come, &fd));
	for (int i = 0; i < 11; i++) {
		server_sql(server,
			   i % 2 ? "SELECT patrol.set_state('MB1', '3')" : "SELECT patrol.set_state('MB1', '4')");
		until_read_again();
	}
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	until_read_again();
	drain.fd = fd;
	assert_true(until_true(has_drained, &drain));
	for (const char *at = drain.text; (at = strstr(at, " MB1 is now ")); at++)
		told++;
	if (told > 2)
		fail_msg("told %d times: %s", told, drain.text);
	end(&t);
	close(fd);
}

/* Under nohup: neither the end of the session nor anything else that was ignored from the start ends it. */
static void test_ignored_signals_stay_ignored(void **state)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGQUIT };
	struct teller t = prepare();
	const char *argv[] = { "sh", "-c", "trap '' HUP INT QUIT; exec \"$0\" --plain -i200ms \"$1\"", patrolboard(),
			       server_conninfo(server), NULL };

	(void)state;
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	t.pid = program_start(argv, env, t.out, NULL);
	until_told(&t, " 23 hotspots: ");
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		kill(t.pid, signals[i]);
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	until_told(&t, " MB1 is now EMERGENCY");
	assert_int_equal(times_told(&t, "onfiguration read again"), 0);
	end(&t);
}

static void configure(const char *path, const char *conninfo, const char *more)
{
	file_write(path, "database:\n  conninfo: '%s'\n  interval: 200ms\n  retry_max: 1s\n%s", conninfo, more);
}

/* A hang-up without a terminal that has gone: from a service's manager, or who keeps a log. */
static void test_reads_configuration_again(void **state)
{
	struct teller t = prepare();
	const char *argv[] = { patrolboard(), "--plain", "-c", NULL, NULL };
	char *path;

	(void)state;
	assert_true(asprintf(&path, "%s/board.yaml", t.directory) > 0);
	argv[3] = path;
	configure(path, server_conninfo(server), "");
	t.pid = program_start(argv, env, t.out, NULL);
	until_told(&t, " 23 hotspots: ");
	configure(path, server_conninfo(server), "scren: {theme: mono}\n");
	kill(t.pid, SIGHUP);
	until_told(&t, " settings kept: board.yaml:5:1: unknown key 'scren'");
	configure(path, server_conninfo(server), "screen: {theme: mono}\n");
	kill(t.pid, SIGHUP);
	until_told(&t, " Configuration read again.\n");
	assert_int_equal(times_told(&t, " 23 hotspots: "), 1);
	configure(path, server_conninfo_of(server, "patrolboard_reader", "nowhere"), "");
	kill(t.pid, SIGHUP);
	until_told(&t, "\nConfiguration read again.\n");
	until_told(&t, " has no database 'nowhere'");
	assert_int_equal(times_told(&t, " 23 hotspots: "), 1);
	configure(path, server_conninfo(server), "");
	kill(t.pid, SIGHUP);
	assert_true(until_true(has_begun_anew, &t));
	free(path);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_changes),
		SHARED_TEST(test_faults),
		SHARED_TEST(test_absent),
		SHARED_TEST(test_reader_gone),
		SHARED_TEST(test_disk_full),
		SHARED_TEST(test_hostile),
		SHARED_TEST(test_reader_stops),
		SHARED_TEST(test_ignored_signals_stay_ignored),
		SHARED_TEST(test_reads_configuration_again),
	};

	process_adopt();
	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
