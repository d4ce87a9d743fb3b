/* What each meaning looks like: themes as data, in three depths of colour. Pure. */
#ifndef TERM_THEME_H
#define TERM_THEME_H

#include "base/settings.h"
#include "draw/grid.h"

enum depth { DEPTH_MONO, DEPTH_8, DEPTH_256, DEPTH_COUNT };

/* The bits are terminfo's (no_color_video), so that a terminal can say which of them do not go with colour. */
enum attribute {
	ATTRIBUTE_UNDERLINE = 1 << 1,
	ATTRIBUTE_REVERSE = 1 << 2,
	ATTRIBUTE_DIM = 1 << 4,
	ATTRIBUTE_BOLD = 1 << 5,
	ATTRIBUTE_ITALIC = 1 << 15,
};

#define STYLE_DEFAULT (-1)

struct style {
	int foreground, background; /* of the depth's palette; STYLE_DEFAULT: the terminal's own */
	unsigned attributes;        /* enum attribute */
};

/* One theme at one depth: each meaning as it is, and as it is on the selected row. */
struct look {
	struct style plain[MEANING_COUNT], selected[MEANING_COUNT];
};

/* How much colour to use on a terminal that has `colors`; `no_color` is NO_COLOR of the environment, or NULL. */
enum depth theme_depth(const struct screen_settings *s, int colors, const char *no_color);

const struct look *theme_look(enum theme_choice theme, enum depth depth);

#endif
