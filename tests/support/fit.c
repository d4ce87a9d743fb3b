#include "support/fit.h"

#include <string.h>

static bool is_unfit(char32_t rune)
{
	return rune < 0x20 || (rune >= 0x7f && rune < 0xa0) || (rune >= 0x200b && rune <= 0x200f) ||
		(rune >= 0x202a && rune <= 0x202e) || (rune >= 0x2066 && rune <= 0x2069) || rune == 0xfeff ||
		(rune >= 0xe0000 && rune <= 0xe007f);
}

static bool is_glyph_of_console(char32_t rune)
{
	for (int i = 0; i < GLYPH_COUNT; i++) {
		const char *text = glyph_text((enum glyph)i, GLYPHS_TIER_CONSOLE);
		struct grapheme g;

		text_next(text, strlen(text), &g);
		if (g.rune[0] == rune)
			return true;
	}
	return false;
}

static bool tier_has(enum glyphs tier, const struct grapheme *g)
{
	char32_t rune = g->rune[0];

	if (tier == GLYPHS_TIER_FULL || (rune < 0x80 && g->runes == 1))
		return true;
	return tier == GLYPHS_TIER_CONSOLE && g->runes == 1 && g->width == 1 &&
		((rune > 0xa0 && rune <= 0xff) || is_glyph_of_console(rune));
}

static bool cell_is_fit(const struct grid *g, int col, int row, enum glyphs tier)
{
	const struct cell *cell = grid_at(g, col, row), *right = grid_at(g, col + 1, row),
			  *left = grid_at(g, col - 1, row);

	if (cell->text.width == 0)
		return left && left->text.width == 2;
	if (cell->text.width == 2 && (!right || right->text.width != 0))
		return false;
	for (int i = 0; i < cell->text.runes; i++)
		if (is_unfit(cell->text.rune[i]))
			return false;
	return cell->text.runes >= 1 && cell->meaning < MEANING_COUNT && tier_has(tier, &cell->text);
}

bool screen_is_fit(const struct grid *g, enum glyphs tier, int *col, int *row)
{
	for (*row = 0; *row < g->rows; ++*row)
		for (*col = 0; *col < g->cols; ++*col)
			if (!cell_is_fit(g, *col, *row, tier))
				return false;
	return true;
}

static bool apart(const struct placed *a, const struct placed *b)
{
	return a->col + a->cols <= b->col || b->col + b->cols <= a->col || a->row + a->rows <= b->row ||
		b->row + b->rows <= a->row;
}

bool screen_is_apart(const struct layout_plan *plan, int cols, int rows)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct placed *at = &plan->at[i];

		if (at->cols < 1 || at->rows < 1 || at->col < 0 || at->row < 1 + layout_banner_rows(rows) ||
		    at->col + at->cols > cols || at->row + at->rows > rows - layout_footer_rows(rows))
			return false;
		for (size_t k = 0; k < i; k++)
			if (!apart(at, &plan->at[k]))
				return false;
	}
	return true;
}

bool screen_has_cursor(const struct grid *g)
{
	return (g->cursor_col == -1 && g->cursor_row == -1) || grid_at(g, g->cursor_col, g->cursor_row);
}
