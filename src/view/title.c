#include "view/title.h"

#include <string.h>

#include "base/print.h"
#include "draw/kept.h"
#include "view/table.h"

#define HIDDEN 96
#define ASIDE 256
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
		print_text(dst, HIDDEN, T_("%zu above, %zu below"), w.first, below);
	else if (w.first > 0)
		print_text(dst, HIDDEN, P_("%zu above", "%zu above", w.first), w.first);
	else if (below > 0)
		print_text(dst, HIDDEN, P_("%zu more below", "%zu more below", below), below);
}

/* "filter: 3 of 23"; "" when none is left out. */
static void filtered_away(const struct pane_state *s, char dst[HIDDEN])
{
	dst[0] = '\0';
	if (s->spared)
		print_text(dst, HIDDEN, T_("filter: no match, all shown"));
	else if (s->of > s->rows.n)
		print_text(dst, HIDDEN, T_("filter: %zu of %zu"), s->rows.n, s->of);
}

static void as_at(const struct view *v, char *dst, size_t size)
{
	char time[MOMENT_TEXT];

	print_text(dst, size, T_("AS AT %s"), view_as_at(v, time));
}

/* "sort: need", "sort: LAST v"; "" where the order goes without saying. */
static void order_word(const struct view *v, const struct pane *p, const struct pane_state *s, enum glyphs glyphs,
		       char *dst, size_t size)
{
	struct table_cell heading;

	if (s->table && table_has(s->table, s->arrangement.column)) {
		table_heading(&s->table->columns[s->arrangement.column - 1], v, &heading);
		print_text(dst, size, T_("sort: %s %s"), heading.text,
			   glyph_text(s->descending ? GLYPH_DOWN : GLYPH_UP, glyphs));
	} else if (p->order) {
		print_text(dst, size, T_("sort: %s"), T_(p->order));
	}
}

/* Puts the parts that are not empty together, "12 more below · sort: need"; the dot has its blanks. */
static void join(char *dst, size_t size, const char *dot, const char *left, const char *right)
{
	if (left[0] && right[0])
		print_text(dst, size, "%s%s%s", left, dot, right);
	else
		print_text(dst, size, "%s%s", left, right);
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

	print_text(least, sizeof least, "%s", title);
	keep_parts(least, parts, dot);
	return canvas_width(c, least);
}

/* What may stand on the right; each may be "". */
struct aside {
	char filtered[HIDDEN], scrolled[HIDDEN], word[PANE_TITLE];
};

static void make_aside(const struct view *v, const struct pane *p, const struct pane_state *s, struct pane_window w,
		       enum glyphs glyphs, struct aside *a)
{
	filtered_away(s, a->filtered);
	scrolled_away(s, w, a->scrolled);
	a->word[0] = '\0';
	if (view_is_live(v))
		order_word(v, p, s, glyphs, a->word, sizeof a->word);
	else
		as_at(v, a->word, sizeof a->word);
}

/*
 * Chooses the right part for the room beside the title. The title keeps its first two parts, where there is room for them,
 * before rows scrolled away or the order may show, and only its first before the filter, and before AS AT, which goes last.
 */
static const char *choose_aside(const struct aside *a, bool live, const char *title, int room, const char *dot,
				struct canvas c, char dst[ASIDE])
{
	int two = least_width(title, 2, dot, c), one = least_width(title, 1, dot, c);
	char hidden[2 * HIDDEN + 8];

	if (two > room)
		two = one;
	join(hidden, sizeof hidden, dot, a->filtered, a->scrolled);
	join(dst, ASIDE, dot, hidden, a->word);
	if (two + canvas_width(c, dst) <= room)
		return dst;
	if (live)
		print_text(dst, ASIDE, "%s", hidden);
	else
		join(dst, ASIDE, dot, a->filtered, a->word);
	if ((live ? two : one) + canvas_width(c, dst) <= room)
		return dst;
	print_text(dst, ASIDE, "%s", live ? a->filtered : a->word);
	return one + canvas_width(c, dst) <= room ? dst : "";
}

/* Takes the last part off the title; false when there is but one. */
static bool drop_part(char *title, const char *dot)
{
	char *last = NULL;

	for (char *at = strstr(title, dot); at; at = strstr(at + 1, dot))
		last = at;
	if (last)
		*last = '\0';
	return last != NULL;
}

/* Takes whole parts off the right of the title until it fits; returns its width. */
static int fit(char *title, int cols, const char *dot, struct canvas c)
{
	int width;

	while ((width = canvas_width(c, title)) > cols && drop_part(title, dot))
		continue;
	return width;
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
	return canvas_printf(c, ruled ? 2 : 1, 0, MEANING_FAINT, "%d ", s->number % 10);
}

/* All that is put together to the line. */
struct pieces {
	const struct view *view;
	const struct pane_state *state;
	bool ruled;
	char title[PANE_TITLE];
	struct aside aside;
};

static void draw_pieces(const void *pieces, struct canvas c)
{
	const struct pieces *p = pieces;
	const struct view *v = p->view;
	char title[PANE_TITLE], dot[8], buffer[ASIDE];
	int col = draw_number(p->state, p->ruled, c), around = p->ruled ? AROUND : 1, end = c.cols, width;
	const char *right;

	print_text(dot, sizeof dot, " %s ", glyph_text(GLYPH_DOT, c.glyphs));
	print_text(title, sizeof title, "%s", p->title);
	right = choose_aside(&p->aside, view_is_live(v), title, c.cols - col - around - 1, dot, c, buffer);
	if (right[0])
		end -= canvas_width(c, right) + around;
	width = fit(title, end - col - 1, dot, c);
	canvas_field(c, col, 0, least(width, end - col), ALIGN_LEFT, view_meaning(v, MEANING_STRONG), title);
	if (p->ruled && col + width < end)
		canvas_text(c, col + width, 0, MEANING_FAINT, " ");
	if (right[0])
		canvas_printf(c, end, 0, view_is_live(v) ? MEANING_FAINT : MEANING_OLD, p->ruled ? " %s " : " %s",
			      right);
}

static struct kept_stamp stamp_of(const struct pieces *p, struct canvas c)
{
	const struct pane_state *s = p->state;

	return (struct kept_stamp){ .of = {
		kept_text(p->title),
		kept_text(p->aside.filtered),
		kept_text(p->aside.scrolled),
		kept_text(p->aside.word),
		p->ruled,
		s->focused,
		s->rows.n == 0,
		(uint64_t)s->number,
		view_is_live(p->view),
		view_meaning(p->view, MEANING_STRONG),
		c.glyphs,
	} };
}

void title_draw(const struct view *v, const struct pane *p, const struct pane_state *s, struct pane_window w,
		bool ruled, struct canvas c)
{
	struct pieces pieces = { .view = v, .state = s, .ruled = ruled };
	struct kept_stamp from;

	p->title(v, c.glyphs, pieces.title);
	make_aside(v, p, s, w, c.glyphs, &pieces.aside);
	if (!ruled) /* a pane that is one line hides all its rows */
		pieces.aside.filtered[0] = pieces.aside.scrolled[0] = '\0';
	from = stamp_of(&pieces, c);
	kept_draw(s->kept, 0, &from, NULL, draw_pieces, &pieces, c);
}
