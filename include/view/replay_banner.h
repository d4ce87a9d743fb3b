/* The second line while the board stands still: that it does, and what the operator must learn of the present all the same. */
#ifndef VIEW_REPLAY_BANNER_H
#define VIEW_REPLAY_BANNER_H

#include "draw/canvas.h"
#include "view/view.h"

void replay_banner_draw(const struct view *v, struct canvas c);

#endif
