/* What of a connection is news at once, and what the next second may show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/link.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void what_is_said_of_it(void **state)
{
	static const struct link fine = { .connected = true, .took = 2000, .took_about = 2000, .server = "db-a" };
	static const struct {
		const char *why;
		struct link other;
		bool same;
	} cases[] = {
		{ "the same", { .connected = true, .took = 2000, .took_about = 2000, .server = "db-a" }, true },
		{ "longer", { .connected = true, .took = 9000, .took_about = 9000, .server = "db-a" }, true },
		{ "behind", { .connected = true, .server = "db-a", .lag = SECONDS(1) }, true },
		{ "not connected", { .server = "db-a" }, false },
		{ "failed", { .connected = true, .server = "db-a", .failure = LINK_UNREACHABLE }, false },
		{ "tried again", { .connected = true, .server = "db-a", .tries = 1 }, false },
		{ "with words", { .connected = true, .server = "db-a", .problem = "it lags" }, false },
		{ "elsewhere", { .connected = true, .server = "db-b" }, false },
		{ "a standby", { .connected = true, .server = "db-a", .standby = true }, false },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++)
		if (link_same(&fine, &cases[i].other) != cases[i].same)
			fail_msg("%s", cases[i].why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
