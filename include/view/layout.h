/* Where panes stand: a tree of rows and columns with weights and least sizes, placed into any size of screen. */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "view/pane.h"

#define LAYOUT_PANES 16

/*
 * Rows 1 and 2 (header, banner) and the footer are the frame's. A rectangle has its title line first; one of a single line
 * is the whole pane without a title (pane's `line`). Between panes side by side one column is left for a rule.
 */
struct placed {
	const struct pane *pane;
	int col, row, cols, rows;
};

struct layout_plan {
	size_t n;
	struct placed at[LAYOUT_PANES];
};

/*
 * Places the panes of layout `name` (one of view/layout_tree.h; "" or unknown: chosen by size) on a screen. A pane that has no
 * room is left out, the less important ones first. `zoomed` (may be NULL) stands alone. `content` says how many lines a pane
 * could use, in the order of panes_all, title and headings included, so that none gets more room than it can fill while
 * another lacks it.
 */
struct layout_plan layout_place(const char *name, int cols, int rows, const struct pane *zoomed, const int *content);

/* The lines of the frame itself on a screen so high: header, banner (0 or 1), footer (0 or 1). */
int layout_banner_rows(int rows);
int layout_footer_rows(int rows);

#endif
