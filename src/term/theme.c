#include "term/theme.h"

#include <string.h>

#define NONE STYLE_DEFAULT
#define U ATTRIBUTE_UNDERLINE
#define R ATTRIBUTE_REVERSE
#define D ATTRIBUTE_DIM
#define B ATTRIBUTE_BOLD
#define I ATTRIBUTE_ITALIC

/* Without colour only attributes tell; no two meanings share them. STALE and LOST are banners and are never selected. */
static const struct look mono = {
	.plain = {
		[MEANING_PLAIN] = { NONE, NONE, 0 },
		[MEANING_FAINT] = { NONE, NONE, D },
		[MEANING_STRONG] = { NONE, NONE, B },
		[MEANING_NEW] = { NONE, NONE, U },
		[MEANING_GOOD] = { NONE, NONE, I },
		[MEANING_WARN] = { NONE, NONE, B | U },
		[MEANING_ALARM] = { NONE, NONE, B | R },
		[MEANING_OLD] = { NONE, NONE, D | I },
		[MEANING_STALE] = { NONE, NONE, R },
		[MEANING_LOST] = { NONE, NONE, B | R | U },
	},
	.selected = {
		[MEANING_PLAIN] = { NONE, NONE, R },
		[MEANING_FAINT] = { NONE, NONE, R | D },
		[MEANING_STRONG] = { NONE, NONE, R | B },
		[MEANING_NEW] = { NONE, NONE, R | U },
		[MEANING_GOOD] = { NONE, NONE, R | I },
		[MEANING_WARN] = { NONE, NONE, R | B | U },
		[MEANING_ALARM] = { NONE, NONE, B | I },
		[MEANING_OLD] = { NONE, NONE, R | D | I },
		[MEANING_STALE] = { NONE, NONE, U | I },
		[MEANING_LOST] = { NONE, NONE, B | U | I },
	},
};

/*
 * The eight colours of the Linux console, where plain red and blue on black cannot be read: white on red instead, and bold
 * (bright) wherever the plain colour is too dark. FAINT looks like PLAIN: there is no grey that can be read.
 */
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

static const struct look eight = {
	.plain = {
		[MEANING_PLAIN] = { WHITE, BLACK, 0 },
		[MEANING_FAINT] = { WHITE, BLACK, 0 },
		[MEANING_STRONG] = { WHITE, BLACK, B },
		[MEANING_NEW] = { CYAN, BLACK, B },
		[MEANING_GOOD] = { GREEN, BLACK, B },
		[MEANING_WARN] = { YELLOW, BLACK, B },
		[MEANING_ALARM] = { WHITE, RED, B },
		[MEANING_OLD] = { CYAN, BLACK, 0 },
		[MEANING_STALE] = { YELLOW, BLUE, B },
		[MEANING_LOST] = { WHITE, MAGENTA, B },
	},
	.selected = {
		[MEANING_PLAIN] = { BLACK, WHITE, 0 },
		[MEANING_FAINT] = { BLACK, WHITE, 0 },
		[MEANING_STRONG] = { BLACK, WHITE, 0 },
		[MEANING_NEW] = { CYAN, BLUE, B },
		[MEANING_GOOD] = { BLACK, GREEN, 0 },
		[MEANING_WARN] = { YELLOW, BLUE, B },
		[MEANING_ALARM] = { YELLOW, RED, B },
		[MEANING_OLD] = { BLACK, CYAN, 0 },
		[MEANING_STALE] = { YELLOW, BLACK, B },
		[MEANING_LOST] = { MAGENTA, BLACK, B },
	},
};

/*
 * A row of a theme in 256 colours: selected, ink and ground change places, which keeps their contrast.
 * No attributes: to take one away again costs a terminal's line three times what a colour does.
 */
#define ROW(meaning, ink, ground, attributes) \
	.plain[MEANING_##meaning] = { ink, ground, attributes }, \
	.selected[MEANING_##meaning] = { ground, ink, attributes }

/* Okabe and Ito's colours, which every eye can tell apart, as the 256-colour cube has them; 16 is black everywhere. */
enum { INK = 16, PAPER = 250, PURE = 231, GREY = 245, SLATE = 103 };
enum { ORANGE = 178, SKY = 74, LEAF = 35, VERMILLION = 166, SUN = 221 };

static const struct look okabe = {
	ROW(PLAIN, PAPER, INK, 0),
	ROW(FAINT, GREY, INK, 0),
	ROW(STRONG, PURE, INK, 0),
	ROW(NEW, SKY, INK, 0),
	ROW(GOOD, LEAF, INK, 0),
	ROW(WARN, ORANGE, INK, 0),
	ROW(ALARM, INK, VERMILLION, 0),
	ROW(OLD, SLATE, INK, 0),
	ROW(STALE, INK, SUN, 0),
	ROW(LOST, INK, PURE, 0),
};

/* Red, amber, green, as most control rooms have them. */
static const struct look dark = {
	ROW(PLAIN, 250, 234, 0),
	ROW(FAINT, 246, 234, 0),
	ROW(STRONG, 231, 234, 0),
	ROW(NEW, 117, 234, 0),
	ROW(GOOD, 114, 234, 0),
	ROW(WARN, 221, 234, 0),
	ROW(ALARM, 231, 160, 0),
	ROW(OLD, 109, 234, 0),
	ROW(STALE, 16, 221, 0),
	ROW(LOST, 231, 90, 0),
};

/* For bright rooms. In eight colours nothing but black and blue can be read on white, so there it is as the others. */
static const struct look light = {
	ROW(PLAIN, 16, 231, 0),
	ROW(FAINT, 241, 231, 0),
	ROW(STRONG, 16, 231, B),
	ROW(NEW, 25, 231, 0),
	ROW(GOOD, 22, 231, 0),
	ROW(WARN, 94, 231, 0),
	ROW(ALARM, 231, 160, 0),
	ROW(OLD, 60, 231, 0),
	ROW(STALE, 16, 221, 0),
	ROW(LOST, 231, 90, 0),
};

static const struct look *const themes[][DEPTH_COUNT] = {
	[THEME_DEFAULT] = { &mono, &eight, &okabe },
	[THEME_DARK] = { &mono, &eight, &dark },
	[THEME_LIGHT] = { &mono, &eight, &light },
	[THEME_MONO] = { &mono, &mono, &mono },
};

_Static_assert(sizeof themes / sizeof *themes == THEME_COUNT, "each theme has its looks");

enum depth theme_depth(const struct screen_settings *s, int colors, const char *no_color)
{
	bool refused = s->color == COLOR_NEVER || (s->color == COLOR_AUTO && no_color && *no_color);

	if (refused || colors < 8)
		return DEPTH_MONO;
	/* A terminal that takes colours by their red, green and blue has no palette of 256. */
	return colors == 256 ? DEPTH_256 : DEPTH_8;
}

const struct look *theme_look(enum theme_choice theme, enum depth depth)
{
	return themes[theme][depth];
}
