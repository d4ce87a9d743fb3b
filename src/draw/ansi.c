#include "draw/ansi.h"

#include "draw/run.h"

static const struct style plain = { STYLE_DEFAULT, STYLE_DEFAULT, 0 };

static const struct {
	enum attribute attribute;
	const char *code;
} attributes[] = {
	{ ATTRIBUTE_BOLD, ";1" },	 { ATTRIBUTE_DIM, ";2" },     { ATTRIBUTE_ITALIC, ";3" },
	{ ATTRIBUTE_UNDERLINE, ";4" }, { ATTRIBUTE_REVERSE, ";7" },
};

/* `base` is 30 for the ink and 40 for the ground. */
static void write_color(int color, int base, enum depth depth, FILE *out)
{
	if (color == STYLE_DEFAULT)
		return;
	if (depth == DEPTH_RGB)
		fprintf(out, ";%d;2;%d;%d;%d", base + 8, color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff);
	else if (depth == DEPTH_256)
		fprintf(out, ";%d;5;%d", base + 8, color);
	else
		fprintf(out, ";%d", color < 8 ? base + color : base + 60 + color - 8);
}

static bool same(const struct style *a, const struct style *b)
{
	return a->foreground == b->foreground && a->background == b->background && a->attributes == b->attributes;
}

/* From whatever it was before. */
static void write_style(const struct style *s, enum depth depth, FILE *out)
{
	fputs("\033[0", out);
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (s->attributes & attributes[i].attribute)
			fputs(attributes[i].code, out);
	write_color(s->foreground, 30, depth, out);
	write_color(s->background, 40, depth, out);
	putc('m', out);
}

static const struct style *style_of(const struct look *look, const struct run *r)
{
	return r->selected ? &look->selected[r->meaning] : &look->plain[r->meaning];
}

/* Up to the column `end`, which no wide grapheme straddles. */
static void write_cells(const struct grid *g, const struct run *r, int end, FILE *out)
{
	const struct grapheme *text;
	char utf8[4 * GRAPHEME_RUNES] = { 0 };

	for (int col = r->col; col < end && (text = run_at(g, r, col)); col += text->width)
		fwrite(utf8, 1, grapheme_encode(text, utf8), out);
}

/* Where the blanks at the end of a row begin that have no ground of their own. */
static int end_of(const struct grid *g, const struct look *look, int row)
{
	struct run r = { .row = row };
	const struct grapheme *text;
	int end = 0;

	while (run_next(g, &r))
		for (int col = r.col; (text = run_at(g, &r, col)); col += text->width)
			if (text->runes != 1 || text->rune[0] != U' ' || !same(style_of(look, &r), &plain))
				end = col + text->width;
	return end;
}

static void write_row(const struct grid *g, const struct look *look, int row, FILE *out)
{
	struct run r = { .row = row };
	struct style now = plain;
	int end = end_of(g, look, row);

	while (run_next(g, &r) && r.col < end) {
		const struct style *s = style_of(look, &r);

		if (!same(&now, s))
			write_style(s, look->depth, out);
		now = *s;
		write_cells(g, &r, end, out);
	}
	if (!same(&now, &plain))
		fputs("\033[0m", out);
	putc('\n', out);
}

void ansi_write(const struct grid *g, const struct look *look, FILE *out)
{
	for (int row = 0; row < g->rows; row++)
		write_row(g, look, row, out);
}
