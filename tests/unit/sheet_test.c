/* Text on a sheet: where lines break, what leaves, what scrolling shows, and where two columns begin. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/sheet.h"

static const struct view view = { .staleness = STALENESS_LIVE };

struct paper {
	struct grid grid;
	struct sheet sheet;
};

static void begin(struct paper *p, int cols, int rows, int first)
{
	*p = (struct paper){ 0 };
	grid_resize(&p->grid, cols, rows);
	sheet_begin(&p->sheet, &view, canvas_of(&p->grid, GLYPHS_TIER_ASCII), first);
}

/* Compares what is on it, lines ended by a bar, and puts it away. */
static void expect(struct paper *p, const char *why, const char *want)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	grid_write_text(&p->grid, out);
	fclose(out);
	for (char *end = strchr(text, '\n'); end; end = strchr(end, '\n'))
		*end = '|';
	while (n > 1 && text[n - 2] == '|')
		text[--n] = '\0';
	if (strcmp(text, want) != 0)
		fail_msg("%s: '%s'", why, text);
	free(text);
	grid_release(&p->grid);
}

static void texts_break(void **state)
{
	static const struct {
		const char *why;
		int cols;
		const char *text, *want;
	} cases[] = {
		{ "at blanks", 12, "one two three four", " one two| three four|" },
		{ "a line exactly full", 9, "one two three", " one two| three|" },
		{ "a word too long is cut", 8, "abcdefghij k", " abcdef| ghij k|" },
		{ "one column is left", 3, "abc", " a| b| c|" },
		{ "no room at all", 2, "abc", "|" },
		{ "no text", 20, "", "|" },
		{ "several blanks are one break", 9, "one two    three", " one two| three|" },
		{ "wide characters are not halved", 6, "\u5fb7\u6bd4\u90e1", " ??| ?|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct paper p;

		begin(&p, cases[i].cols, 6, 0);
		sheet_text(&p.sheet, MEANING_PLAIN, "%s", cases[i].text);
		expect(&p, cases[i].why, cases[i].want);
	}
}

static void fields(void **state)
{
	struct paper p;

	(void)state;
	begin(&p, 30, 6, 0);
	sheet_field(&p.sheet, "Shift", MEANING_PLAIN, "late, until midnight today");
	sheet_field(&p.sheet, "Note", MEANING_PLAIN, "%s", "");
	sheet_field(&p.sheet, "A long label", MEANING_PLAIN, "%d", 7);
	assert_int_equal(sheet_lines(&p.sheet), 3);
	expect(&p, "texts stay right of labels, absent ones take no line",
	       " Shift      late, until|            midnight today| A long la> 7|");
}

static void rows_give_way(void **state)
{
	static const struct {
		const char *why;
		int cols;
		const char *want;
	} cases[] = {
		{ "all", 26, " HD01      12m engagement|" },
		{ "what is left of the line is cut", 24, " HD01      12m engagem>|" },
		{ "the highest rank leaves", 14, " HD01 engage>|" },
		{ "rank 0 stays to the last cell", 7, " HD01|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct sheet_cell cells[] = {
			{ "HD01", 4, 0, ALIGN_LEFT, MEANING_PLAIN },
			{ "12m", 8, 1, ALIGN_RIGHT, MEANING_PLAIN },
			{ "engagement", 0, 0, ALIGN_LEFT, MEANING_PLAIN },
		};
		struct paper p;

		begin(&p, cases[i].cols, 2, 0);
		sheet_row(&p.sheet, cells, 3);
		expect(&p, cases[i].why, cases[i].want);
	}
}

static void a_part_shows(void **state)
{
	static const struct {
		const char *why;
		int rows, first;
		const char *want;
	} cases[] = {
		{ "from the top", 3, 0, " A -----| 1| 2|" },
		{ "further down", 3, 2, " 2|| B -----|" },
		{ "past the end", 3, 9, "|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct paper p;

		begin(&p, 9, cases[i].rows, cases[i].first);
		sheet_section(&p.sheet, 0, "A");
		sheet_text(&p.sheet, MEANING_PLAIN, "1");
		sheet_text(&p.sheet, MEANING_PLAIN, "2");
		sheet_section(&p.sheet, 1, "B");
		sheet_text(&p.sheet, MEANING_PLAIN, "3");
		assert_int_equal(sheet_lines(&p.sheet), 6);
		expect(&p, cases[i].why, cases[i].want);
	}
}

static void two_columns(void **state)
{
	struct paper p;

	(void)state;
	begin(&p, 150, 4, 0);
	sheet_section(&p.sheet, 0, "A");
	sheet_section(&p.sheet, 1, "B");
	sheet_text(&p.sheet, MEANING_PLAIN, "1");
	sheet_section(&p.sheet, 0, "C");
	assert_int_equal(sheet_lines(&p.sheet), 3);
	assert_int_equal(grid_at(&p.grid, 1, 0)->text.rune[0], 'A');
	assert_int_equal(grid_at(&p.grid, 77, 0)->text.rune[0], 'B');
	assert_int_equal(grid_at(&p.grid, 77, 1)->text.rune[0], '1');
	assert_int_equal(grid_at(&p.grid, 1, 2)->text.rune[0], 'C');
	grid_release(&p.grid);
}

static void bars(void **state)
{
	static const double values[] = { 8, 1, 0, NAN, 4, 5 }, nothing[] = { 0, NAN, -1 };
	struct paper p;

	(void)state;
	begin(&p, 8, 5, 0);
	sheet_bars(&p.sheet, MEANING_PLAIN, values, 6);
	expect(&p, "halves of lines; nothing for none and for not known", " #| #    =| #   ##| #=  ##|");
	begin(&p, 14, 5, 0);
	sheet_bars(&p.sheet, MEANING_PLAIN, values, 6);
	expect(&p, "twice as wide where there is room", " ##| ##        ==| ##      ####| ##==    ####|");
	begin(&p, 5, 5, 0);
	sheet_bars(&p.sheet, MEANING_PLAIN, values, 6);
	expect(&p, "the newest stay", "  =#|  ##|  ##|  ##|");
	begin(&p, 9, 5, 0);
	sheet_bars(&p.sheet, MEANING_PLAIN, nothing, 3);
	assert_int_equal(sheet_lines(&p.sheet), SHEET_BARS_LINES);
	expect(&p, "nothing at all", "|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_break),	cmocka_unit_test(fields),      cmocka_unit_test(rows_give_way),
		cmocka_unit_test(a_part_shows), cmocka_unit_test(two_columns), cmocka_unit_test(bars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
