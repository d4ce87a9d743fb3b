#include "bench/least.h"

#include <stdlib.h>
#include <string.h>

/* ESC [ K */
#define CLEAR_TO_END 3

struct picture picture_take(struct screen *s, int cols, int rows)
{
	struct picture p = { cols, rows, calloc((size_t)cols * (size_t)rows, sizeof *p.cells) };

	if (!p.cells)
		abort();
	for (int row = 0; row < rows; row++)
		for (int col = 0; col < cols; col++)
			p.cells[row * cols + col] = screen_cell(s, row, col);
	return p;
}

void picture_release(struct picture *p)
{
	free(p->cells);
	p->cells = NULL;
}

static const VTermScreenCell *cell_at(const struct picture *p, int col, int row)
{
	return &p->cells[row * p->cols + col];
}

static bool has_text(const VTermScreenCell *c)
{
	return c->chars[0] && c->chars[0] != ' ';
}

bool picture_is_blank(const struct picture *p)
{
	for (int i = 0; i < p->cols * p->rows; i++)
		if (has_text(&p->cells[i]) && p->cells[i].chars[0] != (uint32_t)-1)
			return false;
	return true;
}

/* --- how cells look --- */

static bool same_color(const VTermColor *a, const VTermColor *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static bool same_style(const VTermScreenCell *a, const VTermScreenCell *b)
{
	return memcmp(&a->attrs, &b->attrs, sizeof a->attrs) == 0 && same_color(&a->fg, &b->fg) &&
	       same_color(&a->bg, &b->bg);
}

/* A blank shows no more of its style than its ground. */
static bool is_blank(const VTermScreenCell *c)
{
	return !has_text(c) && !c->attrs.reverse && !c->attrs.underline && !c->attrs.strike;
}

static bool looks_same(const VTermScreenCell *a, const VTermScreenCell *b)
{
	if (is_blank(a) && is_blank(b))
		return same_color(&a->bg, &b->bg);
	return memcmp(a->chars, b->chars, sizeof a->chars) == 0 && same_style(a, b);
}

static bool is_ground(const VTermScreenCell *c)
{
	return is_blank(c) && VTERM_COLOR_IS_DEFAULT_BG(&c->bg);
}

/* --- characters --- */

static size_t rune_bytes(uint32_t rune)
{
	return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
}

/* The second half of a wide character costs nothing. */
static size_t text_bytes(const VTermScreenCell *c)
{
	size_t n = 0;

	if (!c->chars[0])
		return 1;
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && c->chars[i] && c->chars[i] != (uint32_t)-1; i++)
		n += rune_bytes(c->chars[i]);
	return n;
}

/* --- attributes --- */

/* The parameters of ESC [ ... m, each with a separator after it. */
static size_t color_parameters(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return 3; /* 39; 49; */
	if (VTERM_COLOR_IS_RGB(c))
		return 14; /* 38;2;r;g;b; of two digits each */
	if (c->indexed.idx < 16)
		return 3; /* 31; 91; */
	return c->indexed.idx < 100 ? 8 : 9; /* 38;5;n; */
}

static size_t attribute_parameters(bool was, bool is)
{
	return was == is ? 0 : is ? 2 : 3; /* 1; 22; */
}

static size_t parameters(const VTermScreenCell *from, const VTermScreenCell *to)
{
	return attribute_parameters(from->attrs.bold, to->attrs.bold) +
	       attribute_parameters(from->attrs.underline != 0, to->attrs.underline != 0) +
	       attribute_parameters(from->attrs.italic, to->attrs.italic) +
	       attribute_parameters(from->attrs.blink, to->attrs.blink) +
	       attribute_parameters(from->attrs.reverse, to->attrs.reverse) +
	       attribute_parameters(from->attrs.strike, to->attrs.strike) +
	       (same_color(&from->fg, &to->fg) ? 0 : color_parameters(&to->fg)) +
	       (same_color(&from->bg, &to->bg) ? 0 : color_parameters(&to->bg));
}

static const VTermScreenCell plain = { .fg.type = VTERM_COLOR_DEFAULT_FG, .bg.type = VTERM_COLOR_DEFAULT_BG };

/* What is not the terminal's own colour, of a cell that is plain otherwise. */
static size_t parameters_from_plain(const VTermScreenCell *to)
{
	VTermScreenCell from = plain;

	from.fg = VTERM_COLOR_IS_DEFAULT_FG(&to->fg) ? to->fg : from.fg;
	from.bg = VTERM_COLOR_IS_DEFAULT_BG(&to->bg) ? to->bg : from.bg;
	return parameters(&from, to);
}

/* ESC [ parameters m, the last one without its separator; or all is put back first, by one that is left out. */
static size_t style_bytes(const VTermScreenCell *from, const VTermScreenCell *to)
{
	size_t changed = 2 + parameters(from, to), anew = 3 + parameters_from_plain(to);

	if (same_style(from, to))
		return 0;
	return changed < anew ? changed : anew;
}

/* --- ways --- */

static size_t digits(int n)
{
	return n < 10 ? 1 : n < 100 ? 2 : 3;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Steps of one column, ESC [ n C or D, ESC [ n G, a carriage return and steps from there. */
static size_t across_bytes(int from, int to)
{
	int n = abs(to - from);
	size_t steps = n == 1 ? 3 : 3 + digits(n);

	if (n == 0)
		return 0;
	if (to < from)
		steps = least(steps, (size_t)n);
	if (to == 0)
		return 1;
	return least(steps, least(3 + digits(to + 1), to == 1 ? 4 : 4 + digits(to)));
}

/* What is passed over, sent again where it is in the pen's style. */
static size_t again_bytes(const struct picture *p, const struct pen *pen, int col)
{
	size_t n = 0;

	for (int i = pen->col; i < col; i++) {
		if (!same_style(cell_at(p, i, pen->row), &pen->style))
			return SIZE_MAX;
		n += text_bytes(cell_at(p, i, pen->row));
	}
	return n;
}

/* Or ESC [ row ; col H, line feeds, ESC [ n A or B, ESC [ n d. */
static size_t way_bytes(const struct picture *p, const struct pen *pen, int col, int row)
{
	size_t straight = col == 0 ? 3 + digits(row + 1) : 4 + digits(row + 1) + digits(col + 1), down;
	int rows = row - pen->row;

	if (rows == 0)
		return least(across_bytes(pen->col, col), col > pen->col ? again_bytes(p, pen, col) : SIZE_MAX);
	down = least(3 + digits(abs(rows)), 3 + digits(row + 1));
	if (rows > 0)
		down = least(down, (size_t)rows);
	return least(straight, down + across_bytes(pen->col, col));
}

/* --- all of it --- */

static bool ends_in_ground(const struct picture *p, int col, int row)
{
	while (col < p->cols && is_ground(cell_at(p, col, row)))
		col++;
	return col == p->cols;
}

static size_t changed_from(const struct picture *before, const struct picture *after, int col, int row)
{
	size_t n = 0;

	for (; col < after->cols; col++)
		n += !looks_same(cell_at(before, col, row), cell_at(after, col, row));
	return n;
}

/* A blank comes out right in any attributes but those that are seen without a character. */
static bool carries(const VTermScreenCell *style, const VTermScreenCell *c)
{
	return is_blank(c) && same_color(&c->bg, &style->bg) && !style->attrs.reverse && !style->attrs.underline &&
	       !style->attrs.strike;
}

static size_t go(const struct picture *p, struct pen *pen, int col, int row)
{
	const VTermScreenCell *c = cell_at(p, col, row);
	size_t n = way_bytes(p, pen, col, row);

	pen->col = col;
	pen->row = row;
	if (carries(&pen->style, c))
		return n;
	n += style_bytes(&pen->style, c);
	pen->style = *c;
	return n;
}

static void add_row(const struct picture *before, const struct picture *after, int row, struct pen *pen,
		    struct difference *d)
{
	for (int col = 0; col < after->cols; col++) {
		size_t left;

		if (looks_same(cell_at(before, col, row), cell_at(after, col, row)))
			continue;
		d->bytes += go(after, pen, col, row);
		left = changed_from(before, after, col, row);
		if (left > CLEAR_TO_END && ends_in_ground(after, col, row)) {
			d->cells += left;
			d->bytes += CLEAR_TO_END;
			return;
		}
		d->cells++;
		d->bytes += text_bytes(cell_at(after, col, row));
		pen->col++;
	}
}

struct difference picture_difference(const struct picture *before, const struct picture *after, struct pen *pen)
{
	struct difference d = { 0, 0 };

	for (int row = 0; row < after->rows; row++)
		add_row(before, after, row, pen, &d);
	return d;
}
