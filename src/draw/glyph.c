#include "draw/glyph.h"

static const char *const texts[GLYPH_COUNT][GLYPHS_TIERS] = {
#define X(name, full, console, ascii) [GLYPH_##name] = { full, console, ascii },
	GLYPH_LIST(X)
#undef X
};

const char *glyph_text(enum glyph glyph, enum glyphs tier)
{
	return texts[glyph][tier];
}
