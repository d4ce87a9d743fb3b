#include "view/title.h"

#include <stdio.h>
#include <string.h>

#include "view/table.h"

#define HIDDEN 64
#define ASIDE 256
/* No title has more parts. */
#define LAST_PART 16
/* What stands around the right part: a blank on each side, and the end of the rule. */
#define AROUND 3

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* "3 above, 12 below"; "" when all rows show. */
static void scrolled_away(const struct pane_state *s, struct pane_window w, char dst[HIDDEN])
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

/* "filter: 3 of 23"; "" when none is left out. */
static void filtered_away(const struct pane_state *s, char dst[HIDDEN])
{
	dst[0] = '\0';
	if (s->of > s->rows.n)
		snprintf(dst, HIDDEN, "filter: %zu of %zu", s->rows.n, s->of);
}

static void as_at(const struct view *v, char *dst, size_t size)
{
	char time[MOMENT_TEXT];

	snprintf(dst, size, "AS AT %s", view_as_at(v, time));
}

/* "sort: need", "sort: LAST v"; "" where the order goes without saying. */
static void order_word(const struct view *v, const struct pane *p, const struct pane_state *s, enum glyphs glyphs,
		       char *dst, size_t size)
{
	struct table_cell heading;

	if (s->arrangement.column > 0) {
		table_heading(&p->table->columns[s->arrangement.column - 1], v, &heading);
		snprintf(dst, size, "sort: %s %s", heading.text,
			 glyph_text(s->descending ? GLYPH_DOWN : GLYPH_UP, glyphs));
	} else if (p->order) {
		snprintf(dst, size, "sort: %s", p->order);
	}
}

/* Puts the parts that are not empty together, "12 more below · sort: need"; the dot has its blanks. */
static void join(char *dst, size_t size, const char *dot, const char *left, const char *right)
{
	if (left[0] && right[0])
		snprintf(dst, size, "%s%s%s", left, dot, right);
	else
		snprintf(dst, size, "%s%s", left, right);
}

static void hidden_rows(const struct pane_state *s, struct pane_window w, const char *dot, char *dst, size_t size)
{
	char filtered[HIDDEN], scrolled[HIDDEN];

	filtered_away(s, filtered);
	scrolled_away(s, w, scrolled);
	join(dst, size, dot, filtered, scrolled);
}

/* The same title with at most `parts` of its parts. */
static void keep_parts(char *title, int parts, const char *dot)
{
	char *at = title;

	while (parts-- > 0) {
		at = strstr(at + (at != title), dot);
		if (!at)
			return;
	}
	*at = '\0';
}

static int least_width(const char *title, int parts, const char *dot, struct canvas c)
{
	char least[PANE_TITLE];

	snprintf(least, sizeof least, "%s", title);
	keep_parts(least, parts, dot);
	return canvas_width(c, least);
}

/*
 * Chooses the right part for the room beside the title: rows hidden and a word, or one of them; the title keeps its first two
 * parts before rows hidden may show, and only its first before AS AT.
 */
static const char *choose_aside(const struct view *v, const struct pane *p, const struct pane_state *s,
				const char *title, const char *hidden, int room, const char *dot, struct canvas c,
				char dst[ASIDE])
{
	bool live = view_is_live(v);
	char word[PANE_TITLE] = "";
	int two = least_width(title, 2, dot, c), one = least_width(title, 1, dot, c);

	if (!live)
		as_at(v, word, sizeof word);
	else
		order_word(v, p, s, c.glyphs, word, sizeof word);
	join(dst, ASIDE, dot, hidden, word);
	if (two + canvas_width(c, dst) <= room)
		return dst;
	snprintf(dst, ASIDE, "%s", live ? hidden : word);
	return (live ? two : one) + canvas_width(c, dst) <= room ? dst : "";
}

/* Takes whole parts off the right of the title until it fits. */
static void fit(char *title, int cols, const char *dot, struct canvas c)
{
	int parts = LAST_PART;

	while (canvas_width(c, title) > cols && parts > 0)
		keep_parts(title, parts--, dot);
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

void title_draw(const struct view *v, const struct pane *p, const struct pane_state *s, struct pane_window w,
		bool ruled, struct canvas c)
{
	char title[PANE_TITLE] = "", hidden[2 * HIDDEN + 8] = "", dot[8], buffer[ASIDE];
	int col = draw_number(s, ruled, c), around = ruled ? AROUND : 1, end = c.cols;
	const char *right;

	snprintf(dot, sizeof dot, " %s ", glyph_text(GLYPH_DOT, c.glyphs));
	p->title(v, c.glyphs, title);
	if (ruled)
		hidden_rows(s, w, dot, hidden, sizeof hidden);
	right = choose_aside(v, p, s, title, hidden, c.cols - col - around - 1, dot, c, buffer);
	if (right[0])
		end -= canvas_width(c, right) + around;
	fit(title, end - col - 1, dot, c);
	canvas_field(c, col, 0, least(canvas_width(c, title), end - col), ALIGN_LEFT, view_meaning(v, MEANING_STRONG),
		     title);
	if (ruled && col + canvas_width(c, title) < end)
		canvas_text(c, col + canvas_width(c, title), 0, MEANING_FAINT, " ");
	if (right[0])
		canvas_printf(c, end, 0, view_is_live(v) ? MEANING_FAINT : MEANING_OLD,
			      ruled ? " %s " : " %s", right);
}
