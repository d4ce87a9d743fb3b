#include "draw/canvas.h"

#include <stdarg.h>
#include <string.h>

#include "base/print.h"
#include "draw/tier.h"

/* What canvas_printf can hold; the widest line is GRID_MAX_COLS cells. */
#define PRINTED 1024

static const struct grapheme space = { .rune = { U' ' }, .runes = 1, .width = 1 };

static int min(int a, int b)
{
	return a < b ? a : b;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

struct canvas canvas_of(struct grid *g, enum glyphs glyphs)
{
	return (struct canvas){ .grid = g, .cols = g->cols, .rows = g->rows, .glyphs = glyphs };
}

struct canvas canvas_part(struct canvas c, int col, int row, int cols, int rows)
{
	int left = max(col, 0), top = max(row, 0);
	int right = min(col + cols, c.cols), bottom = min(row + rows, c.rows);

	return (struct canvas){
		.grid = c.grid,
		.col = c.col + left,
		.row = c.row + top,
		.cols = max(right - left, 0),
		.rows = max(bottom - top, 0),
		.glyphs = c.glyphs,
	};
}

static void set(struct cell *cell, enum meaning meaning, const struct grapheme *text)
{
	cell->text = *text;
	cell->meaning = (uint8_t)meaning;
}

/* Cells side by side; none where `n` is 0. */
struct span {
	struct cell *at;
	int n;
};

/* So many cells of a row from `col` on; less what is not on the canvas. */
static struct span span(struct canvas c, int col, int row, int cols)
{
	int left = max(col, 0), right = min(col + cols, c.cols);

	if (row < 0 || row >= c.rows || left >= right)
		return (struct span){ NULL, 0 };
	return (struct span){ &c.grid->cells[(c.row + row) * c.grid->cols + c.col + left], right - left };
}

/* The same, for other text: half of a wide grapheme cannot stay, its other half would stand alone on screen. */
static struct span freed(struct canvas c, int col, int row, int cols)
{
	struct span s = span(c, col, row, cols);

	if (s.n && s.at[0].text.width == 0)
		s.at[-1].text = space;
	if (s.n && s.at[s.n - 1].text.width == 2)
		s.at[s.n].text = space;
	return s;
}

static void put(struct canvas c, int col, int row, enum meaning meaning, const struct grapheme *g)
{
	static const struct grapheme second_half = { 0 };
	struct span s = col < 0 ? (struct span){ NULL, 0 } : freed(c, col, row, g->width);

	if (s.n)
		set(&s.at[0], meaning, s.n < g->width ? &space : g);
	if (s.n == 2)
		set(&s.at[1], meaning, &second_half);
}

/* What is one cell wide, `cols` times. */
static void put_all(struct canvas c, int col, int row, int cols, enum meaning meaning, const struct grapheme *g)
{
	struct span s = freed(c, col, row, cols);

	for (int i = 0; i < s.n; i++)
		set(&s.at[i], meaning, g);
}

static void put_spaces(struct canvas c, int col, int row, int cols, enum meaning meaning)
{
	put_all(c, col, row, cols, meaning, &space);
}

/* The same grapheme side by side. */
static void put_run(struct canvas c, int col, int row, enum meaning meaning, const struct grapheme *g, int times)
{
	if (g->width == 1)
		put_all(c, col, row, times, meaning, g);
	else
		for (int i = 0; i < times; i++)
			put(c, col + i * g->width, row, meaning, g);
}

/* Plain text, as nearly all is: `n` characters after `before` blanks, and blanks up to `cols`. */
static void put_plain(struct canvas c, int col, int row, int cols, enum meaning meaning, const char *text, int n,
		      int before)
{
	struct span s = freed(c, col, row, cols);
	int skipped = max(-col, 0), from = before - skipped, to = from + n; /* of the span's cells, those of the text */

	if (!s.n)
		return;
	for (int i = 0; i < min(from, s.n); i++)
		set(&s.at[i], meaning, &space);
	for (int i = max(from, 0); i < min(to, s.n); i++) {
		s.at[i].text = (struct grapheme){ { (char32_t)text[i - from] }, 1, 1 };
		s.at[i].meaning = (uint8_t)meaning;
	}
	for (int i = max(to, 0); i < s.n; i++)
		set(&s.at[i], meaning, &space);
}

void canvas_target(struct canvas c, unsigned target)
{
	for (int row = 0; row < c.rows; row++) {
		struct span s = span(c, 0, row, c.cols);

		for (int i = 0; i < s.n; i++)
			s.at[i].target = (uint16_t)target;
	}
}

void canvas_fill(struct canvas c, enum meaning meaning)
{
	for (int row = 0; row < c.rows; row++)
		put_spaces(c, 0, row, c.cols, meaning);
	canvas_target(c, 0);
	canvas_unselect(c);
}

int canvas_text(struct canvas c, int col, int row, enum meaning meaning, const char *text)
{
	struct grapheme g;
	size_t n = strlen(text), used, times;

	for (; n > 0; text += used, n -= used) {
		used = text_plain(text);
		if (used) {
			put_plain(c, col, row, (int)used, meaning, text, (int)used, 0);
			col += (int)used;
			continue;
		}
		used = tier_run(c.glyphs, text, n, &g, &times);
		put_run(c, col, row, meaning, &g, (int)times);
		col += (int)times * g.width;
	}
	return col;
}

int canvas_printf(struct canvas c, int col, int row, enum meaning meaning, const char *format, ...)
{
	char text[PRINTED];
	va_list args;

	va_start(args, format);
	print_args(text, sizeof text, format, args);
	va_end(args);
	return canvas_text(c, col, row, meaning, text);
}

int canvas_glyph(struct canvas c, int col, int row, enum meaning meaning, enum glyph glyph)
{
	return canvas_text(c, col, row, meaning, glyph_text(glyph, c.glyphs));
}

int canvas_width(struct canvas c, const char *text)
{
	return tier_width(c.glyphs, text);
}

/* As many whole graphemes as leave room for the ellipsis. */
static void put_cut(struct canvas c, int col, int row, int cols, enum meaning meaning, const char *text)
{
	struct grapheme g;
	int end = col + cols - 1, plain = min((int)text_plain(text), cols - 1);
	size_t n = strlen(text) - (size_t)plain, used;

	put_plain(c, col, row, plain, meaning, text, plain, 0);
	text += plain;
	col += plain;
	for (; (used = tier_next(c.glyphs, text, n, &g)) > 0 && col + g.width <= end; text += used, n -= used) {
		put(c, col, row, meaning, &g);
		col += g.width;
	}
	canvas_glyph(c, col, row, meaning, GLYPH_ELLIPSIS);
	put_spaces(c, col + 1, row, end - col, meaning);
}

/* Draws what there is room for, and returns the cells that all of it takes. */
static int put_within(struct canvas c, int col, int row, int cols, enum meaning meaning, const char *text)
{
	c.cols = min(c.cols, col + cols);
	return canvas_text(c, col, row, meaning, text) - col;
}

/* Of the cells that a field has to spare, those before the text. */
static int cells_before(enum align align, int spare)
{
	return align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? spare : spare / 2;
}

/* All of it plain: one span with its blanks. */
static void plain_field(struct canvas c, int col, int row, int cols, enum align align, enum meaning meaning,
			const char *text, int width)
{
	if (width > cols)
		put_cut(c, col, row, cols, meaning, text);
	else
		put_plain(c, col, row, cols, meaning, text, width, cells_before(align, cols - width));
}

/* On the left it is drawn at once, which tells how wide it is; elsewhere that must be known before. */
static void any_field(struct canvas c, int col, int row, int cols, enum align align, enum meaning meaning,
		      const char *text)
{
	bool left = align == ALIGN_LEFT;
	int width = left ? put_within(c, col, row, cols, meaning, text) : tier_width(c.glyphs, text);
	int before = cells_before(align, cols - width);

	if (width > cols) {
		put_cut(c, col, row, cols, meaning, text);
		return;
	}
	put_spaces(c, col, row, before, meaning);
	if (!left)
		canvas_text(c, col + before, row, meaning, text);
	put_spaces(c, col + before + width, row, cols - before - width, meaning);
}

void canvas_field(struct canvas c, int col, int row, int cols, enum align align, enum meaning meaning, const char *text)
{
	size_t plain = text_plain(text);

	if (cols < 1)
		return;
	if (text[plain])
		any_field(c, col, row, cols, align, meaning, text);
	else
		plain_field(c, col, row, cols, align, meaning, text, (int)plain);
}

void canvas_line(struct canvas c, int col, int row, int cols, enum meaning meaning, enum glyph glyph)
{
	const char *text = glyph_text(glyph, c.glyphs);
	struct grapheme g;

	tier_next(c.glyphs, text, strlen(text), &g);
	put_all(c, col, row, cols, meaning, &g);
}

static void select_row(struct canvas c, int row, bool selected)
{
	struct span s = span(c, 0, row, c.cols);

	for (int i = 0; i < s.n; i++)
		s.at[i].selected = selected;
}

void canvas_select(struct canvas c, int row)
{
	if (row < 0 || row >= c.rows || c.cols < 1)
		return;
	select_row(c, row, true);
	c.grid->cursor_col = c.col;
	c.grid->cursor_row = c.row + row;
}

void canvas_unselect(struct canvas c)
{
	for (int row = 0; row < c.rows; row++)
		select_row(c, row, false);
}
