/* The first line: what this is, board time, and in the right corner always one word and the age of the data. */
#ifndef VIEW_HEADER_H
#define VIEW_HEADER_H

#include "draw/canvas.h"
#include "view/view.h"

void header_draw(const struct view *v, struct canvas c);

#endif
