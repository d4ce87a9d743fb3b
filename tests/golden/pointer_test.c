/* What the mouse does to a screen: every place of every list, headings, overlays, and the wheel. */
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

static void point(struct desk *d, enum pointing what, int col, int row)
{
	int key = ui_point(d->ui, press_of_pointed((struct pointed){ what, col, row }), &d->grid);

	if (key != PRESS_NONE)
		ui_press(d->ui, key);
	look(d);
}

/* Where the words begin, below header and banner if they are there, too; the test fails when they are nowhere. */
static void point_at(struct desk *d, enum pointing what, const char *words)
{
	char line[LINE];

	for (int i = 2; i < d->grid.rows + 2; i++) {
		int row = i % d->grid.rows;
		const char *at = strstr(line_of(d, row, line), words);

		if (at) {
			point(d, what, (int)(at - line), row);
			return;
		}
	}
	fail_msg("'%s' is not on screen", words);
}

static void click(struct desk *d, const char *words)
{
	point_at(d, POINTING_CLICK, words);
}

static unsigned target(const struct desk *d, int col, int row)
{
	const struct cell *cell = grid_at(&d->grid, col, row);

	return cell ? cell->target : 0;
}

/* The row that has the real cursor. */
static unsigned selected(const struct desk *d)
{
	return target(d, d->grid.cursor_col, d->grid.cursor_row);
}

/* The first cell of a line and each target in it: a click there selects that row, wherever else the list has been moved. */
static void click_along(const char *pane, int cols, int rows, int row)
{
	struct desk d;

	for (int col = 0; col < cols; col++) {
		unsigned wanted;

		sit_down(&d, cols, rows);
		assert_true(ui_show_alone(d.ui, pane));
		look(&d);
		wanted = target(&d, col, row);
		while (col + 1 < cols && target(&d, col + 1, row) == wanted)
			col++;
		if (wanted && wanted < TARGET_COLUMNS && wanted != selected(&d)) {
			point(&d, POINTING_CLICK, col, row);
			if (selected(&d) != wanted)
				fail_msg("%s at %dx%d: a click in row %d, column %d selects row %u, not %u", pane, cols,
					 rows, row, col, selected(&d), wanted);
		}
		stand_up(&d);
	}
}

/* Every line of every pane alone, from a table to a single line. The trend selects by its list, which has no cursor. */
static void the_row_under_the_pointer(void **state)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 80, 24 }, { 120, 40 }, { 40, 6 } };
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; strcmp(panes[i]->name, "trend") != 0 && k < sizeof sizes / sizeof *sizes; k++)
			for (int row = 0; row < sizes[k].rows; row++)
				click_along(panes[i]->name, sizes[k].cols, sizes[k].rows, row);
}

/* A list with rows has lines to click on: a new pane without any would be left out above. */
static void every_list_can_be_clicked(void **state)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct desk d;
		bool found = !panes[i]->rows;

		sit_down(&d, 120, 40);
		fixture_alerts(&d.f);
		assert_true(ui_show_alone(d.ui, panes[i]->name));
		look(&d);
		for (int at = 0; at < d.grid.cols * d.grid.rows; at++)
			found = found || target(&d, at % d.grid.cols, at / d.grid.cols) == TARGET_ROW(1);
		if (!found)
			fail_msg("%s: no second row to click on", panes[i]->name);
		stand_up(&d);
	}
}

static void clicks(void **state)
{
	static const struct {
		const char *why, *keys, *first, *second, *shown, *gone;
	} cases[] = {
		{ "a row", "", "Long Eaton", NULL, ">!Long Eaton", NULL },
		{ "a row further down the list", "G g PgDn", "Derby City", NULL, "> Derby City", NULL },
		{ "another pane's row", "", "HS13", NULL, ">!HS13", NULL },
		{ "and its focus", "", "HS13", NULL, "pane 2/", NULL },
		{ "a title focuses", "", "Units 20", NULL, "pane 2/", NULL },
		{ "the selected row opens", "", "Arboretum", NULL, "- Hotspot Arboretum Park -", NULL },
		{ "a row twice opens it", "", "HS13", "HS13", "- Unit HS13 -", NULL },
		{ "the row selected in a pane without the focus", "2", "Arboretum", NULL, "pane 1/", "- Hotspot" },
		{ "a heading sorts", "", "HOTSPOT", NULL, "sort: HOTSPOT ^", NULL },
		{ "again turns it round", "", "HOTSPOT  ", "HOTSPOT  ", "sort: HOTSPOT v", NULL },
		{ "another heading", "> I", "LAST", NULL, "sort: LAST v", NULL },
		{ "help closes", "?", "focus the next pane", NULL, "1 Hotspots", "focus the next pane" },
		{ "beside help, too", "?", "PATROLBOARD", NULL, "1 Hotspots", "focus the next pane" },
		{ "a month is chosen", "M", "December 2023", NULL, "December 2023", "552 patrols" },
		{ "beside the months they close", "M", "PATROLBOARD", NULL, "1 Hotspots", "552 patrols" },
		{ "a detail stays", "Enter", "Why it stands", NULL, "- Hotspot Arboretum Park -", NULL },
		{ "the header is nothing", "", "PATROLBOARD", NULL, "pane 1/", NULL },
		{ "a filter is kept", "/ A r b", "Arboretum", NULL, "Esc all rows", "Enter keep" },
		{ "a heading of a past month", "4 z M j Enter", "DEC 2022", NULL, "sort: DEC 2022 ^", NULL },
		{ "a counter of the trend", "z 8", "15min+", NULL, "2/11", NULL },
		{ "a hint of the footer is its key", "", "? help", NULL, "focus the next pane", NULL },
		{ "once more, over what it opened", "", "? help", "? help", "1 Hotspots", "focus the next pane" },
		{ "a hint with a named key", "", "Tab pane", "Enter detail", "- Unit ", NULL },
		{ "a detail is left by one", "Enter", "Esc back", NULL, "1 Hotspots", "- Hotspot" },
		{ "the corner", "", "pane 1/", NULL, "pane 2/", NULL },
		{ "a filter while it is typed", "/ A r b", "Enter keep", NULL, "Esc all rows", "Enter keep" },
		{ "and without it", "/ A r b", "Esc all rows", NULL, "1 Hotspots 23 ", "filter:" },
		{ "no key", "/ A r b", "!word", NULL, "/Arb", "Enter keep" },
		{ "no key is between them", "", "  Tab pane", NULL, "pane 1/", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 120, 40);
		if (cases[i].keys[0])
			type(&d, cases[i].keys);
		click(&d, cases[i].first);
		if (cases[i].second)
			click(&d, cases[i].second);
		if (!shows(&d, cases[i].shown) || (cases[i].gone && shows(&d, cases[i].gone)))
			fail_msg("%s: no %s", cases[i].why, cases[i].shown);
		stand_up(&d);
	}
}

/* The pane under the pointer scrolls, whatever has the focus; its cursor comes along only where it would be left behind. */
static void the_wheel_scrolls(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	point_at(&d, POINTING_WHEEL_DOWN, "Units 20");
	assert_true(shows(&d, "3 above, ") && shows(&d, "pane 1/"));
	expect_at(&d, "the cursor is where it was", 4, ">!Arboretum Park");
	point_at(&d, POINTING_WHEEL_DOWN, "Arboretum");
	assert_true(shows(&d, "3 above, 12 below"));
	assert_int_equal(d.grid.cursor_row, 4);
	point_at(&d, POINTING_WHEEL_UP, "Hotspots 23");
	assert_true(shows(&d, "15 more below"));
	expect_at(&d, "it stays at its row", 7, ">");
	for (int i = 0; i < 9; i++)
		point_at(&d, POINTING_WHEEL_DOWN, "Hotspots 23");
	assert_true(shows(&d, "15 above"));
	point_at(&d, POINTING_WHEEL_UP, "PATROLBOARD");
	assert_true(shows(&d, "15 above"));
	stand_up(&d);
}

static void the_wheel_over_an_overlay(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "?");
	point(&d, POINTING_WHEEL_DOWN, 40, 10);
	assert_false(shows(&d, "focus the pane before"));
	point(&d, POINTING_WHEEL_UP, 40, 10);
	assert_true(shows(&d, "focus the next pane"));
	type(&d, "Esc Enter");
	point(&d, POINTING_WHEEL_DOWN, 40, 10);
	assert_true(shows(&d, "3 above, "));
	stand_up(&d);
}

/* The banner leads where the next alert is, the right button out of anything. */
static void to_the_alert_and_back(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	fixture_alerts(&d.f);
	look(&d);
	point(&d, POINTING_CLICK, 30, 1);
	assert_string_not_equal(ui_alert(d.ui), "");
	type(&d, "Enter");
	assert_false(shows(&d, "1 Hotspots 23"));
	point(&d, POINTING_BACK, 40, 10);
	assert_true(shows(&d, "1 Hotspots 23"));
	type(&d, "?");
	point(&d, POINTING_BACK, 0, 0);
	assert_false(shows(&d, "focus the next pane"));
	type(&d, "z");
	assert_false(shows(&d, "3 Assists"));
	point(&d, POINTING_BACK, 4095, 4095);
	stand_up(&d);
}

/* Another layout comes with other settings: what the operator did stays. */
static void a_layout_changes(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 120, 40);
	type(&d, "/ e r Enter j j >");
	assert_true(shows(&d, "filter: ") && shows(&d, "sort: HOTSPOT ^"));
	d.f.settings.screen.layout = "supervisor";
	ui_turn_to_first_page(d.ui);
	look(&d);
	assert_true(shows(&d, "filter: ") && shows(&d, "sort: HOTSPOT ^") && shows(&d, "/er"));
	stand_up(&d);
}

/* Anywhere, on any screen, before the first board and beyond the edge: no harm. */
static void nowhere(void **state)
{
	static const enum pointing all[] = { POINTING_CLICK, POINTING_WHEEL_UP, POINTING_WHEEL_DOWN,
					     POINTING_BACK };
	static const int sizes[][2] = { { 1, 1 }, { 40, 15 }, { 80, 24 } };

	(void)state;
	for (int scenario = 0; scenario < FIXTURE_SCENARIOS; scenario++)
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			struct desk d = { .glyphs = GLYPHS_TIER_ASCII };

			fixture_make(&d.f, (enum fixture_scenario)scenario);
			d.ui = ui_new();
			grid_resize(&d.grid, sizes[k][0], sizes[k][1]);
			look(&d);
			for (int at = 0; at < 3 * (d.grid.rows + 1); at++)
				point(&d, all[at % 4], at * 7 % (d.grid.cols + 2), at / 3);
			point(&d, POINTING_CLICK, 4095, 4095);
			stand_up(&d);
		}
}

static void keys_are_not_for_it(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	assert_int_equal(ui_point(d.ui, 'j', &d.grid), 'j');
	assert_int_equal(ui_press(d.ui, press_of_pointed((struct pointed){ POINTING_CLICK, 3, 3 })), UI_NOTHING);
	stand_up(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_row_under_the_pointer), cmocka_unit_test(every_list_can_be_clicked),
		cmocka_unit_test(clicks),		     cmocka_unit_test(the_wheel_scrolls),
		cmocka_unit_test(to_the_alert_and_back),     cmocka_unit_test(a_layout_changes),
		cmocka_unit_test(the_wheel_over_an_overlay), cmocka_unit_test(nowhere),
		cmocka_unit_test(keys_are_not_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
