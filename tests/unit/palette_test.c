#include "base/palette.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "config/config.h"
#include "support/page.h"

#define LEAST_DISTANCE 12 /* in CIELAB, where 2.3 is just seen and 100 is from black to white */

/*
 * How light of red, green and blue is seen: with all three cones, and with one kind missing. The matrices of Machado, Oliveira and
 * Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009, table 1, severity 1.0.
 */
static const struct vision {
	const char *name;
	double matrix[3][3];
} visions[] = {
	{ "full", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
	{ "protanopia",
	  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
	{ "deuteranopia",
	  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
	{ "tritanopia",
	  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

enum { VISIONS = sizeof visions / sizeof *visions };

static void apply(const double matrix[3][3], const double from[3], double to[3])
{
	for (int i = 0; i < 3; i++)
		to[i] = matrix[i][0] * from[0] + matrix[i][1] * from[1] + matrix[i][2] * from[2];
}

static double lab_part(double t)
{
	return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* CIELAB, white point D65, of a colour as it is seen. */
static void to_lab(int color, const struct vision *v, double lab[3])
{
	static const double xyz[3][3] = { { 0.4124564, 0.3575761, 0.1804375 },
					  { 0.2126729, 0.7151522, 0.0721750 },
					  { 0.0193339, 0.1191920, 0.9503041 } };
	static const double white[3] = { 0.95047, 1, 1.08883 };
	double light[3], seen[3], part[3];

	for (int i = 0; i < 3; i++) {
		double value = (color >> (16 - 8 * i) & 0xff) / 255.0;

		light[i] = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
	}
	apply(v->matrix, light, seen);
	for (int i = 0; i < 3; i++)
		seen[i] = fmin(fmax(seen[i], 0), 1);
	apply(xyz, seen, part);
	for (int i = 0; i < 3; i++)
		part[i] = lab_part(part[i] / white[i]);
	lab[0] = 116 * part[1] - 16;
	lab[1] = 500 * (part[0] - part[1]);
	lab[2] = 200 * (part[1] - part[2]);
}

static double distance(int one, int other, const struct vision *v)
{
	double a[3], b[3];

	to_lab(one, v, a);
	to_lab(other, v, b);
	return sqrt(pow(a[0] - b[0], 2) + pow(a[1] - b[1], 2) + pow(a[2] - b[2], 2));
}

/* Two meanings are apart when their inks are, or their grounds. */
static void every_eye_can_tell_the_default_apart(void **state)
{
	const struct palette *p = palette_shipped(THEME_DEFAULT);

	(void)state;
	for (size_t v = 0; v < VISIONS; v++)
		for (size_t m = 0; m < MEANING_COUNT; m++)
			for (size_t other = 0; other < m; other++) {
				double ink = distance(p->plain[m].ink, p->plain[other].ink, &visions[v]);
				double ground = distance(p->plain[m].ground, p->plain[other].ground, &visions[v]);

				if (fmax(ink, ground) < LEAST_DISTANCE)
					fail_msg("%s vision: %s and %s are %.1f apart", visions[v].name,
						 meaning_names[m], meaning_names[other], fmax(ink, ground));
			}
}

/* Figures of the method itself: red and green are near for who lacks a cone, blue and yellow far. */
static void seeing_is_simulated(void **state)
{
	(void)state;
	for (size_t v = 0; v < VISIONS; v++) {
		assert_true(distance(0x000000, 0xffffff, &visions[v]) > 99);
		assert_true(distance(0x808080, 0x808080, &visions[v]) == 0);
	}
	assert_true(distance(0xb06000, 0x808000, &visions[0]) > 2 * distance(0xb06000, 0x808000, &visions[2]));
	assert_true(distance(0x56b4e9, 0x56d0b0, &visions[0]) > 2 * distance(0x56b4e9, 0x56d0b0, &visions[3]));
}

/* An eye that is used to the dark is dazzled by blue and by white. */
static void night_is_dim_and_red(void **state)
{
	const struct palette *p = palette_shipped(THEME_NIGHT);

	(void)state;
	for (size_t m = 0; m < MEANING_COUNT; m++) {
		int light = p->plain[m].ink ? p->plain[m].ink : p->plain[m].ground, red = light >> 16;

		assert_int_equal(p->plain[m].ink ? p->plain[m].ground : p->plain[m].ink, 0);
		assert_true(color_luminance(light) < 0.6);
		assert_true((light & 0xff) <= red && (light & 0xff) < 0xa0);
	}
	assert_true(color_luminance(p->plain[MEANING_PLAIN].ink) < 0.3);
}

static const struct theme_color own_colors[] = {
	{ MEANING_ALARM, 0xffffff, 0xa00000, true, false, false },
	{ MEANING_OLD, 0xff00ff, 0x000000, false, true, true },
};
static const struct theme_setting own[] = {
	{ "hall", THEME_DARK, own_colors, 2 },
	{ "as it is", THEME_LIGHT, NULL, 0 },
};

static void own_themes_change_their_base(void **state)
{
	struct palette hall = palette_of("hall", own, 2), plain = palette_of("as it is", own, 2);
	const struct palette *dark = palette_shipped(THEME_DARK);

	(void)state;
	assert_int_equal(hall.kind, PALETTE_DARK);
	assert_int_equal(hall.plain[MEANING_ALARM].ground, 0xa00000);
	assert_int_equal(hall.plain[MEANING_ALARM].attributes, ATTRIBUTE_BOLD);
	assert_int_equal(hall.plain[MEANING_OLD].attributes, ATTRIBUTE_UNDERLINE | ATTRIBUTE_ITALIC);
	assert_int_equal(hall.plain[MEANING_WARN].ink, dark->plain[MEANING_WARN].ink);
	assert_memory_equal(&plain, palette_shipped(THEME_LIGHT), sizeof plain);
	plain = palette_of("no such", own, 2);
	assert_memory_equal(&plain, palette_shipped(THEME_DEFAULT), sizeof plain);
}

static void selection_swaps_colours(void **state)
{
	struct swatch s = palette_swatch(palette_shipped(THEME_DARK), MEANING_ALARM, true);

	(void)state;
	assert_int_equal(s.ink, 0xd70000);
	assert_int_equal(s.ground, 0xffffff);
	s = palette_swatch(palette_shipped(THEME_MONO), MEANING_PLAIN, true);
	assert_int_equal(s.ink, COLOR_NONE);
	assert_int_equal(s.attributes, ATTRIBUTE_REVERSE);
}

static void themes_follow_each_other(void **state)
{
	const char *name = "default";

	(void)state;
	for (size_t i = 1; i < THEME_COUNT; i++) {
		name = palette_after(name, own, 2);
		assert_string_equal(name, theme_names[i]);
	}
	assert_string_equal(name = palette_after(name, own, 2), "hall");
	assert_string_equal(name = palette_after(name, own, 2), "as it is");
	assert_string_equal(palette_after(name, own, 2), "default");
	assert_string_equal(palette_after("mono", NULL, 0), "default");
	assert_string_equal(palette_after("no such", NULL, 0), "default");
}

/* By each name on the command line, and in the manual. */
static void configuration_offers_each(void **state)
{
	struct settings s;
	struct arena *arena = arena_new();
	char *manual = page_read("man/patrolboard.1");

	(void)state;
	config_default(&s, arena);
	assert_string_equal(s.screen.theme, theme_names[THEME_DEFAULT]);
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		char text[64];
		struct err e;

		snprintf(text, sizeof text, "screen.theme=%s", theme_names[theme]);
		if (!config_set(&s, arena, text, &e))
			fail_msg("%s", e.text);
		snprintf(text, sizeof text, ".It Li %s\n", theme_names[theme]);
		if (!strstr(manual, text))
			fail_msg("patrolboard.1 lacks the theme '%s'", theme_names[theme]);
	}
	free(manual);
	arena_drop(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_eye_can_tell_the_default_apart),
		cmocka_unit_test(seeing_is_simulated),
		cmocka_unit_test(night_is_dim_and_red),
		cmocka_unit_test(own_themes_change_their_base),
		cmocka_unit_test(selection_swaps_colours),
		cmocka_unit_test(themes_follow_each_other),
		cmocka_unit_test(configuration_offers_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
