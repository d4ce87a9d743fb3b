/* A screen that nobody operates: which page it shows, and what its last line says of that. */
#ifndef UI_WALL_H
#define UI_WALL_H

#include "draw/canvas.h"
#include "view/view.h"

struct ui;

/* Chooses the page, by the alerts that the panes of each would show on a screen of that size. */
void wall_turn(struct ui *ui, const struct view *v, struct screen_size size);

/* Bytes that it takes besides the title. */
#define WALL_CORNER 80

/* "●○○ 1/3 board 8s" of the page with that title, or HELD for the seconds. */
void wall_corner(const struct ui *ui, const char *title, enum glyphs glyphs, char *dst, size_t size);

/*
 * The part of the screen that is drawn on: one column and one line less than all, at one of four places, each of them for a
 * `period` (0: all of it), so that no cell of a screen that shows the same for years is lit for ever.
 */
struct canvas wall_canvas(struct canvas screen, usec now, usec period);

#endif
