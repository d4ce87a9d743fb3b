/* Brings graphemes into what a tier of glyphs can show, so that a place name stays readable without UTF-8. */
#ifndef DRAW_TIER_H
#define DRAW_TIER_H

#include <stdio.h>

#include "base/text.h"
#include "draw/glyph.h"

/*
 * Like text_next, but in the tier's characters: in ASCII an accented Latin letter loses its accent, typographic dashes and
 * quotes become plain ones, and whatever else is not ASCII reads "?", one cell wide. So it is on the console too, but for what
 * its fonts have: Latin-1 and the glyphs.
 */
size_t tier_next(enum glyphs tier, const char *s, size_t n, struct grapheme *g);

/*
 * The same of all those side by side that are surely the same, as those of a bar are, `times` of them. The last may be left for the
 * next call: what follows could be a mark on it.
 */
size_t tier_run(enum glyphs tier, const char *s, size_t n, struct grapheme *g, size_t *times);

/* Lines of text that is safe already, in the tier's characters. */
void tier_write(enum glyphs tier, const char *text, FILE *out);

/* Cells that `s` takes in the tier. */
int tier_width(enum glyphs tier, const char *s);

#endif
