/* Screens in Welsh, whose words are longer than the English ones: no number and no word of state is cut, whole columns leave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tongue.h"
#include "golden/desk.h"
#include "golden/golden.h"
#include "support/fit.h"

#define FULL GLYPHS_TIER_FULL

static int speak_welsh(void **state)
{
	(void)state;
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "cy", 1);
	return tongue_begin("build/share/locale") ? 0 : -1;
}

static int speak_english(void **state)
{
	(void)state;
	tongue_end();
	return 0;
}

static bool draw(const char *name, enum fixture_scenario scenario, enum glyphs glyphs, struct screen_size size,
		 const char *pane, const char *keys)
{
	struct desk d;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	bool same;
	int col, row;

	assert_non_null(out);
	sit_down_to(&d, scenario, glyphs, size.cols, size.rows);
	if (pane && ui_show_alone(d.ui, pane))
		look(&d);
	if (keys[0])
		type(&d, keys);
	grid_write_text(&d.grid, out);
	fclose(out);
	same = golden_is(name, text);
	if (!screen_is_fit(&d.grid, glyphs, &col, &row))
		fail_msg("%s: the tier has no such thing as is in column %d of line %d", name, col, row);
	stand_up(&d);
	free(text);
	return same;
}

static void screens(void **state)
{
	static const struct {
		const char *name;
		enum fixture_scenario scenario;
		enum glyphs glyphs;
		struct screen_size size;
		const char *pane, *keys;
	} cases[] = {
		{ "welsh/live-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, NULL, "" },
		{ "welsh/live-40x15", FIXTURE_LIVE, FULL, { 40, 15 }, NULL, "" },
		{ "welsh/live-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, NULL, "" },
		{ "welsh/live-200x60", FIXTURE_LIVE, FULL, { 200, 60 }, NULL, "" },
		{ "welsh/live-80x24-ascii", FIXTURE_LIVE, GLYPHS_TIER_ASCII, { 80, 24 }, NULL, "" },
		{ "welsh/live-80x24-console", FIXTURE_LIVE, GLYPHS_TIER_CONSOLE, { 80, 24 }, NULL, "" },
		{ "welsh/stale-80x24", FIXTURE_STALE, FULL, { 80, 24 }, NULL, "" },
		{ "welsh/lost-80x24", FIXTURE_LOST, FULL, { 80, 24 }, NULL, "" },
		{ "welsh/lost-40x15", FIXTURE_LOST, FULL, { 40, 15 }, NULL, "" },
		{ "welsh/frozen-80x24", FIXTURE_FROZEN, FULL, { 80, 24 }, NULL, "" },
		{ "welsh/connecting-80x24", FIXTURE_CONNECTING, FULL, { 80, 24 }, NULL, "" },
		{ "welsh/help-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, NULL, "?" },
		{ "welsh/months-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, NULL, "M" },
		{ "welsh/hotspots-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, "hotspots", "" },
		{ "welsh/units-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, "units", "" },
		{ "welsh/assists-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, "assists", "" },
		{ "welsh/counters-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, "counters", "" },
		{ "welsh/alerts-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, "alerts", "" },
		{ "welsh/trend-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, "trend", "" },
		{ "welsh/coverage-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, "coverage", "" },
		{ "welsh/headline-80x24", FIXTURE_STALE, FULL, { 80, 24 }, "headline", "" },
		{ "welsh/hotspot-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, NULL, "1 Enter" },
		{ "welsh/unit-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, NULL, "2 Enter" },
		{ "welsh/assist-80x24", FIXTURE_LIVE, FULL, { 80, 24 }, NULL, "3 Enter" },
		{ "welsh/counter-120x40", FIXTURE_LIVE, FULL, { 120, 40 }, NULL, "4 Enter" },
	};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		failed += !draw(cases[i].name, cases[i].scenario, cases[i].glyphs, cases[i].size,
				cases[i].pane, cases[i].keys);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens),
	};

	return cmocka_run_group_tests(tests, speak_welsh, speak_english);
}
