#include "base/moment.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define YEAR_2024 SECONDS(1704067200)
#define KEPT 42 /* what a failing parser must leave alone */

static void moments(void **state)
{
	static const struct {
		const char *why, *text;
		bool good;
		usec t;
	} cases[] = {
		{ "the epoch", "1970-01-01 00:00:00+00", true, 0 },
		{ "a fraction of two digits", "2024-01-01 18:00:00.25+00", true, YEAR_2024 + HOURS(18) + 250000 },
		{ "all six digits", "2024-01-01 00:00:00.000001+00", true, YEAR_2024 + 1 },
		{ "summer time", "2024-01-01 01:00:00+01", true, YEAR_2024 },
		{ "west of Greenwich", "2023-12-31 20:30:00-03:30", true, YEAR_2024 },
		{ "an offset with seconds", "2024-01-01 00:01:15+00:01:15", true, YEAR_2024 },
		{ "before the epoch", "1969-12-31 23:59:59.5+00", true, -500000 },
		{ "leap day", "2024-02-29 00:00:00+00", true, YEAR_2024 + DAYS(59) },
		{ "year 1 BC is a leap year", "0001-02-29 00:00:00+00 BC", true, SECONDS(-62162121600) },
		{ "infinity", "infinity", true, MOMENT_FUTURE },
		{ "minus infinity", "-infinity", true, MOMENT_PAST },
		{ "the last year that fits", "294246-12-31 00:00:00+00", true, SECONDS(9223371158400) },
		{ "past microseconds: as good as never", "294276-12-31 23:59:59+00", true, MOMENT_FUTURE },
		{ "no such day", "2023-02-29 00:00:00+00", false, 0 },
		{ "no such month", "2023-13-01 00:00:00+00", false, 0 },
		{ "month nought", "2023-00-01 00:00:00+00", false, 0 },
		{ "day nought", "2023-01-00 00:00:00+00", false, 0 },
		{ "year nought", "0000-01-01 00:00:00+00", false, 0 },
		{ "hour 24", "2023-01-01 24:00:00+00", false, 0 },
		{ "minute 60", "2023-01-01 00:60:00+00", false, 0 },
		{ "second 60", "2023-01-01 00:00:60+00", false, 0 },
		{ "without offset", "2023-01-01 00:00:00", false, 0 },
		{ "half an offset", "2023-01-01 00:00:00+0", false, 0 },
		{ "offset without its minutes", "2023-01-01 00:00:00+00:", false, 0 },
		{ "offset without its seconds", "2023-01-01 00:00:00+00:00:", false, 0 },
		{ "seven digits", "2023-01-01 00:00:00.1234567+00", false, 0 },
		{ "a bare point", "2023-01-01 00:00:00.+00", false, 0 },
		{ "another style", "2023-01-01T00:00:00+00", false, 0 },
		{ "something after", "2023-01-01 00:00:00+00 AD", false, 0 },
		{ "a date alone", "2023-01-01", false, 0 },
		{ "a year that no calendar has", "9999999-01-01 00:00:00+00", false, 0 },
		{ "an eighth digit", "99999999-01-01 00:00:00+00", false, 0 },
		{ "nothing", "", false, 0 },
		{ "words", "soon", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		usec t = KEPT;
		bool good = moment_parse(cases[i].text, &t);

		if (good != cases[i].good || t != (good ? cases[i].t : KEPT))
			fail_msg("%s: %d, %" PRId64, cases[i].why, good, t);
	}
}

static void moments_since(void **state)
{
	static const struct {
		const char *why, *text;
		bool good;
		usec t;
	} cases[] = {
		{ "then", "0.000000", true, YEAR_2024 },
		{ "a whole number", "7", true, YEAR_2024 + SECONDS(7) },
		{ "later", "0.250000", true, YEAR_2024 + 250000 },
		{ "just before", "-0.000001", true, YEAR_2024 - 1 },
		{ "long before", "-1704067200.5", true, -500000 },
		{ "infinity", "Infinity", true, MOMENT_FUTURE },
		{ "minus infinity", "-Infinity", true, MOMENT_PAST },
		{ "the last year that fits", "9221667091200", true, SECONDS(9223371158400) },
		{ "past microseconds", "9222618755199", true, MOMENT_FUTURE },
		{ "as many digits as may be", "-999999999999999999", true, MOMENT_PAST },
		{ "more digits", "1000000000000000000", false, 0 },
		{ "no number", "NaN", false, 0 },
		{ "a date", "2024-01-01 18:00:00+00", false, 0 },
		{ "something after", "1s", false, 0 },
		{ "a bare sign", "-", false, 0 },
		{ "a plus", "+1", false, 0 },
		{ "nothing", "", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		usec t = KEPT;
		bool good = moment_parse_since(cases[i].text, YEAR_2024, &t);

		if (good != cases[i].good || t != (good ? cases[i].t : KEPT))
			fail_msg("%s: %d, %" PRId64, cases[i].why, good, t);
	}
}

static void days(void **state)
{
	static const struct {
		const char *why, *text;
		bool good;
		day d;
	} cases[] = {
		{ "the epoch", "1970-01-01", true, 0 },
		{ "a day", "2024-01-31", true, 19753 },
		{ "before", "1969-12-31", true, -1 },
		{ "for ever", "infinity", true, DAY_NONE },
		{ "since ever", "-infinity", true, DAY_NONE },
		{ "BC", "0001-12-31 BC", true, -719163 },
		{ "no such day", "2024-04-31", false, 0 },
		{ "with a time", "2024-01-31 00:00:00+00", false, 0 },
		{ "one digit", "2024-1-31", false, 0 },
		{ "no dash", "2024/01/31", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		day d = KEPT;
		bool good = day_parse(cases[i].text, &d);

		if (good != cases[i].good || d != (good ? cases[i].d : KEPT))
			fail_msg("%s: %d, %d", cases[i].why, good, (int)d);
	}
}

static void months(void **state)
{
	static const struct {
		const char *why, *text;
		bool good;
		day month;
	} cases[] = {
		{ "a month", "2023-12", true, 19692 },
		{ "the thirteenth", "2023-13", false, 0 },
		{ "none", "2023-00", false, 0 },
		{ "one digit", "2023-1", false, 0 },
		{ "a name", "december", false, 0 },
		{ "a day", "2023-12-01", false, 0 },
		{ "a short year", "23-12", false, 0 },
		{ "no year at all", "0000-12", false, 0 },
		{ "before that", "-2023-12", false, 0 },
		{ "blanks", " 2023-12", false, 0 },
		{ "nothing", "", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		day month = KEPT;
		bool good = month_parse(cases[i].text, &month);

		if (good != cases[i].good || month != (good ? cases[i].month : KEPT))
			fail_msg("%s: %d, %d", cases[i].why, good, (int)month);
	}
}

static void intervals(void **state)
{
	static const struct {
		const char *why, *text;
		bool good;
		usec length;
	} cases[] = {
		{ "none", "PT0S", true, 0 },
		{ "hours and minutes", "PT2H30M", true, HOURS(2) + MINUTES(30) },
		{ "parts of both signs", "P1DT-1S", true, DAYS(1) - SECONDS(1) },
		{ "all parts", "P1Y2M3DT4H5M6.7S", true, DAYS(360 + 60 + 3) + HOURS(4) + MINUTES(5) + 6700000 },
		{ "less than a second back", "PT-0.5S", true, -500000 },
		{ "weeks", "P2W", true, DAYS(14) },
		{ "empty", "P", false, 0 },
		{ "empty time", "P1DT", false, 0 },
		{ "T twice", "PT1HT1M", false, 0 },
		{ "no unit", "PT1", false, 0 },
		{ "wrong unit", "P1H", false, 0 },
		{ "half an hour", "PT0.5H", false, 0 },
		{ "too long", "P999999999999Y", false, 0 },
		{ "too long in sum", "P200000YP100000Y", false, 0 },
		{ "another style", "2:30:00", false, 0 },
		{ "sum beyond 64 bits", "P100000000D" "T2000000000H", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		usec length = KEPT;
		bool good = interval_parse(cases[i].text, &length);

		if (good != cases[i].good || length != (good ? cases[i].length : KEPT))
			fail_msg("%s: %d, %" PRId64, cases[i].why, good, length);
	}
}

static void arithmetic(void **state)
{
	static const struct {
		const char *why;
		usec (*f)(usec, usec);
		usec a, b, result;
	} cases[] = {
		{ "a difference", moment_since, 70, 30, 40 },
		{ "from nothing", moment_since, MOMENT_NONE, 30, MOMENT_NONE },
		{ "since for ever", moment_since, 70, MOMENT_PAST, MOMENT_NONE },
		{ "until for ever", moment_since, MOMENT_FUTURE, 0, MOMENT_NONE },
		{ "too far apart", moment_since, INT64_MAX - 1, INT64_MIN + 2, INT64_MAX - 1 },
		{ "too far before", moment_since, INT64_MIN + 2, INT64_MAX - 1, INT64_MIN + 2 },
		{ "on the edge of absent", moment_since, INT64_MIN + 2, 2, INT64_MIN + 2 },
		{ "a sum", moment_plus, 70, 30, 100 },
		{ "absent length", moment_plus, 70, MOMENT_NONE, MOMENT_NONE },
		{ "past the end", moment_plus, INT64_MAX - 1, 10, INT64_MAX - 1 },
		{ "past the start", moment_plus, INT64_MIN + 2, -10, INT64_MIN + 2 },
		{ "just infinity", moment_plus, INT64_MAX - 1, 1, INT64_MAX - 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (cases[i].f(cases[i].a, cases[i].b) != cases[i].result)
			fail_msg("%s: %" PRId64, cases[i].why, cases[i].f(cases[i].a, cases[i].b));
}

static void spans(void **state)
{
	static const struct {
		usec length;
		const char *in_short, *in_clock, *in_minutes;
	} cases[] = {
		{ 0, "0s", "00:00", "0s" },
		{ SECONDS(-5), "0s", "00:00", "0s" },
		{ SECONDS(12) + 1, "12s", "00:00", "12s" },
		{ SECONDS(60) - 1, "59s", "00:00", "59s" },
		{ SECONDS(60), "1m00s", "00:01", "1m" },
		{ SECONDS(372), "6m12s", "00:06", "6m" },
		{ HOURS(1) - 1, "59m59s", "00:59", "59m" },
		{ HOURS(3) + MINUTES(41), "3h41", "03:41", "3h41" },
		{ HOURS(24) - 1, "23h59", "23:59", "23h59" },
		{ HOURS(52), "52h00", "52:00", "2d04h" },
		{ HOURS(100) - 1, "99h59", "99:59", "4d03h" },
		{ HOURS(100), "4d", "4d", "4d04h" },
		{ DAYS(12), "12d", "12d", "12d" },
		{ INT64_MAX - 1, "106751991d", "106751991d", "106751991d" },
		{ MOMENT_NONE, "?", "?", "?" },
		{ MOMENT_FUTURE, "?", "?", "?" },
	};
	char a[MOMENT_TEXT], b[MOMENT_TEXT], c[MOMENT_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(span_short(cases[i].length, a), cases[i].in_short);
		assert_string_equal(span_clock(cases[i].length, b), cases[i].in_clock);
		assert_string_equal(span_minutes(cases[i].length, c), cases[i].in_minutes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments),    cmocka_unit_test(moments_since),
		cmocka_unit_test(days),       cmocka_unit_test(intervals),
		cmocka_unit_test(arithmetic), cmocka_unit_test(spans),
		cmocka_unit_test(months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
