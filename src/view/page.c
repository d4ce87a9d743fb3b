#include "view/page.h"

#include <string.h>

#include "base/tongue.h"
#include "draw/markup.h"
#include "view/table.h"

/* What stands below a row is drawn on so much. */
#define BELOW_COLS 120
#define BELOW_ROWS 8

struct page {
	const struct view *view;
	struct arena *scratch;
	struct grid below;
	FILE *out;
};

/* Of a bar: block elements, and the dots of an empty one. */
static bool is_picture(char32_t rune)
{
	return (rune >= 0x2580 && rune <= 0x259f) || rune == U'·';
}

/* Without bars, of which the number beside them says as much. */
static void write_words(const char *text, FILE *out)
{
	size_t n = strlen(text);
	struct grapheme g;
	bool begun = false;

	for (size_t used; (used = text_next(text, n, &g)) > 0; text += used, n -= used) {
		bool shows = !is_picture(g.rune[0]) && (begun || g.rune[0] != U' ');

		begun = begun || shows;
		if (shows)
			markup_grapheme(&g, out);
	}
}

static void write_side(const struct column *column, FILE *out)
{
	if (column->align == ALIGN_RIGHT)
		fputs(" class=\"right\"", out);
}

static void write_headings(const struct page *p, const struct table *t)
{
	fputs("<thead><tr>", p->out);
	for (size_t i = 0; i < t->columns_n; i++) {
		struct table_cell cell;

		if (!table_has(t, i + 1))
			continue;
		table_heading(&t->columns[i], p->view, &cell);
		fputs("<th scope=\"col\"", p->out);
		write_side(&t->columns[i], p->out);
		putc('>', p->out);
		markup_text(cell.text[0] ? cell.text : T_("mark"), p->out);
		fputs("</th>", p->out);
	}
	fputs("</tr></thead>\n", p->out);
}

/* One line of what was drawn below a row, without the blanks at its ends. */
static void write_line(const struct page *p, int row)
{
	int from = 0, to = p->below.cols;

	while (to > 0 && grid_at(&p->below, to - 1, row)->text.rune[0] == U' ')
		to--;
	while (from < to && grid_at(&p->below, from, row)->text.rune[0] == U' ')
		from++;
	for (; from < to; from++)
		markup_grapheme(&grid_at(&p->below, from, row)->text, p->out);
}

static void write_below(struct page *p, const struct table *t, const void *row)
{
	int lines;

	if (!t->below)
		return;
	grid_resize(&p->below, BELOW_COLS, BELOW_ROWS);
	lines = t->below(row, p->view, canvas_of(&p->below, GLYPHS_TIER_FULL));
	for (int i = 0; i < lines && i < BELOW_ROWS; i++) {
		fprintf(p->out, "<tr><td colspan=\"%zu\">", t->columns_n);
		write_line(p, i);
		fputs("</td></tr>\n", p->out);
	}
}

/* The first column is what a row is about. */
static void write_row(struct page *p, const struct table *t, const void *row)
{
	fputs("<tr>", p->out);
	for (size_t i = 0; i < t->columns_n; i++) {
		struct table_cell cell;

		if (!table_has(t, i + 1))
			continue;
		table_cell_at(&t->columns[i], row, p->view, &cell);
		fputs(i ? "<td" : "<th scope=\"row\"", p->out);
		write_side(&t->columns[i], p->out);
		putc('>', p->out);
		if (i == 0 && t->marked && t->marked(row, p->view))
			fputs("! ", p->out);
		write_words(cell.text, p->out);
		fputs(i ? "</td>" : "</th>", p->out);
	}
	fputs("</tr>\n", p->out);
	write_below(p, t, row);
}

static void write_rows(struct page *p, const struct pane *pane, struct pane_rows rows)
{
	const struct table *t = table_shown(pane, p->view);

	if (rows.n == 0 && pane->empty) {
		fputs("<p>", p->out);
		markup_text(T_(pane->empty), p->out);
		fputs("</p>\n", p->out);
	}
	if (rows.n == 0 || !t)
		return;
	fprintf(p->out, "<table aria-labelledby=\"%s\">\n", pane->name);
	write_headings(p, t);
	fputs("<tbody>\n", p->out);
	for (size_t i = 0; i < rows.n; i++)
		write_row(p, t, rows.at[i]);
	fputs("</tbody>\n</table>\n", p->out);
}

static void write_pane(struct page *p, const struct pane *pane)
{
	struct spell spell = spell_at(view_moment(p->view));
	char title[PANE_TITLE];

	pane->title(p->view, GLYPHS_TIER_FULL, title);
	fprintf(p->out, "<h3 id=\"%s\">", pane->name);
	markup_text(title, p->out);
	fputs("</h3>\n", p->out);
	if (pane->rows)
		write_rows(p, pane, pane->rows(p->view, &spell, p->scratch));
}

void page_write(const struct view *v, const struct pane *alone, FILE *out)
{
	struct page p = { .view = v, .scratch = arena_new(), .out = out };
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	fprintf(out, "<section id=\"" PAGE_ID "\" class=\"scroll\" tabindex=\"0\">\n<h2>%s</h2>\n",
		T_("The board as tables"));
	for (size_t i = 0; i < n; i++)
		if (alone ? panes[i] == alone : panes[i]->rows != NULL) /* others show what the lists say */
			write_pane(&p, panes[i]);
	fputs("</section>\n", out);
	grid_release(&p.below);
	arena_drop(p.scratch);
}
