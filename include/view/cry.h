/*
 * What is cried out across a room in letters as large as there is room for: that nobody may rely on the board, or who is in an
 * emergency.
 */
#ifndef VIEW_CRY_H
#define VIEW_CRY_H

#include "draw/canvas.h"
#include "view/view.h"

/* Rows that it could fill with letters of the smallest scale; 0: there is nothing to cry out. */
int cry_lines(const struct view *v);

/*
 * At the lower end of `c`, of which the first `keep` rows are for something else. Returns how many rows it took, with a blank
 * one above it where there is one; 0: there is nothing to cry out, or no room. v->board may be NULL.
 */
int cry_draw(const struct view *v, struct canvas c, int keep);

#endif
