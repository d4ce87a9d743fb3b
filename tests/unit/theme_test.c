#include "term/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "config/config.h"
#include "config/keys.h"

#define LEAST_CONTRAST 4.5

struct rgb {
	int red, green, blue;
};

/* The Linux console's eight colours; bold ones are a step brighter. */
static struct rgb console_color(int n, bool bright)
{
	static const struct rgb colors[] = {
		{ 0, 0, 0 },   { 170, 0, 0 },   { 0, 170, 0 },   { 170, 85, 0 },
		{ 0, 0, 170 }, { 170, 0, 170 }, { 0, 170, 170 }, { 170, 170, 170 },
	};
	struct rgb c = colors[n];

	if (bright)
		c = (struct rgb){ n & 1 ? 255 : 85, n & 2 ? 255 : 85, n & 4 ? 255 : 85 };
	return c;
}

/* From 16 on: a cube of 6x6x6 and 24 greys, the same on every terminal. */
static struct rgb cube_color(int n)
{
	static const int level[] = { 0, 95, 135, 175, 215, 255 };
	int grey = 8 + (n - 232) * 10;

	assert_in_range(n, 16, 255);
	if (n >= 232)
		return (struct rgb){ grey, grey, grey };
	n -= 16;
	return (struct rgb){ level[n / 36], level[n / 6 % 6], level[n % 6] };
}

static double linear(int value)
{
	double v = value / 255.0;

	return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

/* As WCAG reckons it. */
static double luminance(struct rgb c)
{
	return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

static double contrast(const struct style *s, enum depth depth)
{
	bool bold = s->attributes & ATTRIBUTE_BOLD;
	bool eight = depth == DEPTH_8;
	double a = luminance(eight ? console_color(s->foreground, bold) : cube_color(s->foreground));
	double b = luminance(eight ? console_color(s->background, false) : cube_color(s->background));

	return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

static bool same(const struct style *a, const struct style *b)
{
	return a->foreground == b->foreground && a->background == b->background && a->attributes == b->attributes;
}

static const char *name_of(int theme)
{
	return keys_find("screen.theme")->words[theme];
}

typedef void check(const char *theme, enum depth depth, const struct look *look, size_t meaning);

static void for_each_style(check *holds)
{
	static const enum depth depths[DEPTH_COUNT] = { DEPTH_MONO, DEPTH_8, DEPTH_256 };

	for (int theme = 0; theme < THEME_COUNT; theme++)
		for (size_t d = 0; d < DEPTH_COUNT; d++)
			for (size_t m = 0; m < MEANING_COUNT; m++)
				holds(name_of(theme), depths[d], theme_look((enum theme_choice)theme, depths[d]), m);
}

static void check_readable(const char *theme, enum depth depth, const struct look *look, size_t meaning)
{
	const struct style *styles[] = { &look->plain[meaning], &look->selected[meaning] };

	for (size_t i = 0; i < 2; i++) {
		double ratio = styles[i]->foreground == STYLE_DEFAULT ? INFINITY : contrast(styles[i], depth);

		if (ratio < LEAST_CONTRAST)
			fail_msg("%s at depth %d: '%c'%s has contrast %.2f", theme, (int)depth,
				 meaning_letter((enum meaning)meaning), i ? " selected" : "", ratio);
	}
}

static void every_style_can_be_read(void **state)
{
	(void)state;
	for_each_style(check_readable);
}

static void check_distinct(const char *theme, enum depth depth, const struct look *look, size_t meaning)
{
	for (size_t other = 0; other < meaning; other++) {
		/* eight colours have no grey that can be read */
		bool excused = depth == DEPTH_8 && meaning == MEANING_FAINT && other == MEANING_PLAIN;

		if (!excused && same(&look->plain[meaning], &look->plain[other]))
			fail_msg("%s at depth %d: '%c' looks like '%c'", theme, (int)depth,
				 meaning_letter((enum meaning)meaning), meaning_letter((enum meaning)other));
	}
	if (same(&look->plain[meaning], &look->selected[meaning]))
		fail_msg("%s at depth %d: selection of '%c' does not show", theme, (int)depth,
			 meaning_letter((enum meaning)meaning));
}

static void every_meaning_looks_its_own(void **state)
{
	(void)state;
	for_each_style(check_distinct);
}

static void check_paired(const char *theme, enum depth depth, const struct look *look, size_t meaning)
{
	const struct style *s = &look->plain[meaning];

	(void)theme;
	(void)depth;
	assert_int_equal(s->foreground == STYLE_DEFAULT, s->background == STYLE_DEFAULT);
}

static void colours_come_in_pairs(void **state)
{
	(void)state;
	for_each_style(check_paired);
}

static void depth_is_chosen(void **state)
{
	static const struct {
		const char *why;
		enum color_choice color;
		int colors;
		const char *no_color;
		enum depth depth;
	} cases[] = {
		{ "a palette of 256", COLOR_AUTO, 256, NULL, DEPTH_256 },
		{ "sixteen are used as eight", COLOR_AUTO, 16, NULL, DEPTH_8 },
		{ "eight", COLOR_AUTO, 8, NULL, DEPTH_8 },
		{ "direct colour has no palette of 256", COLOR_AUTO, 1 << 24, NULL, DEPTH_8 },
		{ "too few to tell ten meanings", COLOR_AUTO, 4, NULL, DEPTH_MONO },
		{ "none", COLOR_AUTO, 0, NULL, DEPTH_MONO },
		{ "NO_COLOR is honoured", COLOR_AUTO, 256, "1", DEPTH_MONO },
		{ "an empty NO_COLOR says nothing", COLOR_AUTO, 256, "", DEPTH_256 },
		{ "always overrules NO_COLOR", COLOR_ALWAYS, 256, "1", DEPTH_256 },
		{ "always cannot make colours", COLOR_ALWAYS, 0, NULL, DEPTH_MONO },
		{ "never", COLOR_NEVER, 256, NULL, DEPTH_MONO },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen_settings s = { .color = cases[i].color };

		if (theme_depth(&s, cases[i].colors, cases[i].no_color) != cases[i].depth)
			fail_msg("%s", cases[i].why);
	}
}

static void themes_differ(void **state)
{
	(void)state;
	assert_ptr_equal(theme_look(THEME_MONO, DEPTH_256), theme_look(THEME_DEFAULT, DEPTH_MONO));
	assert_ptr_not_equal(theme_look(THEME_DEFAULT, DEPTH_8), theme_look(THEME_DEFAULT, DEPTH_256));
	assert_ptr_not_equal(theme_look(THEME_DEFAULT, DEPTH_256), theme_look(THEME_DARK, DEPTH_256));
}

/* A word for each theme, and no other. */
static void configuration_offers_each(void **state)
{
	struct settings s;
	struct arena *arena = arena_new();

	(void)state;
	config_default(&s, arena);
	assert_int_equal(s.screen.theme, THEME_DEFAULT);
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		char assignment[64];
		struct err e;

		assert_non_null(name_of(theme));
		snprintf(assignment, sizeof assignment, "screen.theme=%s", name_of(theme));
		if (!config_set(&s, arena, assignment, &e))
			fail_msg("%s", e.text);
		assert_int_equal(s.screen.theme, theme);
	}
	assert_null(name_of(THEME_COUNT));
	arena_drop(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_style_can_be_read),
		cmocka_unit_test(every_meaning_looks_its_own),
		cmocka_unit_test(colours_come_in_pairs),
		cmocka_unit_test(depth_is_chosen),
		cmocka_unit_test(themes_differ),
		cmocka_unit_test(configuration_offers_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
