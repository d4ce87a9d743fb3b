#include "draw/glyph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "draw/tier.h"

static void tier_is_chosen(void **state)
{
	static const struct {
		const char *why;
		enum glyph_choice choice;
		bool utf8;
		const char *terminal;
		enum glyphs tier;
	} cases[] = {
		{ "any UTF-8 terminal", GLYPHS_AUTO, true, "xterm-256color", GLYPHS_TIER_FULL },
		{ "no terminal at all", GLYPHS_AUTO, true, "", GLYPHS_TIER_FULL },
		{ "the Linux console", GLYPHS_AUTO, true, "linux", GLYPHS_TIER_CONSOLE },
		{ "the console in 16 colours", GLYPHS_AUTO, true, "linux-16color", GLYPHS_TIER_CONSOLE },
		{ "a console in the frame buffer", GLYPHS_AUTO, true, "fbterm", GLYPHS_TIER_CONSOLE },
		{ "a name that only begins like a console's", GLYPHS_AUTO, true, "contour", GLYPHS_TIER_FULL },
		{ "no UTF-8", GLYPHS_AUTO, false, "xterm", GLYPHS_TIER_ASCII },
		{ "no UTF-8 on the console", GLYPHS_AUTO, false, "linux", GLYPHS_TIER_ASCII },
		{ "full wins over the console", GLYPHS_FULL, true, "linux", GLYPHS_TIER_FULL },
		{ "full cannot be without UTF-8", GLYPHS_FULL, false, "xterm", GLYPHS_TIER_ASCII },
		{ "nor can console", GLYPHS_CONSOLE, false, "linux", GLYPHS_TIER_ASCII },
		{ "console where nobody expects it", GLYPHS_CONSOLE, true, "xterm", GLYPHS_TIER_CONSOLE },
		{ "ascii on a terminal that could do more", GLYPHS_ASCII, true, "xterm", GLYPHS_TIER_ASCII },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (glyphs_choose(cases[i].choice, cases[i].utf8, cases[i].terminal) != cases[i].tier)
			fail_msg("%s", cases[i].why);
}

static void each_takes_one_cell(void **state)
{
	(void)state;
	for (int tier = 0; tier < GLYPHS_TIERS; tier++)
		for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
			const char *text = glyph_text((enum glyph)glyph, (enum glyphs)tier);

			if (text_width(text) != 1 || (tier == GLYPHS_TIER_ASCII && strlen(text) != 1))
				fail_msg("'%s' is glyph %d of tier %d", text, glyph, tier);
		}
}

/*
 * In every one of the fonts that a Linux console begins with: the kernel's own (CP437) and Debian's Lat15, Lat2 and Uni2, beyond
 * ASCII and Latin-1. An arrow that is not there is a blot where the selected row should be.
 */
static const char console_fonts[] = "•←↑→↓≈≤≥─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█░▒■▲▼♦·»";

static void console_has_each_of_its_own(void **state)
{
	(void)state;
	for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
		const char *text = glyph_text((enum glyph)glyph, GLYPHS_TIER_CONSOLE);

		if (strlen(text) > 1 && !strstr(console_fonts, text))
			fail_msg("no font of the console need have '%s'", text);
	}
}

/* Whatever else a tier does to texts, its own glyphs it shows. */
static void each_shows_in_its_tier(void **state)
{
	(void)state;
	for (int tier = 0; tier < GLYPHS_TIERS; tier++)
		for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
			const char *text = glyph_text((enum glyph)glyph, (enum glyphs)tier);
			char shown[4 * GRAPHEME_RUNES + 1];
			struct grapheme g;

			tier_next((enum glyphs)tier, text, strlen(text), &g);
			shown[grapheme_encode(&g, shown)] = '\0';
			assert_string_equal(shown, text);
		}
}

#define PLACE_MOST 9

/* Glyphs that can stand in the same place, where each has to mean one thing. A mark of our own among them is written as it is. */
static void no_two_meanings_share_a_glyph(void **state)
{
	static const struct {
		const char *where;
		enum glyph glyphs[PLACE_MOST];
		size_t n;
		const char *others;
	} places[] = {
		{ "the corner, the banner",
		  { GLYPH_LIVE, GLYPH_WARN, GLYPH_LOST, GLYPH_ASK, GLYPH_FROZEN, GLYPH_REPLAY, GLYPH_DONE, GLYPH_DOT },
		  8,
		  "" },
		{ "before a change", { GLYPH_UP, GLYPH_DOWN, GLYPH_LEVEL, GLYPH_NONE }, 4, "" },
		{ "an hour of the coverage",
		  { GLYPH_LIVE, GLYPH_DOT, GLYPH_NONE, GLYPH_BAR_PART, GLYPH_BAR_FULL },
		  5,
		  "~?" },
		{ "minutes on site", { GLYPH_BAR_FULL, GLYPH_BAR_EMPTY, GLYPH_DOT }, 3, "" },
		{ "before an event", { GLYPH_ASK, GLYPH_UP }, 2, "" },
		{ "where a row begins", { GLYPH_POINTER, GLYPH_COLUMN }, 2, "!" },
		{ "where a name ends, before a length", { GLYPH_ELLIPSIS }, 1, "~+" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		for (int tier = 0; tier < GLYPHS_TIERS; tier++)
			for (size_t k = 0; k < places[i].n; k++) {
				const char *text = glyph_text(places[i].glyphs[k], (enum glyphs)tier);

				if (strstr(places[i].others, text))
					fail_msg("%s: '%s' of tier %d", places[i].where, text, tier);
				for (size_t j = 0; j < k; j++)
					if (!strcmp(text, glyph_text(places[i].glyphs[j], (enum glyphs)tier)))
						fail_msg("%s: '%s' of tier %d", places[i].where, text, tier);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tier_is_chosen),
		cmocka_unit_test(each_takes_one_cell),
		cmocka_unit_test(console_has_each_of_its_own),
		cmocka_unit_test(each_shows_in_its_tier),
		cmocka_unit_test(no_two_meanings_share_a_glyph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
