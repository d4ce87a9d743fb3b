#include "view/title.h"

#include <stdio.h>
#include <string.h>

#define HIDDEN 64
#define ASIDE 256
/* A right part is worth its place only if this much is left for the title. */
#define TITLE_LEAST 12

/* "3 above, 12 below"; "" when all rows show. */
static void hidden_rows(const struct pane_state *s, struct pane_window w, char dst[HIDDEN])
{
	size_t below = s->rows.n - w.first - w.n;

	dst[0] = '\0';
	if (w.first > 0 && below > 0)
		snprintf(dst, HIDDEN, "%zu above, %zu below", w.first, below);
	else if (w.first > 0)
		snprintf(dst, HIDDEN, "%zu above", w.first);
	else if (below > 0)
		snprintf(dst, HIDDEN, "%zu more below", below);
}

static void as_at(const struct view *v, char *dst, size_t size)
{
	char time[MOMENT_TEXT];

	snprintf(dst, size, "AS AT %s", view_as_at(v, time));
}

/* Puts the parts that are not empty together, "12 more below · sort: need". */
static void join(char *dst, size_t size, const char *dot, const char *left, const char *right)
{
	if (left[0] && right[0])
		snprintf(dst, size, "%s %s %s", left, dot, right);
	else
		snprintf(dst, size, "%s%s", left, right);
}

/* The fullest right part that leaves room for the title; not live, AS AT is the last to go. */
static const char *choose_aside(const struct view *v, const struct pane *p, const char *hidden, struct canvas c, char dst[ASIDE])
{
	const char *dot = glyph_text(GLYPH_DOT, c.glyphs);
	char word[PANE_TITLE] = "";

	if (v->staleness != STALENESS_LIVE)
		as_at(v, word, sizeof word);
	else if (p->aside)
		p->aside(v, c.glyphs, word);
	join(dst, ASIDE, dot, hidden, word);
	if (canvas_width(c, dst) + TITLE_LEAST > c.cols)
		snprintf(dst, ASIDE, "%s", v->staleness == STALENESS_LIVE ? hidden : word);
	return canvas_width(c, dst) + TITLE_LEAST > c.cols ? "" : dst;
}

/* Takes whole parts off the right of the title until it fits. */
static void fit(char *title, int cols, struct canvas c)
{
	char dot[8];

	snprintf(dot, sizeof dot, " %s ", glyph_text(GLYPH_DOT, c.glyphs));
	while (canvas_width(c, title) > cols) {
		char *last = NULL;

		for (char *at = strstr(title, dot); at; at = strstr(at + 1, dot))
			last = at;
		if (!last)
			return;
		*last = '\0';
	}
}

static int draw_number(const struct pane_state *s, bool ruled, struct canvas c)
{
	bool pointed = s->focused && s->rows.n == 0;

	if (ruled)
		canvas_line(c, 0, 0, c.cols, MEANING_FAINT, GLYPH_RULE);
	if (pointed)
		canvas_glyph(c, 0, 0, MEANING_STRONG, GLYPH_POINTER);
	if (ruled)
		canvas_text(c, 1, 0, MEANING_FAINT, " ");
	if (!s->number)
		return ruled ? 2 : 1;
	return canvas_printf(c, ruled ? 2 : 1, 0, MEANING_FAINT, "%d ", s->number);
}

void title_draw(const struct view *v, const struct pane *p, const struct pane_state *s, struct pane_window w, bool ruled,
		struct canvas c)
{
	char title[PANE_TITLE] = "", hidden[HIDDEN], buffer[ASIDE];
	const char *right;
	int col, end = c.cols;

	hidden_rows(s, w, hidden);
	right = choose_aside(v, p, ruled ? hidden : "", c, buffer);
	if (right[0])
		end -= canvas_width(c, right) + (ruled ? 3 : 1);
	col = draw_number(s, ruled, c);
	p->title(v, c.glyphs, title);
	fit(title, end - col - 1, c);
	if (canvas_width(c, title) > end - col)
		canvas_field(c, col, 0, end - col, ALIGN_LEFT, MEANING_STRONG, title);
	else
		col = canvas_text(c, col, 0, MEANING_STRONG, title);
	if (ruled && col < end)
		canvas_text(c, col, 0, MEANING_FAINT, " ");
	if (right[0])
		canvas_printf(c, end, 0, v->staleness == STALENESS_LIVE ? MEANING_FAINT : MEANING_OLD, ruled ? " %s " : "%s",
			      right);
}
