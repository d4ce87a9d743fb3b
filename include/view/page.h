/* The whole board as headings and tables of a page (HTML): what a picture of the screen says, for who does not see it. */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include <stdio.h>

#include "view/pane.h"

/* The id of the section. */
#define PAGE_ID "tables"

/* A section with one for each pane, with all of its rows, or for `alone` only (may be NULL). Needs a board. */
void page_write(const struct view *v, const struct pane *alone, FILE *out);

#endif
