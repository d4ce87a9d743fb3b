#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "model/month.h"

/* First days as days since 1970. */
#define DEC_2022 19327
#define NOV_2023 19662
#define DEC_2023 19692
#define JAN_2024 19723
#define FEB_2024 19754

/* Derbyshire's December, and rows that are hard to compare. In each: whole month, then to the same part of it. */
static const struct counter rows[] = {
	{ JAN_2024, "patrols", 18, 18, 1 },
	{ DEC_2023, "patrols", 552, 17, 1 },
	{ NOV_2023, "patrols", 468, 15, 1 },
	{ DEC_2022, "patrols", 400, 12, 2 },
	{ JAN_2024, "effective", 16, 16, 1 },
	{ DEC_2023, "effective", 497, 15, 1 },
	{ NOV_2023, "effective", 412, 13, 1 },
	{ DEC_2023, "arrests", 13, 1, 1 },
	{ NOV_2023, "arrests", 15, 1, 1 },
	{ DEC_2023, "minutes", 34200, 1000, 1 },
	{ NOV_2023, "minutes", 30000, 900, 1 },
	{ DEC_2023, "few minutes", 2999, 0, 1 },
	{ NOV_2023, "few minutes", 3000, 0, 1 },
	{ DEC_2023, "fifty", 50, 50, COUNT_NONE },
	{ NOV_2023, "fifty", 50, 49, 1 },
	{ DEC_2023, "none", 0, 0, 1 },
	{ NOV_2023, "none", 0, 0, 1 },
	{ DEC_2023, "endless", INFINITY, INFINITY, 1 },
	{ NOV_2023, "endless", 60, 60, 1 },
	{ DEC_2023, "huge", 1.7e308, 0, 1 },
	{ NOV_2023, "huge", 50, 0, 1 },
	{ DEC_2023, "below", -70, 0, 1 },
	{ NOV_2023, "below", 70, 0, 1 },
	{ DEC_2023, "patrols", 1, 1, 9 }, /* a second time: the first counts */
	{ DAY_NONE, "undated", 1, 1, 1 },
	{ DEC_2023, "unread", NAN, NAN, 1 },
	{ NOV_2023, "unread", 60, 60, 1 },
};

static const struct counter_total totals[] = {
	{ "patrols", 1899 }, { "effective", 1709 }, { "minutes", 119400 }, { "none", 0 }, { "unread", NAN },
};

static const struct board *board_at(usec now, int offset_seconds)
{
	struct board *b = board_new();

	b->about.now = now;
	zone_add(&b->zone, MOMENT_PAST, offset_seconds);
	b->counters.at = rows;
	b->counters.n = sizeof rows / sizeof *rows;
	b->counter_totals.at = totals;
	b->counter_totals.n = sizeof totals / sizeof *totals;
	return board_publish(b);
}

static void month_of_now(void **state)
{
	static const struct {
		const char *why;
		usec now;
		int offset;
		day want;
	} cases[] = {
		{ "the first moment", DAYS(JAN_2024), 0, JAN_2024 },
		{ "the last moment before", DAYS(JAN_2024) - 1, 0, DEC_2023 },
		{ "already January in local time", DAYS(JAN_2024) - 1, 3600, JAN_2024 },
		{ "still December in local time", DAYS(JAN_2024), -3600, DEC_2023 },
		{ "a leap day", DAYS(FEB_2024 + 28) + HOURS(23), 0, FEB_2024 },
		{ "not known", MOMENT_NONE, 0, DAY_NONE },
		{ "for ever", MOMENT_FUTURE, 0, DAY_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct board *b = board_at(cases[i].now, cases[i].offset);
		day got = month_of_board(b);

		if (got != cases[i].want)
			fail_msg("%s: %d", cases[i].why, got);
		board_free(b);
	}
}

static void months_added(void **state)
{
	static const struct {
		const char *why;
		day month;
		int n;
		day want;
	} cases[] = {
		{ "itself", JAN_2024, 0, JAN_2024 },
		{ "any day gives the first", JAN_2024 + 30, 0, JAN_2024 },
		{ "next", JAN_2024, 1, FEB_2024 },
		{ "into the year before", JAN_2024, -1, DEC_2023 },
		{ "into the year after", DEC_2023, 1, JAN_2024 },
		{ "the same month last year", DEC_2023, -12, DEC_2022 },
		{ "13 months", JAN_2024, -13, DEC_2022 },
		{ "from the 31st to a shorter month", DEC_2023 + 30, -1, NOV_2023 },
		{ "before year 0", JAN_2024, -12 * 2024 - 1, -719559 },
		{ "in the spring of the year before year 0", JAN_2024, -12 * 2024 - 10, -719834 },
		{ "no month", DAY_NONE, 1, DAY_NONE },
		{ "farther than days can count", JAN_2024, INT_MAX, DAY_NONE },
		{ "and back", JAN_2024, INT_MIN, DAY_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		day got = month_plus(cases[i].month, cases[i].n);

		if (got != cases[i].want)
			fail_msg("%s: %d", cases[i].why, got);
	}
}

static void rows_of_a_month(void **state)
{
	const struct board *b = board_at(DAYS(JAN_2024), 0);

	(void)state;
	assert_ptr_equal(month_counter(b, DEC_2023, "patrols"), &rows[1]);
	assert_ptr_equal(month_counter(b, DEC_2022, "patrols"), &rows[3]);
	assert_null(month_counter(b, FEB_2024, "patrols"));
	assert_null(month_counter(b, DEC_2023, "nothing"));
	assert_null(month_counter(b, DEC_2023, ""));
	board_free(b);
}

static bool same(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-9;
}

static void comparisons(void **state)
{
	static const struct {
		const char *why;
		struct counter_setting counter;
		day month, other;
		struct comparison want;
	} cases[] = {
		{ "whole months", { "patrols", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_PERCENT, 552, 468, 84.0 / 468 * 100, false } },
		{ "the running month is to date on both sides", { "patrols", "", "", COUNTER_COUNT, false }, JAN_2024,
		  DEC_2023,
		  { COMPARE_DIFFERENCE, 18, 17, 1, false } },
		{ "counted differently then", { "patrols", "", "", COUNTER_COUNT, false }, DEC_2023, DEC_2022,
		  { COMPARE_PERCENT, 552, 400, 38, true } },
		{ "few", { "arrests", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_DIFFERENCE, 13, 15, -2, false } },
		{ "fifty on both sides; a definition that is not known", { "fifty", "", "", COUNTER_COUNT, false },
		  DEC_2023, NOV_2023, { COMPARE_PERCENT, 50, 50, 0, false } },
		{ "hours", { "minutes", "", "", COUNTER_HOURS, false }, DEC_2023, NOV_2023,
		  { COMPARE_PERCENT, 570, 500, 14, false } },
		{ "under 50 hours, though many minutes", { "few minutes", "", "", COUNTER_HOURS, false }, DEC_2023,
		  NOV_2023,
		  { COMPARE_DIFFERENCE, 2999.0 / 60, 50, -1.0 / 60, false } },
		{ "shares in points", { "effective", "", "patrols", COUNTER_SHARE, false }, DEC_2023, NOV_2023,
		  { COMPARE_POINTS, 49700.0 / 552, 41200.0 / 468, 49700.0 / 552 - 41200.0 / 468, false } },
		{ "shares to date", { "effective", "", "patrols", COUNTER_SHARE, false }, JAN_2024, DEC_2023,
		  { COMPARE_POINTS, 1600.0 / 18, 1500.0 / 17, 1600.0 / 18 - 1500.0 / 17, false } },
		{ "share of a metric that was counted differently", { "patrols", "", "patrols", COUNTER_SHARE, false },
		  DEC_2023, DEC_2022, { COMPARE_POINTS, 100, 100, 0, true } },
		{ "share of nothing", { "arrests", "", "none", COUNTER_SHARE, false }, DEC_2023, NOV_2023,
		  { COMPARE_NOTHING, NAN, NAN, NAN, false } },
		{ "share of a metric that is missing", { "arrests", "", "nothing", COUNTER_SHARE, false }, DEC_2023,
		  NOV_2023,
		  { COMPARE_NOTHING, NAN, NAN, NAN, false } },
		{ "then is missing", { "patrols", "", "", COUNTER_COUNT, false }, DEC_2023, FEB_2024,
		  { COMPARE_NOTHING, 552, NAN, NAN, false } },
		{ "now is missing", { "patrols", "", "", COUNTER_COUNT, false }, FEB_2024, DEC_2023,
		  { COMPARE_NOTHING, NAN, 552, NAN, false } },
		{ "now cannot be read", { "unread", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_NOTHING, NAN, 60, NAN, false } },
		{ "infinite is missing", { "endless", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_NOTHING, NAN, 60, NAN, false } },
		{ "a change that no number holds", { "huge", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_NOTHING, 1.7e308, 50, INFINITY, false } },
		{ "below nothing", { "below", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_DIFFERENCE, -70, 70, -140, false } },
		{ "nothing twice", { "none", "", "", COUNTER_COUNT, false }, DEC_2023, NOV_2023,
		  { COMPARE_DIFFERENCE, 0, 0, 0, false } },
	};
	const struct board *b = board_at(DAYS(JAN_2024) + HOURS(18), 0);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct comparison got = month_compare(b, &cases[i].counter, cases[i].month, cases[i].other);
		const struct comparison *want = &cases[i].want;

		if (got.kind != want->kind || got.definition_changed != want->definition_changed)
			fail_msg("%s: kind %u", cases[i].why, got.kind);
		if (!same(got.now, want->now) || !same(got.then, want->then))
			fail_msg("%s: %g against %g", cases[i].why, got.now, got.then);
		if (got.kind != COMPARE_NOTHING && !same(got.change, want->change))
			fail_msg("%s: change of %g", cases[i].why, got.change);
	}
	board_free(b);
}

static void changes(void **state)
{
	static const struct {
		const char *why;
		double now, then;
		enum comparison_kind kind;
		double change;
	} cases[] = {
		{ "both large enough", 66, 50, COMPARE_PERCENT, 32 },
		{ "then too small", 66, 49, COMPARE_DIFFERENCE, 17 },
		{ "now too small", 49, 66, COMPARE_DIFFERENCE, -17 },
		{ "fifty is enough", 50, 50, COMPARE_PERCENT, 0 },
		{ "a fall", 50, 100, COMPARE_PERCENT, -50 },
		{ "missing", NAN, 66, COMPARE_NOTHING, 0 },
		{ "infinite", 66, INFINITY, COMPARE_NOTHING, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct comparison c = month_change(COUNTER_COUNT, cases[i].now, cases[i].then);

		if (c.kind != cases[i].kind || (c.kind != COMPARE_NOTHING && !same(c.change, cases[i].change)))
			fail_msg("%s: kind %d, change %f", cases[i].why, (int)c.kind, c.change);
	}
}

static void december_rounds_to_the_published_figures(void **state)
{
	static const struct counter_setting patrols = { "patrols", "", "", COUNTER_COUNT, false };
	static const struct counter_setting effective = { "effective", "", "patrols", COUNTER_SHARE, false };
	const struct board *b = board_at(DAYS(JAN_2024) + HOURS(18), 0);

	(void)state;
	assert_int_equal(lround(month_compare(b, &patrols, DEC_2023, NOV_2023).change), 18);
	assert_int_equal(lround(month_value(b, &effective, DEC_2023)), 90);
	board_free(b);
}

static void values(void **state)
{
	static const struct {
		const char *why;
		struct counter_setting counter;
		day month;
		double value, total;
	} cases[] = {
		{ "a whole month", { "patrols", "", "", COUNTER_COUNT, false }, DEC_2023, 552, 1899 },
		{ "the running one", { "patrols", "", "", COUNTER_COUNT, false }, JAN_2024, 18, 1899 },
		{ "hours", { "minutes", "", "", COUNTER_HOURS, false }, DEC_2023, 570, 1990 },
		{ "a share", { "effective", "", "patrols", COUNTER_SHARE, false }, DEC_2023, 49700.0 / 552,
		  170900.0 / 1899 },
		{ "a share of nothing", { "patrols", "", "none", COUNTER_SHARE, false }, DEC_2023, NAN, NAN },
		{ "missing", { "nothing", "", "", COUNTER_COUNT, false }, DEC_2023, NAN, NAN },
		{ "not readable", { "unread", "", "", COUNTER_COUNT, false }, DEC_2023, NAN, NAN },
	};
	const struct board *b = board_at(DAYS(JAN_2024) + HOURS(18), 0);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value = month_value(b, &cases[i].counter, cases[i].month);
		double total = month_total(b, &cases[i].counter);

		if (!same(value, cases[i].value) || !same(total, cases[i].total))
			fail_msg("%s: %g, in all %g", cases[i].why, value, total);
	}
	board_free(b);
}

static void paces(void **state)
{
	static const struct counter_setting count = { "patrols", "", "", COUNTER_COUNT, false };
	static const struct counter_setting few = { "patrols", "", "", COUNTER_HOURS, false };
	static const struct counter_setting share = { "effective", "", "patrols", COUNTER_SHARE, false };
	static const struct counter_setting missing = { "arrests", "", "", COUNTER_COUNT, false };
	static const struct {
		const char *why;
		const struct counter_setting *counter;
		usec now;
		int offset;
		double elapsed, pace;
		enum month_pace kind;
	} cases[] = {
		{ "18 patrols in 18 of 744 hours", &count, DAYS(JAN_2024) + HOURS(18), 0, 18 / 744.0, 744,
		  MONTH_PACE_TOLD },
		{ "half the month", &count, DAYS(JAN_2024) + HOURS(372), 0, 0.5, 36, MONTH_PACE_TOLD },
		{ "the month's last minute", &count, DAYS(FEB_2024) - 1, 0, 1 - 1 / 44640.0, 18 / (1 - 1 / 44640.0),
		  MONTH_PACE_TOLD },
		{ "the month begins", &count, DAYS(JAN_2024), 0, 0, NAN, MONTH_PACE_EARLY },
		{ "too early to tell", &count, DAYS(JAN_2024) + HOURS(14), 0, 14 / 744.0, NAN, MONTH_PACE_EARLY },
		{ "early enough", &count, DAYS(JAN_2024) + HOURS(15), 0, 15 / 744.0, 892.8, MONTH_PACE_TOLD },
		{ "too few to tell", &few, DAYS(JAN_2024) + HOURS(371), 0, 371 / 744.0, NAN, MONTH_PACE_FEW },
		{ "few, but half the month", &few, DAYS(JAN_2024) + HOURS(372), 0, 0.5, 0.6, MONTH_PACE_TOLD },
		{ "local time counts", &count, DAYS(JAN_2024) + HOURS(371), 3600, 0.5, 36, MONTH_PACE_TOLD },
		{ "a share does not grow", &share, DAYS(JAN_2024) + HOURS(372), 0, 0.5, NAN, MONTH_PACE_SHARE },
		{ "missing", &missing, DAYS(JAN_2024) + HOURS(372), 0, 0.5, NAN, MONTH_PACE_MISSING },
		{ "now is not known", &count, MOMENT_NONE, 0, NAN, NAN, MONTH_PACE_MISSING },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct board *b = board_at(cases[i].now, cases[i].offset);
		double elapsed = month_elapsed(b), pace = month_pace(b, cases[i].counter);

		if (!same(elapsed, cases[i].elapsed) || !same(pace, cases[i].pace))
			fail_msg("%s: %g of the month, %g", cases[i].why, elapsed, pace);
		assert_int_equal(month_pace_kind(b, cases[i].counter), cases[i].kind);
		board_free(b);
	}
}

static void definitions(void **state)
{
	static const struct {
		const char *why;
		struct counter_setting counter;
		day other;
		int now, then; /* 0: the same */
	} cases[] = {
		{ "the same", { "patrols", "", "", COUNTER_COUNT, false }, NOV_2023, 0, 0 },
		{ "another", { "patrols", "", "", COUNTER_COUNT, false }, DEC_2022, 1, 2 },
		{ "that of what it is a share of", { "none", "", "patrols", COUNTER_SHARE, false }, DEC_2022, 1, 2 },
		{ "not known", { "fifty", "", "", COUNTER_COUNT, false }, NOV_2023, 0, 0 },
		{ "a month without it", { "arrests", "", "", COUNTER_COUNT, false }, DEC_2022, 0, 0 },
	};
	const struct board *b = board_at(DAYS(JAN_2024) + HOURS(18), 0);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int now, then;
		bool differ = month_definitions(b, &cases[i].counter, DEC_2023, cases[i].other, &now, &then);

		if (differ != (cases[i].now != 0) || (differ && (now != cases[i].now || then != cases[i].then)))
			fail_msg("%s: %d and %d", cases[i].why, now, then);
	}
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(month_of_now),	   cmocka_unit_test(months_added),
		cmocka_unit_test(rows_of_a_month), cmocka_unit_test(comparisons),
		cmocka_unit_test(changes),	   cmocka_unit_test(december_rounds_to_the_published_figures),
		cmocka_unit_test(values),
		cmocka_unit_test(paces),
		cmocka_unit_test(definitions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
