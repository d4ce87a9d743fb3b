/* The screen as text with the codes that set colours and attributes (ECMA-48 SGR), as every terminal takes them. */
#ifndef DRAW_ANSI_H
#define DRAW_ANSI_H

#include <stdio.h>

#include "draw/grid.h"
#include "draw/look.h"

/* Rows as lines, each by itself: it ends as plain as it began. Blanks at its end stay where they have a ground. */
void ansi_write(const struct grid *g, const struct look *look, FILE *out);

#endif
