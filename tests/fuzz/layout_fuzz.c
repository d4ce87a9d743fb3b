/* Whatever tree of panes a configuration may have, on a screen of any size: panes stand apart, inside, and have their room. */
#include <assert.h>
#include <stdlib.h>

#include "fuzz/feed.h"
#include "support/fit.h"
#include "view/layout.h"

#define MOST_COLS 500
#define MOST_ROWS 200
#define MOST_LEAST 40

/* A tree under construction. No pane stands in it twice, and so there is an end to it. */
struct tree {
	struct feed *feed;
	const struct pane *const *panes;
	size_t panes_left;
	struct layout_node nodes[LAYOUT_PANES * LAYOUT_DEPTH][LAYOUT_CHILDREN];
	size_t lists;
	bool stacked[LAYOUT_PANES]; /* does the pane, counted as in panes_all, stand among rows? */
};

static void build(struct tree *t, struct layout_node *node, int depth);

static void build_list(struct tree *t, struct layout_node *node, int depth, bool rows)
{
	struct layout_node *list = t->nodes[t->lists++];
	size_t n = 1 + (size_t)feed_choose(t->feed, LAYOUT_CHILDREN), i = 0;

	for (; i < n && t->panes_left > 0; i++) {
		size_t before = t->panes_left;

		build(t, &list[i], depth);
		if (list[i].pane[0])
			t->stacked[before - 1] = rows;
	}
	*(rows ? &node->rows : &node->beside) = list;
	*(rows ? &node->rows_n : &node->beside_n) = i;
}

static void build(struct tree *t, struct layout_node *node, int depth)
{
	int kind = depth < LAYOUT_DEPTH ? feed_choose(t->feed, 4) : 0;

	*node = (struct layout_node){
		.pane = "",
		.least = 1 + feed_choose(t->feed, MOST_LEAST),
		.weight = feed_choose(t->feed, 4),
		.rank = feed_choose(t->feed, 5),
	};
	if (feed_seldom(t->feed, 4))
		node->most = node->least + feed_choose(t->feed, MOST_LEAST);
	if (kind >= 2)
		build_list(t, node, depth + 1, kind == 2);
	else
		node->pane = t->panes[--t->panes_left]->name;
}

static bool is_in_lines(const struct layout_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++)
		if (plan->at[i].rows > 1)
			return false;
	return true;
}

static size_t index_of(const struct tree *t, const struct pane *pane)
{
	size_t i = 0;

	while (t->panes[i] != pane)
		i++;
	return i;
}

/* What a part is promised: its least lines among rows, its least columns side by side, and no more lines than its most. */
static void check_room(const struct tree *t, const struct layout_plan *plan)
{
	bool met[LAYOUT_PANES] = { false }, lines = is_in_lines(plan);

	for (size_t i = 0; i < plan->n; i++) {
		const struct placed *at = &plan->at[i];
		size_t pane = index_of(t, at->pane);

		assert(!met[pane]);
		met[pane] = true;
		assert(lines || (t->stacked[pane] ? at->rows : at->cols) >= at->node->least);
		assert(!t->stacked[pane] || !at->node->most || at->rows <= at->node->most);
	}
}

static struct screen_size size_of(struct feed *f)
{
	bool large = feed_seldom(f, 8);

	return (struct screen_size){ 1 + feed_choose(f, large ? MOST_COLS : 160),
				     1 + feed_choose(f, large ? MOST_ROWS : 60) };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct feed feed = { data, n };
	struct tree t = { .feed = &feed };
	struct layout_setting layout = { .name = "fuzz", .page = "", .screen = { 1, 1 } };
	struct settings s = { .screen.layout = "fuzz", .layouts = &layout, .layouts_n = 1 };
	struct screen_size screen = size_of(&feed);
	const struct pane *alone = NULL;
	int content[LAYOUT_PANES];
	struct layout_plan plan;

	t.panes = panes_all(&t.panes_left);
	assert(t.panes_left <= LAYOUT_PANES);
	if (feed_seldom(&feed, 16))
		alone = t.panes[feed_choose(&feed, (int)t.panes_left)];
	for (size_t i = 0; i < LAYOUT_PANES; i++)
		content[i] = 1 + feed_choose(&feed, 300);
	build_list(&t, &layout.root, 1, !feed_seldom(&feed, 2));
	plan = layout_place(&s, 0, screen, alone, content);
	assert(screen_is_apart(&plan, screen.cols, screen.rows));
	assert(plan.n > 0 || screen.rows < 3);
	assert(!alone || plan.n <= 1);
	if (!alone)
		check_room(&t, &plan);
	return 0;
}
