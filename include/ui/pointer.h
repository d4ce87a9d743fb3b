/* What the mouse does to the screen that was drawn. */
#ifndef UI_POINTER_H
#define UI_POINTER_H

#include "base/press.h"
#include "draw/grid.h"

struct ui;

/*
 * A click focuses its pane and selects its row, opens the row that is selected already, sorts by a heading (once more: the other
 * way round); it chooses a month, and closes help and a list of months that it does not hit; on the banner it goes to what the
 * next alert is about. The right button goes back, the wheel scrolls what is under it. Returns the key that the click stands for,
 * on a hint of the footer, or PRESS_NONE.
 */
int pointer_press(struct ui *ui, struct pointed p, const struct grid *shown);

#endif
