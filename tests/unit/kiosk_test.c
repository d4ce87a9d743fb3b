#include "base/kiosk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LEN(array) (sizeof(array) / sizeof *(array))

static void nights(void **state)
{
	static const struct {
		const char *why;
		int hour, from, until;
		bool night;
	} cases[] = {
		{ "it begins", 22, 22, 6, true },
		{ "midnight is part of it", 0, 22, 6, true },
		{ "its last hour", 5, 22, 6, true },
		{ "it is over", 6, 22, 6, false },
		{ "the evening before", 21, 22, 6, false },
		{ "within one day", 3, 1, 5, true },
		{ "before that", 0, 1, 5, false },
		{ "after that", 5, 1, 5, false },
		{ "never", 8, 8, 8, false },
		{ "never, at midnight", 0, 0, 0, false },
		{ "until midnight", 23, 20, 0, true },
		{ "and not after", 0, 20, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct kiosk_settings k = { .night_from = cases[i].from, .night_until = cases[i].until };

		if (kiosk_is_night(&k, cases[i].hour) != cases[i].night)
			fail_msg("%s: %d in %d to %d", cases[i].why, cases[i].hour, k.night_from, k.night_until);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(nights) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
