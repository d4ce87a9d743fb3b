#include "base/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The summer of 2024 in Europe/London. */
#define SPRING SECONDS(1711846800)
#define AUTUMN SECONDS(1729990800)

static struct zone london(void)
{
	struct zone z = { 0 };

	zone_add(&z, SECONDS(1698541200), 0);
	zone_add(&z, SPRING, 3600);
	zone_add(&z, AUTUMN, 0);
	return z;
}

static void local_time(void **state)
{
	static const struct {
		const char *why;
		usec t;
		const char *time, *minute, *date;
	} cases[] = {
		{ "the evening the drones came", SECONDS(1704132000), "18:00:00", "18:00", "Mon 1 Jan" },
		{ "the last moment of winter", SPRING - 1, "00:59:59", "00:59", "Sun 31 Mar" },
		{ "an hour is left out", SPRING, "02:00:00", "02:00", "Sun 31 Mar" },
		{ "the last moment of summer", AUTUMN - 1, "01:59:59", "01:59", "Sun 27 Oct" },
		{ "an hour comes twice", AUTUMN, "01:00:00", "01:00", "Sun 27 Oct" },
		{ "local midnight is not UTC's", SECONDS(1717282800), "00:00:00", "00:00", "Sun 2 Jun" },
		{ "before the first step", 0, "00:00:00", "00:00", "Thu 1 Jan" },
		{ "before 1970", -1, "23:59:59", "23:59", "Wed 31 Dec" },
		{ "absent", MOMENT_NONE, "?", "?", "?" },
		{ "never", MOMENT_FUTURE, "never", "never", "never" },
		{ "always", MOMENT_PAST, "never", "never", "never" },
	};
	struct zone z = london();
	char a[MOMENT_TEXT], b[MOMENT_TEXT], c[MOMENT_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		zone_time(&z, cases[i].t, a);
		if (strcmp(zone_time(&z, cases[i].t, a), cases[i].time) ||
		    strcmp(zone_minute(&z, cases[i].t, b), cases[i].minute) ||
		    strcmp(zone_date(&z, cases[i].t, c), cases[i].date))
			fail_msg("%s: %s %s %s", cases[i].why, a, b, c);
	}
}

static void steps_in_order(void **state)
{
	struct zone z = london();

	(void)state;
	zone_add(&z, SPRING, 7200);
	assert_int_equal(z.n, 3);
	for (int i = 0; i < ZONE_STEPS; i++)
		zone_add(&z, AUTUMN + DAYS(i + 1), 3600);
	assert_int_equal(z.n, ZONE_STEPS);
	assert_int_equal(zone_civil(&z, AUTUMN).hour, 1);
	assert_int_equal(zone_civil(&z, AUTUMN + DAYS(1)).hour, 2);
}

static void no_steps_is_utc(void **state)
{
	struct zone z = { 0 };
	struct civil c = zone_civil(&z, SECONDS(1719792000));

	(void)state;
	assert_int_equal(c.hour, 0);
	assert_int_equal(c.year, 2024);
	assert_int_equal(c.month, 7);
}

/* Every day of 800 years, against a calendar counted up one day at a time. */
/* The clocks go back at 01:00 UTC; the day before ends at 23:00 UTC, that one at 24:00. */
static void same_days(void **state)
{
	static const struct {
		const char *why;
		usec a, b;
		bool same;
	} cases[] = {
		{ "first and last second of a day of 25 hours", HOURS(-1), HOURS(24) - 1, true },
		{ "one second before", HOURS(-1), HOURS(-1) - SECONDS(1), false },
		{ "midnight begins the next", 0, HOURS(24), false },
		{ "the same day of another month", 0, DAYS(31), false },
		{ "the same date of another year", 0, DAYS(365), false },
		{ "not known", MOMENT_NONE, MOMENT_NONE, false },
		{ "never", MOMENT_FUTURE, MOMENT_FUTURE, false },
	};
	struct zone z = { 0 };

	(void)state;
	zone_add(&z, MOMENT_PAST, 3600);
	zone_add(&z, HOURS(1), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (zone_same_day(&z, cases[i].a, cases[i].b) != cases[i].same)
			fail_msg("%s", cases[i].why);
}

static void calendar(void **state)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	day d = day_of(1600, 1, 1);

	(void)state;
	for (int year = 1600; year < 2400; year++) {
		bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

		for (int month = 1; month <= 12; month++)
			for (int n = 1; n <= lengths[month - 1] + (leap && month == 2); n++, d++) {
				struct civil c = day_civil(d);

				assert_true(c.year == year && c.month == month && c.day == n &&
					    day_of(year, month, n) == d);
				assert_int_equal(c.weekday, ((d + 3) % 7 + 7) % 7);
			}
	}
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(month_short(1), "Jan");
	assert_string_equal(month_name(12), "December");
	assert_string_equal(month_short(0), "?");
	assert_string_equal(month_name(13), "?");
	assert_string_equal(weekday_short(6), "Sun");
	assert_string_equal(weekday_short(7), "?");
	assert_string_equal(weekday_short(-1), "?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(local_time), cmocka_unit_test(steps_in_order), cmocka_unit_test(no_steps_is_utc),
		cmocka_unit_test(same_days),  cmocka_unit_test(calendar),	cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
