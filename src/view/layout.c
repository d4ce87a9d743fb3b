#include "view/layout.h"

#include <limits.h>
#include <string.h>

#include "view/layout_tree.h"

#define RULE 1

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

int layout_banner_rows(int rows)
{
	return rows >= 2;
}

int layout_footer_rows(int rows)
{
	return rows >= 5;
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
	int lines = 0;

	if (node->split == LAYOUT_PANE)
		lines = content_of(node->pane, content);
	for (size_t i = 0; i < node->children_n; i++) {
		int child = wanted(&node->children[i], content);

		lines = node->split == LAYOUT_ROWS ? lines + child : lines > child ? lines : child;
	}
	if (node->most)
		lines = min(lines, node->most);
	return lines > node->least ? lines : node->least;
}

/* Drops children by rank until the least sizes of the rest, with `gap` between them, fit. Returns what is left over. */
static int begin(const struct layout_node *node, int size, int gap, struct shares *s)
{
	for (;;) {
		int over = size + gap;
		size_t worst = node->children_n;

		for (size_t i = 0; i < node->children_n; i++) {
			if (s->of[i] < 0)
				continue;
			s->of[i] = node->children[i].least;
			over -= s->of[i] + gap;
			if (worst == node->children_n || node->children[i].rank >= node->children[worst].rank)
				worst = i;
		}
		if (over >= 0 || worst == node->children_n)
			return over;
		s->of[worst] = -1;
	}
}

/* The child that has had least of its share so far; children_n: none wants more. `weightless` ones only in their turn. */
static size_t neediest(const struct layout_node *node, const struct shares *s, const int *wants, bool weightless)
{
	size_t best = node->children_n;
	double least = 0;

	for (size_t i = 0; i < node->children_n; i++) {
		int weight = node->children[i].weight ? node->children[i].weight : 1;
		double had = (double)(s->of[i] - node->children[i].least) / weight;

		if (s->of[i] < 0 || s->of[i] >= wants[i] || (node->children[i].weight == 0) != weightless)
			continue;
		if (best == node->children_n || had < least) {
			best = i;
			least = had;
		}
	}
	return best;
}

static void grow(const struct layout_node *node, struct shares *s, const int *wants, int *over)
{
	for (int weightless = 0; weightless <= 1; weightless++)
		while (*over > 0) {
			size_t next = neediest(node, s, wants, weightless);

			if (next == node->children_n)
				break;
			s->of[next]++;
			(*over)--;
		}
}

/* Shares lines among rows: first what each can fill, then the rest to the last that may grow, so that all ends flush. */
static struct shares share_lines(const struct layout_node *node, int rows, const int *content)
{
	struct shares s = { 0 };
	int wants[LAYOUT_CHILDREN] = { 0 }, over = begin(node, rows, 0, &s);

	for (size_t i = 0; i < node->children_n; i++)
		wants[i] = wanted(&node->children[i], content);
	grow(node, &s, wants, &over);
	for (size_t i = node->children_n; i-- > 0 && over > 0;)
		if (s.of[i] > 0 && !node->children[i].most) {
			s.of[i] += over;
			over = 0;
		}
	return s;
}

static struct shares share_columns(const struct layout_node *node, int cols)
{
	struct shares s = { 0 };
	int wants[LAYOUT_CHILDREN] = { 0 }, over = begin(node, cols, RULE, &s);

	for (size_t i = 0; i < node->children_n; i++)
		wants[i] = INT_MAX;
	grow(node, &s, wants, &over);
	return s;
}

static void place(struct layout_plan *plan, const struct layout_node *node, struct area a, const int *content);

static void place_children(struct layout_plan *plan, const struct layout_node *node, struct area a, const int *content)
{
	bool stacked = node->split == LAYOUT_ROWS;
	struct shares s = stacked ? share_lines(node, a.rows, content) : share_columns(node, a.cols);

	for (size_t i = 0; i < node->children_n; i++) {
		struct area part = a;

		if (s.of[i] <= 0)
			continue;
		*(stacked ? &part.rows : &part.cols) = s.of[i];
		place(plan, &node->children[i], part, content);
		*(stacked ? &a.row : &a.col) += s.of[i] + (stacked ? 0 : RULE);
	}
}

static void place(struct layout_plan *plan, const struct layout_node *node, struct area a, const int *content)
{
	if (node->split != LAYOUT_PANE)
		place_children(plan, node, a, content);
	else if (plan->n < LAYOUT_PANES)
		plan->at[plan->n++] = (struct placed){ pane_named(node->pane), a.col, a.row, a.cols, a.rows };
}

static const struct layout_tree *smallest(void)
{
	size_t n;
	const struct layout_tree *trees = layout_trees(&n);

	return &trees[n - 1];
}

static const struct layout_tree *choose(const char *name, int cols, int rows)
{
	size_t n;
	const struct layout_tree *trees = layout_trees(&n), *last = smallest();

	for (size_t i = 0; i < n; i++)
		if (strcmp(trees[i].name, name) == 0)
			return &trees[i];
	for (const struct layout_tree *t = trees; t < last; t++)
		if (cols >= t->cols && rows >= t->rows)
			return t;
	return last;
}

struct layout_plan layout_place(const char *name, int cols, int rows, const struct pane *zoomed, const int *content)
{
	struct layout_plan plan = { 0 };
	int top = 1 + layout_banner_rows(rows);
	struct area a = { 0, top, cols, rows - top - layout_footer_rows(rows) };

	if (a.rows < 1 || cols < 1)
		return plan;
	if (zoomed)
		plan = (struct layout_plan){ 1, { { zoomed, a.col, a.row, a.cols, a.rows } } };
	else
		place(&plan, &choose(name, cols, rows)->root, a, content);
	if (plan.n == 0)
		place(&plan, &smallest()->root, a, content);
	return plan;
}
