#include "config/duration.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void parses(void **state)
{
	static const struct {
		const char *why, *text;
		usec d;
		const char *printed;
	} cases[] = {
		{ "nothing needs no unit", "0", 0, "0s" },
		{ "seconds", "5s", SECONDS(5), "5s" },
		{ "milliseconds", "250ms", 250000, "250ms" },
		{ "the larger unit is printed", "60s", MINUTES(1), "1m" },
		{ "several", "1h30m", MINUTES(90), "1h30m" },
		{ "all", "1d2h3m4s5ms", DAYS(1) + HOURS(2) + MINUTES(3) + SECONDS(4) + 5000, "1d2h3m4s5ms" },
		{ "any order", "30m1h", MINUTES(90), "1h30m" },
	};
	char printed[64];
	usec d;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!duration_parse(cases[i].text, &d) || d != cases[i].d)
			fail_msg("%s: %" PRId64, cases[i].why, d);
		duration_print(d, printed, sizeof printed);
		assert_string_equal(printed, cases[i].printed);
	}
}

static void refuses_and_suggests(void **state)
{
	static const struct {
		const char *why, *text, *hint;
	} cases[] = {
		{ "no unit: that of the default", "15", "write '15m'" },
		{ "a blank", "15 m", "write '15m'" },
		{ "a word", "15 minutes", "write '15m'" },
		{ "a capital", "2H", "write '2h'" },
		{ "an hour and a half", "1.5h", "write whole numbers with d, h, m, s or ms, such as '1h30m'" },
		{ "a clock", "1:30", "write whole numbers with d, h, m, s or ms, such as '1h30m'" },
		{ "a suggestion out of range helps nobody", "9999", "" },
		{ "no number", "soon", "" },
		{ "no such unit", "5y", "" },
		{ "a unit without number", "m", "" },
		{ "negative", "-5m", "" },
		{ "something after", "5m!", "" },
		{ "nothing", "", "" },
		{ "a number without end", "99999999999999999999s", "" },
		{ "longer than any clock", "99999999d", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char hint[128] = "";
		usec d = 42;

		if (duration_parse(cases[i].text, &d) || d != 42)
			fail_msg("%s: read", cases[i].why);
		duration_suggest(cases[i].text, "20m", MINUTES(1), HOURS(4), hint, sizeof hint);
		if (strcmp(hint, cases[i].hint))
			fail_msg("%s: '%s'", cases[i].why, hint);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(parses), cmocka_unit_test(refuses_and_suggests) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
