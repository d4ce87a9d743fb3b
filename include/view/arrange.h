/* The rows of a pane as the operator wants them: sorted by a column, and only those that a filter lets through. */
#ifndef VIEW_ARRANGE_H
#define VIEW_ARRANGE_H

#include "view/pane.h"

/*
 * Puts `s->rows`, which are in the pane's own order, into that of `s->arrangement`; fills in `table`, `descending`, `of` and
 * `spared`.
 * Whichever way a column goes, numbers come before words and rows without a value last; equal ones keep their order. A filter is
 * words with blanks between: a row must have each of them somewhere in its columns, shown or not, letter case aside, and none
 * that follow a '!'. The new list is taken from `scratch`.
 */
void arrange(const struct pane *p, const struct view *v, struct pane_state *s, struct arena *scratch);

/*
 * The column one `step` (1 or -1) on, from 1, among those with a title; 0, the pane's own order, lies between last and first.
 * `t` may be NULL: then there is no other.
 */
size_t arrange_column(const struct table *t, size_t column, int step);

#endif
