/* The rows of every pane in its own order: worked out of a view, and kept for as long as they stay the same. */
#ifndef UI_ROWS_H
#define UI_ROWS_H

#include "model/held.h"
#include "view/pane.h"

#define UI_PANES 16

struct rows {
	struct arena *arena; /* holds what is kept */
	struct held held;    /* what that is of */
	enum staleness staleness;
	struct standing *standings; /* of the board's hotspots */
	struct summary summary;     /* of the board; of no meaning while there is none */
	struct pane_rows of[UI_PANES]; /* into panes_all */
};

void rows_init(struct rows *r);
void rows_release(struct rows *r);

/*
 * Brings r->of and r->standings up to the view. They point into the board, or one that says the same and is held, and into the
 * settings; what panes take anew each time is taken from `scratch`. Without a board there are none, and standings is NULL.
 */
void rows_update(struct rows *r, const struct view *v, struct arena *scratch);

#endif
