/* A row of the grid as stretches that look alike, which is how all that is not a terminal writes it. Pure. */
#ifndef DRAW_RUN_H
#define DRAW_RUN_H

#include "draw/grid.h"

/* Cells of one meaning beside each other, all selected or none. */
struct run {
	int row, col, cols;
	enum meaning meaning;
	bool selected;
};

/* The run after `last` in its row, or the first one after a `last` of no columns; false at the end of the row. */
bool run_next(const struct grid *g, struct run *last);

/* A grapheme that stands at `col`, the next at col + its width; NULL past the end. */
const struct grapheme *run_at(const struct grid *g, const struct run *r, int col);

/* Does it show nothing but its ground? */
bool run_is_blank(const struct grid *g, const struct run *r);

#endif
