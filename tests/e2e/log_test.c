/* The log of a board whose server comes and goes, whose terminal changes, and whose file is moved, full or not read. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <regex.h>
#include <sys/stat.h>
#include <unistd.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* The beginning of every line; two expressions follow, for the level and the event. */
#define LINE "^ts=[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z level=%s event=%s pid=[0-9]+"
#define SECRET "hunter2-never-told"

static char *folder, path[256], moved[256];

/* Of any number of lines one that has the level, the event, and then an expression. */
struct sought {
	const char *file, *level, *event, *rest;
};

static bool is_there(void *data)
{
	const struct sought *s = data;
	char pattern[512], *text = file_read(s->file), *rest = text;
	regex_t regex;
	bool found = false;

	snprintf(pattern, sizeof pattern, LINE "%s", s->level, s->event, s->rest);
	assert_int_equal(regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB), 0);
	for (char *line; !found && (line = strsep(&rest, "\n"));)
		found = regexec(&regex, line, 0, NULL, 0) == 0;
	regfree(&regex);
	free(text);
	return found;
}

static void expect_in(const char *file, const char *level, const char *event, const char *rest)
{
	struct sought s = { file, level, event, rest };
	char *text;

	if (until_true(is_there, &s))
		return;
	text = file_read(file);
	fail_msg("no %s with '%s' in:\n%s", event, rest, text);
}

static void expect(const char *level, const char *event, const char *rest)
{
	expect_in(path, level, event, rest);
}

static bool has(const char *words)
{
	char *text = file_read(path);
	bool found = strstr(text, words);

	free(text);
	return found;
}

/* Lines of an event that are there by now. */
static size_t told(const char *event)
{
	char *text = file_read(path);
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, event)); at++)
		n++;
	free(text);
	return n;
}

static void test_tells_of_an_outage(void **state)
{
	const char *options[] = { "--log", path, NULL };
	struct screen *s = board_open(server_conninfo(server), options, 80, 24);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	expect("info", "started", " version=[0-9.]+ form=screen layout=operator servers=/.* dbname=patrolboard"
				  " user=patrolboard_reader$");
	expect("info", "connected", " server=socket version=.* way=socket backend=[1-9][0-9]*$");
	expect("info", "live", " after_ms=[0-9]+$");
	assert_false(has("event=poll "));
	assert_false(has("event=settings"));
	server_stop(server, SIGINT);
	assert_true(screen_until(s, BOARD_LOST));
	expect("warn", "poll_failed", " sqlstate=57P01 tries=1 retry_ms=[0-9]+ reason=\"the server at .* ended .*\"$");
	expect("warn", "not_connected", " tries=[0-9]+ retry_ms=[0-9]+ reason=\"no connection to .*\"$");
	expect("warn", "stale", " age_ms=[0-9]+ reason=\"no connection to .*\"$");
	expect("error", "no_database", " age_ms=3[0-9]{3} reason=\"no connection to .*\"$");
	server_start(server);
	assert_true(screen_until(s, BOARD_LIVE));
	expect("info", "recovered", " after_ms=[0-9]{4,} tries=([4-9]|[0-9]{2,})$");
	assert_in_range(told("event=not_connected"), 1, 2); /* of all those tries: each reason once a minute */
	screen_keys(s, "D");
	assert_true(screen_until(s, "polls +[0-9]+, [1-9][0-9]* failed; the last [0-9]+: median [0-9.]+ ms"));
	assert_true(screen_until(s, "connection +socket, PostgreSQL [0-9.]+, for [0-9]+s; 2 made so far"));
	assert_true(screen_until(s, "memory +[1-9][0-9]*\\.[0-9] MB"));
	screen_keys(s, "\x1b");
	screen_resize(s, 100, 30);
	expect("info", "resized", " cols=100 rows=30$");
	board_leave(s, server);
	expect("info", "left", " reason=\"asked to\"$");
	expect("info", "not_connected", " repeated=[0-9]+ reason=\"no connection to .*\"$");
}

/* A board told in lines keeps the same log, and a signal says who ended it. */
static void test_of_plain(void **state)
{
	const char *argv[] = { patrolboard(), "--plain", "-d", server_conninfo(server), "-i200ms", "-vv", "--log", path,
			       NULL };
	const char *env[] = { BOARD_ENV, NULL };
	pid_t board = program_start(argv, env, "/dev/null", NULL);

	(void)state;
	expect("info", "started", " .* form=plain");
	expect("info", "settings", " interval_ms=200 .*missed_polls=3");
	expect("(debug|warn)", "poll(_slow)?", " took_ms=[0-9]+ rows=[0-9]{3,} bytes=[0-9]{4,}$");
	kill(board, SIGTERM);
	assert_int_equal(program_until_end(board), 128 + SIGTERM);
	expect("info", "signal", " name=TERM$");
	expect("info", "left", " reason=signal$");
	board_check_gone(server);
}

static void configure(const char *file, const char *parameters)
{
	file_write(file, "database:\n  conninfo: '%s%s'\nlog: {file: %s, level: polls}\n", server_conninfo(server),
		   parameters, path);
}

/* Wherever a password may be said, the log does not repeat it. */
static void test_tells_no_secret(void **state)
{
	char file[300];
	const char *argv[] = { patrolboard(), "-c", file, server_conninfo(server), NULL };
	const char *env[] = { BOARD_ENV, "PGPASSWORD=" SECRET, NULL };
	struct screen *s;

	(void)state;
	snprintf(file, sizeof file, "%s/board.yaml", folder);
	configure(file, "");
	s = screen_open(argv, env, 120, 24);
	assert_true(screen_until(s, BOARD_LIVE));
	expect("info", "started", " .* user=patrolboard_reader$");
	configure(file, "&password=" SECRET);
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "settings kept"));
	expect("error", "reload_refused", " reason=\".*\"$");
	configure(file, "&application_name=other");
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	expect("info", "reloaded", " servers=.* user=patrolboard_reader$");
	board_leave(s, server);
	expect("info", "left", "");
	assert_false(has(SECRET));
}

/* Has the program (a pid_t) no descriptor for the file that was moved? */
static bool is_let_go(void *data)
{
	const pid_t *pid = data;
	char name[64], to[256];
	bool held = false;

	for (int fd = 0; fd < 64; fd++) {
		ssize_t n;

		snprintf(name, sizeof name, "/proc/%d/fd/%d", (int)*pid, fd);
		n = readlink(name, to, sizeof to - 1);
		to[n > 0 ? n : 0] = '\0';
		held = held || strcmp(to, moved) == 0;
	}
	return !held;
}

static void test_moves_on(void **state)
{
	const char *options[] = { "--log", path, NULL };
	struct screen *s = board_open(server_conninfo(server), options, 80, 24);
	pid_t board = screen_pid(s);
	struct stat st;

	(void)state;
	expect("info", "live", "");
	assert_int_equal(rename(path, moved), 0);
	screen_signal(s, SIGUSR1);
	expect("info", "signal", " name=USR1$");
	expect_in(moved, "info", "started", "");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_false(has("started"));
	assert_int_equal(rename(path, moved), 0);
	assert_false(is_let_go(&board));
	screen_signal(s, SIGUSR1); /* which is not told again in the same minute */
	assert_true(until_true(is_let_go, &board));
	board_leave(s, server);
	expect("info", "left", "");
}

/* The board says so, lives, and answers its keys; when the pipe is read again the log says what it lacks. */
static void test_cannot_be_written(void **state)
{
	const char *options[] = { "--log", "/dev/full", NULL };
	struct screen *s = board_open(server_conninfo(server), options, 120, 24);
	int reader;

	(void)state;
	assert_true(screen_until(s, "cannot write the log '/dev/full': No space left on device"));
	assert_true(screen_until(s, BOARD_LIVE));
	board_leave(s, server);
	assert_int_equal(mkfifo(path, 0600), 0);
	options[1] = path;
	s = board_open(server_conninfo(server), options, 200, 24);
	assert_true(screen_until(s, "nobody reads that pipe"));
	assert_true(screen_until(s, BOARD_LIVE));
	reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	close(reader);
	screen_resize(s, 199, 24);
	screen_keys(s, "?");
	assert_true(screen_until(s, "focus the next pane"));
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, BOARD_LIVE));
	board_leave(s, server);
}

static void test_is_never_on_the_screen(void **state)
{
	const char *options[] = { "--log", "/dev/tty", NULL };
	struct screen *s = board_open(server_conninfo(server), options, 120, 24);

	(void)state;
	assert_true(screen_until(s, "cannot write the log '/dev/tty': it is a terminal"));
	assert_true(screen_until(s, BOARD_LIVE));
	assert_false(screen_raw_has(s, "level=", 6));
	board_leave(s, server);
}

static int set_up(void **state)
{
	folder = directory_new();
	snprintf(path, sizeof path, "%s/board.log", folder);
	snprintf(moved, sizeof moved, "%s/board.log.1", folder);
	return shared_make(state);
}

static int clear(void **state)
{
	directory_clear(folder);
	return shared_mend(state);
}

static int tear_down(void **state)
{
	directory_remove(folder);
	return shared_free(state);
}

#define LOG_TEST(f) cmocka_unit_test_teardown(f, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LOG_TEST(test_tells_of_an_outage),
		LOG_TEST(test_of_plain),
		LOG_TEST(test_tells_no_secret),
		LOG_TEST(test_moves_on),
		LOG_TEST(test_cannot_be_written),
		LOG_TEST(test_is_never_on_the_screen),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
