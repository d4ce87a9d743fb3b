#include "term/theme.h"

#include <string.h>

/*
 * COLORTERM says what the terminal can do whose program set it. GNU screen hands it on to what runs inside, but knows red, green
 * and blue no better for that; and a terminal of few colours has it from another one that it was called from.
 */
static bool says_direct(const struct color_hints *h)
{
	bool says = strcmp(h->colorterm, "truecolor") == 0 || strcmp(h->colorterm, "24bit") == 0;

	return says && h->colors >= 256 && strncmp(h->terminal, "screen", strlen("screen")) != 0;
}

enum depth theme_depth(enum color_choice choice, const struct color_hints *h)
{
	bool refused = choice == COLOR_NEVER || (choice == COLOR_AUTO && *h->no_color);

	if (refused || h->colors < 8)
		return DEPTH_MONO;
	if (h->direct || says_direct(h))
		return DEPTH_RGB;
	return h->colors >= 256 ? DEPTH_256 : h->colors >= 16 ? DEPTH_16 : DEPTH_8;
}
