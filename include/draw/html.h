/* The screen as a page: one file that needs no other, runs nothing, and says in words what the picture shows. */
#ifndef DRAW_HTML_H
#define DRAW_HTML_H

#include <stdio.h>

#include "draw/grid.h"
#include "draw/markup.h"

/*
 * Everything down to the end of the picture; what follows is the caller's, headings from h2 down, until html_end. `after`: the
 * id of the part that says the same in words.
 */
void html_begin(const struct grid *g, const struct palette *p, const struct caption *c, const char *after, FILE *out);
void html_end(FILE *out);

#endif
