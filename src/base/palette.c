#include "base/palette.h"

#include <string.h>

#define U ATTRIBUTE_UNDERLINE
#define R ATTRIBUTE_REVERSE
#define D ATTRIBUTE_DIM
#define B ATTRIBUTE_BOLD
#define I ATTRIBUTE_ITALIC

const char *const theme_names[THEME_COUNT + 1] = {
#define X(id, name, help) name,
	THEME_LIST(X)
#undef X
	NULL,
};

/*
 * Attributes only where colours do not suffice: to take one away again costs a terminal's line three times what a colour does.
 */
static const struct palette palettes[THEME_COUNT] = {
	/* Okabe and Ito's colours, which every eye can tell apart, and greys and a lilac that keep away from them. */
	[THEME_DEFAULT] = { PALETTE_DARK, {
		[MEANING_PLAIN] = { 0xd0d0d0, 0x000000, 0 },
		[MEANING_FAINT] = { 0xa8a8a8, 0x000000, 0 },
		[MEANING_STRONG] = { 0xffffff, 0x000000, 0 },
		[MEANING_NEW] = { 0x56b4e9, 0x000000, 0 },
		[MEANING_GOOD] = { 0x009e73, 0x000000, 0 },
		[MEANING_WARN] = { 0xe69f00, 0x000000, 0 },
		[MEANING_ALARM] = { 0x000000, 0xd55e00, 0 },
		[MEANING_OLD] = { 0x8787af, 0x000000, 0 },
		[MEANING_STALE] = { 0x000000, 0xf0e442, 0 },
		[MEANING_LOST] = { 0x000000, 0xffffff, 0 },
	} },
	[THEME_DARK] = { PALETTE_DARK, {
		[MEANING_PLAIN] = { 0xbcbcbc, 0x1c1c1c, 0 },
		[MEANING_FAINT] = { 0x949494, 0x1c1c1c, 0 },
		[MEANING_STRONG] = { 0xffffff, 0x1c1c1c, 0 },
		[MEANING_NEW] = { 0x87d7ff, 0x1c1c1c, 0 },
		[MEANING_GOOD] = { 0x87d787, 0x1c1c1c, 0 },
		[MEANING_WARN] = { 0xffd75f, 0x1c1c1c, 0 },
		[MEANING_ALARM] = { 0xffffff, 0xd70000, 0 },
		[MEANING_OLD] = { 0x87afaf, 0x1c1c1c, 0 },
		[MEANING_STALE] = { 0x000000, 0xffd75f, 0 },
		[MEANING_LOST] = { 0xffffff, 0x870087, 0 },
	} },
	[THEME_LIGHT] = { PALETTE_LIGHT, {
		[MEANING_PLAIN] = { 0x000000, 0xffffff, 0 },
		[MEANING_FAINT] = { 0x626262, 0xffffff, 0 },
		[MEANING_STRONG] = { 0x000000, 0xffffff, B },
		[MEANING_NEW] = { 0x005faf, 0xffffff, 0 },
		[MEANING_GOOD] = { 0x005f00, 0xffffff, 0 },
		[MEANING_WARN] = { 0x875f00, 0xffffff, 0 },
		[MEANING_ALARM] = { 0xffffff, 0xd70000, 0 },
		[MEANING_OLD] = { 0x5f5f87, 0xffffff, 0 },
		[MEANING_STALE] = { 0x000000, 0xffd75f, 0 },
		[MEANING_LOST] = { 0xffffff, 0x870087, 0 },
	} },
	/* At least 7:1, WCAG's level AAA. */
	[THEME_CONTRAST] = { PALETTE_DARK, {
		[MEANING_PLAIN] = { 0xffffff, 0x000000, 0 },
		[MEANING_FAINT] = { 0xc6c6c6, 0x000000, 0 },
		[MEANING_STRONG] = { 0xffffff, 0x000000, B },
		[MEANING_NEW] = { 0x00ffff, 0x000000, 0 },
		[MEANING_GOOD] = { 0x00ff00, 0x000000, 0 },
		[MEANING_WARN] = { 0xffff00, 0x000000, B },
		[MEANING_ALARM] = { 0xffffff, 0x870000, B },
		[MEANING_OLD] = { 0xafafff, 0x000000, 0 },
		[MEANING_STALE] = { 0x000000, 0xffff00, B },
		[MEANING_LOST] = { 0x000000, 0xffffff, B },
	} },
	/* Little light and hardly any blue: eyes stay used to the dark. */
	[THEME_NIGHT] = { PALETTE_NIGHT, {
		[MEANING_PLAIN] = { 0xc87850, 0x000000, 0 },
		[MEANING_FAINT] = { 0xa87060, 0x000000, 0 },
		[MEANING_STRONG] = { 0xf0a070, 0x000000, 0 },
		[MEANING_NEW] = { 0xd8c060, 0x000000, 0 },
		[MEANING_GOOD] = { 0x808c28, 0x000000, 0 },
		[MEANING_WARN] = { 0xf09000, 0x000000, 0 },
		[MEANING_ALARM] = { 0x000000, 0xe04820, 0 },
		[MEANING_OLD] = { 0xa87890, 0x000000, 0 },
		[MEANING_STALE] = { 0x000000, 0xd0a020, 0 },
		[MEANING_LOST] = { 0x000000, 0xf0a070, 0 },
	} },
	/* Only attributes tell; no two meanings share them. */
	[THEME_MONO] = { PALETTE_MONO, {
		[MEANING_PLAIN] = { COLOR_NONE, COLOR_NONE, 0 },
		[MEANING_FAINT] = { COLOR_NONE, COLOR_NONE, D },
		[MEANING_STRONG] = { COLOR_NONE, COLOR_NONE, B },
		[MEANING_NEW] = { COLOR_NONE, COLOR_NONE, U },
		[MEANING_GOOD] = { COLOR_NONE, COLOR_NONE, I },
		[MEANING_WARN] = { COLOR_NONE, COLOR_NONE, B | U },
		[MEANING_ALARM] = { COLOR_NONE, COLOR_NONE, B | R },
		[MEANING_OLD] = { COLOR_NONE, COLOR_NONE, D | I },
		[MEANING_STALE] = { COLOR_NONE, COLOR_NONE, R },
		[MEANING_LOST] = { COLOR_NONE, COLOR_NONE, B | R | U },
	} },
};

/* Of the theme without colours, on the selected row. STALE and LOST are banners and are never selected. */
static const unsigned selected_attributes[MEANING_COUNT] = {
	[MEANING_PLAIN] = R,	[MEANING_FAINT] = R | D,    [MEANING_STRONG] = R | B,	 [MEANING_NEW] = R | U,
	[MEANING_GOOD] = R | I, [MEANING_WARN] = R | B | U, [MEANING_ALARM] = B | I,	 [MEANING_OLD] = R | D | I,
	[MEANING_STALE] = U | I, [MEANING_LOST] = B | U | I,
};

const struct palette *palette_shipped(enum theme theme)
{
	return &palettes[theme];
}

/* How many themes there are before that name, in the order of palette_after; all of them when there is none. */
static size_t place_of(const char *name, const struct theme_setting *themes, size_t n)
{
	for (size_t i = 0; i < THEME_COUNT + n; i++)
		if (strcmp(name, i < THEME_COUNT ? theme_names[i] : themes[i - THEME_COUNT].name) == 0)
			return i;
	return THEME_COUNT + n;
}

static struct swatch swatch_of(const struct theme_color *c)
{
	return (struct swatch){ c->ink, c->ground,
				(c->bold ? B : 0u) | (c->underline ? U : 0u) | (c->italic ? I : 0u) };
}

struct palette palette_of(const char *name, const struct theme_setting *themes, size_t n)
{
	size_t place = place_of(name, themes, n);
	const struct theme_setting *own = place >= THEME_COUNT && place < THEME_COUNT + n ? &themes[place - THEME_COUNT]
											   : NULL;
	struct palette p;

	if (!own)
		return palettes[place < THEME_COUNT ? place : THEME_DEFAULT];
	p = palettes[own->base];
	for (size_t i = 0; i < own->colors_n; i++)
		p.plain[own->colors[i].meaning] = swatch_of(&own->colors[i]);
	return p;
}

const char *palette_after(const char *name, const struct theme_setting *themes, size_t n)
{
	size_t next = place_of(name, themes, n) + 1;

	if (next >= THEME_COUNT + n)
		next = 0;
	return next < THEME_COUNT ? theme_names[next] : themes[next - THEME_COUNT].name;
}

struct swatch palette_swatch(const struct palette *p, enum meaning meaning, bool selected)
{
	const struct swatch *plain = &p->plain[meaning];

	if (!selected)
		return *plain;
	if (plain->ink == COLOR_NONE)
		return (struct swatch){ COLOR_NONE, COLOR_NONE, selected_attributes[meaning] };
	return (struct swatch){ plain->ground, plain->ink, plain->attributes };
}
