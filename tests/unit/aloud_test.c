#include "view/aloud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void lengths_are_words(void **state)
{
	static const struct {
		const char *why, *text, *want;
	} cases[] = {
		{ "nothing", "", "" },
		{ "one part", "47s", "47 seconds" },
		{ "one of it", "1m", "1 minute" },
		{ "none of it", "0s", "0 seconds" },
		{ "two parts", "6m12s", "6 minutes 12 seconds" },
		{ "the second without a letter", "3h41", "3 hours 41 minutes" },
		{ "with a letter", "2d04h", "2 days 4 hours" },
		{ "none of the second", "2m00s", "2 minutes" },
		{ "one of each", "1h01", "1 hour 1 minute" },
		{ "about", "in ~24m", "in about 24 minutes" },
		{ "words around it", "STATION  5m ago, 3d", "STATION  5 minutes ago, 3 days" },
		{ "a time of day", "14:00-23:00, last 09:12", "14:00-23:00, last 09:12" },
		{ "a number", "4 in 7 days, 6", "4 in 7 days, 6" },
		{ "a call sign", "HD03 3mb 5m2x 1234567s ~OLD ~", "HD03 3mb 5m2x 1234567s ~OLD ~" },
		{ "a question", "? ago", "? ago" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *said = aloud(cases[i].text, arena);

		if (strcmp(said, cases[i].want) != 0)
			fail_msg("%s: '%s'", cases[i].why, said);
	}
	arena_drop(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
