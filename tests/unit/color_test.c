#include "base/color.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void colours_are_read(void **state)
{
	static const struct {
		const char *why, *text;
		int color; /* COLOR_NONE: it is none */
	} cases[] = {
		{ "red, green, blue", "#d55e00", 0xd55e00 }, { "in capitals", "#D55E00", 0xd55e00 },
		{ "black", "#000000", 0 },		     { "white", "#ffffff", 0xffffff },
		{ "no number sign", "d55e00", COLOR_NONE },  { "three digits", "#fff", COLOR_NONE },
		{ "a digit too many", "#d55e000", COLOR_NONE }, { "no hexadecimal digit", "#d55g00", COLOR_NONE },
		{ "a sign", "#-55e00", COLOR_NONE },	     { "a name", "red", COLOR_NONE },
		{ "nothing", "", COLOR_NONE },		     { "blanks", "# d5e00", COLOR_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int color = COLOR_NONE;
		char text[COLOR_TEXT];

		if (color_parse(cases[i].text, &color) != (cases[i].color != COLOR_NONE) || color != cases[i].color)
			fail_msg("%s", cases[i].why);
		if (color != COLOR_NONE && (!color_parse(color_write(color, text), &color) || color != cases[i].color))
			fail_msg("%s is not written as it is read", cases[i].why);
	}
}

/* Figures that others have published; #767676 on white is WCAG's own example of the least grey. */
static void contrast_is_as_published(void **state)
{
	static const struct {
		int ink, ground;
		double ratio;
	} cases[] = {
		{ 0xffffff, 0x000000, 21.00 }, { 0x767676, 0xffffff, 4.54 }, { 0x777777, 0xffffff, 4.48 },
		{ 0xff0000, 0xffffff, 4.00 },  { 0x0000ff, 0xffffff, 8.59 }, { 0x123456, 0x123456, 1.00 },
		{ 0x0072b2, 0xffffff, 5.19 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double ink = color_luminance(cases[i].ink), ground = color_luminance(cases[i].ground);

		if (fabs(color_contrast(ink, ground) - cases[i].ratio) > 0.005)
			fail_msg("#%06x on #%06x: %.3f", (unsigned)cases[i].ink, (unsigned)cases[i].ground,
				 color_contrast(ink, ground));
		assert_true(color_contrast(ink, ground) == color_contrast(ground, ink));
	}
}

static void luminance_of_every_grey_is_as_defined(void **state)
{
	(void)state;
	for (int grey = 0; grey <= 0xff; grey++) {
		double v = grey / 255.0, defined = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);

		assert_true(fabs(color_luminance(grey * 0x010101) - defined) < 1e-12);
	}
}

static void distance_tells_near_from_far(void **state)
{
	(void)state;
	assert_true(color_distance(0x123456, 0x123456) == 0);
	assert_true(color_distance(0xe69f00, 0xd7af00) < color_distance(0xe69f00, 0xffaf00));
	assert_true(color_distance(0x000000, 0xffffff) > color_distance(0x000000, 0x00ff00));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_are_read),
		cmocka_unit_test(contrast_is_as_published),
		cmocka_unit_test(luminance_of_every_grey_is_as_defined),
		cmocka_unit_test(distance_tells_near_from_far),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
