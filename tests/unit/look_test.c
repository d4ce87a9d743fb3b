/* Every theme at every depth, as terminals show it: can it be read, and does each meaning look its own? */
#include "draw/look.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The first sixteen colours, for which there is no rule: as the Linux console and xterm have them. */
static const int consoles[][16] = {
	{ 0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55,
	  0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff },
	{ 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
	  0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff },
};
enum { CONSOLES = sizeof consoles / sizeof *consoles };

/* From 16 on: a cube of 6x6x6 and 24 greys, the same on every terminal. */
static int cube_color(int n)
{
	static const int level[] = { 0, 95, 135, 175, 215, 255 };
	int grey = 8 + (n - 232) * 10;

	assert_in_range(n, 16, 255);
	if (n >= 232)
		return grey * 0x010101;
	n -= 16;
	return level[n / 36] * 0x10000 + level[n / 6 % 6] * 0x100 + level[n % 6];
}

/* Of the ink, where `bright`, which those two make of the first eight in bold. */
static int shown(int color, enum depth depth, const int *console, bool bright)
{
	if (depth == DEPTH_RGB)
		return color;
	if (depth == DEPTH_256)
		return cube_color(color);
	assert_in_range(color, 0, depth == DEPTH_16 ? 15 : 7);
	return console[bright && color < 8 ? color + 8 : color];
}

/* As WCAG 2.1 defines it, reckoned here once more. */
static double luminance(int color)
{
	static const double part[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double v = (color >> (16 - 8 * i) & 0xff) / 255.0;

		sum += part[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(const struct style *s, enum depth depth, const int *console)
{
	double ink = luminance(shown(s->foreground, depth, console, s->attributes & ATTRIBUTE_BOLD));
	double ground = luminance(shown(s->background, depth, console, false));

	return (fmax(ink, ground) + 0.05) / (fmin(ink, ground) + 0.05);
}

static bool same(const struct style *a, const struct style *b)
{
	return a->foreground == b->foreground && a->background == b->background && a->attributes == b->attributes;
}

typedef void check(enum theme theme, const struct look *look, size_t meaning);

static void for_each_style(check *holds)
{
	for (int theme = 0; theme < THEME_COUNT; theme++)
		for (int depth = 0; depth < DEPTH_COUNT; depth++) {
			struct look look;

			look_of(&look, palette_shipped((enum theme)theme), (enum depth)depth);
			for (size_t m = 0; m < MEANING_COUNT; m++)
				holds((enum theme)theme, &look, m);
		}
}

static void check_contrast(enum theme theme, const struct look *look, size_t meaning, double least)
{
	const struct style *styles[] = { &look->plain[meaning], &look->selected[meaning] };

	for (size_t i = 0; i < 2; i++)
		for (size_t c = 0; c < CONSOLES && styles[i]->foreground != STYLE_DEFAULT; c++) {
			double ratio = contrast(styles[i], look->depth, consoles[c]);

			if (ratio < least)
				fail_msg("%s at depth %d: %s%s has contrast %.2f on console %zu", theme_names[theme],
					 (int)look->depth, meaning_names[meaning], i ? ", selected," : "", ratio, c);
		}
}

static void check_readable(enum theme theme, const struct look *look, size_t meaning)
{
	bool best = theme == THEME_CONTRAST && look->depth >= DEPTH_256;

	check_contrast(theme, look, meaning, best ? 7 : 4.5);
}

static void every_style_can_be_read(void **state)
{
	(void)state;
	for_each_style(check_readable);
}

static void check_distinct(enum theme theme, const struct look *look, size_t meaning)
{
	for (size_t other = 0; other < meaning; other++) {
		/* few colours have no grey that can be read */
		bool few = look->depth == DEPTH_8 || look->depth == DEPTH_16;
		bool excused = few && meaning == MEANING_FAINT && other == MEANING_PLAIN;

		if (!excused && same(&look->plain[meaning], &look->plain[other]))
			fail_msg("%s at depth %d: %s looks like %s", theme_names[theme], (int)look->depth,
				 meaning_names[meaning], meaning_names[other]);
	}
	if (same(&look->plain[meaning], &look->selected[meaning]))
		fail_msg("%s at depth %d: selection of %s does not show", theme_names[theme], (int)look->depth,
			 meaning_names[meaning]);
}

static void every_meaning_looks_its_own(void **state)
{
	(void)state;
	for_each_style(check_distinct);
}

static void check_paired(enum theme theme, const struct look *look, size_t meaning)
{
	const struct style *s = &look->plain[meaning];

	(void)theme;
	assert_int_equal(s->foreground == STYLE_DEFAULT, s->background == STYLE_DEFAULT);
	assert_int_equal(s->foreground == STYLE_DEFAULT, look->depth == DEPTH_MONO);
}

static void colours_come_in_pairs(void **state)
{
	(void)state;
	for_each_style(check_paired);
}

/* Of two swatches that can be read, what the nearest colours make of them can be as well. */
static void the_nearest_can_be_read(void **state)
{
	struct palette p = *palette_shipped(THEME_DARK);
	unsigned tried = 0;

	(void)state;
	for (int ground = 0; ground <= 0xffffff; ground += 0x0b1d13)
		for (int ink = 0x000405; ink <= 0xffffff; ink += 0x07291f) {
			struct look look;

			if (color_contrast(luminance(ink), luminance(ground)) < 4.5 || tried++ % 8)
				continue;
			p.plain[MEANING_PLAIN] = (struct swatch){ ink, ground, 0 };
			look_of(&look, &p, DEPTH_256);
			check_contrast(THEME_DARK, &look, MEANING_PLAIN, 4.5);
		}
	assert_true(tried > 100);
}

/* What colours become where there are no such: a case each for what is plain and what is not. */
static void nearest_colours_are_taken(void **state)
{
	static const struct {
		const char *why;
		struct swatch swatch;
		int ink, ground;
	} cases[] = {
		{ "what the cube has stays", { 0x87d7ff, 0x1c1c1c, 0 }, 117, 234 },
		{ "Okabe and Ito's orange on black", { 0xe69f00, 0x000000, 0 }, 178, 16 },
		{ "the nearest grey is a step too dark", { 0x757575, 0x000000, 0 }, 243, 16 },
		{ "the nearest blue is too dark on black", { 0x6060ff, 0x000000, 0 }, 63, 16 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct palette p = *palette_shipped(THEME_DARK);
		struct look look;

		p.plain[MEANING_GOOD] = cases[i].swatch;
		look_of(&look, &p, DEPTH_256);
		if (look.plain[MEANING_GOOD].foreground != cases[i].ink ||
		    look.plain[MEANING_GOOD].background != cases[i].ground)
			fail_msg("%s: %d on %d", cases[i].why, look.plain[MEANING_GOOD].foreground,
				 look.plain[MEANING_GOOD].background);
	}
}

static void no_colours_are_mono(void **state)
{
	struct look mono, none;

	(void)state;
	look_of(&mono, palette_shipped(THEME_MONO), DEPTH_RGB);
	look_of(&none, palette_shipped(THEME_DEFAULT), DEPTH_MONO);
	assert_int_equal(mono.depth, DEPTH_MONO);
	for (size_t m = 0; m < MEANING_COUNT; m++)
		assert_true(same(&mono.plain[m], &none.plain[m]) && same(&mono.selected[m], &none.selected[m]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_style_can_be_read),
		cmocka_unit_test(every_meaning_looks_its_own),
		cmocka_unit_test(colours_come_in_pairs),
		cmocka_unit_test(the_nearest_can_be_read),
		cmocka_unit_test(nearest_colours_are_taken),
		cmocka_unit_test(no_colours_are_mono),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
