/* A line that stands without a title and so says itself how old it is: " AS AT 18:00:00" at its end. */
#ifndef VIEW_DATED_H
#define VIEW_DATED_H

#include "draw/canvas.h"
#include "view/view.h"

/*
 * Where data is not live and `c` is a single line with room for something beside it, draws that when `draw` is set, and
 * returns the part of `c` that is left; else `c`.
 */
struct canvas dated_line(const struct view *v, struct canvas c, bool draw);

#endif
