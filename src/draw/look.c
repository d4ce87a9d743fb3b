#include "draw/look.h"

#include <float.h>

#define B ATTRIBUTE_BOLD

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT };

/* What a terminal with few colours shows, of each meaning as it is and as it is selected. */
struct table {
	struct style plain[MEANING_COUNT], selected[MEANING_COUNT];
};

/*
 * The eight colours of the Linux console, where plain red and blue on black cannot be read: white on red instead, and bold
 * (bright) wherever the plain colour is too dark. FAINT looks like PLAIN: there is no grey that can be read.
 */
static const struct table eight = {
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

/* The least light that can be read: bright red, and the dimmer ones of the rest. */
static const struct table eight_at_night = {
	.plain = {
		[MEANING_PLAIN] = { RED, BLACK, B },
		[MEANING_FAINT] = { RED, BLACK, B },
		[MEANING_STRONG] = { WHITE, BLACK, 0 },
		[MEANING_NEW] = { MAGENTA, BLACK, B },
		[MEANING_GOOD] = { GREEN, BLACK, 0 },
		[MEANING_WARN] = { YELLOW, BLACK, B },
		[MEANING_ALARM] = { WHITE, RED, B },
		[MEANING_OLD] = { CYAN, BLACK, 0 },
		[MEANING_STALE] = { YELLOW, BLUE, B },
		[MEANING_LOST] = { WHITE, MAGENTA, B },
	},
	.selected = {
		[MEANING_PLAIN] = { BLACK, WHITE, 0 },
		[MEANING_FAINT] = { BLACK, WHITE, 0 },
		[MEANING_STRONG] = { WHITE, BLUE, B },
		[MEANING_NEW] = { CYAN, BLUE, B },
		[MEANING_GOOD] = { BLACK, GREEN, 0 },
		[MEANING_WARN] = { YELLOW, BLUE, B },
		[MEANING_ALARM] = { YELLOW, RED, B },
		[MEANING_OLD] = { BLACK, CYAN, 0 },
		[MEANING_STALE] = { YELLOW, BLACK, B },
		[MEANING_LOST] = { MAGENTA, BLACK, B },
	},
};

/* In eight colours only black and blue can be read on white; with bright grounds there is a light theme. Bold black is grey. */
static const struct table sixteen_light = {
	.plain = {
		[MEANING_PLAIN] = { BLACK, BRIGHT + WHITE, 0 },
		[MEANING_FAINT] = { BLACK, BRIGHT + WHITE, 0 },
		[MEANING_STRONG] = { BLUE, BRIGHT + WHITE, 0 },
		[MEANING_NEW] = { BLACK, BRIGHT + CYAN, 0 },
		[MEANING_GOOD] = { BLACK, BRIGHT + GREEN, 0 },
		[MEANING_WARN] = { BLACK, BRIGHT + YELLOW, 0 },
		[MEANING_ALARM] = { BRIGHT + WHITE, RED, 0 },
		[MEANING_OLD] = { MAGENTA, BRIGHT + WHITE, 0 },
		[MEANING_STALE] = { BRIGHT + YELLOW, BLUE, 0 },
		[MEANING_LOST] = { BRIGHT + WHITE, MAGENTA, 0 },
	},
	.selected = {
		[MEANING_PLAIN] = { BRIGHT + WHITE, BLACK, 0 },
		[MEANING_FAINT] = { BRIGHT + WHITE, BLACK, 0 },
		[MEANING_STRONG] = { BRIGHT + WHITE, BLUE, 0 },
		[MEANING_NEW] = { BRIGHT + CYAN, BLACK, 0 },
		[MEANING_GOOD] = { BRIGHT + GREEN, BLACK, 0 },
		[MEANING_WARN] = { BRIGHT + YELLOW, BLACK, 0 },
		[MEANING_ALARM] = { BRIGHT + YELLOW, RED, 0 },
		[MEANING_OLD] = { BLACK, WHITE, 0 },
		[MEANING_STALE] = { BLUE, BRIGHT + YELLOW, 0 },
		[MEANING_LOST] = { MAGENTA, BRIGHT + WHITE, 0 },
	},
};

static const struct table *const few[][2] = {
	[PALETTE_DARK] = { &eight, &eight },
	[PALETTE_LIGHT] = { &eight, &sixteen_light },
	[PALETTE_NIGHT] = { &eight_at_night, &eight_at_night },
};

/* Bright as a colour of its own rather than as bold, which not every terminal makes bright. */
static struct style brightened(struct style s)
{
	if (s.attributes & B)
		s = (struct style){ s.foreground + BRIGHT, s.background, s.attributes & ~(unsigned)B };
	return s;
}

static void take_few(struct look *l, enum palette_kind kind)
{
	const struct table *t = few[kind][l->depth == DEPTH_16];

	for (size_t m = 0; m < MEANING_COUNT; m++) {
		l->plain[m] = l->depth == DEPTH_16 ? brightened(t->plain[m]) : t->plain[m];
		l->selected[m] = l->depth == DEPTH_16 ? brightened(t->selected[m]) : t->selected[m];
	}
}

/* Where the cube of 6x6x6 begins, and the 24 greys after it; those before each terminal colours as it likes. */
#define CUBE 16
#define GREYS 232
#define COLORS 256

struct cube {
	int color[COLORS];
	double luminance[COLORS];
};

static int cube_color(int n)
{
	static const int level[] = { 0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff };
	int grey = 8 + (n - GREYS) * 10, at = n - CUBE;

	if (n >= GREYS)
		return grey << 16 | grey << 8 | grey;
	return level[at / 36] << 16 | level[at / 6 % 6] << 8 | level[at % 6];
}

static void cube_fill(struct cube *c)
{
	for (int n = CUBE; n < COLORS; n++) {
		c->color[n] = cube_color(n);
		c->luminance[n] = color_luminance(c->color[n]);
	}
}

/* The nearest of those with so much contrast to a luminance; black or white always has enough of it. */
static int nearest(const struct cube *c, int color, double luminance, double contrast)
{
	double best = DBL_MAX;
	int found = CUBE;

	for (int n = CUBE; n < COLORS; n++) {
		double distance = color_distance(color, c->color[n]);

		if (distance < best && color_contrast(c->luminance[n], luminance) >= contrast) {
			best = distance;
			found = n;
		}
	}
	return found;
}

static struct style in_cube(const struct cube *c, const struct swatch *s)
{
	int ground = nearest(c, s->ground, 0, 0);

	return (struct style){ nearest(c, s->ink, c->luminance[ground], COLOR_LEAST_CONTRAST), ground, s->attributes };
}

static void take_many(struct look *l, const struct palette *p)
{
	struct cube cube;

	cube_fill(&cube);
	for (size_t m = 0; m < MEANING_COUNT; m++) {
		const struct swatch *s = &p->plain[m];
		struct style style = { s->ink, s->ground, s->attributes };

		if (l->depth == DEPTH_256)
			style = in_cube(&cube, s);
		l->plain[m] = style;
		l->selected[m] = (struct style){ style.background, style.foreground, style.attributes };
	}
}

static void take_none(struct look *l)
{
	const struct palette *mono = palette_shipped(THEME_MONO);

	for (size_t m = 0; m < MEANING_COUNT; m++) {
		struct swatch plain = palette_swatch(mono, (enum meaning)m, false);
		struct swatch selected = palette_swatch(mono, (enum meaning)m, true);

		l->plain[m] = (struct style){ STYLE_DEFAULT, STYLE_DEFAULT, plain.attributes };
		l->selected[m] = (struct style){ STYLE_DEFAULT, STYLE_DEFAULT, selected.attributes };
	}
}

void look_of(struct look *l, const struct palette *p, enum depth depth)
{
	l->depth = p->kind == PALETTE_MONO ? DEPTH_MONO : depth;
	if (l->depth == DEPTH_MONO)
		take_none(l);
	else if (l->depth >= DEPTH_256)
		take_many(l, p);
	else
		take_few(l, p->kind);
}
