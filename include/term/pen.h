/* The colours and attributes in force on the terminal, changed by as few bytes as it takes. */
#ifndef TERM_PEN_H
#define TERM_PEN_H

#include "term/bytes.h"
#include "term/caps.h"
#include "draw/look.h"

/* What makes a colour that of letters, or of the ground behind them, as it was sent last: to make it takes long. */
#define PEN_INKS 64

struct pen_inks {
	struct {
		int color;
		char text[CAPS_TEXT]; /* "": none */
	} of[2][PEN_INKS];
};

struct pen {
	bool by_parts; /* colours are red, green and blue */
	struct pen_inks *inks;
	bool known;
	struct style style;
};

/* Does a blank in this style show nothing but its background? */
bool style_is_ground(const struct style *s);

/* Adds what makes `want` the style in force. For a blank, colours and attributes that it does not show may stay as they are. */
void pen_take(struct pen *p, const struct caps *c, const struct style *want, bool blank, struct bytes *out);

bool pen_has(const struct pen *p, const struct style *s);

#endif
