/* The cursor follows its row, and the list scrolls no more than it must. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/cursor.h"

static const char *letter(const void *row)
{
	return row;
}

static struct pane_rows rows_of(const void **at, size_t n)
{
	return (struct pane_rows){ at, n, 0 };
}

static void clamps(void **state)
{
	static const struct {
		const char *why;
		size_t at;
		long by;
		size_t n, want;
	} cases[] = {
		{ "no rows", 3, 1, 0, 0 },
		{ "one down", 0, 1, 3, 1 },
		{ "past the end", 2, 1, 3, 2 },
		{ "far past the end", 0, 100000000, 3, 2 },
		{ "one up", 2, -1, 3, 1 },
		{ "past the top", 0, -1, 3, 0 },
		{ "the list became shorter", 9, 0, 3, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (cursor_clamp(cases[i].at, cases[i].by, cases[i].n) != cases[i].want)
			fail_msg("%s", cases[i].why);
}

static void stays_at_the_top_until_moved(void **state)
{
	const void *before[] = { "a", "b" }, *after[] = { "b", "a" };
	struct cursor c = { 0 };

	(void)state;
	cursor_follow(&c, rows_of(before, 2), letter);
	cursor_follow(&c, rows_of(after, 2), letter);
	assert_int_equal(c.row, 0);
}

static void follows_its_row(void **state)
{
	const void *before[] = { "a", "b", "c" }, *after[] = { "c", "a", "b" };
	struct cursor c = { 0 };

	(void)state;
	cursor_move(&c, 1, rows_of(before, 3), letter);
	cursor_follow(&c, rows_of(after, 3), letter);
	assert_int_equal(c.row, 2);
}

static void stays_in_place_when_its_row_goes(void **state)
{
	const void *before[] = { "a", "b", "c" }, *without[] = { "a", "c" }, *again[] = { "c", "a", "b" };
	struct cursor c = { 0 };

	(void)state;
	cursor_move(&c, 1, rows_of(before, 3), letter);
	cursor_follow(&c, rows_of(without, 2), letter);
	assert_int_equal(c.row, 1);
	cursor_follow(&c, rows_of(again, 3), letter);
	assert_int_equal(c.row, 0); /* c is followed now, not b */
}

static void survives_an_empty_list(void **state)
{
	const void *before[] = { "a", "b" };
	struct cursor c = { 0 };

	(void)state;
	cursor_move(&c, 1, rows_of(before, 2), letter);
	cursor_follow(&c, rows_of(NULL, 0), letter);
	cursor_move(&c, 1, rows_of(NULL, 0), letter);
	assert_int_equal(c.row, 0);
	cursor_follow(&c, rows_of(before, 2), letter);
	assert_int_equal(c.row, 1); /* b came back and was still followed */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clamps),
		cmocka_unit_test(stays_at_the_top_until_moved),
		cmocka_unit_test(follows_its_row),
		cmocka_unit_test(stays_in_place_when_its_row_goes),
		cmocka_unit_test(survives_an_empty_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
