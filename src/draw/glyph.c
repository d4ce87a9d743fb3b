#include "draw/glyph.h"

#include <string.h>

static const char *const texts[GLYPH_COUNT][GLYPHS_TIERS] = {
#define X(name, full, console, ascii) [GLYPH_##name] = { full, console, ascii },
	GLYPH_LIST(X)
#undef X
};

/* Terminals that draw with the console's font, by the start of their names. */
static const char *const consoles[] = { "linux", "fbterm", "cons25" };

static bool is_console(const char *terminal)
{
	for (size_t i = 0; i < sizeof consoles / sizeof *consoles; i++)
		if (strncmp(terminal, consoles[i], strlen(consoles[i])) == 0)
			return true;
	return false;
}

enum glyphs glyphs_choose(enum glyph_choice choice, bool utf8, const char *terminal)
{
	static const enum glyphs chosen[] = {
		[GLYPHS_FULL] = GLYPHS_TIER_FULL,
		[GLYPHS_CONSOLE] = GLYPHS_TIER_CONSOLE,
		[GLYPHS_ASCII] = GLYPHS_TIER_ASCII,
	};

	if (!utf8)
		return GLYPHS_TIER_ASCII;
	if (choice == GLYPHS_AUTO)
		return is_console(terminal) ? GLYPHS_TIER_CONSOLE : GLYPHS_TIER_FULL;
	return chosen[choice];
}

const char *glyph_text(enum glyph glyph, enum glyphs tier)
{
	return texts[glyph][tier];
}
