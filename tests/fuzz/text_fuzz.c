/* What must hold for any bytes at all: every grapheme is safe to show, and cleaning what is clean changes nothing. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool is_mark(char32_t rune)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);

	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

static bool is_control(char32_t rune)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);

	return c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CN ||
		c == UTF8PROC_CATEGORY_CO || c == UTF8PROC_CATEGORY_CS || c == UTF8PROC_CATEGORY_ZL ||
		c == UTF8PROC_CATEGORY_ZP;
}

static int check_graphemes(const char *s, size_t n)
{
	struct grapheme g;
	int width = 0;

	while (n) {
		size_t taken = text_next(s, n, &g);

		assert(taken >= 1 && taken <= n);
		assert(g.runes >= 1 && g.runes <= GRAPHEME_RUNES && (g.width == 1 || g.width == 2));
		assert(!is_mark(g.rune[0]));
		for (int i = 0; i < g.runes; i++)
			assert(!is_control(g.rune[i]) && (i == 0 || is_mark(g.rune[i])));
		s += taken;
		n -= taken;
		width += g.width;
	}
	return width;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *text = malloc(n + 1), *clean = malloc(3 * n + 1), *again = malloc(3 * n + 1);
	size_t length;

	assert(text && clean && again);
	memcpy(text, data, n);
	text[n] = '\0';
	check_graphemes(text, n);
	length = text_clean(text, clean, 3 * n + 1);
	assert(length == strlen(clean));
	assert(text_width(text) == check_graphemes(clean, length));
	assert(text_clean(clean, again, 3 * n + 1) == length && !strcmp(clean, again));
	/* In half the room: the beginning of the same. */
	text_clean(text, again, length / 2 + 1);
	assert(!strncmp(clean, again, strlen(again)));
	if (length < 16 || length > 60) /* around the longest; between them it is only slow */
		text_distance(text, clean);
	free(text);
	free(clean);
	free(again);
	return 0;
}
