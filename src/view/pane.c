#include "view/pane.h"

#include <string.h>

#include "base/print.h"

int pane_lines(const struct pane *p, const struct view *v, struct pane_rows rows, int screen_rows)
{
	if (p->lines && (rows.n > 0 || !p->rows))
		return p->lines(v, rows, screen_rows);
	return rows.n < (size_t)screen_rows ? (int)rows.n : screen_rows;
}

bool pane_has_columns(const struct pane_state *s)
{
	return s->node && s->node->columns_n > 0;
}

/* How many rows fit from `first` on. */
static size_t fit_from(size_t first, const struct pane *p, const struct view *v, const struct pane_state *s,
		       struct canvas c)
{
	struct pane_state there = *s;
	size_t fit = c.rows > p->head ? (size_t)(c.rows - p->head) : 0;

	there.first = first;
	if (p->fits)
		fit = p->fits(v, &there, c);
	return fit < s->rows.n - first ? fit : s->rows.n - first;
}

/* The earliest first row from which on the last one shows: no empty lines at the end. */
static size_t latest_first(const struct pane *p, const struct view *v, const struct pane_state *s, struct canvas c)
{
	size_t n = s->rows.n, first = n - fit_from(0, p, v, s, c);

	while (first < n && first + fit_from(first, p, v, s, c) < n)
		first++;
	return first;
}

/* The earliest first row from which on `row` shows; it is looked for upwards, since what is far above has nothing to do with it. */
static size_t first_to_show(size_t row, const struct pane *p, const struct view *v, const struct pane_state *s,
			    struct canvas c)
{
	size_t first = row;

	while (first > 0 && first - 1 + fit_from(first - 1, p, v, s, c) > row)
		first--;
	return first;
}

struct pane_window pane_window(const struct pane *p, const struct view *v, const struct pane_state *s, struct canvas c)
{
	size_t n = s->rows.n, last, first;

	/* Without rows there may be no board either, which a pane's `fits` need not expect. */
	if (n == 0 || fit_from(0, p, v, s, c) == 0)
		return (struct pane_window){ 0, 0 };
	last = latest_first(p, v, s, c);
	first = s->first < last ? s->first : last;
	if (s->cursor < n && s->cursor < first)
		first = s->cursor;
	if (s->cursor < n && first + fit_from(first, p, v, s, c) <= s->cursor)
		first = first_to_show(s->cursor, p, v, s, c);
	return (struct pane_window){ first, fit_from(first, p, v, s, c) };
}

void pane_title_add(char *dst, const char *text)
{
	size_t n = strlen(dst);

	print_text(dst + n, PANE_TITLE - n, "%s", text);
}

void pane_title_part(char *dst, size_t n, const char *one, const char *many, enum glyphs glyphs)
{
	char part[PANE_TITLE];

	if (n == 0)
		return;
	print_text(part, sizeof part, " %s %zu %s", glyph_text(GLYPH_DOT, glyphs), n, P_(one, many, n));
	pane_title_add(dst, part);
}

void pane_title_count(char *dst, const char *name, size_t n, bool capped, size_t unreadable, enum glyphs glyphs)
{
	print_text(dst, PANE_TITLE, "%s %zu", name, n);
	if (capped)
		pane_title_add(dst, T_(" and more, NOT ALL READ"));
	pane_title_part(dst, unreadable, "UNREADABLE", "UNREADABLE", glyphs);
}
