/* 10,000 units and 2,000 hotspots of a real database, with names of 4,000 characters and of every script. */
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

static const char crowd[] =
	"INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, valid_from) "
	"SELECT 'P' || n, CASE n % 5 WHEN 0 THEN repeat('Llanfairpwll', 333) WHEN 1 THEN 'ساحة المدينة' "
	"WHEN 2 THEN '德比市中心广场' WHEN 3 THEN 'De' || U&'\\0301\\0302\\0303' || 'rby' "
	"ELSE 'Market Place' END || ' ' || n, 'North', 'North', 53, -1.4, "
	"'2023-07-01' FROM generate_series(1, 1977) n;"
	"INSERT INTO patrol.unit SELECT 'X' || to_char(n, 'FM0000'), 'patrol', 'North' FROM generate_series(1, 9980) n;"
	"INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at, hotspot, note) "
	"SELECT 'X' || to_char(n, 'FM0000'), 2, t, '2', t, t, CASE WHEN n % 3 = 0 THEN 'P' || 1 + n % 1977 END, "
	"repeat('note ', 800) "
	"FROM generate_series(1, 9980) n, (SELECT patrol.now() - interval '9 min' AS t) moment";

#define UNIT_ROW " X[0-9]{4} patrol     PATROL       .* 00:[0-9]{2}  "

/* No cell of a row runs into the next, whatever name is in it. */
static bool is_aligned(struct screen *s, void *data)
{
	size_t rows = screen_count(s, UNIT_ROW);

	(void)data;
	return rows > 3 && rows == screen_count(s, " X[0-9]{4} ") &&
	       screen_shows(s, "  UNIT  KIND       STATUS       ASSIGNMENT ");
}

static void press(struct screen *s, const char *keys, const char *answer)
{
	long pressed = now_ms();

	screen_keys(s, keys);
	assert_true(screen_until(s, answer));
	print_message("# %ld ms from the key to: %s\n", now_ms() - pressed, answer);
}

static void test_all(void **state)
{
	static const char *const options[] = { "--set", "database.max_rows=100000", "--set",
					       "database.answer_timeout=10s", NULL };
	static const struct {
		int cols, rows;
	} sizes[] = { { 80, 24 }, { 120, 40 }, { 200, 60 } };
	struct screen *s = board_open(server_conninfo(server), options, 80, 24);

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(s, sizes[i].cols, sizes[i].rows);
		assert_true(screen_until(s, "1 Hotspots 2000 "));
		assert_true(screen_until(s, "2 Units 10000 "));
		assert_false(screen_shows(s, "NOT ALL READ"));
		press(s, "2G", "2 Units .*99[0-9]{2} above");
		assert_true(screen_until_true(s, is_aligned, NULL, "rows with each cell in its column"));
		press(s, "g", "2 Units .*99[0-9]{2} more below");
		press(s, "/x9876", "2 Units .*1 of 10000");
		screen_keys(s, "\x1b");
		assert_true(screen_until_gone(s, "1 of 10000"));
	}
	board_leave(s, server);
}

/* More than is allowed to be read is said where the number stands, at any size. */
static void test_capped(void **state)
{
	static const char *const options[] = { "--set", "database.answer_timeout=10s", NULL };
	struct screen *s = board_open(server_conninfo(server), options, 80, 24);

	(void)state;
	assert_true(screen_until(s, "2 Units 5000 and more, NOT ALL READ"));
	screen_resize(s, 200, 60);
	assert_true(screen_until(s, "2 Units 5000 and more, NOT ALL READ"));
	board_leave(s, server);
}

static int set_up(void **state)
{
	shared_make(state);
	server_sql(server, crowd);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_all),
		SHARED_TEST(test_capped),
	};

	return cmocka_run_group_tests(tests, set_up, shared_free);
}
