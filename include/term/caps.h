/* What the terminal can do, from its description: the strings to send, without padding, and a few facts. */
#ifndef TERM_CAPS_H
#define TERM_CAPS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* name, terminfo's name; NONE is always "" */
#define CAP_LIST(X) \
	X(NONE, "") \
	X(MOVE, "cup") \
	X(COLUMN, "hpa") \
	X(ROW, "vpa") \
	X(RIGHT, "cuf") \
	X(LEFT, "cub") \
	X(RIGHT_ONE, "cuf1") \
	X(LEFT_ONE, "cub1") \
	X(DOWN_ONE, "cud1") \
	X(UP_ONE, "cuu1") \
	X(RETURN, "cr") \
	X(CLEAR, "clear") \
	X(CLEAR_LINE, "el") \
	X(SCROLL_REGION, "csr") \
	X(PLAIN, "sgr0") \
	X(BOLD, "bold") \
	X(DIM, "dim") \
	X(REVERSE, "rev") \
	X(UNDERLINE, "smul") \
	X(ITALIC, "sitm") \
	X(FOREGROUND, "setaf") \
	X(BACKGROUND, "setab") \
	X(SCREEN_ENTER, "smcup") \
	X(SCREEN_LEAVE, "rmcup") \
	X(KEYPAD_ENTER, "smkx") \
	X(KEYPAD_LEAVE, "rmkx") \
	X(CURSOR_SHOW, "cnorm") \
	X(CURSOR_HIDE, "civis") \
	X(BELL, "bel")

enum cap {
#define X(name, terminfo) CAP_##name,
	CAP_LIST(X)
#undef X
	CAP_COUNT
};

#define CAPS_TEXT 64

struct caps {
	const char *text[CAP_COUNT]; /* never NULL; "" when the terminal has none */
	int colors;
	bool direct; /* takes colours by their red, green and blue as well */
	unsigned not_with_color; /* enum attribute of base/palette.h */
	bool wraps;              /* writing in the last column moves to the next line at once: the last cell of all would scroll */
	bool erases_in_color;    /* clearing leaves the background colour in force */
	bool like_xterm;         /* passes over a question that it does not understand */
};

/*
 * Looks up the terminal of that type (TERM); texts are kept in `arena`. False when a screen cannot be drawn on
 * it: `e` says why and what to do instead.
 */
bool caps_read(struct caps *c, const char *terminal, struct arena *arena, struct err *e);

/* Fills parameters in. `dst` is "" when the terminal has no such string, or it does not fit. Returns dst. */
const char *caps_fill(const struct caps *c, enum cap cap, int first, int second, char dst[CAPS_TEXT]);

#endif
