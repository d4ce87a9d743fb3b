/* The symbols of the screen in three tiers; everything but database text comes from here. */
#ifndef DRAW_GLYPH_H
#define DRAW_GLYPH_H

#include <stdbool.h>

#include "base/settings.h"

/*
 * full: any UTF-8 terminal. console: what all fonts of the Linux console have, the kernel's own and the distributions' for Latin
 * text, of 512 glyphs at most: neither braille nor halves of blocks nor triangles to the side. ascii: no UTF-8 at all.
 */
enum glyphs { GLYPHS_TIER_FULL, GLYPHS_TIER_CONSOLE, GLYPHS_TIER_ASCII, GLYPHS_TIERS };

/* name, full, console, ascii: each one cell wide */
#define GLYPH_LIST(X) \
	X(RULE, "─", "─", "-") \
	X(COLUMN, "│", "│", "|") \
	X(POINTER, "►", "→", ">") \
	X(LIVE, "●", "•", "o") \
	X(WARN, "▲", "▲", "!") \
	X(LOST, "■", "■", "#") \
	X(PAGE, "○", "·", ".") \
	X(ASK, "◆", "♦", "*") \
	X(FROZEN, "‖", "║", "=") \
	X(REPLAY, "◄", "←", "<") \
	X(DONE, "✓", "+", "+") \
	X(UP, "▲", "▲", "^") \
	X(DOWN, "▼", "▼", "v") \
	X(LEVEL, "═", "═", "=") \
	X(OVER, "×", "x", "x") \
	X(NONE, "–", "-", "-") \
	X(DOT, "·", "·", ".") \
	X(BAR_FULL, "█", "█", "#") \
	X(BAR_PART, "▒", "▒", "=") \
	X(BAR_EMPTY, "░", "░", "_") \
	X(ELLIPSIS, "…", "»", ">") \
	X(SPARK_NONE, "·", "·", ".") \
	X(SPARK_0, "_", "_", "0") \
	X(SPARK_1, "▁", "░", "1") \
	X(SPARK_2, "▂", "░", "2") \
	X(SPARK_3, "▃", "░", "3") \
	X(SPARK_4, "▄", "▒", "4") \
	X(SPARK_5, "▅", "▒", "5") \
	X(SPARK_6, "▆", "▒", "6") \
	X(SPARK_7, "▇", "█", "7") \
	X(SPARK_8, "█", "█", "8") \
	X(BAR_1, "▏", "│", "|") \
	X(BAR_2, "▎", "│", "|") \
	X(BAR_3, "▍", "│", "|") \
	X(BAR_4, "▌", "▒", "=") \
	X(BAR_5, "▋", "▒", "=") \
	X(BAR_6, "▊", "▒", "=") \
	X(BAR_7, "▉", "▒", "=")

enum glyph {
#define X(name, full, console, ascii) GLYPH_##name,
	GLYPH_LIST(X)
#undef X
	GLYPH_COUNT
};

/*
 * The tier for a terminal of type `terminal` (TERM; "" for none): as it was chosen, or by itself the console's on a console and
 * full elsewhere; ASCII, whatever was chosen, where the locale is not UTF-8.
 */
enum glyphs glyphs_choose(enum glyph_choice choice, bool utf8, const char *terminal);

/* Never NULL. */
const char *glyph_text(enum glyph glyph, enum glyphs tier);

#endif
