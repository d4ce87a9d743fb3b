#include "view/arrange.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "view/table.h"

/* What a row has in a column, in the order in which they come whichever way it goes. */
enum kind { KIND_NUMBER, KIND_WORD, KIND_ABSENT };

/* A row with what it is sorted by. */
struct sorted {
	const void *row;
	const char *text;
	double order;
	size_t at; /* in the pane's own order */
	enum kind kind;
	bool inverted;
};

/* The next word of a filter, without its '!'; false at the end. */
static bool next_word(const char **filter, const char **word, size_t *n, bool *excluded)
{
	const char *s = *filter + strspn(*filter, " ");

	*excluded = *s == '!';
	*word = s + *excluded;
	*n = strcspn(*word, " ");
	*filter = *word + *n;
	return *s != '\0';
}

static bool row_has(const struct pane *p, const struct view *v, const void *row, const char *word, size_t n)
{
	const struct table *t = table_shown(p, v);

	if (!t)
		return text_has(p->key(row), word, n);
	for (size_t i = 0; i < t->columns_n; i++) {
		struct table_cell cell;

		if (!table_has(t, i + 1))
			continue;
		table_cell_at(&t->columns[i], row, v, &cell);
		if (text_has(cell.text, word, n))
			return true;
	}
	return false;
}

static bool passes(const struct pane *p, const struct view *v, const void *row, const char *filter)
{
	const char *word;
	size_t n;
	bool excluded;

	/* A '!' without its word yet excludes nothing. */
	while (next_word(&filter, &word, &n, &excluded))
		if (n > 0 && row_has(p, v, row, word, n) == excluded)
			return false;
	return true;
}

static void leave_out(const struct pane *p, const struct view *v, struct pane_state *s, struct arena *scratch)
{
	const void **at = arena_alloc(scratch, s->rows.n, sizeof *at);
	size_t n = 0;

	for (size_t i = 0; i < s->rows.n; i++)
		if (passes(p, v, s->rows.at[i], s->arrangement.filter))
			at[n++] = s->rows.at[i];
	s->spared = p->spared && n == 0 && s->rows.n > 0;
	if (!s->spared)
		s->rows = (struct pane_rows){ at, n, 0 };
}

static enum kind kind_of(const struct table_cell *cell)
{
	if (!isnan(cell->order))
		return KIND_NUMBER;
	return cell->text[0] && strcmp(cell->text, glyph_text(GLYPH_NONE, cell->glyphs)) != 0 ? KIND_WORD : KIND_ABSENT;
}

/* Numbers from the largest down, words from A on, unless inverted. */
static int by_value(const struct sorted *a, const struct sorted *b)
{
	int order = 0;

	if (a->kind == KIND_NUMBER)
		order = (a->order < b->order) - (a->order > b->order);
	else if (a->kind == KIND_WORD)
		order = strcasecmp(a->text, b->text);
	return a->inverted ? -order : order;
}

static int by_column(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order = a->kind == b->kind ? by_value(a, b) : (a->kind > b->kind) - (a->kind < b->kind);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static void sort(const struct column *column, const struct view *v, struct pane_state *s, struct arena *scratch)
{
	struct sorted *sorted = arena_alloc(scratch, s->rows.n, sizeof *sorted);
	const void **at = arena_alloc(scratch, s->rows.n, sizeof *at);
	bool numbers = false;

	for (size_t i = 0; i < s->rows.n; i++) {
		struct table_cell cell;

		table_cell_at(column, s->rows.at[i], v, &cell);
		sorted[i] = (struct sorted){ .row = s->rows.at[i], .order = cell.order, .at = i };
		sorted[i].kind = kind_of(&cell);
		sorted[i].text = arena_text(scratch, cell.text, strlen(cell.text));
		sorted[i].inverted = s->arrangement.inverted;
		numbers = numbers || sorted[i].kind == KIND_NUMBER;
	}
	s->descending = numbers != s->arrangement.inverted;
	qsort(sorted, s->rows.n, sizeof *sorted, by_column);
	for (size_t i = 0; i < s->rows.n; i++)
		at[i] = sorted[i].row;
	s->rows.at = at;
}

void arrange(const struct pane *p, const struct view *v, struct pane_state *s, struct arena *scratch)
{
	const char *filter = s->arrangement.filter;

	s->table = table_shown(p, v);
	s->of = s->rows.n;
	s->spared = false;
	if (filter && filter[strspn(filter, " !")])
		leave_out(p, v, s, scratch);
	if (s->table && table_has(s->table, s->arrangement.column) && s->rows.n > 0)
		sort(&s->table->columns[s->arrangement.column - 1], v, s, scratch);
}

size_t arrange_column(const struct table *t, size_t column, int step)
{
	size_t places = t ? t->columns_n + 1 : 1;

	do
		column = (column + places + (size_t)step) % places;
	while (column > 0 && !t->columns[column - 1].title[0]);
	return column;
}
