/* The live board on a wall: what is different where nobody is at a keyboard, and nobody may get past the board. */
#ifndef APP_KIOSK_H
#define APP_KIOSK_H

#include "term/term.h"
#include "ui/ui.h"

/* `on` from --kiosk; the rest zero-initialised. */
struct kiosk {
	bool on;
	char theme[160]; /* that the terminal has; "": that of the settings */
	bool deaf;       /* whoever typed has gone, and nothing is read any more */
};

/* Gives the screen its keys: the operator's, or of a kiosk the one. */
void kiosk_bind(const struct kiosk *k, struct ui *ui, const struct settings *s);

/* Where on the grid to draw at that moment of clock_now(). */
struct canvas kiosk_canvas(const struct kiosk *k, const struct settings *s, struct canvas screen, usec now);

/* Gives the terminal the theme of the hour, which is the board's. */
void kiosk_dress(struct kiosk *k, struct term *term, const struct view *v);

/* The terminal's colours are those of the settings again. */
void kiosk_undress(struct kiosk *k);

/* True for a signal that does nothing to a kiosk; what is on the screen by then is not known. */
bool kiosk_ignores(const struct kiosk *k, int signal_number);

/* The keyboard has hung up. True when the board lives on without one, for the screen is still there. */
bool kiosk_stays(struct kiosk *k);

#endif
