/* Can a terminal of a tier show what a screen holds, and is everything on it where it must be? */
#ifndef TESTS_SUPPORT_FIT_H
#define TESTS_SUPPORT_FIT_H

#include "draw/canvas.h"
#include "view/layout.h"

/*
 * Every cell holds what its tier has: in ascii nothing else, on the console Latin-1 and the console's glyphs, nowhere a control
 * or a character that is not seen; and wide characters have their second cell. On failure *col and *row are the first unfit one.
 */
bool screen_is_fit(const struct grid *g, enum glyphs tier, int *col, int *row);

/* Panes overlap neither each other nor header, banner and footer, and each has a line and a column at least. */
bool screen_is_apart(const struct layout_plan *plan, int cols, int rows);

/* The real cursor rests on the screen, or is hidden. */
bool screen_has_cursor(const struct grid *g);

#endif
