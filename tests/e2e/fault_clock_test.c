/* The server's clock is put an hour forward or back, or is one that the time zone puts forward or back at this moment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

static const char *const nothing[] = { NULL };

static void set_clock(const char *time)
{
	char sql[256];

	snprintf(sql, sizeof sql,
		 "UPDATE patrol.setting SET clock_offset = clock_offset + timestamptz '%s' - now FROM board.about",
		 time);
	server_sql(server, sql);
}

/* What is on the screen is live all the while. */
static void until_live(struct screen *s, const char *regex)
{
	long deadline = now_ms() + SCREEN_PATIENCE_MS;

	while (!screen_shows(s, regex)) {
		assert_true(now_ms() < deadline);
		assert_true(screen_shows(s, "LIVE [0-9]+s$"));
		screen_take(s, 20);
	}
}

static void test_jumps(void **state)
{
	static const struct {
		const char *time, *header;
	} jumps[] = {
		{ "2024-01-01 19:00:20+00", " 19:00:[23][0-9] .*" BOARD_LIVE },
		{ "2024-01-01 18:00:20+00", " 18:00:[23][0-9] .*" BOARD_LIVE },
		{ "2024-01-01 17:00:20+00", " 17:00:[23][0-9] .*" BOARD_LIVE },
	};
	struct screen *s = board_open(server_conninfo(server), nothing, 200, 50);

	(void)state;
	assert_true(screen_until(s, "18:00.* " BOARD_LIVE));
	for (size_t i = 0; i < sizeof jumps / sizeof *jumps; i++) {
		set_clock(jumps[i].time);
		until_live(s, jumps[i].header);
		assert_false(screen_shows(s, "-[0-9]+(s|m|h|d)"));
	}
	/* What an hour later raised is over, and does not wait for that hour. */
	assert_true(screen_until_gone(s, "UNACK .*(SILENT|TOO LONG)"));
	screen_keys(s, "[[");
	assert_true(screen_until(s, "REPLAY"));
	screen_keys(s, "L");
	board_check_recovers(s, server);
	board_leave(s, server);
}

static void test_zone_changes(void **state)
{
	static const struct {
		const char *time, *before, *after;
	} changes[] = {
		{ "2024-03-31 00:59:57.5+00", "Sun 31 Mar 2024 00:59:5[789]", "Sun 31 Mar 2024 02:00:0[0-9]" },
		{ "2024-10-27 00:59:57.5+00", "Sun 27 Oct 2024 01:59:5[789]", "Sun 27 Oct 2024 01:00:0[0-9]" },
	};
	struct screen *s = board_open(server_conninfo(server), nothing, 200, 50);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		set_clock(changes[i].time);
		until_live(s, changes[i].before);
		until_live(s, changes[i].after);
	}
	board_leave(s, server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_jumps),
		SHARED_TEST(test_zone_changes),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
