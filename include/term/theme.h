/* How much colour a terminal is sent. Pure. */
#ifndef TERM_THEME_H
#define TERM_THEME_H

#include "base/settings.h"
#include "draw/look.h"

/* What is known of a terminal's colours. */
struct color_hints {
	int colors;   /* of its palette, as terminfo says */
	bool direct;  /* terminfo says that it takes red, green and blue */
	const char *terminal;  /* TERM of the environment; no text is NULL, "" where nothing is set */
	const char *colorterm; /* COLORTERM */
	const char *no_color;  /* NO_COLOR */
};

enum depth theme_depth(enum color_choice choice, const struct color_hints *h);

#endif
