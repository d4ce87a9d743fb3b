/* The word and age in the top right corner: "● LIVE 2s", "◄ REPLAY 31m04s". The last thing on screen to give way. */
#ifndef VIEW_CORNER_H
#define VIEW_CORNER_H

#include "draw/canvas.h"
#include "view/view.h"

/* Draws it into the first line of `c` and returns the column where it begins. */
int corner_draw(const struct view *v, struct canvas c);

#endif
