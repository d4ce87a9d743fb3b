/* `patrolboard demo` in a terminal: the board plays, and however it is left, neither process nor folder nor raw terminal stays. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"

static char *kept, *tmp; /* the demo's data, and where it puts what is temporary */
static char tmpdir[80];

static void check_gone(void)
{
	assert_true(process_until_alone());
	assert_int_equal(directory_entries(tmp), 0);
}

static struct outcome demo(const char *const words[])
{
	const char *argv[16] = { patrolboard(), "demo" };
	const char *env[] = { BOARD_ENV,  "LC_ALL=C.UTF-8",       tmpdir,	   "PGHOST=/nonexistent",
			      "PGPORT=1", "PGUSER=nobody_at_all", "PGSERVICE=none", "PGOPTIONS=--nonsense", NULL };
	size_t n = 2;

	for (; *words; words++)
		argv[n++] = *words;
	return program_run(argv, env, NULL);
}

/* The issue's own example first; it makes the kept data that the others use. */
static void test_commands(void **state)
{
	const struct {
		const char *why, *words[8];
		int status;
		const char *out;
	} cases[] = {
		{ "options after a command", { "--keep", kept, "once", "--size", "120x40" }, 0, "Hotspots 23" },
		{ "an operand after a command", { "--keep", kept, "check", "database" }, 0, "0 problems" },
		{ "an option first", { "--keep", kept, "--version" }, 0, "patrolboard " },
		{ "no terminal", { "--keep", kept }, 2, "" },
		{ "a mistake is the board's to tell", { "--keep", kept, "onse" }, 2, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = demo(cases[i].words);

		if (o.status != cases[i].status || !strstr(o.out, cases[i].out))
			fail_msg("%s: status %d, %s%s", cases[i].why, o.status, o.out, o.err);
		outcome_release(&o);
		check_gone();
	}
}

static void test_mistakes(void **state)
{
	static const struct {
		const char *words[4], *complaint;
	} cases[] = {
		{ { "--seed", "many", "once" }, "'many'" },
		{ { "--seed", "-1" }, "'-1'" },
		{ { "--seed" }, "''" },
		{ { "--keep" }, "--keep wants" },
		{ { "serve", "once" }, "'once'" },
		{ { "once", "--sizes=3x3" }, "did you mean '--size'?" },
		{ { "report", "--size=3x3" }, "--size is for 'once', not for 'report'" },
		{ { "once", "-d", "other" }, "the demo has a database of its own: -d is not for it" },
		{ { "other" }, "the demo has a database of its own: 'other' is none of its commands" },
		{ { "demo" }, "'demo' is said twice" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = demo(cases[i].words);

		assert_int_equal(o.status, 2);
		assert_string_equal(o.out, "");
		if (!strstr(o.err, cases[i].complaint) || strstr(o.err, "starting"))
			fail_msg("'%s' is not in: %s", cases[i].complaint, o.err);
		outcome_release(&o);
		check_gone();
	}
}

/* Whoever asks how it is used gets no server. */
static void test_help_needs_no_server(void **state)
{
	static const struct {
		const char *words[4], *out;
	} cases[] = {
		{ { "--help" }, "A live board of hotspot patrols" },
		{ { "-h", "once" }, "A live board of hotspot patrols" },
		{ { "--version" }, "patrolboard " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = demo(cases[i].words);

		assert_int_equal(o.status, 0);
		assert_int_equal(strncmp(o.out, cases[i].out, strlen(cases[i].out)), 0);
		assert_string_equal(o.err, "");
		outcome_release(&o);
		check_gone();
	}
}

static struct screen *open_live(void)
{
	const char *argv[] = { patrolboard(), "demo", "--keep", kept, NULL };
	const char *env[] = { BOARD_ENV, tmpdir, NULL };
	struct screen *s = screen_open(argv, env, 120, 40);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

static void test_plays_and_is_left(void **state)
{
	struct screen *s = open_live();
	char *event;

	(void)state;
	assert_true(screen_shows(s, "1 Hotspots 23 "));
	/* The newest event stands first in the last row but one; it will not be for long. */
	assert_true(screen_until(s, "^ [0-9]{2}:[0-9]{2}:[0-9]{2} .* · "));
	assert_true(asprintf(&event, "^%.30s", screen_row(s, 38)) > 10);
	assert_true(screen_until_gone(s, event));
	free(event);
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
	check_gone();
}

static void test_signals(void **state)
{
	static const struct {
		int signal, status;
	} cases[] = { { SIGTERM, 128 + SIGTERM }, { SIGKILL, 128 + SIGKILL }, { SIGABRT, 128 + SIGABRT } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen *s = open_live();

		screen_signal(s, cases[i].signal);
		assert_int_equal(screen_until_exit(s), cases[i].status);
		check_gone();
		assert_true(screen_is_sane(s));
		screen_close(s);
	}
}

/* The one child that was given a database to look at. */
static pid_t board_of(struct screen *s)
{
	pid_t all[64];
	size_t n = process_descendants(screen_pid(s), all, 64);

	for (size_t i = 0; i < n && i < 64; i++) {
		char path[64], *words;
		bool found;

		snprintf(path, sizeof path, "/proc/%d/cmdline", (int)all[i]);
		words = file_read(path);
		found = *words && strcmp(words + strlen(words) + 1, "-d") == 0 &&
			process_parent(all[i]) == screen_pid(s);
		free(words);
		if (found)
			return all[i];
	}
	return 0;
}

static void test_board_killed(void **state)
{
	struct screen *s = open_live();
	pid_t board = board_of(s);

	(void)state;
	assert_true(board > 0);
	kill(board, SIGKILL);
	assert_int_equal(screen_until_exit(s), 128 + SIGKILL);
	check_gone();
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static void test_interrupt_is_the_boards(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_signal(s, SIGINT);
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	screen_keys(s, "\x03");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
	check_gone();
}

/* A confined board has all it needs of the demo too, whose server it does not confine. */
static void test_on_a_wall(void **state)
{
	const char *argv[] = { patrolboard(), "demo", "--keep", kept, "--kiosk", NULL };
	const char *env[] = { BOARD_ENV, BOARD_CONFINED, tmpdir, NULL };
	struct screen *s = screen_open(argv, env, 120, 40);
	char path[64], *status;

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	snprintf(path, sizeof path, "/proc/%d/status", (int)board_of(s));
	status = file_read(path);
	assert_non_null(strstr(status, "\nSeccomp:\t2\n"));
	free(status);
	screen_signal(s, SIGTERM);
	assert_int_equal(screen_until_exit(s), 128 + SIGTERM);
	assert_true(screen_is_sane(s));
	screen_close(s);
	check_gone();
}

static bool tells_of_usr1(void *path)
{
	char *text = file_read(path);
	bool told = strstr(text, "name=USR1");

	free(text);
	return told;
}

/* The demo has no log of its own that could be opened again, and does not die of being asked to. */
static void test_log_is_the_boards(void **state)
{
	char path[96];
	const char *argv[] = { patrolboard(), "demo", "--keep", kept, "--log", path, NULL };
	const char *env[] = { BOARD_ENV, tmpdir, NULL };
	struct screen *s;

	(void)state;
	snprintf(path, sizeof path, "%s/board.log", tmp);
	s = screen_open(argv, env, 120, 40);
	assert_true(screen_until(s, BOARD_LIVE));
	screen_signal(s, SIGUSR1);
	assert_true(until_true(tells_of_usr1, path));
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
	unlink(path);
	check_gone();
}

static void test_closed_window(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_hang_up(s);
	assert_int_not_equal(screen_until_exit(s), -1);
	screen_close(s);
	check_gone();
}

/* Neither the board nor the demo behind it. */
static void test_not_suspended_where_nothing_resumes(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_keys(s, "\x1a");
	assert_true(screen_until(s, "no shell"));
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
	check_gone();
}

static void test_suspended_and_back(void **state)
{
	char keep[80], board[512];
	const char *env[] = { keep, board, tmpdir, NULL };

	(void)state;
	snprintf(keep, sizeof keep, "KEEP=%s", kept);
	snprintf(board, sizeof board, "BOARD=%s", patrolboard());
	board_check_suspends("\"$BOARD\" demo --keep=$KEEP", env);
	check_gone();
}

static int set_up(void **state)
{
	(void)state;
	process_adopt();
	kept = directory_new();
	tmp = directory_new();
	snprintf(tmpdir, sizeof tmpdir, "TMPDIR=%s", tmp);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	directory_remove(kept);
	directory_remove(tmp);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	process_kill_all_but(0);
	directory_clear(tmp);
	return 0;
}

#define TEST(f) cmocka_unit_test_teardown(f, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_commands),
		TEST(test_mistakes),
		TEST(test_help_needs_no_server),
		TEST(test_plays_and_is_left),
		TEST(test_signals),
		TEST(test_board_killed),
		TEST(test_interrupt_is_the_boards),
		TEST(test_on_a_wall),
		TEST(test_log_is_the_boards),
		TEST(test_closed_window),
		TEST(test_suspended_and_back),
		TEST(test_not_suspended_where_nothing_resumes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
