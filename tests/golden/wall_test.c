/* The screen that nobody operates: pages that turn by themselves, one key, and a picture that never stands still for ever. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/press.h"
#include "golden/desk.h"
#include "golden/golden.h"
#include "ui/state.h"
#include "ui/wall.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* As the program does at that moment. */
static void look_at(struct desk *d, usec now)
{
	const struct settings *s = &d->f.settings;
	struct canvas c = wall_canvas(canvas_of(&d->grid, d->glyphs), now, s->kiosk.shift);

	ui_pass(d->ui, now);
	ui_update(d->ui, &d->f.view, c);
	grid_clear(&d->grid);
	ui_draw(d->ui, &d->f.view, c);
}

static void hang_up(struct desk *d, enum fixture_scenario scenario, int cols, int rows, const char *key)
{
	*d = (struct desk){ .glyphs = GLYPHS_TIER_ASCII };
	fixture_make(&d->f, scenario);
	d->f.settings.screen.layout = "wall";
	d->f.settings.kiosk = (struct kiosk_settings){ .layout = "wall", .rotate = SECONDS(10), .key = key };
	d->ui = ui_new();
	ui_kiosk(d->ui, key);
	grid_resize(&d->grid, cols, rows);
	look_at(d, 0);
}

static char *text_of(const struct desk *d)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	grid_write_text(&d->grid, out);
	grid_write_meanings(&d->grid, out);
	fclose(out);
	return text;
}

static void pictures(void **state)
{
	static const struct {
		const char *name;
		enum fixture_scenario scenario;
		int cols, rows;
		enum glyphs glyphs;
		usec now, shift;
		bool emergencies;
	} cases[] = {
		{ "kiosk-80x24", FIXTURE_LIVE, 80, 24, GLYPHS_TIER_FULL, 0, 0, false },
		{ "kiosk-80x24-ascii", FIXTURE_LIVE, 80, 24, GLYPHS_TIER_ASCII, 0, 0, false },
		{ "kiosk-80x24-console", FIXTURE_LIVE, 80, 24, GLYPHS_TIER_CONSOLE, 0, 0, false },
		{ "kiosk-80x24-shifted", FIXTURE_LIVE, 80, 24, GLYPHS_TIER_FULL, SECONDS(25), SECONDS(10), false },
		{ "kiosk-120x33-shifted", FIXTURE_LIVE, 120, 33, GLYPHS_TIER_FULL, SECONDS(25), SECONDS(10), false },
		{ "kiosk-240x67-shifted", FIXTURE_LIVE, 240, 67, GLYPHS_TIER_FULL, SECONDS(25), SECONDS(10), false },
		{ "kiosk-40x15", FIXTURE_LIVE, 40, 15, GLYPHS_TIER_FULL, 0, SECONDS(10), false },
		{ "kiosk-quiet-80x24", FIXTURE_EMPTY, 80, 24, GLYPHS_TIER_FULL, SECONDS(12), 0, false },
		{ "kiosk-lost-80x24-shifted", FIXTURE_LOST, 80, 24, GLYPHS_TIER_FULL, SECONDS(25), SECONDS(10), false },
		{ "kiosk-connecting-80x24", FIXTURE_CONNECTING, 80, 24, GLYPHS_TIER_FULL, 0, 0, false },
		{ "kiosk-emergency-80x24", FIXTURE_LIVE, 80, 24, GLYPHS_TIER_FULL, SECONDS(25), SECONDS(10), true },
		{ "kiosk-emergency-120x33", FIXTURE_LIVE, 120, 33, GLYPHS_TIER_FULL, SECONDS(25), SECONDS(10), true },
	};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct desk d;
		char *text;

		hang_up(&d, cases[i].scenario, cases[i].cols, cases[i].rows, "");
		d.glyphs = cases[i].glyphs;
		if (cases[i].emergencies)
			fixture_alerts(&d.f);
		d.f.settings.kiosk.shift = cases[i].shift;
		look_at(&d, cases[i].now);
		text = text_of(&d);
		failed += !golden_is(cases[i].name, text);
		free(text);
		stand_up(&d);
	}
	assert_int_equal(failed, 0);
}

/* Every character, every named key, the mouse: nothing but the one key does anything, and nothing is asked of the program. */
static void no_key_but_one(void **state)
{
	struct pointed click = { POINTING_CLICK, 5, 12 };
	struct desk d;
	char *before, *after;

	(void)state;
	hang_up(&d, FIXTURE_EMPTY, 80, 24, "n");
	before = text_of(&d);
	for (int press = 1; press <= PRESS_HANGUP; press = press == 0x2ff ? PRESS_NAMED : press + 1) {
		if (press == 'n')
			continue;
		if (ui_press(d.ui, press) != UI_NOTHING)
			fail_msg("press %d asks for something", press);
	}
	assert_int_equal(ui_point(d.ui, press_of_pointed(click), &d.grid), PRESS_NONE);
	look_at(&d, 0);
	after = text_of(&d);
	assert_string_equal(before, after);
	free(before);
	free(after);
	assert_int_equal(ui_press(d.ui, 'n'), UI_NOTHING);
	look_at(&d, 0);
	assert_true(shows(&d, "2/3 crews 10s"));
	stand_up(&d);
}

/* An unanswered assist keeps the page that shows it; an emergency that with the units; nothing urgent lets pages turn. */
static void what_is_urgent_stays(void **state)
{
	static const struct {
		const char *why;
		enum fixture_scenario scenario;
		bool emergencies;
		const char *corner;
	} cases[] = {
		{ "an assist", FIXTURE_LIVE, false, "1/3 board HELD" },
		{ "emergencies and assists", FIXTURE_LIVE, true, "2/3 crews HELD" },
		{ "nothing", FIXTURE_EMPTY, false, "3/3 month 6s" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct desk d;

		hang_up(&d, cases[i].scenario, 80, 24, "n");
		if (cases[i].emergencies)
			fixture_alerts(&d.f);
		for (int second = 0; second <= 24; second++)
			look_at(&d, SECONDS(second));
		if (cases[i].scenario == FIXTURE_LIVE) {
			ui_press(d.ui, 'n');
			look_at(&d, SECONDS(24));
		}
		if (!shows(&d, cases[i].corner))
			fail_msg("%s: no %s", cases[i].why, cases[i].corner);
		stand_up(&d);
	}
}

/* Also how long is left of a long stay is a length as people read it. */
static void pages_that_stay_long(void **state)
{
	struct desk d;

	(void)state;
	hang_up(&d, FIXTURE_EMPTY, 80, 24, "");
	d.f.settings.kiosk.rotate = HOURS(1);
	look_at(&d, SECONDS(10));
	look_at(&d, SECONDS(61));
	assert_true(shows(&d, "2/3 crews 59m09s"));
	look_at(&d, HOURS(1) + SECONDS(9));
	assert_true(shows(&d, "2/3 crews 1s"));
	stand_up(&d);
}

static bool blank(const struct grid *g, int col, int row)
{
	return grid_at(g, col, row)->text.rune[0] == U' ';
}

/* Nothing of the picture is cut, wherever it stands; and a cell at an edge of it is dark in turn. */
static void the_picture_moves(void **state)
{
	struct desk d;
	int dark = 0;

	(void)state;
	hang_up(&d, FIXTURE_LIVE, 80, 24, "");
	d.f.settings.kiosk.shift = MINUTES(5);
	for (int at = 0; at < 8; at++) {
		look_at(&d, MINUTES(5 * at) + SECONDS(at));
		if (!shows(&d, "LIVE 2s") || !shows(&d, "FREE UNITS") || !shows(&d, "1/3 board HELD"))
			fail_msg("cut in place %d", at);
		dark += blank(&d.grid, 79, 0);
	}
	assert_int_equal(dark, 6);
	stand_up(&d);
}

/* From ten in the evening to six in the morning, by the board's clock. */
static bool night_is_right(const struct view *v)
{
	const struct kiosk_settings k = { .night_from = 22, .night_until = 6 };
	char minute[MOMENT_TEXT];
	bool night = kiosk_is_night(&k, zone_civil(&v->board->zone, v->now).hour);

	zone_minute(&v->board->zone, v->now, minute);
	return night == (strcmp(minute, "22:00") >= 0 || strcmp(minute, "06:00") < 0);
}

/*
 * A day and a night second by second: pages turn to the second, the countdown counts, the clock goes, the picture is in each of
 * its places for as long, the night comes and goes, and nothing that is kept grows.
 */
static void a_day_on_the_wall(void **state)
{
	static const char *const pages[] = { "1/3 board", "2/3 crews", "3/3 month" };
	size_t most = 0, in_first_round = 0, kept, bound;
	struct desk d;
	int places[2] = { 0 };
	usec began;

	(void)state;
	hang_up(&d, FIXTURE_EMPTY, 80, 24, "");
	d.f.settings.kiosk.shift = MINUTES(2);
	began = d.f.view.now;
	kept = arena_used(d.ui->kept);
	bound = arena_used(d.ui->bound);
	for (int second = 0; second < 24 * 3600; second++) {
		char corner[32];
		size_t used;

		d.f.view.now = began + SECONDS(second);
		ui_pass(d.ui, SECONDS(second));
		if (second % 61 == 0) {
			look_at(&d, SECONDS(second));
			snprintf(corner, sizeof corner, "%s %ds", pages[second / 10 % 3], 10 - second % 10);
			if (!shows(&d, corner) || !night_is_right(&d.f.view))
				fail_msg("second %d: no %s", second, corner);
			places[blank(&d.grid, 79, 0)]++;
		} else {
			ui_update(d.ui, &d.f.view, canvas_of(&d.grid, d.glyphs));
		}
		used = arena_used(d.ui->scratch);
		most = used > most ? used : most;
		in_first_round = second == 60 ? most : in_first_round;
		assert_int_equal(d.ui->page, second / 10 % 3);
	}
	assert_int_equal(most, in_first_round);
	assert_int_equal(arena_used(d.ui->kept), kept);
	assert_int_equal(arena_used(d.ui->bound), bound);
	assert_true(places[false] > 300 && places[true] > 900);
	stand_up(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pictures),	      cmocka_unit_test(no_key_but_one),
		cmocka_unit_test(what_is_urgent_stays), cmocka_unit_test(the_picture_moves),
		cmocka_unit_test(pages_that_stay_long),	cmocka_unit_test(a_day_on_the_wall),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
