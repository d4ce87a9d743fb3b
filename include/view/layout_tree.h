/* The layouts as data: trees whose leaves are panes. */
#ifndef VIEW_LAYOUT_TREE_H
#define VIEW_LAYOUT_TREE_H

#include <stddef.h>

enum layout_split {
	LAYOUT_PANE,
	LAYOUT_ROWS,    /* children one below the other */
	LAYOUT_COLUMNS, /* children side by side */
};

#define LAYOUT_CHILDREN 8

struct layout_node {
	enum layout_split split;
	const char *pane; /* of a leaf */
	int least;        /* lines (in rows) or columns (in columns) without which it leaves */
	int most;         /* lines beyond which it does not grow; 0: as many as it can fill */
	int weight;       /* its share of what is left over; 0: only when others have all they can fill */
	int rank;         /* the highest leaves first */
	const struct layout_node *children;
	size_t children_n;
};

struct layout_tree {
	const char *name;
	int cols, rows; /* the least screen that it is chosen for by itself */
	struct layout_node root;
};

/* From the largest to the smallest; the last one suits any screen. */
const struct layout_tree *layout_trees(size_t *n);

/* Their names, for --layout; *n is set. */
const char *const *layout_names(size_t *n);

#endif
