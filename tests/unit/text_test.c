#include "base/text.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#define BAD "\xef\xbf\xbd"

static void cleans(void **state)
{
	static const struct {
		const char *why, *in, *out;
		int width;
	} cases[] = {
		{ "nothing", "", "", 0 },
		{ "plain words", "Market Sq/High St", "Market Sq/High St", 17 },
		{ "accented letters", "Caf\xc3\xa9", "Caf\xc3\xa9", 4 },
		{ "an escape sequence", "a\x1b[31mb", "a" BAD "[31mb", 7 },
		{ "carriage return, newline, tab", "a\rb\nc\td", "a" BAD "b" BAD "c" BAD "d", 7 },
		{ "delete", "a\x7f", "a" BAD, 2 },
		{ "C1 control", "a\xc2\x9b" "31m", "a" BAD "31m", 5 },
		{ "right-to-left override", "a\xe2\x80\xae" "b", "a" BAD "b", 3 },
		{ "isolate", "\xe2\x81\xa6x", BAD "x", 2 },
		{ "zero-width space and joiner", "a\xe2\x80\x8b\xe2\x80\x8d", "a" BAD BAD, 3 },
		{ "soft hyphen", "a\xc2\xad", "a" BAD, 2 },
		{ "byte order mark", "\xef\xbb\xbfx", BAD "x", 2 },
		{ "tag character", "a\xf3\xa0\x81\x81", "a" BAD, 2 },
		{ "line separator", "a\xe2\x80\xa8", "a" BAD, 2 },
		{ "private use", "\xee\x80\x80", BAD, 1 },
		{ "unassigned", "\xcd\xb8", BAD, 1 },
		{ "non-character", "\xef\xbf\xbf", BAD, 1 },
		{ "a mark after a blank is alone", " \xcc\x81x", " " BAD "x", 3 },
		{ "a lone mark", "\xcc\x81x", BAD "x", 2 },
		{ "a base with two marks", "e\xcc\x81\xcc\x82x", "e\xcc\x81\xcc\x82x", 2 },
		{ "the third mark goes", "e\xcc\x81\xcc\x82\xcc\x83x", "e\xcc\x81\xcc\x82x", 2 },
		{ "variation selectors go", "\xe2\x9d\xa4\xef\xb8\x8fx", "\xe2\x9d\xa4x", 2 },
		{ "a mark after a control stays alone", "\x01\xcc\x81", BAD BAD, 2 },
		{ "a spacing mark", "\xe0\xa4\x95\xe0\xa4\xbe", "\xe0\xa4\x95" BAD, 2 },
		{ "wide characters", "\xe6\x9d\xb1", "\xe6\x9d\xb1", 2 },
		{ "an emoji", "\xf0\x9f\x9a\x93", "\xf0\x9f\x9a\x93", 2 },
		{ "skin tones merge in some terminals", "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "\xf0\x9f\x91\x8d" BAD, 3 },
		{ "flags are two letters in one", "\xf0\x9f\x87\xac\xf0\x9f\x87\xa7", BAD BAD, 2 },
		{ "conjoining jamo", "\xe1\x85\xa1", BAD, 1 },
		{ "an invisible letter", "\xe3\x85\xa4", BAD, 1 },
		{ "a stray continuation byte", "a\x80z", "a" BAD "z", 3 },
		{ "cut short", "a\xe2\x82", "a" BAD BAD, 3 },
		{ "overlong", "\xc0\xaf", BAD BAD, 2 },
		{ "surrogate", "\xed\xa0\x80", BAD BAD BAD, 3 },
		{ "above Unicode", "\xf4\x90\x80\x80", BAD BAD BAD BAD, 4 },
		{ "the placeholder itself", BAD, BAD, 1 },
	};
	char out[128];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = text_clean(cases[i].in, out, sizeof out);

		if (strcmp(out, cases[i].out) || n != strlen(out) || text_width(cases[i].in) != cases[i].width)
			fail_msg("%s: '%s', %d cells", cases[i].why, out, text_width(cases[i].in));
	}
}

static void clean_cuts_whole_graphemes(void **state)
{
	static const struct {
		const char *why, *out;
		size_t size;
	} cases[] = {
		{ "room for all and the end", "ae\xcc\x81z", 6 },
		{ "not for the last", "ae\xcc\x81", 5 },
		{ "a letter does not lose its mark", "a", 4 },
		{ "room for the end alone", "", 1 },
	};
	char out[16];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		memset(out, 'x', sizeof out);
		text_clean("ae\xcc\x81z", out, cases[i].size);
		if (strcmp(out, cases[i].out) || out[cases[i].size] != 'x')
			fail_msg("%s: '%s'", cases[i].why, out);
	}
	for (size_t size = 1; size <= 5; size++) { /* plain text is cut like any other */
		size_t n = size < 4 ? size - 1 : 3;

		memset(out, 'x', sizeof out);
		assert_int_equal(text_clean("abc", out, size), n);
		assert_memory_equal(out, "abc", n);
		assert_int_equal(out[n], '\0');
		assert_int_equal(out[n + 1], 'x');
	}
	assert_int_equal(text_clean("a", NULL, 0), 0);
}

/* Ends in an ellipsis where not all fits, and never within a grapheme. */
static void clip_says_that_it_cut(void **state)
{
	static const struct {
		const char *why, *in, *out;
		size_t size;
	} cases[] = {
		{ "room for all", "ae\xcc\x81z", "ae\xcc\x81z", 6 },
		{ "not for the last", "ae\xcc\x81z", "a\xe2\x80\xa6", 5 },
		{ "exactly the ellipsis", "abcde", "a\xe2\x80\xa6", 5 },
		{ "cut in the middle of a character", "ab\xd8\xb9\xd8\xb9\xd8\xb9", "ab\xe2\x80\xa6", 7 },
		{ "between two", "ab\xd8\xb9\xd8\xb9\xd8\xb9", "ab\xd8\xb9\xe2\x80\xa6", 8 },
		{ "the ellipsis and nothing else", "abcde", "\xe2\x80\xa6", 4 },
		{ "no room for an ellipsis", "abcde", "ab", 3 },
		{ "room for the end alone", "abc", "", 1 },
		{ "what is no text is made safe", "\x1b[1m", BAD "[1m", 8 },
	};
	char out[16];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n;

		memset(out, 'x', sizeof out);
		n = text_clip(cases[i].in, out, cases[i].size);
		if (strcmp(out, cases[i].out) || n != strlen(out) || out[cases[i].size] != 'x')
			fail_msg("%s: '%s'", cases[i].why, out);
	}
	assert_int_equal(text_clip("a", NULL, 0), 0);
}

static void next_takes_bytes(void **state)
{
	static const struct {
		const char *why, *in;
		size_t n, taken;
	} cases[] = {
		{ "nothing from nothing", "a", 0, 0 },
		{ "one letter", "ab", 2, 1 },
		{ "does not look past n", "e\xcc\x81", 2, 1 },
		{ "a null byte is a control", "\0x", 2, 1 },
		{ "marks left out are taken", "e\xcc\x81\xcc\x82\xcc\x83x", 8, 7 },
	};
	struct grapheme g;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (text_next(cases[i].in, cases[i].n, &g) != cases[i].taken)
			fail_msg("%s", cases[i].why);
}

/* What is shown without a look into utf8proc's tables is what these would have let through. */
static void simple_runes_are_as_the_tables_have_them(void **state)
{
	(void)state;
	for (char32_t rune = 0x20; rune < 0x3000; rune++) {
		const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)rune);
		bool mark = p->category == UTF8PROC_CATEGORY_MN || p->category == UTF8PROC_CATEGORY_ME;
		struct grapheme g;
		char text[8] = "a";
		size_t n = (size_t)utf8proc_encode_char((utf8proc_int32_t)rune, (utf8proc_uint8_t *)text + 1);

		if (text_next(text, 1 + n, &g) != (mark ? 1 + n : 1))
			fail_msg("U+%04x is %s mark", (unsigned)rune, mark ? "a" : "no");
		text_next(text + 1, n, &g);
		if (g.rune[0] == rune && (p->charwidth != g.width || p->ignorable || rune_is_control(rune)))
			fail_msg("U+%04x is not shown like that", (unsigned)rune);
	}
}

static void what_is_plain(void **state)
{
	static const struct {
		const char *why, *in;
		size_t n;
	} cases[] = {
		{ "all", "HD01 ~", 6 },
		{ "nothing", "", 0 },
		{ "up to a control", "ab\033c", 2 },
		{ "up to DEL", "ab\177", 2 },
		{ "what is not ASCII may be a mark", "abe\xcc\x81", 2 },
		{ "or not", "ab \u00b7", 2 },
		{ "not ASCII", "\u00e9", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (text_plain(cases[i].in) != cases[i].n)
			fail_msg("%s", cases[i].why);
}

static void distances(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned distance;
	} cases[] = {
		{ "", "", 0 },
		{ "height", "height", 0 },
		{ "height", "hieght", 1 },
		{ "height", "heights", 1 },
		{ "height", "eight", 1 },
		{ "height", "weight", 1 },
		{ "height", "HEIGHT", 0 },
		{ "", "abc", 3 },
		{ "kitten", "sitting", 3 },
		{ "0123456789012345678901234567890123456789012345678901234567890123", "a", UINT_MAX },
		{ "a", "0123456789012345678901234567890123456789012345678901234567890123", UINT_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (text_distance(cases[i].a, cases[i].b) != cases[i].distance)
			fail_msg("'%s' to '%s': %u", cases[i].a, cases[i].b, text_distance(cases[i].a, cases[i].b));
}

static void nearest(void **state)
{
	static const char *const words[] = { "interval", "connect_timeout", "answer_timeout", "no", "yes" };
	static const struct {
		const char *word, *nearest;
	} cases[] = {
		{ "intervall", "interval" },
		{ "Interval", "interval" },
		{ "awnser_timeout", "answer_timeout" },
		{ "connect", NULL },
		{ "x", NULL },
		{ "np", "no" },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *found = text_nearest(cases[i].word, words, sizeof words / sizeof *words);

		if (!found != !cases[i].nearest || (found && strcmp(found, cases[i].nearest)))
			fail_msg("'%s': '%s'", cases[i].word, found ? found : "nothing");
	}
}

static void has_words(void **state)
{
	static const struct {
		const char *why, *text, *word;
		bool has;
	} cases[] = {
		{ "at the beginning", "Arboretum Park", "arb", true },
		{ "in the middle, other case", "Arboretum Park", "TUM P", true },
		{ "at the end", "Arboretum Park", "park", true },
		{ "longer than the text", "Park", "parking", false },
		{ "nearly", "Long Eaton", "eatom", false },
		{ "a false start", "aaab", "aab", true },
		{ "nothing is everywhere", "Park", "", true },
		{ "even in nothing", "", "", true },
		{ "something is not in nothing", "", "a", false },
		{ "other letters have cases too", "Tŷ Ŵyl", "tŶ ŵYL", true },
		{ "Greek", "ΩΜΕΓΑ", "ωμε", true },
		{ "bytes that are no character", "a\xff" "b", "\xff" "B", true },
		{ "not half a character", "\xc5\xb4", "\xb4", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (text_has(cases[i].text, cases[i].word, strlen(cases[i].word)) != cases[i].has)
			fail_msg("%s", cases[i].why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cleans),           cmocka_unit_test(clean_cuts_whole_graphemes),
		cmocka_unit_test(clip_says_that_it_cut),
		cmocka_unit_test(next_takes_bytes),
		cmocka_unit_test(simple_runes_are_as_the_tables_have_them),
		cmocka_unit_test(what_is_plain),    cmocka_unit_test(distances),
		cmocka_unit_test(nearest),
		cmocka_unit_test(has_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
