#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/backoff.h"

/* The longest of many: the limit, nearly. */
static usec longest_of(unsigned soon, enum failure_pace then, unsigned after)
{
	usec longest = 0;

	for (unsigned seed = 0; seed < 200; seed++) {
		struct backoff b;
		usec wait = 0;

		backoff_init(&b, seed);
		for (unsigned i = 0; i < soon; i++)
			backoff_failed(&b, PACE_SOON, SECONDS(30));
		for (unsigned i = 0; i < after; i++)
			wait = backoff_failed(&b, then, SECONDS(30));
		longest = wait > longest ? wait : longest;
		assert_int_equal(b.tries, soon + after);
	}
	return longest;
}

static void waits_grow(void **state)
{
	static const struct {
		unsigned soon;
		enum failure_pace then;
		unsigned after;
		usec limit;
	} cases[] = {
		{ 0, PACE_SOON, 1, SECONDS(1) / 4 },
		{ 0, PACE_SOON, 4, SECONDS(2) },
		{ 0, PACE_SOON, 20, SECONDS(30) },
		{ 0, PACE_LATE, 4, SECONDS(2) },
		{ 2, PACE_LATE, 2, SECONDS(2) },
		{ 0, PACE_SLOW, 1, SECONDS(5) },
		{ 0, PACE_SLOW, 2, SECONDS(10) },
		{ 0, PACE_SLOW, 9, SECONDS(60) },
		/* A server that was away for long and is there again, but refuses: what is mended is seen as soon as otherwise. */
		{ 20, PACE_SLOW, 1, SECONDS(5) },
		{ 20, PACE_SLOW, 2, SECONDS(10) },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_in_range(longest_of(cases[i].soon, cases[i].then, cases[i].after), cases[i].limit * 9 / 10,
				cases[i].limit);
}

static void success_begins_again(void **state)
{
	struct backoff b;

	(void)state;
	backoff_init(&b, 1);
	for (int i = 0; i < 20; i++)
		backoff_failed(&b, PACE_SOON, SECONDS(30));
	backoff_succeeded(&b, true);
	assert_int_equal(b.tries, 0);
	assert_in_range(backoff_failed(&b, PACE_SOON, SECONDS(30)), 0, SECONDS(1) / 4);
}

/* Only what was too slow is given more time, until it needs no more than usual. */
static void patience_grows(void **state)
{
	static const usec times[] = { 1, 2, 4, 8, 8, 8 };
	struct backoff b;

	(void)state;
	backoff_init(&b, 1);
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		assert_int_equal(backoff_patience(&b, SECONDS(3)), times[i] * SECONDS(3));
		backoff_failed(&b, PACE_SOON, SECONDS(30));
		backoff_failed(&b, PACE_SLOW, SECONDS(30));
		assert_int_equal(backoff_patience(&b, SECONDS(3)), times[i] * SECONDS(3));
		backoff_failed(&b, PACE_LATE, SECONDS(30));
	}
	backoff_succeeded(&b, false);
	assert_int_equal(backoff_patience(&b, SECONDS(3)), SECONDS(24));
	backoff_succeeded(&b, true);
	assert_int_equal(backoff_patience(&b, SECONDS(3)), SECONDS(3));
	b.late = 4000000000u;
	assert_int_equal(backoff_patience(&b, MINUTES(5)), MINUTES(40));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waits_grow),
		cmocka_unit_test(success_begins_again),
		cmocka_unit_test(patience_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
