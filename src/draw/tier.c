#include "draw/tier.h"

#include <string.h>

/* From U+00C0 and U+0100 on: Latin letters without their accents. */
static const char latin_1[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
static const char latin_extended[] = "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl"
				     "NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

static const struct {
	char32_t rune;
	char ascii;
} punctuation[] = {
	{ 0x00a0, ' ' },  { 0x00b7, '.' },  { 0x2010, '-' }, { 0x2011, '-' }, { 0x2013, '-' }, { 0x2014, '-' },
	{ 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201c, '"' }, { 0x201d, '"' }, { 0x2026, '.' },
};

static char ascii_of(char32_t rune)
{
	if (rune < 0x80)
		return (char)rune;
	if (rune >= 0x00c0 && rune - 0x00c0 < sizeof latin_1 - 1)
		return latin_1[rune - 0x00c0];
	if (rune >= 0x0100 && rune - 0x0100 < sizeof latin_extended - 1)
		return latin_extended[rune - 0x0100];
	for (size_t i = 0; i < sizeof punctuation / sizeof *punctuation; i++)
		if (punctuation[i].rune == rune)
			return punctuation[i].ascii;
	return '?';
}

/* Latin-1 and the glyphs' own: the console has a font of a few hundred, and a mark takes a cell of its own there. */
static bool console_has(char32_t rune)
{
	static const char32_t drawn[] = { 0x2022, 0x2190, 0x2192, 0x2500, 0x2502, 0x2550, 0x2551,
					  0x2588, 0x2591, 0x2592, 0x25a0, 0x25b2, 0x25bc, 0x2666 };

	for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
		if (drawn[i] == rune)
			return true;
	return rune > 0xa0 && rune <= 0xff;
}

size_t tier_next(enum glyphs tier, const char *s, size_t n, struct grapheme *g)
{
	size_t used = text_next(s, n, g);

	if (used && tier != GLYPHS_TIER_FULL) {
		bool had = tier == GLYPHS_TIER_CONSOLE && console_has(g->rune[0]);

		*g = (struct grapheme){ .rune = { had ? g->rune[0] : (char32_t)ascii_of(g->rune[0]) },
					.runes = 1,
					.width = 1 };
	}
	return used;
}

size_t tier_run(enum glyphs tier, const char *s, size_t n, struct grapheme *g, size_t *times)
{
	size_t used = tier_next(tier, s, n, g), copies = 1;

	while (used && (copies + 1) * used <= n && s[copies * used] == s[0] && !memcmp(s, s + copies * used, used))
		copies++;
	*times = copies > 1 ? copies - 1 : 1;
	return *times * used;
}

void tier_write(enum glyphs tier, const char *text, FILE *out)
{
	struct grapheme g;
	char bytes[4 * GRAPHEME_RUNES];
	size_t left = strlen(text), n;

	for (; left > 0; text += n, left -= n) {
		if (*text == '\n') {
			putc('\n', out);
			n = 1;
			continue;
		}
		n = tier_next(tier, text, left, &g);
		fwrite(bytes, 1, grapheme_encode(&g, bytes), out);
	}
}

int tier_width(enum glyphs tier, const char *s)
{
	struct grapheme g;
	size_t n = strlen(s);
	int width = 0;

	for (size_t used, times; n > 0; s += used, n -= used) {
		used = text_plain(s);
		width += (int)used;
		if (used)
			continue;
		used = tier_run(tier, s, n, &g, &times);
		width += (int)times * g.width;
	}
	return width;
}
