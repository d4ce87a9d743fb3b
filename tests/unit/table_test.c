#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/sentence.h"
#include "view/table.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void write_name(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, row);
}

static void write_number(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_write(out, MEANING_STRONG, "%zu", strlen(row));
}

static void write_width(const void *row, const struct view *v, struct table_cell *out)
{
	(void)row;
	(void)v;
	table_write(out, MEANING_PLAIN, "%d", out->width);
}

static void head_width(const struct view *v, struct table_cell *out)
{
	(void)v;
	table_write(out, MEANING_PLAIN, "W%d", out->width);
}

static enum meaning meaning(const void *row, const struct view *v)
{
	(void)v;
	return strcmp(row, "delta") == 0 ? MEANING_ALARM : MEANING_PLAIN;
}

static bool marked(const void *row, const struct view *v)
{
	(void)v;
	return strcmp(row, "delta") == 0;
}

static const struct column columns[] = {
	{ "NAME", 4, 8, 0, ALIGN_LEFT, write_name, NULL, NULL },
	{ "LEN", 3, 0, 1, ALIGN_RIGHT, write_number, NULL, NULL },
	{ "WIDE", 3, 5, 2, ALIGN_LEFT, write_width, head_width, NULL },
};
static const struct table table = { columns, LEN(columns), false, meaning, marked, NULL, NULL, NULL };
static const void *const names[] = { "alpha", "beta", "gamma", "delta", "epsilon" };
static const struct pane pane = { .name = "test", .empty = "Nothing.", .head = 1 };

static void expect(const char *why, const struct grid *g, const char *wanted)
{
	char *got = NULL;
	size_t n;
	FILE *out = open_memstream(&got, &n);

	assert_non_null(out);
	grid_write_text(g, out);
	fclose(out);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s:\n%s---- wanted:\n%s", why, got, wanted);
	free(got);
}

static void tables(void **state)
{
	static const struct {
		const char *why;
		int cols, rows;
		size_t n, first, cursor;
		bool focused;
		const char *text;
		int cursor_row;
	} cases[] = {
		{ "all there is room for", 24, 7, 5, 0, 1, true,
		  "  NAME     LEN W5\n  alpha      5 5\n► beta       4 5\n  gamma      5 5\n !delta      5 5\n  "
		  "epsilon    7 5\n\n",
		  2 },
		{ "spare cells go by rank", 17, 2, 1, 0, 9, false, "  NAME    LEN W3\n  alpha     5 3\n", -1 },
		{ "the highest rank leaves, whole", 13, 2, 1, 0, 9, false, "  NAME    LEN\n  alpha     5\n", -1 },
		{ "then the next", 9, 2, 1, 0, 9, false, "  NAME\n  alpha\n", -1 },
		{ "names shrink when nothing more can leave", 5, 2, 1, 0, 9, false, "  NA…\n  al…\n", -1 },
		{ "scrolled", 9, 3, 5, 2, 3, true, "  NAME\n  gamma\n►!delta\n", 2 },
		{ "the cursor's row shows when it is below", 9, 3, 5, 0, 4, true, "  NAME\n !delta\n► epsilon\n", 2 },
		{ "and when it is above", 9, 3, 5, 3, 0, true, "  NAME\n► alpha\n  beta\n", 1 },
		{ "no empty lines at the end", 9, 3, 5, 4, 9, false, "  NAME\n !delta\n  epsilon\n", -1 },
		{ "no rows", 14, 3, 0, 0, 0, true, "  NAME LEN W3\n  Nothing.\n\n", -1 },
		{ "only headings", 9, 1, 5, 0, 0, true, "  NAME\n", -1 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = STALENESS_LIVE };
		struct pane_state s = { .rows = { names, cases[i].n }, .first = cases[i].first,
					.cursor = cases[i].cursor, .focused = cases[i].focused, .number = 1 };
		struct grid g = { 0 };

		grid_resize(&g, cases[i].cols, cases[i].rows);
		table_draw(&table, &pane, &v, &s, canvas_of(&g, GLYPHS_TIER_FULL));
		expect(cases[i].why, &g, cases[i].text);
		if (g.cursor_row != cases[i].cursor_row)
			fail_msg("%s: cursor in row %d", cases[i].why, g.cursor_row);
		grid_release(&g);
	}
}

/* Of rank 0 it has its width before others have theirs, of another rank it takes what is left over. */
static void a_fitted_column_follows_its_cells(void **state)
{
	static const struct {
		const char *why, *fitted;
		int cols;
		size_t n;
		const char *text;
	} cases[] = {
		{ "no wider than its cells", "NAME", 24, 1, "  NAME  LEN W5\n  alpha   5 5\n" },
		{ "the others leave for it", "NAME", 15, 5, "  NAME    LEN\n  alpha     5\n" },
		{ "it shrinks when none can leave any more", "NAME", 6, 5, "  NAME\n  alp…\n" },
		{ "what is left over", "WIDE", 24, 5, "  NAME     LEN W3\n  alpha      5 3\n" },
		{ "no such column", "NONE", 17, 1, "  NAME    LEN W3\n  alpha     5 3\n" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = STALENESS_LIVE };
		struct pane_state s = { .rows = { names, cases[i].n }, .cursor = cases[i].n };
		struct pane fitted = pane;
		struct grid g = { 0 };

		fitted.fitted = cases[i].fitted;
		grid_resize(&g, cases[i].cols, 2);
		table_draw(&table, &fitted, &v, &s, canvas_of(&g, GLYPHS_TIER_FULL));
		expect(cases[i].why, &g, cases[i].text);
		grid_release(&g);
	}
}

/* Columns that never leave by rank do so from the right before one of them, or much of a name, is cut. */
static void none_is_cut(void **state)
{
	static const struct column kept[] = {
		{ "NAME", 7, 9, 0, ALIGN_LEFT, write_name, NULL, NULL },
		{ "LEN", 3, 0, 0, ALIGN_RIGHT, write_number, NULL, NULL },
		{ "LENGTH", 6, 0, 0, ALIGN_RIGHT, write_number, NULL, NULL },
	};
	static const struct table all = { kept, LEN(kept), false, meaning, marked, NULL, NULL, NULL };
	static const struct {
		const char *why;
		int cols;
		const char *text;
	} cases[] = {
		{ "all fit", 20, "  NAME    LEN LENGTH\n  alpha     5      5\n" },
		{ "the name gives a cell", 19, "  NAME   LEN LENGTH\n  alpha    5      5\n" },
		{ "but not two", 18, "  NAME      LEN\n  alpha       5\n" },
		{ "down to one", 11, "  NAME\n  alpha\n" },
		{ "of which something stays", 4, "  N…\n  a…\n" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = STALENESS_LIVE };
		const struct pane_state s = { .rows = { names, 1 }, .cursor = 9 };
		struct grid g = { 0 };

		grid_resize(&g, cases[i].cols, 2);
		table_draw(&all, &pane, &v, &s, canvas_of(&g, GLYPHS_TIER_FULL));
		expect(cases[i].why, &g, cases[i].text);
		grid_release(&g);
	}
}

/* Whatever its rank. */
static void what_is_sorted_by_stays(void **state)
{
	const struct view v = { .staleness = STALENESS_LIVE };
	struct pane_state s = { .rows = { names, 1 }, .cursor = 9, .arrangement = { .column = 3 } };
	struct grid g = { 0 };

	(void)state;
	grid_resize(&g, 13, 2);
	table_draw(&table, &pane, &v, &s, canvas_of(&g, GLYPHS_TIER_FULL));
	expect("sorted by the last", &g, "  NAME    W3\n  alpha   3\n");
	grid_release(&g);
}

static void row_meanings(void **state)
{
	static const struct {
		enum staleness staleness;
		enum meaning name, number;
	} cases[] = {
		{ STALENESS_LIVE, MEANING_ALARM, MEANING_STRONG },
		{ STALENESS_STALE, MEANING_ALARM, MEANING_STRONG },
		{ STALENESS_LOST, MEANING_OLD, MEANING_OLD },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = cases[i].staleness };
		struct pane_state s = { .rows = { names + 3, 1 }, .cursor = 9, .number = 1 };
		struct grid g = { 0 };

		grid_resize(&g, 24, 2);
		table_draw(&table, &pane, &v, &s, canvas_of(&g, GLYPHS_TIER_FULL));
		assert_int_equal(grid_at(&g, 1, 1)->meaning, cases[i].name);
		assert_int_equal(grid_at(&g, 2, 1)->meaning, cases[i].name);
		assert_int_equal(grid_at(&g, 13, 1)->meaning, cases[i].number);
		grid_release(&g);
	}
}

static void cell_texts(void **state)
{
	struct table_cell cell = { .width = 4 };
	char longer[2 * TABLE_CELL];

	(void)state;
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	memcpy(longer + TABLE_CELL - 3, "\u20ac", 3); /* ends one byte behind the room there is */
	table_write(&cell, MEANING_WARN, "%s", longer);
	assert_int_equal(strlen(cell.text), TABLE_CELL - 3);
	assert_int_equal(cell.meaning, MEANING_WARN);
	table_write(&cell, MEANING_PLAIN, "a%sb", "\033[2J");
	assert_string_equal(cell.text, "a\ufffd[2Jb");
}

static void sentences(void **state)
{
	static const struct part parts[] = {
		{ "##", 4, false },
		{ "STALE:", 0, false },
		{ "since ten.", 1, false },
		{ "", 2, false },
		{ "The server closed the connection.", 3, true },
		{ "Try 3", 2, false },
	};
	static const struct {
		const char *why;
		int cols;
		const char *text;
	} cases[] = {
		{ "all of it", 62, "## STALE: since ten. The server closed the connection. Try 3" },
		{ "the least important leaves", 58, "STALE: since ten. The server closed the connection. Try 3" },
		{ "free text is cut", 45, "STALE: since ten. The server closed t… Try 3" },
		{ "and leaves when too little would be left", 39, "STALE: since ten. Try 3" },
		{ "one by one", 20, "STALE: since ten." },
		{ "to the last", 10, "STALE:" },
		{ "which is cut", 4, "ST…" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct grid g = { 0 };
		char wanted[80];

		grid_resize(&g, cases[i].cols, 1);
		sentence_draw(canvas_of(&g, GLYPHS_TIER_FULL), 1, MEANING_STALE, parts, LEN(parts));
		snprintf(wanted, sizeof wanted, " %s\n", cases[i].text);
		expect(cases[i].why, &g, wanted);
		grid_release(&g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables),
		cmocka_unit_test(a_fitted_column_follows_its_cells),
		cmocka_unit_test(none_is_cut),
		cmocka_unit_test(what_is_sorted_by_stays),
		cmocka_unit_test(row_meanings),
		cmocka_unit_test(cell_texts),
		cmocka_unit_test(sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
