/* What a palette comes down to on a terminal: each meaning in the colours that there are. Pure. */
#ifndef DRAW_LOOK_H
#define DRAW_LOOK_H

#include "base/palette.h"

/* None; 8 and 16 that each terminal has its own idea of; 256 of which 240 are the same everywhere; any red, green and blue. */
enum depth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_RGB, DEPTH_COUNT };

#define STYLE_DEFAULT (-1)

struct style {
	int foreground, background; /* a number of the depth's palette, or 0xRRGGBB; STYLE_DEFAULT: the terminal's own */
	unsigned attributes;        /* enum attribute */
};

/* Each meaning as it is, and as it is on the selected row. */
struct look {
	enum depth depth;
	struct style plain[MEANING_COUNT], selected[MEANING_COUNT];
};

/*
 * Of 256 colours each gets the nearest of the cube and the greys, and for the ink the nearest that can still be read on that
 * ground. With 8 or 16 a theme looks as the hand-made table that suits it, for nobody knows what these colours are.
 */
void look_of(struct look *l, const struct palette *p, enum depth depth);

#endif
