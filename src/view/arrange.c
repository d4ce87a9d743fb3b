#include "view/arrange.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "view/table.h"

/* A row with what it is sorted by. */
struct sorted {
	const void *row;
	const char *text;
	double order;
	size_t at; /* in the pane's own order */
	bool descending;
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
	if (!p->table)
		return text_has(p->key(row), word, n);
	for (size_t i = 0; i < p->table->columns_n; i++) {
		struct table_cell cell;

		table_cell_at(&p->table->columns[i], row, v, &cell);
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
	s->rows = (struct pane_rows){ at, n };
}

static int by_position(const struct sorted *a, const struct sorted *b)
{
	return (a->at > b->at) - (a->at < b->at);
}

static int by_value(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order = isnan(a->order) ? strcasecmp(a->text, b->text) : (a->order > b->order) - (a->order < b->order);

	if (order == 0)
		return by_position(a, b);
	return a->descending ? -order : order;
}

static bool has_value(const struct sorted *s, bool numbers)
{
	return numbers ? !isnan(s->order) : s->text[0] != '\0';
}

/* Those with a value first, then the others in their own order. */
static int by_column(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	bool numbers = !isnan(a->order) || !isnan(b->order), x = has_value(a, numbers), y = has_value(b, numbers);

	if (x != y)
		return x ? -1 : 1;
	return x ? by_value(a, b) : by_position(a, b);
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
		sorted[i].text = arena_text(scratch, cell.text, strlen(cell.text));
		numbers = numbers || !isnan(cell.order);
	}
	s->descending = numbers != s->arrangement.inverted;
	for (size_t i = 0; i < s->rows.n; i++)
		sorted[i].descending = s->descending;
	qsort(sorted, s->rows.n, sizeof *sorted, by_column);
	for (size_t i = 0; i < s->rows.n; i++)
		at[i] = sorted[i].row;
	s->rows.at = at;
}

void arrange(const struct pane *p, const struct view *v, struct pane_state *s, struct arena *scratch)
{
	const char *filter = s->arrangement.filter;

	s->of = s->rows.n;
	if (filter && filter[strspn(filter, " !")])
		leave_out(p, v, s, scratch);
	if (p->table && s->arrangement.column > 0 && s->rows.n > 0)
		sort(&p->table->columns[s->arrangement.column - 1], v, s, scratch);
}

size_t arrange_column(const struct pane *p, size_t column, int step)
{
	size_t places = p->table ? p->table->columns_n + 1 : 1;

	do
		column = (column + places + (size_t)step) % places;
	while (column > 0 && !p->table->columns[column - 1].title[0]);
	return column;
}
