/* What the board makes of signals that it may or may not hear, and of having no keyboard, no output, or a plain locale. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

static const char *const nothing[] = { NULL };

static struct screen *open_live(void)
{
	struct screen *s = board_open(server_conninfo(server), nothing, 80, 24);

	assert_true(screen_until(s, BOARD_LIVE));
	assert_false(screen_is_sane(s));
	return s;
}

static void test_hang_up_with_a_live_terminal_reloads(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	board_leave(s, server);
}

static void write_configuration(const char *path, const char *conninfo, const char *interval, const char *glyphs,
				const char *layout)
{
	file_write(path, "database:\n  conninfo: \"%s\"\n  interval: %s\nscreen:\n  glyphs: %s\n  layout: \"%s\"\n",
		   conninfo, interval, glyphs, layout);
}

/* All of the configuration counts from then on, the place of the database too; of a bad one, nothing. */
static void test_reloads_all(void **state)
{
	char *folder = directory_new(), path[64];
	const char *argv[] = { patrolboard(), "-c", path, NULL };
	const char *env[] = { BOARD_ENV, NULL };
	struct screen *s;

	(void)state;
	snprintf(path, sizeof path, "%s/config.yaml", folder);
	write_configuration(path, "host=/nonexistent", "200ms", "full", "operator");
	s = screen_open(argv, env, 120, 40);
	assert_true(screen_until(s, "NO DATA YET"));
	write_configuration(path, server_conninfo(server), "300ms", "ascii", "compact");
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_shows(s, " every 300ms "));
	assert_true(screen_until_gone(s, "●|─|│"));
	write_configuration(path, "host=/nonexistent", "soon", "full", "operator");
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "settings kept: config.yaml:3:13: "));
	assert_true(screen_shows(s, " every 300ms "));
	assert_true(screen_shows(s, BOARD_LIVE));
	assert_false(screen_shows(s, "─"));
	directory_remove(folder);
	board_leave(s, server);
}

static struct screen *open_by_shell(const char *command, const char *sight)
{
	struct screen *s = board_open_by(command, server_conninfo(server), 80, 24);

	assert_true(screen_until(s, sight));
	return s;
}

/* Who started it said so (nohup, a script's &), and knows best. */
static void test_ignored_signals_stay_ignored(void **state)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
	struct screen *s = open_by_shell("trap '' HUP INT QUIT TERM; exec \"$BOARD\" -d \"$URI\"", BOARD_LIVE);

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		screen_signal(s, signals[i]);
	screen_keys(s, "?");
	assert_true(screen_until(s, "only rows with the words typed"));
	assert_false(screen_shows(s, "configuration read again"));
	screen_keys(s, "\x1b");
	board_leave(s, server);
}

/* But nobody is left to hear. */
static void test_closed_window_of_plain_deaf_to_signals(void **state)
{
	struct screen *s = open_by_shell("trap '' HUP TERM; exec \"$BOARD\" -d \"$URI\" --plain", " 23 hotspots: ");

	(void)state;
	screen_hang_up(s);
	assert_int_not_equal(screen_until_exit(s), -1);
	screen_close(s);
	board_check_gone(server);
}

static void test_suspended_and_back(void **state)
{
	char uri[256], board[512];
	const char *env[] = { uri, board, NULL };

	(void)state;
	snprintf(uri, sizeof uri, "URI=%s", server_conninfo(server));
	snprintf(board, sizeof board, "BOARD=%s", patrolboard());
	board_check_suspends("\"$BOARD\" -d \"$URI\"", env);
	board_check_gone(server);
}

/* Started by a terminal's own program, an ssh or a getty: stopped, nobody could wake it. */
static void test_not_suspended_where_nothing_resumes(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_keys(s, "\x1a");
	assert_true(screen_until(s, "no shell"));
	assert_true(screen_alternate(s));
	assert_true(screen_until_gone(s, "no shell"));
	assert_true(screen_shows(s, BOARD_LIVE));
	board_leave(s, server);
}

static struct outcome shell(const char *command)
{
	const char *argv[] = { "sh", "-c", command, patrolboard(), server_conninfo(server), NULL };
	const char *env[] = { BOARD_ENV, "TERM=xterm", NULL };

	return program_run(argv, env, NULL);
}

static void test_nowhere_to_write(void **state)
{
	static const struct {
		const char *command;
		int status;
	} cases[] = {
		{ "exec \"$0\" once -d \"$1\" >/dev/full", 1 },
		{ "exec \"$0\" once -d \"$1\" >&-", 1 },
		{ "exec \"$0\" check database -d \"$1\" >&-", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = shell(cases[i].command);

		if (o.status != cases[i].status || !strstr(o.err, "patrolboard: "))
			fail_msg("%s: status %d: %s", cases[i].command, o.status, o.err);
		outcome_release(&o);
		board_check_gone(server);
	}
}

static void check_standard_descriptors(pid_t pid)
{
	for (int fd = 0; fd <= 2; fd++) {
		char path[64], target[64] = "";

		snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)pid, fd);
		assert_true(readlink(path, target, sizeof target - 1) > 0);
		if (strncmp(target, "/dev/", 5) != 0 && (fd != 2 || strncmp(target, "pipe:", 5) != 0))
			fail_msg("descriptor %d is %s", fd, target);
	}
}

static void test_wall_display(void **state)
{
	static const char *const commands[] = {
		"exec \"$BOARD\" -d \"$URI\" </dev/null",
		"exec \"$BOARD\" -d \"$URI\" <&-",
		"exec \"$BOARD\" -d \"$URI\" <&- 2>&-",
	};

	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct screen *s = open_by_shell(commands[i], BOARD_LIVE);

		check_standard_descriptors(screen_pid(s));
		board_check_waits(s);
		screen_signal(s, SIGTERM);
		assert_int_equal(screen_until_exit(s), 128 + SIGTERM);
		assert_true(screen_is_sane(s));
		screen_close(s);
		board_check_gone(server);
	}
}

static void test_plain_locale(void **state)
{
	const char *argv[] = { patrolboard(), "-d", server_conninfo(server), NULL };
	const char *env[] = { BOARD_ENV, "LC_ALL=C", "NO_COLOR=1", NULL };
	struct screen *s = screen_open(argv, env, 80, 24);
	const char *raw;
	size_t n;

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	raw = screen_raw(s, &n);
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)raw[i] >= 0x80)
			fail_msg("byte %zu is %02x", i, (unsigned char)raw[i]);
	assert_null(memmem(raw, n, "\x1b[31m", 5));
	board_leave(s, server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_hang_up_with_a_live_terminal_reloads),
		SHARED_TEST(test_reloads_all),
		SHARED_TEST(test_ignored_signals_stay_ignored),
		SHARED_TEST(test_closed_window_of_plain_deaf_to_signals),
		SHARED_TEST(test_suspended_and_back),
		SHARED_TEST(test_not_suspended_where_nothing_resumes),
		SHARED_TEST(test_nowhere_to_write),
		SHARED_TEST(test_wall_display),
		SHARED_TEST(test_plain_locale),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
