/* The supervisor's board: it costs next to nothing while nothing happens, tells the truth in steps, and changes nothing. */
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

/* What a minute may cost: 25 bytes a second. */
#define BYTES_A_MINUTE ((size_t)25 * 60)
#define POLL_MS 1100

static const char *const slow[] = { "--slow", NULL };

static struct screen *open_slow(int cols, int rows)
{
	struct screen *s = board_open(server_conninfo(server), slow, cols, rows);

	assert_true(screen_until(s, "LIVE <1s$"));
	return s;
}

static void set_clock(const char *time)
{
	char sql[256];

	snprintf(sql, sizeof sql,
		 "UPDATE patrol.setting SET clock_offset = clock_offset + timestamptz '2024-01-01 %s+00' - now"
		 " FROM board.about",
		 time);
	server_sql(server, sql);
}

/* Takes what is still on its way. */
static void settle(struct screen *s)
{
	while (screen_take(s, POLL_MS / 2))
		;
	screen_raw_forget(s);
}

/* Nothing at all between one minute and the next, and then no more than a minute may cost. */
static void test_is_quiet(void **state)
{
	static const char *const options[] = { "--slow", "-i1100ms", NULL };
	static const struct {
		int cols, rows;
	} sizes[] = { { 80, 24 }, { 40, 15 } };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct screen *s = board_open(server_conninfo(server), options, sizes[i].cols, sizes[i].rows);
		size_t bytes;

		set_clock("18:03:00");
		assert_true(screen_until(s, " 18:03 .* LIVE <2s$"));
		settle(s);
		assert_false(screen_take(s, 3 * POLL_MS));
		set_clock("18:04:00");
		assert_true(screen_until(s, " 18:04 .* LIVE <2s$"));
		while (screen_take(s, POLL_MS / 2))
			;
		screen_raw(s, &bytes);
		if (bytes > BYTES_A_MINUTE)
			fail_msg("%dx%d: a minute costs %zu bytes", sizes[i].cols, sizes[i].rows, bytes);
		board_leave(s, server);
	}
}

static void test_tells_its_age(void **state)
{
	struct screen *s = open_slow(80, 24);

	(void)state;
	assert_true(screen_shows(s, "Mon 1 Jan (2024 )?18:0[0-9]  .*READ ONLY"));
	server_stop(server, SIGINT);
	assert_true(screen_until(s, "STALE [0-9]+s\\+$"));
	assert_true(screen_until(s, "NO DATABASE [3-9]s\\+$"));
	server_start(server);
	assert_true(screen_until(s, "LIVE <1s$"));
	board_leave(s, server);
}

/* What others rely on, and the machine, are out of reach; the rest of the keys works. */
static void test_changes_nothing(void **state)
{
	struct screen *s = open_slow(200, 60);

	(void)state;
	assert_false(screen_shows(s, " ack "));
	screen_keys(s, "+-a\x12\x1b[15~\x1a/arboretum\r");
	assert_true(screen_until(s, "/arboretum"));
	assert_false(screen_shows(s, "acknowledge|reading the database|configuration"));
	assert_true(screen_shows(s, "every 200ms"));
	screen_keys(s, "\x1b?");
	assert_true(screen_until(s, "only rows with the words typed"));
	assert_false(screen_shows(s, "acknowledge the alert|twice as often|half as often|configuration again"));
	assert_false(screen_shows(s, "back to the shell"));
	screen_keys(s, "\x1bj\r");
	assert_true(screen_until(s, "Why it stands where it does"));
	screen_keys(s, "\r ");
	assert_true(screen_until(s, "FROZEN <1s$"));
	screen_keys(s, "L");
	assert_true(screen_until(s, "LIVE <1s$"));
	board_leave(s, server);
}

/* What --slow stands for wins over files and environment, and gives way to what is said beside it, in either order. */
static void test_gives_way(void **state)
{
	static const char *const env[] = { BOARD_ENV, "PATROLBOARD_DATABASE_INTERVAL=2s",
					   "PATROLBOARD_SCREEN_LAYOUT=compact", NULL };
	static const struct {
		const char *words[3], *interval, *layout;
	} cases[] = {
		{ { NULL }, "interval: 2s", "layout: \"compact\"" },
		{ { "--slow" }, "interval: 15s", "layout: \"supervisor\"" },
		{ { "--slow", "-i30s" }, "interval: 30s", "layout: \"supervisor\"" },
		{ { "-i30s", "--slow" }, "interval: 30s", "layout: \"supervisor\"" },
		{ { "--set=screen.layout=wall", "--slow" }, "interval: 15s", "layout: \"wall\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), "config", "--effective", cases[i].words[0], cases[i].words[1],
				       NULL };
		struct outcome o = program_run(argv, env, NULL);

		assert_int_equal(o.status, 0);
		assert_non_null(strstr(o.out, cases[i].interval));
		assert_non_null(strstr(o.out, cases[i].layout));
		outcome_release(&o);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_gives_way),
		SHARED_TEST(test_is_quiet),
		SHARED_TEST(test_tells_its_age),
		SHARED_TEST(test_changes_nothing),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
