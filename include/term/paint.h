/*
 * Turns the difference between what a terminal shows and what it should show into few bytes. Curses would write once for each
 * move of the cursor, and wait on a line that takes no more; here a frame is gathered first. Pure but for its own memory.
 */
#ifndef TERM_PAINT_H
#define TERM_PAINT_H

#include "draw/grid.h"
#include "draw/look.h"
#include "term/caps.h"

struct paint;

/* `caps` must outlive it. Without `utf8` every character outside ASCII is sent as '?'. */
struct paint *paint_new(const struct caps *caps, const struct look *look, bool utf8);
void paint_free(struct paint *p);

/*
 * Takes over from the paint in use `before`, whose last bytes need not have been sent; NULL: the terminal is as it was found. With
 * the next frame reports of the mouse are switched on or off, if they are not so already.
 */
void paint_follow(struct paint *p, const struct paint *before, bool mouse);

/* With the next frame the terminal is asked whether it has synchronized output (term/sync.h). */
void paint_ask_sync(struct paint *p);

/* It has: from now on it is told of larger frames where they begin and where they end. */
void paint_synchronize(struct paint *p);

/*
 * Full blocks drawn from now on are blanks on a ground of their ink's colour, where the terminal has colours for that: large
 * figures without seams, of which a text that is copied from the screen shows nothing.
 */
void paint_fill_blocks(struct paint *p);

/* The terminal has this size now, and what it shows is not known. */
void paint_resize(struct paint *p, int cols, int rows);

/* What the terminal shows is not known any more; bytes not yet sent are dropped, but for the rest of a character. */
void paint_forget(struct paint *p);

/* The terminal is to be entered (again) with the next frame: alternate screen, keypad. Forgets too. */
void paint_enter(struct paint *p);

/* Adds what must be sent to show `g`; cells that the terminal has and `g` has not become blank. */
void paint_frame(struct paint *p, const struct grid *g);

/* Adds bytes as they are: for the bell. */
void paint_raw(struct paint *p, const char *bytes);

/* What is still to be sent, and how much; then say how much of it was. */
const char *paint_pending(const struct paint *p, size_t *n);
void paint_sent(struct paint *p, size_t n);

#endif
