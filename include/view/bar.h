/* A horizontal bar of a number, on a scale from 0, in eighths of a cell where the tier has them. */
#ifndef VIEW_BAR_H
#define VIEW_BAR_H

#include "draw/canvas.h"

/* Its length in eighths of a cell; `most` fills the cells. Whatever is above 0 has at least one eighth; NAN and less none. */
int bar_eighths(double value, double most, int cells);

/* Draws it from the column on and returns the column after it. */
int bar_draw(struct canvas c, int col, int row, enum meaning meaning, int eighths);

#endif
