/* What stands in place of the panes before the first board: what is being tried, and why it is not there yet. */
#ifndef VIEW_WAITING_H
#define VIEW_WAITING_H

#include "draw/canvas.h"
#include "view/view.h"

/* `loud`: and that there is nothing in large letters. */
void waiting_draw(const struct view *v, bool loud, struct canvas c);

#endif
