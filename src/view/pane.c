#include "view/pane.h"

#include <stdio.h>
#include <string.h>

static size_t rows_that_fit(const struct pane *p, const struct view *v, const struct pane_state *s, struct canvas c)
{
	if (p->fits)
		return p->fits(v, s, c);
	return c.rows > p->head ? (size_t)(c.rows - p->head) : 0;
}

struct pane_window pane_window(const struct pane *p, const struct view *v, const struct pane_state *s, struct canvas c)
{
	size_t fit = rows_that_fit(p, v, s, c), n = s->rows.n, first = s->first;

	if (fit >= n)
		return (struct pane_window){ 0, n };
	if (s->cursor < n && s->cursor < first)
		first = s->cursor;
	if (fit > 0 && s->cursor < n && s->cursor >= first + fit)
		first = s->cursor - fit + 1;
	if (first > n - fit)
		first = n - fit;
	return (struct pane_window){ first, fit };
}

void pane_title_add(char *dst, const char *text)
{
	size_t n = strlen(dst);

	snprintf(dst + n, PANE_TITLE - n, "%s", text);
}

void pane_title_part(char *dst, size_t n, const char *what, enum glyphs glyphs)
{
	char part[PANE_TITLE];

	if (n == 0)
		return;
	snprintf(part, sizeof part, " %s %zu %s", glyph_text(GLYPH_DOT, glyphs), n, what);
	pane_title_add(dst, part);
}

void pane_title_count(char *dst, const char *name, size_t n, bool capped, size_t unreadable, enum glyphs glyphs)
{
	snprintf(dst, PANE_TITLE, "%s %zu", name, n);
	if (capped)
		pane_title_add(dst, " and more, NOT ALL READ");
	pane_title_part(dst, unreadable, "UNREADABLE", glyphs);
}
