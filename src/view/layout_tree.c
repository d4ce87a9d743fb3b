#include "view/layout_tree.h"

#define CHILDREN(array) .children = (array), .children_n = sizeof(array) / sizeof *(array)

/* 300 columns and more: three columns of panes, and all of them. */
static const struct layout_node hall_places[] = {
	{ .pane = "hotspots", .least = 8, .weight = 3 },
	{ .pane = "coverage", .least = 8, .weight = 2, .rank = 1 },
};
static const struct layout_node hall_deployed[] = {
	{ .pane = "units", .least = 6, .weight = 1 },
	{ .pane = "assists", .least = 3, .rank = 1 },
	{ .pane = "events", .least = 3, .rank = 2 },
};
static const struct layout_node hall_told[] = {
	{ .pane = "alerts", .least = 3, .most = 20, .rank = 1 },
	{ .pane = "counters", .least = 6, .weight = 2 },
	{ .pane = "totals", .least = 6, .weight = 1, .rank = 2 },
	{ .pane = "trend", .least = 6, .weight = 1, .rank = 1 },
};
static const struct layout_node hall[] = {
	{ LAYOUT_ROWS, .least = 60, .weight = 13, CHILDREN(hall_places) },
	{ LAYOUT_ROWS, .least = 60, .weight = 10, CHILDREN(hall_deployed) },
	{ LAYOUT_ROWS, .least = 60, .weight = 12, .rank = 1, CHILDREN(hall_told) },
};

/* 200x60: a desk with one large screen. */
static const struct layout_node desk_left[] = {
	{ .pane = "hotspots", .least = 8, .weight = 20 },
	{ .pane = "coverage", .least = 6, .weight = 10, .rank = 2 },
	{ .pane = "events", .least = 2, .weight = 0, .rank = 1 },
};
static const struct layout_node desk_right[] = {
	{ .pane = "alerts", .least = 3, .most = 12, .rank = 1 },
	{ .pane = "assists", .least = 3, .weight = 2 },
	{ .pane = "units", .least = 6, .weight = 3 },
	{ .pane = "counters", .least = 6, .weight = 3 },
	{ .pane = "totals", .least = 4, .weight = 1, .rank = 1 },
};
static const struct layout_node desk[] = {
	{ LAYOUT_ROWS, .least = 100, .weight = 1, CHILDREN(desk_left) },
	{ LAYOUT_ROWS, .least = 75, .weight = 1, CHILDREN(desk_right) },
};

/* 120x40: every hotspot, and below them who could go. */
static const struct layout_node operator_right[] = {
	{ .pane = "assists", .least = 3, .weight = 1, .rank = 1 },
	{ .pane = "counters", .least = 6 },
};
static const struct layout_node operator_band[] = {
	{ .pane = "units", .least = 59, .weight = 1 },
	{ LAYOUT_ROWS, .least = 60, .weight = 1, .rank = 1, CHILDREN(operator_right) },
};
static const struct layout_node operator[] = {
	{ .pane = "hotspots", .least = 8, .weight = 1 },
	{ LAYOUT_COLUMNS, .least = 11, .rank = 1, CHILDREN(operator_band) },
	{ .pane = "events", .least = 1, .most = 1, .rank = 2 },
};

/* 80x24, the size that every terminal has. */
static const struct layout_node standard[] = {
	{ .pane = "hotspots", .least = 5, .weight = 5 },
	{ .pane = "units", .least = 4, .weight = 3, .rank = 1 },
	{ .pane = "counters", .least = 3, .rank = 2 },
	{ .pane = "events", .least = 1, .most = 1, .rank = 3 },
};

/* 40x15: a telephone. */
static const struct layout_node compact[] = {
	{ .pane = "hotspots", .least = 5, .weight = 1 },
	{ .pane = "assists", .least = 1, .most = 1, .rank = 2 },
	{ .pane = "units", .least = 1, .most = 1, .rank = 1 },
	{ .pane = "counters", .least = 1, .most = 1, .rank = 3 },
};

/* Anything smaller: a line each, and what is left to the hotspots. */
static const struct layout_node lines[] = {
	{ .pane = "hotspots", .least = 1, .weight = 1 },
	{ .pane = "assists", .least = 1, .most = 1, .rank = 1 },
	{ .pane = "units", .least = 1, .most = 1, .rank = 2 },
	{ .pane = "counters", .least = 1, .most = 1, .rank = 3 },
	{ .pane = "events", .least = 1, .most = 1, .rank = 4 },
};

/* name, least screen that it is chosen for by itself, how its children stand; from the largest to the smallest */
#define TREES(X) \
	X(hall, 300, 45, LAYOUT_COLUMNS) \
	X(desk, 180, 45, LAYOUT_COLUMNS) \
	X(operator, 120, 32, LAYOUT_ROWS) \
	X(standard, 60, 20, LAYOUT_ROWS) \
	X(compact, 40, 15, LAYOUT_ROWS) \
	X(lines, 1, 1, LAYOUT_ROWS)

static const struct layout_tree trees[] = {
#define X(name, cols, rows, split) { #name, cols, rows, { split, CHILDREN(name) } },
	TREES(X)
#undef X
};

static const char *const names[] = {
#define X(name, cols, rows, split) #name,
	TREES(X)
#undef X
};

const struct layout_tree *layout_trees(size_t *n)
{
	*n = sizeof trees / sizeof *trees;
	return trees;
}

const char *const *layout_names(size_t *n)
{
	*n = sizeof names / sizeof *names;
	return names;
}
