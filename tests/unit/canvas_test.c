#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "draw/canvas.h"
#include "draw/tier.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* The grid as text, rows ended by '|'; the caller frees it. */
static char *text_of(const struct grid *g, void (*write)(const struct grid *, FILE *))
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	write(g, out);
	fclose(out);
	for (char *c = text; *c; c++)
		if (*c == '\n')
			*c = '|';
	return text;
}

static void expect(const char *why, struct grid *g, const char *wanted)
{
	char *got = text_of(g, grid_write_text);

	if (strcmp(got, wanted) != 0)
		fail_msg("%s: '%s', not '%s'", why, got, wanted);
	free(got);
	grid_release(g);
}

static struct canvas blank(struct grid *g, int cols, int rows, enum glyphs tier)
{
	*g = (struct grid){ 0 };
	grid_resize(g, cols, rows);
	return canvas_of(g, tier);
}

static void texts(void **state)
{
	static const struct {
		const char *why, *text;
		int col, row, end;
		enum glyphs tier;
		const char *shown;
	} cases[] = {
		{ "plain", "abc", 1, 0, 4, GLYPHS_TIER_FULL, " abc||" },
		{ "cut at the right edge", "abcdefgh", 2, 1, 10, GLYPHS_TIER_FULL, "|  abcd|" },
		{ "begins left of the canvas", "abcdefgh", -2, 0, 6, GLYPHS_TIER_FULL, "cdefgh||" },
		{ "ends left of the canvas", "abc", -5, 0, -2, GLYPHS_TIER_FULL, "||" },
		{ "the same sign again and again", "\u2022\u2022\u2022\u2022x", -1, 0, 4, GLYPHS_TIER_FULL,
		  "\u2022\u2022\u2022x||" },
		{ "with a mark on the last of them", "\u2022\u2022\u2022\u0301x", 0, 0, 4, GLYPHS_TIER_FULL,
		  "\u2022\u2022\u2022\u0301x||" },
		{ "a wide character twice", "\u5fb7\u5fb7b", 0, 0, 5, GLYPHS_TIER_FULL, "\u5fb7\u5fb7b||" },
		{ "bytes that are no text, and then the first of a text", "\342\342\342\200\242", 0, 0, 3,
		  GLYPHS_TIER_FULL, "\ufffd\ufffd\u2022||" },
		{ "a sign, and the first byte of another", "\u2022\342", 0, 0, 2, GLYPHS_TIER_FULL, "\u2022\ufffd||" },
		{ "below the canvas", "abc", 0, 2, 3, GLYPHS_TIER_FULL, "||" },
		{ "above the canvas", "abc", 0, -1, 3, GLYPHS_TIER_FULL, "||" },
		{ "a wide character takes two cells", "\u5fb7b", 0, 0, 3, GLYPHS_TIER_FULL, "\u5fb7b||" },
		{ "half a wide character is a blank", "\u5fb7", 5, 0, 7, GLYPHS_TIER_FULL, "||" },
		{ "a control character", "a\033b", 0, 0, 3, GLYPHS_TIER_FULL, "a\ufffdb||" },
		{ "a mark stays on its base", "e\u0301x", 0, 0, 2, GLYPHS_TIER_FULL, "e\u0301x||" },
		{ "the same in ASCII", "e\u0301x", 0, 0, 2, GLYPHS_TIER_ASCII, "ex||" },
		{ "letters lose their accents in ASCII", "\u00c9\u0177\u00ff\u017f", 0, 0, 4, GLYPHS_TIER_ASCII,
		  "Eyys||" },
		{ "typography in ASCII", "\u2018a\u2019\u2013", 0, 0, 4, GLYPHS_TIER_ASCII, "'a'-||" },
		{ "what ASCII has nothing for", "\u5fb7\u0180\u00bf", 0, 0, 3, GLYPHS_TIER_ASCII, "???||" },
		{ "Latin-1 as it is on the console", "\u00c9\u00ff\u00bf", 0, 0, 3, GLYPHS_TIER_CONSOLE,
		  "\u00c9\u00ff\u00bf||" },
		{ "a mark takes a cell there, and is left out", "e\u0301x", 0, 0, 2, GLYPHS_TIER_CONSOLE, "ex||" },
		{ "what its fonts lack is as in ASCII", "\u0177\u2019\u5fb7", 0, 0, 3, GLYPHS_TIER_CONSOLE, "y'?||" },
		{ "a blank that does not break", "a\u00a0b", 0, 0, 3, GLYPHS_TIER_CONSOLE, "a b||" },
		{ "nothing", "", 3, 0, 3, GLYPHS_TIER_FULL, "||" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct grid g;
		struct canvas c = blank(&g, 6, 2, cases[i].tier);
		char *text = strdup(cases[i].text); /* whoever reads past its end is found out */
		int end = canvas_text(c, cases[i].col, cases[i].row, MEANING_PLAIN, text);

		free(text);
		if (end != cases[i].end)
			fail_msg("%s: ends in column %d", cases[i].why, end);
		expect(cases[i].why, &g, cases[i].shown);
	}
}

static void fields(void **state)
{
	static const struct {
		const char *why, *text;
		int cols;
		enum align align;
		const char *shown;
	} cases[] = {
		{ "left", "abc", 5, ALIGN_LEFT, ".abc  .|" },
		{ "right", "abc", 5, ALIGN_RIGHT, ".  abc.|" },
		{ "centre", "abc", 5, ALIGN_CENTRE, ". abc .|" },
		{ "just fits", "abcde", 5, ALIGN_RIGHT, ".abcde.|" },
		{ "too long", "abcdef", 5, ALIGN_RIGHT, ".abcd\u2026.|" },
		{ "one cell", "ab", 1, ALIGN_LEFT, ".\u2026.....|" },
		{ "a wide character that does not fit", "abc\u5fb7d", 5, ALIGN_LEFT, ".abc\u2026 .|" },
		{ "empty", "", 5, ALIGN_LEFT, ".     .|" },
		{ "no cells", "abc", 0, ALIGN_LEFT, ".......|" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct grid g;
		struct canvas c = blank(&g, 7, 1, GLYPHS_TIER_FULL);

		canvas_text(c, 0, 0, MEANING_PLAIN, ".......");
		canvas_field(c, 1, 0, cases[i].cols, cases[i].align, MEANING_PLAIN, cases[i].text);
		expect(cases[i].why, &g, cases[i].shown);
	}
}

static void overwriting_half_of_a_wide_character(void **state)
{
	static const struct {
		const char *why;
		int col;
		const char *text, *shown;
	} cases[] = {
		{ "its first half", 0, "x", "x \u90e1|" }, { "its second half", 1, "x", " x\u90e1|" },
		{ "across two", 1, "xy", " xy|" },	   { "by a wide one across two", 1, "\u8b66", " \u8b66|" },
		{ "whole", 0, "xy", "xy\u90e1|" },
		{ "by a bar across two", 1, "\u2588\u2588\u2588", " \u2588\u2588\u2588|" },
		{ "by a bar on the first half", 0, "\u2588", "\u2588 \u90e1|" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct grid g;
		struct canvas c = blank(&g, 4, 1, GLYPHS_TIER_FULL);

		canvas_text(c, 0, 0, MEANING_PLAIN, "\u5fb7\u90e1");
		canvas_text(c, cases[i].col, 0, MEANING_PLAIN, cases[i].text);
		expect(cases[i].why, &g, cases[i].shown);
	}
}

static void parts(void **state)
{
	static const struct {
		const char *why;
		int col, row, cols, rows;
		const char *shown;
	} cases[] = {
		{ "inside", 1, 1, 2, 1, "| xx||" },
		{ "larger than the whole", -5, -5, 50, 50, "xxxxx|xxxxx|xxxxx|" },
		{ "across the right edge", 3, 2, 9, 9, "||   xx|" },
		{ "across the left edge", -1, 0, 3, 1, "xx|||" },
		{ "outside", 7, 0, 3, 3, "|||" },
		{ "of no size", 1, 1, 0, 0, "|||" },
		{ "of less than no size", 1, 1, -4, 2, "|||" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct grid g;
		struct canvas c = blank(&g, 5, 3, GLYPHS_TIER_FULL);
		struct canvas part = canvas_part(c, cases[i].col, cases[i].row, cases[i].cols, cases[i].rows);

		for (int row = 0; row < 9; row++)
			canvas_text(part, 0, row, MEANING_PLAIN, "xxxxxxxxx");
		canvas_line(part, 0, 99, 5, MEANING_PLAIN, GLYPH_RULE);
		canvas_select(part, 99);
		expect(cases[i].why, &g, cases[i].shown);
	}
}

static void lines_and_glyphs(void **state)
{
	struct grid g;
	struct canvas c = blank(&g, 6, 2, GLYPHS_TIER_ASCII);

	(void)state;
	canvas_line(c, 1, 0, 20, MEANING_PLAIN, GLYPH_RULE);
	assert_int_equal(canvas_glyph(c, 0, 1, MEANING_PLAIN, GLYPH_POINTER), 1);
	assert_int_equal(canvas_printf(c, 2, 1, MEANING_PLAIN, "%d/%d", 9, 15), 6);
	assert_int_equal(canvas_width(c, "\u2026\u5fb7"), 2);
	expect("ASCII", &g, " -----|> 9/15|");
}

static void every_glyph_is_one_cell(void **state)
{
	(void)state;
	for (int tier = 0; tier < GLYPHS_TIERS; tier++)
		for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
			const char *text = glyph_text((enum glyph)glyph, (enum glyphs)tier);

			assert_int_equal(text_width(text), 1);
			if (tier == GLYPHS_TIER_ASCII)
				assert_int_equal(strlen(text), 1);
		}
}

static void meanings(void **state)
{
	struct grid g;
	struct canvas c = blank(&g, 12, 2, GLYPHS_TIER_FULL);
	char *got;

	(void)state;
	for (int m = 0; m < MEANING_COUNT; m++)
		canvas_text(c, m, 0, (enum meaning)m, "x");
	canvas_text(c, 1, 1, MEANING_ALARM, "x");
	canvas_fill(canvas_part(c, 3, 1, 2, 1), MEANING_LOST);
	canvas_select(canvas_part(c, 1, 1, 6, 1), 0);
	assert_int_equal(g.cursor_col, 1);
	assert_int_equal(g.cursor_row, 1);
	got = text_of(&g, grid_write_meanings);
	assert_string_equal(got, " fsngwaotl| APLLPP|");
	free(got);
	grid_release(&g);
}

/* What an overlay covers is no longer the row that was selected there. */
static void filling_begins_anew(void **state)
{
	struct grid g;
	struct canvas c = blank(&g, 4, 1, GLYPHS_TIER_FULL);

	(void)state;
	canvas_text(c, 0, 0, MEANING_ALARM, "abcd");
	canvas_select(c, 0);
	canvas_target(c, TARGET_ROW(0));
	canvas_fill(canvas_part(c, 1, 0, 2, 1), MEANING_PLAIN);
	for (int col = 0; col < 4; col++) {
		bool filled = col == 1 || col == 2;
		const struct cell *cell = grid_at(&g, col, 0);

		assert_int_equal(cell->selected, !filled);
		assert_int_equal(cell->target, filled ? 0 : TARGET_ROW(0));
		assert_int_equal(cell->text.rune[0], filled ? U' ' : (char32_t)("abcd"[col]));
	}
	grid_release(&g);
}

static void grids(void **state)
{
	struct grid g = { 0 };
	struct cell a, b;

	(void)state;
	grid_resize(&g, 0, -3);
	assert_true(g.cols == 1 && g.rows == 1);
	grid_resize(&g, 5000, 5000);
	assert_true(g.cols == GRID_MAX_COLS && g.rows == GRID_MAX_ROWS);
	assert_non_null(grid_at(&g, GRID_MAX_COLS - 1, GRID_MAX_ROWS - 1));
	assert_null(grid_at(&g, GRID_MAX_COLS, 0));
	assert_null(grid_at(&g, 0, GRID_MAX_ROWS));
	assert_null(grid_at(&g, -1, 0));
	assert_null(grid_at(&g, 0, -1));
	canvas_text(canvas_of(&g, GLYPHS_TIER_FULL), 0, 0, MEANING_PLAIN, "x");
	canvas_select(canvas_of(&g, GLYPHS_TIER_FULL), 0);
	grid_resize(&g, GRID_MAX_COLS, GRID_MAX_ROWS);
	assert_int_equal(g.cursor_col, -1);
	a = b = *grid_at(&g, 0, 0);
	assert_true(grid_same(&a, &b) && a.text.rune[0] == U' ' && !a.selected);
	b.text.rune[1] = U'x'; /* behind the runes that count */
	assert_true(grid_same(&a, &b));
	b.meaning = MEANING_WARN;
	assert_false(grid_same(&a, &b));
	b = a;
	b.selected = true;
	assert_false(grid_same(&a, &b));
	b = a;
	b.text.rune[0] = U'x';
	assert_false(grid_same(&a, &b));
	grid_release(&g);
	assert_null(g.cells);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(fields),
		cmocka_unit_test(overwriting_half_of_a_wide_character),
		cmocka_unit_test(parts),
		cmocka_unit_test(lines_and_glyphs),
		cmocka_unit_test(every_glyph_is_one_cell),
		cmocka_unit_test(meanings),
		cmocka_unit_test(filling_begins_anew),
		cmocka_unit_test(grids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
