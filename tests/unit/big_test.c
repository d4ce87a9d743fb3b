#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "draw/big.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* What is drawn at (1, 1) of 20 columns, rows ended by '|'. */
static void draw(const char *text, int scale, int rows, enum glyphs glyphs, char *dst, size_t size)
{
	struct grid g = { 0 };
	FILE *out = fmemopen(dst, size, "w");

	assert_non_null(out);
	grid_resize(&g, 20, rows);
	assert_int_equal(big_text(canvas_of(&g, glyphs), 1, 1, scale, MEANING_PLAIN, text), 1 + scale * big_cols(text));
	grid_write_text(&g, out);
	fclose(out);
	grid_release(&g);
	for (char *c = dst; *c; c++)
		if (*c == '\n')
			*c = '|';
}

static void letters(void **state)
{
	static const struct {
		const char *why, *text;
		int scale, rows;
		enum glyphs glyphs;
		const char *drawn;
	} cases[] = {
		{ "a digit", "4", 1, 6, GLYPHS_TIER_ASCII, "| ##  ##| ##  ##| ######|     ##|     ##|" },
		{ "in blocks", "1", 1, 6, GLYPHS_TIER_FULL, "|   ██| ████|   ██|   ██| ██████|" },
		{ "side by side", "1!", 1, 6, GLYPHS_TIER_ASCII,
		  "|   ##   ##| ####   ##|   ##   ##|   ##| ###### ##|" },
		{ "small letters are large ones", "i", 1, 6, GLYPHS_TIER_ASCII, "| ####|  ##|  ##|  ##| ####|" },
		{ "accents leave", "\xc3\xae", 1, 6, GLYPHS_TIER_ASCII, "| ####|  ##|  ##|  ##| ####|" },
		{ "twice as large", ":", 2, 11, GLYPHS_TIER_ASCII, "||| ####| ####||| ####| ####|||" },
		{ "cut at the edge", "8", 1, 3, GLYPHS_TIER_ASCII, "| ######| ##  ##|" },
		{ "what is not there is a blank", "\xc3", 1, 6, GLYPHS_TIER_ASCII, "||||||" },
		{ "nothing", "", 1, 6, GLYPHS_TIER_ASCII, "||||||" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char drawn[512] = "";

		draw(cases[i].text, cases[i].scale, cases[i].rows, cases[i].glyphs, drawn, sizeof drawn);
		if (strcmp(drawn, cases[i].drawn) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, drawn, cases[i].drawn);
	}
}

static void fits(void **state)
{
	static const struct {
		const char *why, *text;
		int cols, rows, most, scale;
	} cases[] = {
		{ "just", "8", 6, 5, 9, 1 },
		{ "a column short", "8", 5, 5, 9, 0 },
		{ "a row short", "8", 60, 4, 9, 0 },
		{ "the columns decide", "88", 27, 90, 9, 2 },
		{ "the rows decide", "8", 900, 19, 9, 3 },
		{ "no more than wanted", "8", 900, 90, 2, 2 },
		{ "what a wall cries out fits 80 columns", "NO DATABASE", 78, 5, 9, 1 },
		{ "a shorter one twice as large on 120x33", "USE RADIO", 117, 10, 9, 2 },
		{ "no room at all", "8", 0, 0, 9, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		int scale = big_fits(cases[i].text, cases[i].cols, cases[i].rows, cases[i].most);

		if (scale != cases[i].scale)
			fail_msg("%s: %d", cases[i].why, scale);
	}
}

/* Every letter and digit is there, as wide in each row, and no two are alike. */
static void whole_alphabet(void **state)
{
	static const char all[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789?!:~-";
	char drawn[sizeof all][512];

	(void)state;
	for (size_t i = 0; all[i]; i++) {
		char text[2] = { all[i], '\0' };

		draw(text, 1, 6, GLYPHS_TIER_ASCII, drawn[i], sizeof drawn[i]);
		if (strcmp(drawn[i], "||||||") == 0)
			fail_msg("there is no %s", text);
		for (size_t k = 0; k < i; k++)
			if (strcmp(drawn[i], drawn[k]) == 0)
				fail_msg("%c looks like %c", all[i], all[k]);
	}
	for (char c = '0'; c <= '9'; c++)
		assert_int_equal(big_cols((char[]){ c, '\0' }), BIG_DIGIT_COLS);
	assert_int_equal(big_cols("?"), BIG_DIGIT_COLS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters),
		cmocka_unit_test(fits),
		cmocka_unit_test(whole_alphabet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
