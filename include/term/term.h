/* The terminal: opened, drawn on, listened to, and given back as it was, whatever happens. The only user of curses. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include <stdbool.h>

#include "base/err.h"
#include "base/moment.h"
#include "base/settings.h"
#include "draw/glyph.h"
#include "draw/grid.h"

struct term;

/*
 * Takes over the terminal on descriptors 0 and 1: alternate screen, raw keys, no echo. Keeps what libraries print to descriptor 2
 * away from the screen until term_close. NULL and `e` set (naming TERM, offering --plain) when it cannot be used.
 */
struct term *term_open(const struct screen_settings *s, struct err *e);

/* Gives the terminal back. NULL is allowed. */
void term_close(struct term *t);

/* The same by write(2) and tcsetattr(3) alone, for handlers of fatal signals and for memory run out. Harmless when nothing is open. */
void term_restore_in_emergency(void);

void term_size(const struct term *t, int *cols, int *rows);
enum glyphs term_glyphs(const struct term *t);

/* After SIGWINCH; after SIGCONT or ^L: repaint everything at the next draw. */
void term_resized(struct term *t);
void term_repaint(struct term *t);

/* Leaves the screen for a shell (SIGTSTP) and comes back. */
void term_suspend(struct term *t);
void term_resume(struct term *t);

/*
 * Shows the grid, sending only what differs from the last frame. False, and nothing sent, when the terminal does not take
 * bytes now (^S, a stalled line): try again when term_wants_write's descriptor is writable.
 */
bool term_draw(struct term *t, const struct grid *g);

/* The next press (base/press.h), or PRESS_NONE when there is none waiting. Never waits. PRESS_HANGUP: the terminal is gone. */
int term_press(struct term *t);

void term_bell(struct term *t);

#endif
