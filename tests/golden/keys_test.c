/* The table of keys, walked: each key of each action is pressed where it has something to do, and does what the help says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/press.h"
#include "golden/desk.h"

/* What pressing any of its keys must do. */
struct effect {
	const char *before; /* keys typed first */
	const char *shown;  /* on screen afterwards and not before */
	const char *gone;   /* the other way round */
	int row;            /* where the cursor is afterwards and was not before; 0: not looked at */
	enum ui_request request;
	const char *layout; /* that it is pressed in; NULL: the one chosen by size */
	bool numbers;       /* the first key is for the first pane, and so on */
};

static const struct effect effects[ACTIONS] = {
	[ACTION_NEXT_PANE] = { .shown = "pane 2/" },
	[ACTION_PREVIOUS_PANE] = { "Tab", .shown = "pane 1/" },
	[ACTION_PANE_NUMBER] = { .numbers = true },
	[ACTION_NEXT_PAGE] = { .gone = "1 Hotspots", .layout = "wall" },
	[ACTION_PREVIOUS_PAGE] = { "p", .shown = "1 Hotspots", .layout = "wall" },
	[ACTION_DOWN] = { .row = 5 },
	[ACTION_UP] = { "j j", .row = 5 },
	[ACTION_FIRST] = { "j j j", .row = 4 },
	[ACTION_LAST] = { .row = 11, .shown = "15 above" },
	[ACTION_PAGE_DOWN] = { .row = 11, .shown = "1 above, 14 below" },
	[ACTION_PAGE_UP] = { "G", .shown = "14 above, 1 below" },
	[ACTION_HALF_DOWN] = { .row = 8 },
	[ACTION_HALF_UP] = { "G", .row = 7 },
	[ACTION_DETAIL] = { .shown = "- Hotspot Arboretum Park -" },
	[ACTION_FILTER] = { .shown = " /  Enter keep" },
	[ACTION_SORT_NEXT] = { .shown = "sort: HOTSPOT ^" },
	[ACTION_SORT_PREVIOUS] = { "> >", .shown = "sort: HOTSPOT ^" },
	[ACTION_SORT_INVERT] = { ">", .shown = "sort: HOTSPOT v" },
	[ACTION_SORT_RESET] = { ">", .shown = "sort: need" },
	[ACTION_ACKNOWLEDGE] = { .request = UI_ACKNOWLEDGE },
	[ACTION_NEXT_ALERT] = { .shown = "3 Assists 3 open" },
	[ACTION_PREVIOUS_ALERT] = { "n n", .shown = "3 Assists 3 open" },
	[ACTION_MUTE] = { .request = UI_MUTE },
	[ACTION_HANDOVER] = { .request = UI_HANDOVER },
	[ACTION_MONTH] = { .shown = "November" },
	[ACTION_ZOOM] = { .gone = "Units" },
	[ACTION_BACK] = { "Enter", .gone = "- Hotspot Arboretum Park -" },
	[ACTION_FREEZE] = { .request = UI_FREEZE },
	[ACTION_BOARD_BACK] = { .request = UI_BOARD_BACK },
	[ACTION_BOARD_FORWARD] = { .request = UI_BOARD_FORWARD },
	[ACTION_MINUTE_BACK] = { .request = UI_MINUTE_BACK },
	[ACTION_MINUTE_FORWARD] = { .request = UI_MINUTE_FORWARD },
	[ACTION_LIVE] = { .request = UI_LIVE },
	[ACTION_THEME] = { .request = UI_THEME },
	[ACTION_GLYPHS] = { .request = UI_GLYPHS },
	[ACTION_FASTER] = { .request = UI_FASTER },
	[ACTION_SLOWER] = { .request = UI_SLOWER },
	[ACTION_RELOAD] = { .request = UI_RELOAD },
	[ACTION_REPAINT] = { .request = UI_REPAINT },
	[ACTION_SUSPEND] = { .request = UI_SUSPEND },
	[ACTION_FIGURES] = { .shown = "- Figures -" },
	[ACTION_HELP] = { .shown = "focus the next pane" },
	[ACTION_QUIT] = { .request = UI_QUIT },
};

static bool cursor_is_there(const struct desk *d, int row)
{
	return row > 0 && d->grid.cursor_row == row;
}

/* The screen has the effect: all that there is of it. */
static bool has_effect(const struct desk *d, const struct effect *e)
{
	return (!e->row || cursor_is_there(d, e->row)) && (!e->shown || shows(d, e->shown)) &&
	       (!e->gone || !shows(d, e->gone));
}

/* The pane of that number alone on the screen, or where there is none of that number the one that was there. */
static void check_number(const char *key, size_t place)
{
	size_t panes, other = place == 1 ? 0 : 1;
	char before[LINE], after[LINE];
	struct desk d;

	panes_all(&panes);
	snprintf(before, sizeof before, "pane %zu/", other + 1);
	snprintf(after, sizeof after, "pane %zu/", (place < panes ? place : other) + 1);
	sit_down(&d, 80, 24);
	type(&d, other ? "z Tab" : "z");
	assert_true(shows(&d, before));
	type(&d, key);
	if (!shows(&d, after))
		fail_msg("'%s' does not focus pane %zu", key, place + 1);
	stand_up(&d);
}

static void check_key(enum action action, const char *key)
{
	const struct effect *e = &effects[action];
	bool changes = e->row || e->shown || e->gone;
	enum ui_request asked;
	struct desk d;

	sit_down(&d, 80, 24);
	if (e->layout)
		d.f.settings.screen.layout = e->layout;
	look(&d);
	if (e->before)
		type(&d, e->before);
	if (changes && has_effect(&d, e))
		fail_msg("'%s' (%s): so it is already", key, binding_of(action)->help);
	asked = type(&d, key);
	if (asked != e->request || !has_effect(&d, e))
		fail_msg("'%s' does not do what the help says: %s", key, binding_of(action)->help);
	stand_up(&d);
}

static void keys_do_what_the_help_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < ACTIONS; i++) {
		const struct effect *e = &effects[i];
		const struct binding *b = binding_of((enum action)i);
		const char *keys = b->keys;
		char name[PRESS_TEXT];

		if (!e->row && !e->shown && !e->gone && !e->request && !e->numbers)
			fail_msg("nobody checks that '%s' does what the help says: %s", keys, b->help);
		for (int press, n = 0; press_next(&keys, &press, name); n++)
			if (e->numbers)
				check_number(name, (size_t)n);
			else
				check_key((enum action)i, name);
	}
}

/* Terminals without function keys, and keyboards without a block of arrows, leave nothing out of reach. */
static void plain_keys_reach_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < ACTIONS; i++) {
		const char *keys = binding_of((enum action)i)->keys;
		bool plain = false;
		char name[PRESS_TEXT];

		for (int press; press_next(&keys, &press, name);)
			plain = plain || press < PRESS_F1 || press > PRESS_F12;
		if (!plain)
			fail_msg("'%s' needs a function key", binding_of((enum action)i)->name);
	}
}

static void bind(struct desk *d, enum action action, const char *keys)
{
	d->f.settings.keys[action] = keys;
	ui_bind(d->ui, d->f.settings.keys);
	look(d);
}

/* Other keys do the same, and dispatch, footer, help and banner say so; the old ones do nothing. */
static void other_keys_take_their_place(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 150, 40);
	bind(&d, ACTION_DOWN, " n  Ins");
	bind(&d, ACTION_HELP, "h F12");
	bind(&d, ACTION_ZOOM, "");
	bind(&d, ACTION_BACK, "b");
	type(&d, "j ? z");
	expect_at(&d, "the old keys are nobody's", 4, ">!Arboretum Park");
	assert_true(shows(&d, "Units"));
	type(&d, "n Ins");
	expect_at(&d, "the new ones are", 6, ">");
	assert_true(shows(&d, "h help"));
	assert_false(shows(&d, "? help"));
	assert_false(shows(&d, "zoom"));
	type(&d, "h");
	assert_true(shows(&d, "n Ins               next row"));
	assert_false(shows(&d, "the focused pane alone"));
	type(&d, "b Enter");
	assert_true(shows(&d, "b back"));
	type(&d, "b / x Enter");
	assert_true(shows(&d, "b all rows"));
	stand_up(&d);
}

/* ^C leaves whatever has been given to quit, and help says so. */
static void one_key_always_leaves(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 60);
	bind(&d, ACTION_QUIT, "Q");
	assert_int_equal(type(&d, "q"), UI_NOTHING);
	assert_int_equal(type(&d, "Q"), UI_QUIT);
	assert_int_equal(type(&d, "^C"), UI_QUIT);
	type(&d, "?");
	assert_true(shows(&d, "Q ^C "));
	stand_up(&d);
}

/* Keys for panes count in the order in which they are given. */
static void panes_have_the_keys_in_order(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	bind(&d, ACTION_PANE_NUMBER, "u i o");
	type(&d, "i");
	assert_true(shows(&d, "pane 2/"));
	type(&d, "u 2");
	assert_true(shows(&d, "pane 1/"));
	stand_up(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_do_what_the_help_says),
		cmocka_unit_test(plain_keys_reach_all),
		cmocka_unit_test(other_keys_take_their_place),
		cmocka_unit_test(one_key_always_leaves),
		cmocka_unit_test(panes_have_the_keys_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
