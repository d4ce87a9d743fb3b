/* The program's own figures as an overlay. */
#ifndef UI_FIGURES_H
#define UI_FIGURES_H

#include "base/arena.h"
#include "view/frame.h"

/* Of the view's vitals and link, as lines of `cols` columns that live in `arena`. */
struct overlay figures_overlay(const struct view *v, int cols, struct arena *arena);

#endif
