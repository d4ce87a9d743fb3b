/* The terminal: opened, drawn on, listened to, and given back as it was, whatever happens. The only user of curses. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include <stdbool.h>

#include "base/err.h"
#include "base/palette.h"
#include "base/settings.h"
#include "draw/glyph.h"
#include "draw/grid.h"
#include "draw/look.h"

struct term;

/* How much colour text has that is written, not drawn: as the terminal on descriptor 1 shows; 256 colours where there is none. */
enum depth term_depth(const struct screen_settings *s);

/*
 * Takes over the terminal on descriptors 0 and 1: alternate screen, raw keys, no echo; the caller has called setlocale.
 * When descriptor 0 is no terminal the board runs without keys. Keeps what libraries print to descriptor 2 away from the
 * screen until it is given back. NULL and `e` set (naming TERM, saying what to do instead) when there is no terminal to draw on.
 * Neither settings nor palette are kept.
 */
struct term *term_open(const struct screen_settings *s, const struct palette *p, struct err *e);

/* Gives the terminal back. NULL is allowed. */
void term_close(struct term *t);

/* The same by functions that are safe in handlers of fatal signals and when memory runs out. Harmless when nothing is open. */
void term_restore_in_emergency(void);

/*
 * For who lets another program have the terminal on descriptor 1: remembers how it is, false when there is none, and gives it back
 * as that when the program was killed at it. Whoever does this does not open it.
 */
bool term_remember(void);
void term_reclaim(void);

/* What is drawn on, and how much was. */
struct term_facts {
	const char *name; /* TERM */
	enum depth depth;
	size_t frames;
	long long sent; /* bytes */
};
struct term_facts term_facts(const struct term *t);

void term_size(const struct term *t, int *cols, int *rows);
enum glyphs term_glyphs(const struct term *t);

/* Where the locale is not UTF-8 it stays ASCII. Returns what it is now. */
enum glyphs term_set_glyphs(struct term *t, enum glyphs glyphs);

/* Other colours and glyphs, as when it is opened; repaints everything at the next draw. */
void term_restyle(struct term *t, const struct screen_settings *s, const struct palette *p);

/* From now on full blocks are drawn without seams, to be looked at only: paint_fill_blocks. Nothing in tmux or screen. */
void term_fill_blocks(struct term *t);

/* After SIGWINCH; after ^L: repaint everything at the next draw. */
void term_resized(struct term *t);
void term_repaint(struct term *t);

/*
 * Leaves the screen for a shell (SIGTSTP) and comes back (SIGCONT), to the size that the terminal has then; also to a screen
 * that was not left, after SIGSTOP. False from term_is_in_front: the terminal is somebody else's just now, as after bg.
 */
void term_suspend(struct term *t);
void term_resume(struct term *t);
bool term_is_in_front(const struct term *t);

/*
 * Shows the grid, sending only what differs from the last frame, in one write. Never waits. False when the terminal did not
 * take it all (^S, a stalled line): call again when descriptor 1 is writable, with this grid or a newer one.
 */
bool term_draw(struct term *t, const struct grid *g);

/* The descriptor to wait for keys on; -1: there is no keyboard. */
int term_keys(const struct term *t);

/*
 * The next press (base/press.h), or PRESS_NONE when there is none waiting. Waits for nothing but the rest of a key's sequence
 * (25 ms after Esc, or ESCDELAY). PRESS_HANGUP: the terminal is gone.
 */
int term_press(struct term *t);

/* Was the screen taken away, whoever types and whatever signals say? */
bool term_is_gone(const struct term *t);

void term_bell(struct term *t);

#endif
