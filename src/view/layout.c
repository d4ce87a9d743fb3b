#include "view/layout.h"

#include <limits.h>
#include <string.h>

#include "view/layout_page.h"

/* A rectangle of the screen. */
struct area {
	int col, row, cols, rows;
};

/* What the children of a node are given of its lines or columns; 0: left out. */
struct shares {
	int of[LAYOUT_CHILDREN];
};

static int min(int a, int b)
{
	return a < b ? a : b;
}

/* The parts of a node, whichever way they stand. */
struct parts {
	const struct layout_node *at;
	size_t n;
};

static struct parts parts_of(const struct layout_node *node)
{
	return node->rows_n ? (struct parts){ node->rows, node->rows_n }
			    : (struct parts){ node->beside, node->beside_n };
}

static int content_of(const char *name, const int *content)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(panes[i]->name, name) == 0)
			return content[i];
	return 0;
}

/* Lines that a node could fill. */
static int wanted(const struct layout_node *node, const int *content)
{
	struct parts parts = parts_of(node);
	int lines = parts.n ? 0 : content_of(node->pane, content);

	for (size_t i = 0; i < parts.n; i++) {
		int part = wanted(&parts.at[i], content);

		lines = node->rows_n ? lines + part : lines > part ? lines : part;
	}
	if (node->most)
		lines = min(lines, node->most);
	return lines > node->least ? lines : node->least;
}

/* Drops parts by rank until the least sizes of the rest, with `gap` between them, fit. Returns what is left over. */
static int begin(struct parts parts, int size, int gap, struct shares *s)
{
	for (;;) {
		int over = size + gap;
		size_t worst = parts.n;

		for (size_t i = 0; i < parts.n; i++) {
			if (s->of[i] < 0)
				continue;
			s->of[i] = parts.at[i].least;
			over -= s->of[i] + gap;
			if (worst == parts.n || parts.at[i].rank >= parts.at[worst].rank)
				worst = i;
		}
		if (over >= 0 || worst == parts.n)
			return over;
		s->of[worst] = -1;
	}
}

/* The child that has had least of its share so far; children_n: none wants more. `weightless` ones only in their turn. */
static size_t neediest(struct parts parts, const struct shares *s, const int *wants, bool weightless)
{
	size_t best = parts.n;
	double least = 0;

	for (size_t i = 0; i < parts.n; i++) {
		int weight = parts.at[i].weight ? parts.at[i].weight : 1;
		double had = (double)(s->of[i] - parts.at[i].least) / weight;

		if (s->of[i] < 0 || s->of[i] >= wants[i] || (parts.at[i].weight == 0) != weightless)
			continue;
		if (best == parts.n || had < least) {
			best = i;
			least = had;
		}
	}
	return best;
}

static void grow(struct parts parts, struct shares *s, const int *wants, int *over)
{
	for (int weightless = 0; weightless <= 1; weightless++)
		while (*over > 0) {
			size_t next = neediest(parts, s, wants, weightless);

			if (next == parts.n)
				break;
			s->of[next]++;
			(*over)--;
		}
}

/* Shares lines among rows: first what each can fill, then the rest to the last that may grow, so that all ends flush. */
static struct shares share_lines(struct parts parts, int rows, const int *content)
{
	struct shares s = { 0 };
	int wants[LAYOUT_CHILDREN] = { 0 }, over = begin(parts, rows, 0, &s);

	for (size_t i = 0; i < parts.n; i++)
		wants[i] = wanted(&parts.at[i], content);
	grow(parts, &s, wants, &over);
	for (size_t i = parts.n; i-- > 0 && over > 0;)
		if (s.of[i] > 0 && !parts.at[i].most) {
			s.of[i] += over;
			over = 0;
		}
	return s;
}

static struct shares share_columns(struct parts parts, int cols)
{
	struct shares s = { 0 };
	int wants[LAYOUT_CHILDREN] = { 0 }, over = begin(parts, cols, LAYOUT_RULE, &s);

	for (size_t i = 0; i < parts.n; i++)
		wants[i] = INT_MAX;
	grow(parts, &s, wants, &over);
	return s;
}

static void place(struct layout_plan *plan, const struct layout_node *node, struct area a, const int *content);

static void place_parts(struct layout_plan *plan, const struct layout_node *node, struct area a, const int *content)
{
	bool stacked = node->rows_n > 0;
	struct parts parts = parts_of(node);
	struct shares s = stacked ? share_lines(parts, a.rows, content) : share_columns(parts, a.cols);

	for (size_t i = 0; i < parts.n; i++) {
		struct area part = a;

		if (s.of[i] <= 0)
			continue;
		*(stacked ? &part.rows : &part.cols) = s.of[i];
		place(plan, &parts.at[i], part, content);
		*(stacked ? &a.row : &a.col) += s.of[i] + (stacked ? 0 : LAYOUT_RULE);
	}
}

static void place(struct layout_plan *plan, const struct layout_node *node, struct area a, const int *content)
{
	const struct pane *pane;

	if (node->rows_n + node->beside_n > 0) {
		place_parts(plan, node, a, content);
		return;
	}
	pane = pane_named(node->pane);
	if (pane && plan->n < LAYOUT_PANES)
		plan->at[plan->n++] = (struct placed){ pane, a.col, a.row, a.cols, a.rows, node };
}

/* As many of the layout's panes as there are lines, in its order: none of its parts had room. */
static void place_lines(struct layout_plan *plan, const struct layout_node *node, struct area *a)
{
	struct parts parts = parts_of(node);
	const struct pane *pane = parts.n ? NULL : pane_named(node->pane);

	for (size_t i = 0; i < parts.n; i++)
		place_lines(plan, &parts.at[i], a);
	if (!pane || a->rows < 1 || plan->n == LAYOUT_PANES)
		return;
	plan->at[plan->n++] = (struct placed){ pane, a->col, a->row++, a->cols, 1, node };
	a->rows--;
}

struct layout_plan layout_place(const struct settings *s, size_t page, struct screen_size screen,
				const struct pane *zoomed, const int *content)
{
	const struct layout_setting *layout = layout_variant(s, page, screen);
	struct layout_plan plan = { 0 };
	int top = LAYOUT_HEADER_ROWS + layout_banner_rows(screen.rows);
	struct area a = { 0, top, screen.cols, screen.rows - top - layout_footer_rows(screen.rows) };

	if (a.rows < 1 || screen.cols < 1)
		return plan;
	if (zoomed)
		return (struct layout_plan){ 1, { { zoomed, a.col, a.row, a.cols, a.rows, NULL } } };
	if (layout)
		place(&plan, &layout->root, a, content);
	if (layout && plan.n == 0)
		place_lines(&plan, &layout->root, &a);
	return plan;
}
