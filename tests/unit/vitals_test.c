/* The program's own figures: what most polls took, and which of them are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/vitals.h"

static struct vitals polled(int n)
{
	struct vitals v;

	vitals_begin(&v, SECONDS(1));
	for (int i = 1; i <= n; i++)
		vitals_polled(&v, i * 1000, (size_t)i, 10);
	return v;
}

static void what_most_took(void **state)
{
	static const struct {
		const char *why;
		int polls, percent;
		usec took;
	} cases[] = {
		{ "none", 0, 50, MOMENT_NONE },
		{ "one is all of them", 1, 50, 1000 },
		{ "one is all of them", 1, 99, 1000 },
		{ "the lower of two", 2, 50, 1000 },
		{ "the one between", 3, 50, 2000 },
		{ "all but the worst", 100, 99, 99000 },
		{ "of few the worst", 99, 99, 99000 },
		{ "the worst", 100, 100, 100000 },
		{ "as many as are kept", 300, 99, 297000 },
		{ "the oldest are forgotten", 400, 1, 103000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct vitals v = polled(cases[i].polls);

		if (vitals_took(&v, cases[i].percent) != cases[i].took)
			fail_msg("%s: %ld", cases[i].why, (long)vitals_took(&v, cases[i].percent));
	}
}

static void what_is_counted(void **state)
{
	struct vitals v = polled(400);

	(void)state;
	assert_int_equal(v.begun, SECONDS(1));
	assert_int_equal(v.connected, MOMENT_NONE);
	assert_int_equal(v.polls, 400);
	assert_int_equal(vitals_kept(&v), VITALS_POLLS);
	assert_int_equal(v.rows, 400);
	assert_int_equal(v.all_bytes, 4000);
	v = polled(7);
	assert_int_equal(vitals_kept(&v), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_most_took),
		cmocka_unit_test(what_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
