/* The title line of a pane, which also says when the data is old and how many rows do not show. */
#ifndef VIEW_TITLE_H
#define VIEW_TITLE_H

#include "view/layout.h"

/*
 * "─ 1 Hotspots 20 · 1 overdue ─── 12 below · sort: need ─" in a canvas of one line; AS AT stands first on the right while
 * data is not live. Whole parts leave when it gets narrow. Not `ruled`: without the line, for panes that are no more than it.
 */
void title_draw(const struct view *v, const struct pane *p, const struct pane_state *s, struct pane_window w,
		bool ruled, struct canvas c);

#endif
