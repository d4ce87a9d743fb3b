/* The words of published sentences: singular and plural, thousands, per cent or the plain difference, both raw numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "view/wording.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void check(const char *why, const char *got, const char *want)
{
	if (strcmp(got, want) != 0)
		fail_msg("%s: '%s', not '%s'", why, got, want);
}

static void counts(void **state)
{
	static const struct {
		const char *why;
		double value;
		const char *text, *nearly;
	} cases[] = {
		{ "none", 0, "no patrols", "" },
		{ "one", 1, "1 patrol", "" },
		{ "two", 2, "2 patrols", "" },
		{ "rounded to one", 0.6, "1 patrol", "" },
		{ "thousands", 1899, "1,899 patrols", "" },
		{ "small numbers are not nearly anything", 97, "97 patrols", "" },
		{ "nearly a hundred", 99, "99 patrols", ", nearly 100" },
		{ "nearly two thousand", 1985, "1,985 patrols", ", nearly 2,000" },
		{ "at the edge", 1960, "1,960 patrols", ", nearly 2,000" },
		{ "below it", 1959, "1,959 patrols", "" },
		{ "a round number is that", 2000, "2,000 patrols", "" },
		{ "and so is what rounds to it", 1999.7, "2,000 patrols", "" },
		{ "above it is not nearly it", 2010, "2,010 patrols", "" },
		{ "into the next power of ten", 990, "990 patrols", ", nearly 1,000" },
		{ "no force counts so many", 1e300, "1e+300 patrols", "" },
		{ "unknown", NAN, "? patrols", "" },
	};
	char dst[WORDING_TEXT];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		check(cases[i].why, wording_count(cases[i].value, "patrol", "patrols", dst), cases[i].text);
		check(cases[i].why, wording_nearly(cases[i].value, dst), cases[i].nearly);
	}
}

static void changes(void **state)
{
	static const struct {
		const char *why;
		double now, then;
		const char *text;
	} cases[] = {
		{ "more, in per cent", 552, 468, "18 per cent more than in May (468)" },
		{ "fewer, in per cent", 329, 350, "6 per cent fewer than in May (350)" },
		{ "both at the limit", 50, 100, "50 per cent fewer than in May (100)" },
		{ "one under it", 49, 100, "51 fewer than in May (100)" },
		{ "the other under it", 100, 49, "51 more than in May (49)" },
		{ "the same", 60, 60, "as many as in May (60)" },
		{ "nearly the same", 1001, 1000, "about as many as in May (1,000)" },
		{ "the same few", 2, 2, "as many as in May (2)" },
		{ "none either time", 0, 0, "as in May" },
		{ "none now", 0, 1, "1 fewer than in May (1)" },
		{ "the difference of what is shown", 4.6, 2.4, "3 more than in May (2)" },
		{ "thousands", 2610, 1000, "161 per cent more than in May (1,000)" },
		{ "nothing to compare", 5, NAN, "" },
	};
	char dst[WORDING_TEXT];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct comparison c = month_change(COUNTER_COUNT, cases[i].now, cases[i].then);

		check(cases[i].why, wording_change(&c, "in May", dst), cases[i].text);
	}
}

static void changes_of_shares(void **state)
{
	static const struct {
		const char *why;
		struct wording_share now, then;
		const char *text;
	} cases[] = {
		{ "the same share", { 497, 552 }, { 421, 468 }, "the same share as in May (421 of 468, 90 per cent)" },
		{ "points", { 477, 604 }, { 392, 512 }, "2 percentage points more than in May (392 of 512, 77 per "
		  "cent)" },
		{ "one point", { 50, 100 }, { 51, 100 }, "1 percentage point fewer than in May (51 of 100, 51 per "
		  "cent)" },
		{ "too few for per cent", { 10, 12 }, { 9, 9 }, "against 9 of 9 in May" },
		{ "too few on one side", { 497, 552 }, { 9, 9 }, "against 9 of 9 in May" },
		{ "of nothing", { 10, 12 }, { 0, 0 }, "" },
		{ "unknown", { 10, 12 }, { NAN, 60 }, "" },
	};
	char dst[WORDING_TEXT];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++)
		check(cases[i].why, wording_share_change(cases[i].now, cases[i].then, "in May", dst), cases[i].text);
}

static void months(void **state)
{
	day december = day_of(2023, 12, 1);
	char dst[WORDING_TEXT];

	(void)state;
	check("a month", wording_month(december, dst), "December 2023");
	check("its code", wording_month_code(december, dst), "2023-12");
	check("a day", wording_day(december + 30, dst), "31 December 2023");
	check("none", wording_month(DAY_NONE, dst), "?");
	check("no day", wording_day(DAY_NONE, dst), "?");
	check("no code", wording_month_code(DAY_NONE, dst), "?");
	check("per cent", wording_per_cent(90.04, dst), "90 per cent");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),
		cmocka_unit_test(changes),
		cmocka_unit_test(changes_of_shares),
		cmocka_unit_test(months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
