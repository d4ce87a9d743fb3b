#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "view/shown_month.h"

static void names(void **state)
{
	static const struct {
		const char *why;
		int year, month, day;
		const char *now, *before, *head_before, *head_year, *head_whole;
	} cases[] = {
		{ "new year", 2024, 1, 1, "January to the 1st", "December to the 1st", "DEC to 1st", "JAN 23 to 1st",
		  "DEC 2023" },
		{ "the 2nd", 2024, 5, 2, "May to the 2nd", "April to the 2nd", "APR to 2nd", "MAY 23 to 2nd",
		  "APR 2024" },
		{ "the 3rd", 2024, 5, 3, "May to the 3rd", "April to the 3rd", "APR to 3rd", "MAY 23 to 3rd",
		  "APR 2024" },
		{ "the 11th", 2024, 5, 11, "May to the 11th", "April to the 11th", "APR to 11th", "MAY 23 to 11th",
		  "APR 2024" },
		{ "the 13th", 2024, 5, 13, "May to the 13th", "April to the 13th", "APR to 13th", "MAY 23 to 13th",
		  "APR 2024" },
		{ "the 22nd", 2026, 11, 22, "November to the 22nd", "October to the 22nd", "OCT to 22nd",
		  "NOV 25 to 22nd", "OCT 2026" },
		{ "a short month before", 2023, 3, 31, "March to the 31st", "February to the 28th", "FEB to 28th",
		  "MAR 22 to 31st", "FEB 2023" },
		{ "leap day, and none a year before", 2024, 2, 29, "February to the 29th", "January to the 29th",
		  "JAN to 29th", "FEB 23 to 28th", "JAN 2024" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct board *b = board_new();
		struct view v = { .board = b };
		struct shown_month r;
		char text[SHOWN_MONTH_TEXT];

		b->about.now = DAYS(day_of(cases[i].year, cases[i].month, cases[i].day)) + HOURS(18);
		r = shown_month_of(&v);
		assert_string_equal(shown_month_name(&r, r.month, text), cases[i].now);
		assert_string_equal(shown_month_name(&r, r.before, text), cases[i].before);
		assert_string_equal(shown_month_heading(&r, r.before, text), cases[i].head_before);
		assert_string_equal(shown_month_heading(&r, r.year_before, text), cases[i].head_year);
		assert_string_equal(shown_month_whole(r.before, text), cases[i].head_whole);
		board_free(b);
	}
}

static void no_month(void **state)
{
	struct board *b = board_new();
	struct view v = { .board = b };

	(void)state;
	assert_int_equal(shown_month_of(&v).month, DAY_NONE);
	assert_int_equal(shown_month_of(&v).year_before, DAY_NONE);
	board_free(b);
}

static void chosen_months(void **state)
{
	static const struct {
		const char *why;
		int year, month; /* chosen at the end of 31 January 2024; year 0: none was */
		bool whole;
		const char *name, *before, *past, *heading, *heading_year, *brief, *end;
	} cases[] = {
		{ "none", 0, 0, false, "January to the 31st", "December to the 31st", "",
		  "JAN to 31st", "JAN 23 to 31st", "JAN 24", "31 JAN" },
		{ "the month before", 2023, 12, true, "December 2023", "November 2023", "PAST MONTH December 2023",
		  "DEC 2023", "DEC 2022", "DEC 23", "31 DEC" },
		{ "a short month", 2023, 2, true, "February 2023", "January 2023", "PAST MONTH February 2023",
		  "FEB 2023", "FEB 2022", "FEB 23", "28 FEB" },
		{ "the running one is not over", 2024, 1, false, "January to the 31st", "December to the 31st", "",
		  "JAN to 31st", "JAN 23 to 31st", "JAN 24", "31 JAN" },
		{ "nor is one to come", 2024, 2, false, "January to the 31st", "December to the 31st", "",
		  "JAN to 31st", "JAN 23 to 31st", "JAN 24", "31 JAN" },
	};
	struct board *b = board_new();

	(void)state;
	b->about.now = DAYS(day_of(2024, 2, 1)) - 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct view v = { .board = b,
				  .past = cases[i].year != 0,
				  .month = cases[i].year ? day_of(cases[i].year, cases[i].month, 1) : 0 };
		struct shown_month s = shown_month_of(&v);
		char text[SHOWN_MONTH_TEXT];

		if (s.whole != cases[i].whole)
			fail_msg("%s", cases[i].why);
		assert_string_equal(shown_month_name(&s, s.month, text), cases[i].name);
		assert_string_equal(shown_month_name(&s, s.before, text), cases[i].before);
		assert_string_equal(shown_month_past(&s, text), cases[i].past);
		assert_string_equal(shown_month_heading(&s, s.month, text), cases[i].heading);
		assert_string_equal(shown_month_heading(&s, s.year_before, text), cases[i].heading_year);
		assert_string_equal(shown_month_brief(s.month, text), cases[i].brief);
		assert_string_equal(shown_month_end(s.month, text), cases[i].end);
	}
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(no_month),
		cmocka_unit_test(chosen_months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
