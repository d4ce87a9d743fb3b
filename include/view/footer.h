/* The last line: keys that do something here, or a notice for the operator in their place. */
#ifndef VIEW_FOOTER_H
#define VIEW_FOOTER_H

#include "draw/canvas.h"
#include "view/view.h"

/* `hints` in order of importance, two blanks between, as many as fit whole; `corner` at the right end, "" for none. */
void footer_draw(const struct view *v, const char *hints, const char *corner, struct canvas c);

#endif
