#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "config/shipped.h"
#include "view/layout.h"
#include "view/layout_page.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* hotspots, units, assists, counters, events, alerts, totals, trend, coverage, headline: with title and heading */
static const int usual[LAYOUT_PANES] = { 25, 22, 5, 13, 12, 7, 13, 17, 26, 7 };
static const int plenty[LAYOUT_PANES] = { 62, 122, 12, 13, 101, 60, 13, 17, 63, 7 };
static const int little[LAYOUT_PANES] = { 3, 3, 2, 13, 1, 2, 13, 17, 4, 7 };

/* "hotspots 80x10+0+2 ": a pane, its size, its place. */
static void describe(const struct layout_plan *plan, char *dst, size_t size)
{
	size_t n = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < plan->n && n < size; i++)
		n += (size_t)snprintf(dst + n, size - n, "%s%s %dx%d+%d+%d", i ? ", " : "", plan->at[i].pane->name,
				      plan->at[i].cols, plan->at[i].rows, plan->at[i].col, plan->at[i].row);
}

/* A desk without variants for smaller screens, and one with three pages. */
static const struct layout_node desk_left[] = {
	{ .pane = "hotspots", .least = 8, .weight = 20 },
	{ .pane = "counters", .least = 6, .weight = 2 },
	{ .pane = "events", .least = 2, .rank = 1 },
};
static const struct layout_node desk[] = {
	{ .pane = "", .least = 100, .weight = 1, .rows = desk_left, .rows_n = LEN(desk_left) },
	{ .pane = "units", .least = 75, .weight = 1 },
};
static const struct layout_node alone[] = { { .pane = "assists", .least = 1 } };
static const struct layout_setting own[] = {
	{ "desk", "", { 180, 45 }, { .beside = desk, .beside_n = LEN(desk) } },
	{ "three", "first", { 100, 30 }, { .beside = desk, .beside_n = LEN(desk) } },
	{ "three", "second", { 1, 1 }, { .rows = alone, .rows_n = 1 } },
	{ "three", "first", { 1, 1 }, { .rows = desk_left, .rows_n = LEN(desk_left) } },
	{ "three", "third", { 90, 40 }, { .rows = alone, .rows_n = 1 } },
};

static struct settings settings_of(const char *name)
{
	struct settings s = { .screen.layout = name };

	s.layouts = shipped_layouts(&s.layouts_n);
	for (size_t i = 0; i < LEN(own); i++)
		if (strcmp(own[i].name, name) == 0) {
			s.layouts = own;
			s.layouts_n = LEN(own);
		}
	return s;
}

static void placed(const char *name, size_t page, struct screen_size size, const int *content, char *dst, size_t n)
{
	struct settings s = settings_of(name);
	struct layout_plan plan = layout_place(&s, page, size, NULL, content);

	describe(&plan, dst, n);
}

static void places(void **state)
{
	static const struct {
		const char *why, *name;
		size_t page;
		struct screen_size size;
		const int *content;
		const char *plan;
	} cases[] = {
		{ "the standard screen",
		  "operator",
		  0,
		  { 80, 24 },
		  usual,
		  "hotspots 80x10+0+2, units 80x7+0+12, counters 80x3+0+19, events 80x1+0+22" },
		{ "higher: the counters get what others cannot fill",
		  "operator",
		  0,
		  { 80, 80 },
		  usual,
		  "hotspots 80x25+0+2, units 80x22+0+27, counters 80x29+0+49, events 80x1+0+78" },
		{ "every hotspot at 120x40",
		  "operator",
		  0,
		  { 120, 40 },
		  usual,
		  "hotspots 120x25+0+2, units 59x11+0+27, assists 60x5+60+27, counters 60x6+60+32, events 120x1+0+38" },
		{ "more hotspots than lines",
		  "operator",
		  0,
		  { 120, 40 },
		  plenty,
		  "hotspots 120x25+0+2, units 59x11+0+27, assists 60x5+60+27, counters 60x6+60+32, events 120x1+0+38" },
		{ "few hotspots leave their lines to others",
		  "operator",
		  0,
		  { 120, 40 },
		  little,
		  "hotspots 120x8+0+2, units 59x28+0+10, assists 60x3+60+10, counters 60x25+60+13, events 120x1+0+38" },
		{ "a telephone",
		  "operator",
		  0,
		  { 40, 15 },
		  usual,
		  "hotspots 40x9+0+2, assists 40x1+0+11, units 40x1+0+12, counters 40x1+0+13" },
		{ "too low for the counters",
		  "compact",
		  0,
		  { 90, 12 },
		  plenty,
		  "hotspots 90x6+0+2, assists 90x1+0+8, units 90x1+0+9, counters 90x1+0+10" },
		{ "the least important leave first",
		  "operator",
		  0,
		  { 20, 6 },
		  usual,
		  "hotspots 20x1+0+2, assists 20x1+0+3, units 20x1+0+4" },
		{ "one line", "operator", 0, { 20, 3 }, usual, "hotspots 20x1+0+2" },
		{ "no room at all", "operator", 0, { 20, 2 }, usual, "" },
		{ "1x1", "operator", 0, { 1, 1 }, usual, "" },
		{ "in less room than its only variant asks for",
		  "desk",
		  0,
		  { 110, 24 },
		  usual,
		  "hotspots 110x12+0+2, counters 110x7+0+14, events 110x2+0+21" },
		{ "in no room for any part: a line each",
		  "desk",
		  0,
		  { 60, 7 },
		  usual,
		  "hotspots 60x1+0+2, counters 60x1+0+3, events 60x1+0+4, units 60x1+0+5" },
		{ "a layout that is not there", "sofa", 0, { 20, 3 }, usual, "" },
		{ "a page that is not there", "operator", 1, { 80, 24 }, usual, "" },
		{ "the first page, large",
		  "three",
		  0,
		  { 180, 20 },
		  usual,
		  "hotspots 180x9+0+2, counters 180x6+0+11, events 180x2+0+17" },
		{ "the first page, small",
		  "three",
		  0,
		  { 60, 19 },
		  usual,
		  "hotspots 60x8+0+2, counters 60x6+0+10, events 60x2+0+16" },
		{ "the second", "three", 1, { 60, 20 }, usual, "assists 60x17+0+2" },
		{ "the last of a page suits any screen", "three", 2, { 20, 4 }, usual, "assists 20x2+0+2" },
		{ "a wall's month", "wall", 2, { 80, 24 }, usual, "headline 80x8+0+2, counters 80x13+0+10" },
		{ "a large wall has larger figures, not more lines", "wall", 0, { 240, 67 }, usual,
		  "headline 240x49+0+2, hotspots 240x12+0+51, assists 240x1+0+63, counters 240x1+0+64, "
		  "events 240x1+0+65" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char got[512];

		placed(cases[i].name, cases[i].page, cases[i].size, cases[i].content, got, sizeof got);
		if (strcmp(got, cases[i].plan) != 0)
			fail_msg("%s: %s", cases[i].why, got);
	}
}

static void zoomed_alone(void **state)
{
	struct settings s = settings_of("operator");
	struct layout_plan plan = layout_place(&s, 0, (struct screen_size){ 80, 24 }, pane_named("units"), usual);
	char got[512];

	(void)state;
	describe(&plan, got, sizeof got);
	assert_string_equal(got, "units 80x21+0+2");
}

/* Which variant is used: the least screen that it is for. */
static void chosen_by_size(void **state)
{
	static const struct {
		struct screen_size screen, variant;
	} cases[] = {
		{ { 500, 200 }, { 300, 45 } }, { { 300, 45 }, { 300, 45 } }, { { 299, 45 }, { 180, 45 } },
		{ { 200, 60 }, { 180, 45 } },  { { 200, 44 }, { 120, 32 } }, { { 120, 40 }, { 120, 32 } },
		{ { 119, 40 }, { 60, 20 } },   { { 120, 31 }, { 60, 20 } },  { { 80, 24 }, { 60, 20 } },
		{ { 60, 20 }, { 60, 20 } },    { { 59, 24 }, { 40, 15 } },   { { 80, 19 }, { 40, 15 } },
		{ { 40, 15 }, { 40, 15 } },    { { 39, 15 }, { 1, 1 } },     { { 40, 14 }, { 1, 1 } },
	};
	struct settings s = settings_of("operator");

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct screen_size got = layout_variant(&s, 0, cases[i].screen)->screen;

		if (got.cols != cases[i].variant.cols || got.rows != cases[i].variant.rows)
			fail_msg("%dx%d is laid out as %dx%d", cases[i].screen.cols, cases[i].screen.rows, got.cols,
				 got.rows);
	}
}

static void pages_in_order(void **state)
{
	static const struct {
		const char *name;
		size_t page;
		const char *title;
	} cases[] = {
		{ "operator", 0, "" },	  { "wall", 0, "board" },  { "wall", 2, "month" }, { "three", 0, "first" },
		{ "three", 1, "second" }, { "three", 2, "third" }, { "three", 3, "" },	   { "sofa", 0, "" },
	};
	struct settings three = settings_of("three"), one = settings_of("operator"), none = settings_of("sofa");

	(void)state;
	assert_int_equal(layout_pages(&three), 3);
	assert_int_equal(layout_pages(&one), 1);
	assert_int_equal(layout_pages(&none), 1);
	for (size_t i = 0; i < LEN(cases); i++) {
		struct settings s = settings_of(cases[i].name);

		assert_string_equal(layout_page_title(&s, cases[i].page), cases[i].title);
	}
}

static void panes_by_name(void **state)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	assert_true(n <= LAYOUT_PANES);
	for (size_t i = 0; i < n; i++) {
		assert_ptr_equal(pane_named(panes[i]->name), panes[i]);
		assert_true(panes[i]->help[0] && (panes[i]->empty || !panes[i]->rows));
	}
	assert_null(pane_named("sofa"));
	assert_null(pane_named(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),	  cmocka_unit_test(zoomed_alone),  cmocka_unit_test(chosen_by_size),
		cmocka_unit_test(pages_in_order), cmocka_unit_test(panes_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
