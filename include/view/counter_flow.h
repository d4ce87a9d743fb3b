/* Counters one after another on a few lines, for panes too low for a table: "Patrols 412 v 349 +18%". */
#ifndef VIEW_COUNTER_FLOW_H
#define VIEW_COUNTER_FLOW_H

#include "view/number.h"
#include "view/pane.h"

#define COUNTER_FLOW_LEAD 40

/* The pieces of one counter in the order of reading; `then` and `change` may be "". */
struct counter_item {
	const char *label, *now, *then, *change;
	char texts[3][NUMBER_TEXT]; /* for them to point to */
};

struct counter_flow {
	/* Words before the first counter that it cannot do without, "DEC 2023", into COUNTER_FLOW_LEAD bytes; or nothing. */
	void (*lead)(const struct view *v, struct canvas c, char *dst);
	void (*item)(const struct view *v, const struct counter_setting *s, struct canvas c, struct counter_item *item);
};

/* A number is never wider than this in a flow. */
#define COUNTER_FLOW_CELLS 12

/* Is the canvas too low for a table of counters? */
bool counter_flow_wanted(struct canvas c);

/* Draws the counters (rows are struct counter_setting) that show in the pane's window. */
void counter_flow_draw(const struct counter_flow *f, const struct pane *p, const struct view *v,
		       const struct pane_state *s, struct canvas c);

/* How many counters fit from the first on, be it in the flow or, where that is not wanted, in the table. */
size_t counter_flow_fits(const struct counter_flow *f, const struct view *v, const struct pane_state *s,
			 struct canvas c);

#endif
