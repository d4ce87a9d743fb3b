#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "view/number.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void values(void **state)
{
	static const struct {
		const char *why;
		enum counter_format format;
		double value;
		int cells;
		const char *text;
	} cases[] = {
		{ "none", COUNTER_COUNT, 0, 8, "0" },
		{ "below a thousand", COUNTER_COUNT, 999, 8, "999" },
		{ "a thousand", COUNTER_COUNT, 1000, 8, "1,000" },
		{ "the published total", COUNTER_COUNT, 1899, 8, "1,899" },
		{ "a million", COUNTER_COUNT, 1234567, 9, "1,234,567" },
		{ "less than nothing", COUNTER_COUNT, -1234, 8, "-1,234" },
		{ "three digits and a sign have no comma", COUNTER_COUNT, -123, 8, "-123" },
		{ "rounded", COUNTER_COUNT, 12.5, 8, "13" },
		{ "too long for the cell", COUNTER_COUNT, 123456789, 8, "1e+08" },
		{ "just fits", COUNTER_COUNT, 999999, 8, "999,999" },
		{ "beyond digits", COUNTER_COUNT, 1e300, 8, "1e+300" },
		{ "share", COUNTER_SHARE, 90.03, 8, "90%" },
		{ "hours", COUNTER_HOURS, 1990, 8, "1,990h" },
		{ "hours too long", COUNTER_HOURS, 1234567, 8, "1e+06h" },
		{ "missing", COUNTER_COUNT, NAN, 8, "-" },
		{ "missing share has no sign", COUNTER_SHARE, NAN, 8, "-" },
		{ "infinite", COUNTER_COUNT, INFINITY, 8, "-" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char dst[NUMBER_TEXT];
		const char *got = number_value(cases[i].format, cases[i].value, cases[i].cells, "-", dst);

		if (strcmp(got, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, got, cases[i].text);
	}
}

static void changes(void **state)
{
	static const struct {
		const char *why;
		struct comparison c;
		const char *text;
	} cases[] = {
		{ "up", { COMPARE_PERCENT, 552, 468, 17.95, false }, "+18%" },
		{ "down", { COMPARE_PERCENT, 0, 0, -6.1, false }, "-6%" },
		{ "rounds to nothing", { COMPARE_PERCENT, 0, 0, -0.4, false }, "0%" },
		{ "a difference stands in brackets", { COMPARE_DIFFERENCE, 31, 33, -2, false }, "(-2)" },
		{ "no difference", { COMPARE_DIFFERENCE, 3, 3, 0, false }, "(0)" },
		{ "points", { COMPARE_POINTS, 0, 0, 3.2, false }, "+3 pt" },
		{ "nothing to compare", { COMPARE_NOTHING, NAN, 1, NAN, true }, "" },
		{ "not a number", { COMPARE_PERCENT, 0, 0, NAN, false }, "" },
		{ "counted differently", { COMPARE_DIFFERENCE, 2, 3, -1, true }, "(-1)*" },
		{ "thousands", { COMPARE_PERCENT, 0, 0, 1234, false }, "+1,234%" },
		{ "large", { COMPARE_PERCENT, 0, 0, 1234567, false }, "+1e+06%" },
		{ "too large to show", { COMPARE_POINTS, 0, 0, 1e300, true }, "huge" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char dst[NUMBER_TEXT];
		const char *got = number_change(&cases[i].c, 9, dst);

		if (strcmp(got, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, got, cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
