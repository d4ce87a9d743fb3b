/* Help on screen: the texts stand one below the other, whatever keys there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/help.h"
#include "ui/keys.h"

#define COLS 78

/* The cells before `text` in the line that has it; -1: none has. */
static int column_of(const struct overlay *o, const char *text, struct arena *arena)
{
	for (size_t i = 0; i < o->lines_n; i++) {
		const char *at = strstr(o->lines[i], text);

		if (at)
			return text_width(arena_text(arena, o->lines[i], (size_t)(at - o->lines[i])));
	}
	return -1;
}

static void texts_stand_in_one_column(void **state)
{
	static const struct {
		const char *why, *keys;
	} cases[] = {
		{ "as shipped", NULL },
		{ "one key", "x" },
		{ "a key of two bytes", "\u00e4" },
		{ "more keys than have room", "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *keys[ACTIONS];
		struct overlay o;
		int pane, quit, zoom;

		for (size_t k = 0; k < ACTIONS; k++)
			keys[k] = binding_of((enum action)k)->keys;
		if (cases[i].keys)
			keys[ACTION_QUIT] = cases[i].keys;
		o = help_overlay(keys, COLS, *state);
		pane = column_of(&o, "the pane of that number", *state);
		quit = column_of(&o, binding_of(ACTION_QUIT)->help, *state);
		zoom = column_of(&o, "the focused pane alone", *state);
		if (zoom < 1 || quit != zoom || pane != zoom)
			fail_msg("%s: %d, %d, %d", cases[i].why, quit, pane, zoom);
		for (size_t k = 0; k < o.lines_n; k++)
			assert_in_range(text_width(o.lines[k]), 0, COLS);
	}
}

static int open_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int close_arena(void **state)
{
	arena_drop(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(texts_stand_in_one_column) };

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
