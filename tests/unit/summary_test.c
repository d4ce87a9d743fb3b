#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "model/summary.h"
#include "support/blank.h"

#define NOW HOURS(18)

static const struct state_setting states[] = {
	{ "2", "ON PATROL", STATE_FREE, 0 },
	{ "6", "AT SCENE", STATE_COMMITTED, 0 },
	{ "11", "OFF", STATE_OFF, 0 },
};
static const struct settings settings = { .states = states, .states_n = 3 };

/* Whichever way it is come by. */
static struct summary summarise(struct board *b)
{
	struct arena *scratch = arena_new();
	struct spell spell = spell_at(NOW);
	struct summary got = summary_of(board_publish(b), &settings, NOW);
	struct summary in_order = summary_in_order(b, &settings, need_order(b, &settings, &spell, scratch));

	assert_memory_equal(&got, &in_order, sizeof got);
	arena_drop(scratch);
	return got;
}

static void empty_board(void **state)
{
	struct board *b = board_new();
	struct summary got = summarise(b);
	const struct summary want = { .longest_overdue = MOMENT_NONE };

	(void)state;
	assert_memory_equal(&got, &want, sizeof got);
	board_free(b);
}

static void hotspots(void **state)
{
	static const struct {
		usec from, to;
		bool extra, suspended;
	} rows[] = {
		{ HOURS(10), HOURS(18) + MINUTES(10), false, false }, /* overdue since 17:55 */
		{ HOURS(10), HOURS(18) + MINUTES(5), true, false },   /* overdue since 17:50 */
		{ HOURS(10), HOURS(18) + MINUTES(7), false, false },  /* overdue since 17:52 */
		{ HOURS(14), HOURS(20), true, false },                /* due */
		{ HOURS(14), HOURS(20), true, true },                 /* suspended */
		{ HOURS(20), HOURS(22), false, false },               /* out of window */
	};
	struct hotspot spots[sizeof rows / sizeof *rows];
	struct board *b = board_new();
	struct summary got;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		spots[i] = blank_hotspot("");
		spots[i].window_starts = rows[i].from;
		spots[i].window_ends = rows[i].to;
		spots[i].visits_planned = 1;
		spots[i].extra_officers = rows[i].extra;
		spots[i].suspended_reason = rows[i].suspended ? "x" : "";
	}
	b->hotspots.at = spots;
	b->hotspots.n = sizeof rows / sizeof *rows;
	got = summarise(b);
	assert_int_equal(got.coverage[COVERAGE_OVERDUE], 3);
	assert_int_equal(got.coverage[COVERAGE_DUE], 1);
	assert_int_equal(got.coverage[COVERAGE_SUSPENDED], 1);
	assert_int_equal(got.coverage[COVERAGE_OUT_OF_WINDOW], 1);
	assert_int_equal(got.coverage[COVERAGE_MET] + got.coverage[COVERAGE_NOT_DUE] + got.coverage[COVERAGE_PRESENT],
	  0);
	assert_int_equal(got.extra, 2);
	assert_true(got.longest_overdue == HOURS(17) + MINUTES(50));
	board_free(b);
}

static void units_and_assists(void **state)
{
	static const struct {
		const char *kind, *code, *assist;
	} rows[] = {
		{ "patrol", "2", "" }, { "patrol", "2", "9" },     { "patrol", "6", "" }, { "drone", "2", "" },
		{ "drone", "11", "" }, { "motorcycle", "99", "" }, { "horse", "2", "" },
	};
	struct unit units[sizeof rows / sizeof *rows];
	struct assist assists[] = { blank_assist("1"), blank_assist("2"), blank_assist("3") };
	struct board *b = board_new();
	struct summary got;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		units[i] = blank_unit("");
		units[i].kind = rows[i].kind;
		units[i].state_code = rows[i].code;
		units[i].assist_id = rows[i].assist;
	}
	assists[0].state = "asked";
	assists[1].state = "accepted";
	assists[2].state = "released";
	b->units.at = units;
	b->units.n = sizeof rows / sizeof *rows;
	b->assists.at = assists;
	b->assists.n = 3;
	got = summarise(b);
	assert_int_equal(got.units, 6);
	assert_int_equal(got.units_free, 3);
	assert_int_equal(got.free_of_kind[UNIT_PATROL], 1);
	assert_int_equal(got.free_of_kind[UNIT_DRONE], 1);
	assert_int_equal(got.free_of_kind[UNIT_MOTORCYCLE], 0);
	assert_int_equal(got.free_of_kind[UNIT_OTHER], 1);
	assert_int_equal(got.assists_open, 2);
	assert_int_equal(got.assists_unanswered, 1);
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_board),
		cmocka_unit_test(hotspots),
		cmocka_unit_test(units_and_assists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
