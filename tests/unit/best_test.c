/* The first few of many, in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/best.h"

#define MOST 4

/* Judged by its digit alone, so that equal ones can be told apart. */
static bool is_lower(const void *item, const void *other)
{
	return *(const char *)item < *(const char *)other;
}

static void kept(void **state)
{
	static const struct {
		const char *why, *items[8], *kept;
		size_t max;
	} cases[] = {
		{ "nothing comes", { NULL }, "", MOST },
		{ "fewer than there is room for", { "3a", "1b", "2c" }, "1b2c3a", MOST },
		{ "the last falls off", { "3a", "1b", "2c", "5d", "4e", "0f" }, "0f1b2c3a", MOST },
		{ "equal ones stay in the order they came in", { "1a", "0b", "1c", "0d" }, "0b0d1a1c", MOST },
		{ "an equal one does not push out the last", { "1a", "1b", "1c" }, "1a1b", 2 },
		{ "room for one", { "2a", "1b", "3c" }, "1b", 1 },
		{ "room for none", { "2a", "1b" }, "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char at[MOST * 2 + 1] = "";
		struct best b = { .at = at, .max = cases[i].max, .size = 2, .before = is_lower };

		for (const char *const *item = cases[i].items; *item; item++)
			best_add(&b, *item);
		if (strcmp(at, cases[i].kept) != 0 || b.n != strlen(cases[i].kept) / 2)
			fail_msg("%s: %zu kept: '%s'", cases[i].why, b.n, at);
	}
}

/* As they would stand if each were put behind all that do not come after it, one by one, and the first were taken then. */
static void as_one_by_one(void **state)
{
	enum { ITEMS = 300 };
	static char items[ITEMS][2], sorted[ITEMS][2], at[ITEMS][2];

	(void)state;
	for (unsigned i = 0, chance = 1; i < ITEMS; i++) {
		size_t place = i;

		chance = chance * 1103515245 + 12345;
		items[i][0] = (char)(chance >> 16 & 0x3f);
		items[i][1] = (char)i;
		for (; place > 0 && items[i][0] < sorted[place - 1][0]; place--)
			memcpy(sorted[place], sorted[place - 1], sizeof *sorted);
		memcpy(sorted[place], items[i], sizeof *sorted);
	}
	for (size_t max = 0; max <= ITEMS; max = max * 2 + 1) {
		struct best b = { .at = at, .max = max, .size = sizeof *at, .before = is_lower };
		size_t kept = 0;

		for (size_t i = 0; i < ITEMS; i++)
			kept += best_add(&b, items[i]);
		assert_int_equal(b.n, max);
		assert_true(kept >= max);
		assert_memory_equal(at, sorted, max * sizeof *at);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(kept), cmocka_unit_test(as_one_by_one) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
