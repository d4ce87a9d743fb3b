/* Where panes stand: a tree of rows and columns with weights and least sizes, placed into any size of screen. */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "base/layout.h"
#include "view/pane.h"

#define LAYOUT_PANES 16

/*
 * Rows 1 and 2 (header, banner) and the footer are the frame's. A rectangle has its title line first; one of a single line
 * is the whole pane without a title (pane's `line`). Between panes side by side one column is left for a rule.
 */
struct placed {
	const struct pane *pane;
	int col, row, cols, rows;
	const struct layout_node *node; /* what the layout says of it; NULL when it stands alone */
};

struct layout_plan {
	size_t n;
	struct placed at[LAYOUT_PANES];
};

/*
 * Places the panes of `page` of the layout in force (settings' screen.layout) on a screen. A pane that has no room is left out,
 * the less important ones first; where no part has room, panes stand in a line each. `zoomed` (may be NULL) stands alone.
 * `content` says how many lines a pane could use, in the order of panes_all, title and headings included, so that none gets more
 * room than it can fill while another lacks it. What is placed points into the settings.
 */
struct layout_plan layout_place(const struct settings *s, size_t page, struct screen_size screen,
				const struct pane *zoomed, const int *content);

#endif
