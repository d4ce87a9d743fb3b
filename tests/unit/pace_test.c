/* Time in steps: what is shown is true, and stands still as long as it can. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "view/pace.h"

#define NOON HOURS(12)

static struct settings every(bool slow, usec interval)
{
	return (struct settings){ .slow = slow, .database.interval = interval };
}

static void steps_outlast_a_poll(void **state)
{
	static const struct {
		const char *why;
		bool slow;
		usec interval, step;
	} cases[] = {
		{ "to the second", false, SECONDS(15), 0 },
		{ "as it comes", true, SECONDS(15), SECONDS(20) },
		{ "in whole seconds, rounded up", true, SECONDS(1), SECONDS(2) },
		{ "never none", true, SECONDS(1) / 10, SECONDS(1) },
		{ "the longest", true, HOURS(1), MINUTES(80) },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings s = every(cases[i].slow, cases[i].interval);

		if (pace_step(&s) != cases[i].step)
			fail_msg("%s: %lld us", cases[i].why, (long long)pace_step(&s));
	}
}

static void now_moves_by_steps_and_minutes(void **state)
{
	static const struct {
		const char *why;
		bool slow;
		usec read, age, now;
	} cases[] = {
		{ "to the second", false, NOON, SECONDS(14), NOON + SECONDS(14) },
		{ "nothing moves between polls", true, NOON + SECONDS(3), SECONDS(19), NOON + SECONDS(3) },
		{ "a poll was missed", true, NOON + SECONDS(3), SECONDS(21), NOON + SECONDS(23) },
		{ "a new minute", true, NOON + SECONDS(50), SECONDS(11), NOON + MINUTES(1) },
		{ "a step within a new minute", true, NOON + SECONDS(50), SECONDS(39), NOON + SECONDS(70) },
		{ "before 1970", true, -SECONDS(70), SECONDS(5), -SECONDS(70) },
		{ "not known", true, MOMENT_NONE, SECONDS(5), MOMENT_NONE },
		{ "no age", true, NOON, MOMENT_NONE, MOMENT_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings s = every(cases[i].slow, SECONDS(15));
		usec now = pace_now(&s, cases[i].read, cases[i].age);

		if (now != cases[i].now)
			fail_msg("%s: %lld us", cases[i].why, (long long)now);
	}
}

static void lengths_are_true(void **state)
{
	static const struct {
		const char *why;
		bool slow;
		usec length;
		const char *age, *left;
	} cases[] = {
		{ "to the second", false, SECONDS(12), "12s", "12s" },
		{ "younger than a step", true, 0, "<20s", "0s" },
		{ "just so", true, SECONDS(20) - 1, "<20s", "20s" },
		{ "one step", true, SECONDS(20), "20s+", "20s" },
		{ "just above", true, SECONDS(20) + 1, "20s+", "40s" },
		{ "minutes", true, SECONDS(379), "6m00s+", "6m20s" },
		{ "hours", true, HOURS(3) + MINUTES(41), "3h41+", "3h41" },
		{ "longer than anybody waits", true, DAYS(100000), "100000d+", "100000d" },
	};
	char age[MOMENT_TEXT], left[MOMENT_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings s = every(cases[i].slow, SECONDS(15));

		if (strcmp(pace_age(&s, cases[i].length, age), cases[i].age) != 0 ||
		    strcmp(pace_left(&s, cases[i].length, left), cases[i].left) != 0)
			fail_msg("%s: '%s', '%s'", cases[i].why, age, left);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_outlast_a_poll),
		cmocka_unit_test(now_moves_by_steps_and_minutes),
		cmocka_unit_test(lengths_are_true),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
