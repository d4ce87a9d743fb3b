/* The screen as a picture: text that keeps its columns in every font, and symbols that are drawn. The same bytes every time. */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include <stdio.h>

#include "draw/grid.h"
#include "draw/markup.h"

void svg_write(const struct grid *g, const struct palette *p, const struct caption *c, FILE *out);

#endif
