/* When data are too old for who asked: by the last report of any unit, and by nothing that lies in the future. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "app/max_age.h"
#include "support/blank.h"

#define NOW (SECONDS(1704067200) + HOURS(18))

static void is_judged_by_the_last_report(void **state)
{
	static const struct {
		const char *why;
		usec reports[2]; /* of two units, before NOW */
		usec read;       /* how long ago the board was read */
		usec limit;
		bool passed;
	} cases[] = {
		{ "nobody asked", { HOURS(9), HOURS(9) }, 0, 0, false },
		{ "one is enough", { HOURS(9), MINUTES(1) }, 0, MINUTES(5), false },
		{ "exactly the limit is not over it", { HOURS(9), MINUTES(5) }, 0, MINUTES(5), false },
		{ "both are old", { HOURS(9), MINUTES(6) }, 0, MINUTES(5), true },
		{ "the reading grows old too", { HOURS(9), MINUTES(1) }, MINUTES(5), MINUTES(5), true },
		{ "a clock that is wrong hides nothing", { -MINUTES(30), MINUTES(6) }, 0, MINUTES(5), true },
		{ "no report at all", { MOMENT_NONE, MOMENT_NONE }, 0, MINUTES(5), true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct board *b = board_new();
		struct unit units[] = { blank_unit("HD01"), blank_unit("HD02") };
		struct view v = { .now = NOW + cases[i].read };
		struct err e;

		for (size_t k = 0; k < 2; k++)
			units[k].reported_at =
				cases[i].reports[k] == MOMENT_NONE ? MOMENT_NONE : NOW - cases[i].reports[k];
		b->about.now = NOW;
		b->units.at = units;
		b->units.n = 2;
		v.board = board_publish(b);
		if (max_age_passed(&v, cases[i].limit, &e) != cases[i].passed)
			fail_msg("%s", cases[i].why);
		board_free(v.board);
	}
}

static void is_a_length_of_time(void **state)
{
	static const struct {
		const char *text;
		usec limit; /* MOMENT_NONE: refused */
	} cases[] = {
		{ NULL, 0 },
		{ "", MOMENT_NONE },
		{ "5m", MINUTES(5) },
		{ "1s", SECONDS(1) },
		{ "7d", DAYS(7) },
		{ "0s", MOMENT_NONE },
		{ "8d", MOMENT_NONE },
		{ "5", MOMENT_NONE },
		{ "soon", MOMENT_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		usec limit = MOMENT_NONE;
		struct err e;

		if (max_age_read(cases[i].text, &limit, &e) ? limit != cases[i].limit : cases[i].limit != MOMENT_NONE)
			fail_msg("'%s'", cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_judged_by_the_last_report),
		cmocka_unit_test(is_a_length_of_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
