#include "draw/svg.h"

#include "draw/run.h"

/* A cell in units of the picture; and in its cell, from the top, the line that text stands on. */
#define WIDTH 9
#define HEIGHT 18
#define BASELINE 14
#define FONT "15px \"DejaVu Sans Mono\",Menlo,Consolas,monospace"
/* Around the screen. */
#define EDGE 9

/* Symbols that meet their neighbours are drawn: as text they would show gaps, and in some fonts not be as wide as a cell. */
struct shape {
	char32_t rune;
	int x, y, width, height;
	const char *opacity; /* ""; or how much of the ink */
};

#define LOWER(rune, eighths) { rune, 0, HEIGHT - HEIGHT * (eighths) / 8, WIDTH, HEIGHT * (eighths) / 8, "" }
#define LEFT(rune, eighths) { rune, 0, 0, (WIDTH * (eighths) + 4) / 8, HEIGHT, "" }

static const struct shape shapes[] = {
	{ U'─', 0, 8, WIDTH, 1, "" },
	{ U'│', 4, 0, 1, HEIGHT, "" },
	LOWER(U'▁', 1), LOWER(U'▂', 2), LOWER(U'▃', 3), LOWER(U'▄', 4), LOWER(U'▅', 5), LOWER(U'▆', 6), LOWER(U'▇', 7),
	LOWER(U'█', 8),
	LEFT(U'▏', 1), LEFT(U'▎', 2), LEFT(U'▍', 3), LEFT(U'▌', 4), LEFT(U'▋', 5), LEFT(U'▊', 6), LEFT(U'▉', 7),
	{ U'░', 0, 0, WIDTH, HEIGHT, ".25" },
	{ U'▒', 0, 0, WIDTH, HEIGHT, ".5" },
	{ U'▓', 0, 0, WIDTH, HEIGHT, ".75" },
};

static const struct shape *shape_of(const struct grapheme *g)
{
	for (size_t i = 0; g && g->runes == 1 && i < sizeof shapes / sizeof *shapes; i++)
		if (shapes[i].rune == g->rune[0])
			return &shapes[i];
	return NULL;
}

static bool is_space(const struct grapheme *g)
{
	return g && g->runes == 1 && g->rune[0] == U' ';
}

static bool is_ascii(const struct grapheme *g)
{
	return g->runes == 1 && g->rune[0] < 0x80;
}

static void write_class(const struct run *r, FILE *out)
{
	fputs(" class=\"", out);
	markup_class(r->meaning, r->selected, out);
	fputs("\"", out);
}

/* The same shape side by side is one, where it fills its cells from edge to edge. */
static int write_shape(const struct grid *g, const struct run *r, int col, const struct shape *s, FILE *out)
{
	int end = col + 1;

	while (s->width == WIDTH && shape_of(run_at(g, r, end)) == s)
		end++;
	fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", col * WIDTH + s->x,
		r->row * HEIGHT + s->y, (end - col - 1) * WIDTH + s->width, s->height);
	write_class(r, out);
	if (*s->opacity)
		fprintf(out, " fill-opacity=\"%s\"", s->opacity);
	fputs("/>\n", out);
	return end;
}

/* Before a shape or anything else that may come from another font, and before the last space or two of them. */
static bool ends_at(const struct grid *g, const struct run *r, int col)
{
	const struct grapheme *next = run_at(g, r, col), *after = run_at(g, r, col + 1);

	if (!next || !is_ascii(next))
		return true;
	return is_space(next) && (!after || is_space(after) || !is_ascii(after));
}

static int text_end(const struct grid *g, const struct run *r, int col, const struct grapheme *first)
{
	col += first->width;
	while (is_ascii(first) && !ends_at(g, r, col))
		col++;
	return col;
}

static int write_text(const struct grid *g, const struct run *r, int col, const struct grapheme *text, FILE *out)
{
	int end = text_end(g, r, col, text);

	fprintf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"", col * WIDTH, r->row * HEIGHT + BASELINE,
		(end - col) * WIDTH);
	write_class(r, out);
	putc('>', out);
	for (; col < end && (text = run_at(g, r, col)); col += text->width)
		markup_grapheme(text, out);
	fputs("</text>\n", out);
	return end;
}

static void write_run(const struct grid *g, const struct run *r, FILE *out)
{
	const struct grapheme *text;

	for (int col = r->col; (text = run_at(g, r, col));) {
		if (is_space(text))
			col++;
		else if (shape_of(text))
			col = write_shape(g, r, col, shape_of(text), out);
		else
			col = write_text(g, r, col, text, out);
	}
}

static void write_grounds(const struct grid *g, const struct palette *p, int row, FILE *out)
{
	int usual = markup_swatch(p, MEANING_PLAIN, false).ground;
	struct run r = { .row = row };
	char color[COLOR_TEXT];

	while (run_next(g, &r)) {
		int ground = markup_swatch(p, r.meaning, r.selected).ground;

		if (ground != usual)
			fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
				r.col * WIDTH, row * HEIGHT, r.cols * WIDTH, HEIGHT, color_write(ground, color));
	}
}

static void write_style(const struct palette *p, FILE *out)
{
	fputs("<style>\ntext{font:" FONT ";white-space:pre}\n", out);
	for (int selected = 0; selected < 2; selected++)
		for (size_t m = 0; m < MEANING_COUNT; m++)
			markup_rule(p, (enum meaning)m, selected, "fill", "", out);
	fputs("</style>\n", out);
}

static void write_head(const struct grid *g, const struct palette *p, const struct caption *c, FILE *out)
{
	int width = g->cols * WIDTH + 2 * EDGE, height = g->rows * HEIGHT + 2 * EDGE;
	char color[COLOR_TEXT];

	fprintf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\" "
		"role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">",
		width, height, -EDGE, -EDGE, width, height);
	markup_text(c->title, out);
	fputs("</title>\n<desc id=\"desc\">", out);
	markup_text(c->state, out);
	putc(' ', out);
	markup_text(c->summary, out);
	fputs("</desc>\n", out);
	write_style(p, out);
	fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", -EDGE, -EDGE, width, height,
		color_write(markup_swatch(p, MEANING_PLAIN, false).ground, color));
}

void svg_write(const struct grid *g, const struct palette *p, const struct caption *c, FILE *out)
{
	write_head(g, p, c, out);
	for (int row = 0; row < g->rows; row++) {
		struct run r = { .row = row };

		write_grounds(g, p, row, out);
		while (run_next(g, &r))
			write_run(g, &r, out);
	}
	fputs("</svg>\n", out);
}
