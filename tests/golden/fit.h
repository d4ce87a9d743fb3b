/* Can a terminal of a tier show what a screen holds? */
#ifndef TESTS_GOLDEN_FIT_H
#define TESTS_GOLDEN_FIT_H

#include "draw/canvas.h"

/*
 * Every cell holds what its tier has: in ascii nothing else, on the console Latin-1 and the console's glyphs, nowhere a control
 * or a character that is not seen; and wide characters have their second cell. On failure *col and *row are the first unfit one.
 */
bool screen_is_fit(const struct grid *g, enum glyphs tier, int *col, int *row);

#endif
