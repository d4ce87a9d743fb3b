#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "view/layout.h"
#include "view/layout_tree.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* hotspots, units, assists, counters, events, alerts, totals, trend, coverage: 23 hotspots and so on, with title and heading */
static const int usual[LAYOUT_PANES] = { 25, 22, 5, 13, 12, 7, 13, 17, 26 };
static const int plenty[LAYOUT_PANES] = { 62, 122, 12, 13, 101, 60, 13, 17, 63 };
static const int little[LAYOUT_PANES] = { 3, 3, 2, 13, 1, 2, 13, 17, 4 };

/* "hotspots 80x10+0+2 ": a pane, its size, its place. */
static void describe(const struct layout_plan *plan, char *dst, size_t size)
{
	size_t n = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < plan->n && n < size; i++)
		n += (size_t)snprintf(dst + n, size - n, "%s%s %dx%d+%d+%d", i ? ", " : "", plan->at[i].pane->name,
				      plan->at[i].cols, plan->at[i].rows, plan->at[i].col, plan->at[i].row);
}

static void places(void **state)
{
	static const struct {
		const char *why, *name;
		int cols, rows;
		const int *content;
		const char *plan;
	} cases[] = {
		{ "the standard screen", "", 80, 24, usual,
		  "hotspots 80x10+0+2, units 80x7+0+12, counters 80x3+0+19, events 80x1+0+22" },
		{ "higher: the counters get what others cannot fill", "", 80, 80, usual,
		  "hotspots 80x25+0+2, units 80x22+0+27, counters 80x29+0+49, events 80x1+0+78" },
		{ "every hotspot at 120x40", "", 120, 40, usual,
		  "hotspots 120x25+0+2, units 59x11+0+27, assists 60x5+60+27, counters 60x6+60+32, events 120x1+0+38" },
		{ "more hotspots than lines", "", 120, 40, plenty,
		  "hotspots 120x25+0+2, units 59x11+0+27, assists 60x5+60+27, counters 60x6+60+32, events 120x1+0+38" },
		{ "few hotspots leave their lines to others", "", 120, 40, little,
		  "hotspots 120x8+0+2, units 59x28+0+10, assists 60x3+60+10, counters 60x25+60+13, events 120x1+0+38" },
		{ "a telephone", "", 40, 15, usual,
		  "hotspots 40x9+0+2, assists 40x1+0+11, units 40x1+0+12, counters 40x1+0+13" },
		{ "too low for the counters", "compact", 40, 10, usual,
		  "hotspots 40x5+0+2, assists 40x1+0+7, units 40x1+0+8" },
		{ "the least important leave first", "lines", 20, 6, usual,
		  "hotspots 20x1+0+2, assists 20x1+0+3, units 20x1+0+4" },
		{ "one line", "", 20, 3, usual, "hotspots 20x1+0+2" },
		{ "no room at all", "", 20, 2, usual, "" },
		{ "1x1", "", 1, 1, usual, "" },
		{ "by name, in less room than it asks for", "desk", 110, 24, usual,
		  "hotspots 110x11+0+2, coverage 110x8+0+13, events 110x2+0+21" },
		{ "by name, in no room for any of it", "desk", 60, 10, usual,
		  "hotspots 60x3+0+2, assists 60x1+0+5, units 60x1+0+6, counters 60x1+0+7, events 60x1+0+8" },
		{ "unknown name", "sofa", 20, 3, usual, "hotspots 20x1+0+2" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct layout_plan plan =
			layout_place(cases[i].name, cases[i].cols, cases[i].rows, NULL, cases[i].content);
		char got[512];

		describe(&plan, got, sizeof got);
		if (strcmp(got, cases[i].plan) != 0)
			fail_msg("%s: %s", cases[i].why, got);
	}
}

static void zoomed_alone(void **state)
{
	struct layout_plan plan = layout_place("", 80, 24, pane_named("units"), usual);
	char got[512];

	(void)state;
	describe(&plan, got, sizeof got);
	assert_string_equal(got, "units 80x21+0+2");
}

static void chosen_by_size(void **state)
{
	static const struct {
		int cols, rows;
		const char *name;
	} cases[] = {
		{ 500, 200, "hall" },	 { 300, 45, "hall" },	  { 299, 45, "desk" },	   { 200, 60, "desk" },
		{ 200, 44, "operator" }, { 120, 40, "operator" }, { 119, 40, "standard" }, { 120, 31, "standard" },
		{ 80, 24, "standard" },	 { 60, 20, "standard" },  { 59, 24, "compact" },   { 80, 19, "compact" },
		{ 40, 15, "compact" },	 { 39, 15, "lines" },	  { 40, 14, "lines" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct layout_plan by_size = layout_place("", cases[i].cols, cases[i].rows, NULL, usual);
		struct layout_plan by_name = layout_place(cases[i].name, cases[i].cols, cases[i].rows, NULL, usual);
		char got[512], wanted[512];

		describe(&by_size, got, sizeof got);
		describe(&by_name, wanted, sizeof wanted);
		if (strcmp(got, wanted) != 0)
			fail_msg("%dx%d is not laid out as %s: %s", cases[i].cols, cases[i].rows, cases[i].name, got);
	}
}

static size_t unknown_panes(const struct layout_node *node)
{
	size_t unknown = node->split == LAYOUT_PANE && !pane_named(node->pane);

	assert_true(node->children_n <= LAYOUT_CHILDREN);
	for (size_t i = 0; i < node->children_n; i++)
		unknown += unknown_panes(&node->children[i]);
	return unknown;
}

static void trees_are_sound(void **state)
{
	size_t n, names_n;
	const struct layout_tree *trees = layout_trees(&n);
	const char *const *names = layout_names(&names_n);

	(void)state;
	assert_int_equal(n, names_n);
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(trees[i].name, names[i]);
		assert_int_equal(unknown_panes(&trees[i].root), 0);
	}
	assert_true(trees[n - 1].cols == 1 && trees[n - 1].rows == 1);
}

static void panes_by_name(void **state)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	assert_true(n <= LAYOUT_PANES);
	for (size_t i = 0; i < n; i++) {
		assert_ptr_equal(pane_named(panes[i]->name), panes[i]);
		assert_true(panes[i]->help[0] && panes[i]->empty);
	}
	assert_null(pane_named("sofa"));
	assert_null(pane_named(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),	   cmocka_unit_test(zoomed_alone),  cmocka_unit_test(chosen_by_size),
		cmocka_unit_test(trees_are_sound), cmocka_unit_test(panes_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
