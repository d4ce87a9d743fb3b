/* Counters one after another on a few lines, for panes too low for a table: "Patrols 412 v 349 +18%". */
#ifndef VIEW_COUNTER_FLOW_H
#define VIEW_COUNTER_FLOW_H

#include "view/pane.h"

/* Draws the counters (rows are struct counter_setting) from the window's first on. */
void counter_flow_draw(const struct view *v, const struct pane_state *s, struct pane_window w, struct canvas c);

/* How many of them fit from `first` on. */
size_t counter_flow_fits(const struct view *v, const struct pane_state *s, size_t first, struct canvas c);

#endif
