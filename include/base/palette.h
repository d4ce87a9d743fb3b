/* What each meaning looks like: the themes that come with the program, and a configuration's own. Colours as red, green, blue. */
#ifndef BASE_PALETTE_H
#define BASE_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/color.h"
#include "base/meaning.h"

/* The bits are terminfo's (no_color_video), so that a terminal can say which of them do not go with colour. */
enum attribute {
	ATTRIBUTE_UNDERLINE = 1 << 1,
	ATTRIBUTE_REVERSE = 1 << 2,
	ATTRIBUTE_DIM = 1 << 4,
	ATTRIBUTE_BOLD = 1 << 5,
	ATTRIBUTE_ITALIC = 1 << 15,
};

/* The look of a meaning. Both colours are there, or in a theme without colours neither (COLOR_NONE). */
struct swatch {
	int ink, ground;
	unsigned attributes; /* enum attribute */
};

/* What the colours of a theme come down to on a terminal that has few. */
enum palette_kind { PALETTE_DARK, PALETTE_LIGHT, PALETTE_NIGHT, PALETTE_MONO };

struct palette {
	enum palette_kind kind;
	struct swatch plain[MEANING_COUNT];
};

/* The themes that come with the program: id, name, and what it is for ("it ..."). The last has no colours. */
#define THEME_LIST(X) \
	X(DEFAULT, "default", "suits every kind of colour vision") \
	X(DARK, "dark", "has the usual red, amber and green") \
	X(LIGHT, "light", "is for bright rooms") \
	X(CONTRAST, "contrast", "has the most contrast, for weak eyes and poor screens") \
	X(NIGHT, "night", "is dim and reddish, for dark rooms") \
	X(MONO, "mono", "has no colours")

enum theme {
#define X(id, name, help) THEME_##id,
	THEME_LIST(X)
#undef X
	THEME_COUNT,
};

/* "default", "dark" ...; NULL after the last. */
extern const char *const theme_names[THEME_COUNT + 1];

const struct palette *palette_shipped(enum theme theme);

/* One meaning of a theme of a configuration. */
struct theme_color {
	enum meaning meaning;
	int ink, ground;
	bool bold, underline, italic;
};

/* A theme of a configuration: as `base`, but for `colors`. */
struct theme_setting {
	const char *name;
	enum theme base; /* one with colours */
	const struct theme_color *colors;
	size_t colors_n;
};

/* The palette of the theme of that name, be it one of `themes` or shipped; of THEME_DEFAULT when there is none. */
struct palette palette_of(const char *name, const struct theme_setting *themes, size_t n);

/* The name of the theme after `name`: first the shipped ones, then `themes`, then from the start. */
const char *palette_after(const char *name, const struct theme_setting *themes, size_t n);

/* The look of a meaning, as it is or on the selected row, where ink and ground change places: that keeps their contrast. */
struct swatch palette_swatch(const struct palette *p, enum meaning meaning, bool selected);

#endif
