#include "view/sheet.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/print.h"

/* From here on there is room for two columns. */
#define TWO_COLUMNS 150
#define COLUMN_GAP 3
#define MARGIN 1
#define LABEL 13
/* Narrower than this, labels take less. */
#define NARROW 60
#define NARROW_LABEL 11
#define TEXT 3072
#define GAP 1

void sheet_begin(struct sheet *s, const struct view *v, struct canvas c, int first)
{
	int half = (c.cols - COLUMN_GAP) / 2;

	*s = (struct sheet){ .view = v, .canvas = c, .first = first, .columns_n = c.cols >= TWO_COLUMNS ? 2 : 1 };
	s->columns[0].cols = s->columns_n == 2 ? half : c.cols;
	s->columns[1] = (struct sheet_column){ .col = half + COLUMN_GAP, .cols = c.cols - half - COLUMN_GAP };
	s->at = &s->columns[0];
}

int sheet_lines(const struct sheet *s)
{
	return s->columns[0].line > s->columns[1].line ? s->columns[0].line : s->columns[1].line;
}

int sheet_cols(const struct sheet *s)
{
	return s->at->cols - 2 * MARGIN;
}

/* The next line of the section, without cells where it does not show. */
static struct canvas next_line(struct sheet *s)
{
	int row = s->at->line++ - s->first;

	if (row < 0 || row >= s->canvas.rows)
		return (struct canvas){ .grid = s->canvas.grid, .glyphs = s->canvas.glyphs };
	return canvas_part(s->canvas, s->at->col + MARGIN, row, sheet_cols(s), 1);
}

void sheet_section(struct sheet *s, int column, const char *title)
{
	struct canvas c;

	s->at = &s->columns[column < s->columns_n ? column : 0];
	if (s->at->line > 0)
		s->at->line++;
	c = next_line(s);
	if (canvas_width(c, title) > c.cols)
		canvas_field(c, 0, 0, c.cols, ALIGN_LEFT, view_meaning(s->view, MEANING_STRONG), title);
	else
		canvas_text(c, 0, 0, view_meaning(s->view, MEANING_STRONG), title);
	canvas_line(c, canvas_width(c, title) + 1, 0, c.cols - canvas_width(c, title) - 1, MEANING_FAINT, GLYPH_RULE);
}

/* Bytes of `text` that make a line of `cols` cells: up to a blank, or cut where there is none. */
static size_t line_bytes(const char *text, int cols)
{
	size_t used = 0, blank = 0;
	int width = 0;
	struct grapheme g;
	size_t n;

	for (; (n = text_next(text + used, strlen(text + used), &g)) > 0; used += n, width += g.width) {
		if (text[used] == ' ')
			blank = used;
		if (width + g.width > cols)
			return blank ? blank : used ? used : n;
	}
	return used;
}

/* Writes the text from column `col` on, over as many lines as it takes; `c` is the first of them. */
static void write_lines(struct sheet *s, struct canvas c, int col, enum meaning meaning, const char *text)
{
	int cols = sheet_cols(s) - col;

	if (cols < 1)
		return;
	for (;;) {
		size_t n = line_bytes(text, cols);
		char line[TEXT];

		print_text(line, sizeof line, "%.*s", (int)n, text);
		canvas_text(c, col, 0, view_meaning(s->view, meaning), line);
		text += n;
		text += strspn(text, " ");
		if (!*text)
			return;
		c = next_line(s);
	}
}

void sheet_text(struct sheet *s, enum meaning meaning, const char *format, ...)
{
	char text[TEXT];
	va_list args;

	va_start(args, format);
	print_args(text, sizeof text, format, args);
	va_end(args);
	write_lines(s, next_line(s), 0, meaning, text);
}

void sheet_not_all_read(struct sheet *s, bool capped)
{
	if (capped)
		sheet_text(s, MEANING_WARN, T_("NOT ALL READ: there are more rows than database.max_rows."));
}

void sheet_field(struct sheet *s, const char *label, enum meaning meaning, const char *format, ...)
{
	int cols = tongue_room(sheet_cols(s) < NARROW ? NARROW_LABEL : LABEL, GAP, label);
	char text[TEXT];
	struct canvas c;
	va_list args;

	va_start(args, format);
	print_args(text, sizeof text, format, args);
	va_end(args);
	if (!text[0])
		return;
	c = next_line(s);
	canvas_field(c, 0, 0, cols - GAP, ALIGN_LEFT, MEANING_FAINT, label);
	write_lines(s, c, cols, meaning, text);
}

/* Cells that a row takes; the one that takes what is left counts as one. */
static int row_width(const struct sheet_cell *cells, size_t n, const bool *left_out)
{
	int width = -GAP;

	for (size_t i = 0; i < n; i++)
		if (!left_out[i])
			width += GAP + (cells[i].cols ? cells[i].cols : 1);
	return width;
}

static void leave_out(const struct sheet_cell *cells, size_t n, int cols, bool *left_out)
{
	while (row_width(cells, n, left_out) > cols) {
		size_t worst = n;

		for (size_t i = 0; i < n; i++)
			if (!left_out[i] && cells[i].rank && (worst == n || cells[i].rank >= cells[worst].rank))
				worst = i;
		if (worst == n)
			return;
		left_out[worst] = true;
	}
}

void sheet_row(struct sheet *s, const struct sheet_cell *cells, size_t n)
{
	bool left_out[SHEET_CELLS] = { false };
	struct canvas c = next_line(s);
	int spare, col = 0;

	leave_out(cells, n, sheet_cols(s), left_out);
	spare = sheet_cols(s) - row_width(cells, n, left_out);
	for (size_t i = 0; i < n; i++) {
		int cols = cells[i].cols ? cells[i].cols : 1 + (spare > 0 ? spare : 0);

		if (left_out[i])
			continue;
		canvas_field(c, col, 0, cols, cells[i].align, view_meaning(s->view, cells[i].meaning), cells[i].text);
		col += cols + GAP;
	}
}

static double highest(const double *values, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++)
		if (values[i] > most)
			most = values[i];
	return most;
}

/* What stands `line` lines below the top of a bar: halves of a line are told apart. */
static enum glyph bar_glyph(double value, double most, int line)
{
	int halves = (int)ceil(value / most * 2 * SHEET_BARS_LINES), below = 2 * (SHEET_BARS_LINES - 1 - line);

	if (halves >= below + 2)
		return GLYPH_BAR_FULL;
	return halves > below ? GLYPH_BAR_PART : GLYPH_COUNT;
}

void sheet_bars(struct sheet *s, enum meaning meaning, const double *values, size_t n)
{
	size_t room = sheet_cols(s) > 0 ? (size_t)sheet_cols(s) : 0;
	double most;
	int width;

	if (n > room) {
		values += n - room;
		n = room;
	}
	most = highest(values, n);
	width = 2 * n <= room ? 2 : 1;
	for (int line = 0; line < SHEET_BARS_LINES; line++) {
		struct canvas c = next_line(s);

		for (size_t i = 0; i < n; i++) {
			enum glyph g = values[i] > 0 ? bar_glyph(values[i], most, line) : GLYPH_COUNT;

			for (int k = 0; k < width && g != GLYPH_COUNT; k++)
				canvas_glyph(c, (int)i * width + k, 0, view_meaning(s->view, meaning), g);
		}
	}
}
