#include "ui/keys.h"

#include <stdbool.h>
#include <string.h>

#include "base/press.h"
#include "ui/act.h"

static const struct binding bindings[] = {
	{ "Tab", "next-pane", "pane", "focus the next pane", act_focus_step, 1, UI_NOTHING },
	{ "S-Tab", "previous-pane", "", "focus the pane before", act_focus_step, -1, UI_NOTHING },
	{ "1 2 3 4 5 6 7 8 9", "pane-number", "", "focus the pane of that number", act_focus_number, 0, UI_NOTHING },
	{ "p", "next-page", "", "the next page of the layout", act_page_step, 1, UI_NOTHING },
	{ "P", "previous-page", "", "the page before", act_page_step, -1, UI_NOTHING },
	{ "j Down", "down", "", "next row", act_move_rows, 1, UI_NOTHING },
	{ "k Up", "up", "", "row before", act_move_rows, -1, UI_NOTHING },
	{ "g Home", "first", "", "first row", act_move_rows, -ACT_ALL_ROWS, UI_NOTHING },
	{ "G End", "last", "", "last row", act_move_rows, ACT_ALL_ROWS, UI_NOTHING },
	{ "PgDn", "page-down", "", "one page down", act_move_half_pages, 2, UI_NOTHING },
	{ "PgUp", "page-up", "", "one page up", act_move_half_pages, -2, UI_NOTHING },
	{ "^D", "half-down", "", "half a page down", act_move_half_pages, 1, UI_NOTHING },
	{ "^U", "half-up", "", "half a page up", act_move_half_pages, -1, UI_NOTHING },
	{ "Enter", "detail", "detail", "all about the row, and back", act_detail, 0, UI_NOTHING },
	{ "/", "filter", "filter", "only rows with the words typed, of every pane; !word: without it", act_filter, 0,
	  UI_NOTHING },
	{ ">", "sort-next", "", "sort the pane by its next column", act_sort_step, 1, UI_NOTHING },
	{ "<", "sort-previous", "", "sort the pane by the column before", act_sort_step, -1, UI_NOTHING },
	{ "I", "sort-invert", "", "sort the other way round", act_sort_invert, 0, UI_NOTHING },
	{ "s", "sort-reset", "", "the pane's own order again", act_sort_reset, 0, UI_NOTHING },
	{ "a", "acknowledge", "ack",
	  "acknowledge the alert that is selected, or the first that nobody has acknowledged", act_acknowledge, 0,
	  UI_ACKNOWLEDGE },
	{ "n", "next-alert", "next alert", "go to what the next alert is about", act_step_alert, 1, UI_NOTHING },
	{ "N", "previous-alert", "", "go to what the alert before is about", act_step_alert, -1, UI_NOTHING },
	{ "m", "mute", "mute", "mute the bell, for 10 minutes unless it is set otherwise, or end that", NULL, 0,
	  UI_MUTE },
	{ "M", "month", "month", "choose the month that counters and trend show; again: the running one",
	  act_months, 0, UI_NOTHING },
	{ "z", "zoom", "zoom", "the focused pane alone, or all of them again", act_zoom, 0, UI_NOTHING },
	{ "Esc", "back", "", "leave help, months, detail, filter or zoom; else the cursor back to the top", act_back,
	  0, UI_NOTHING },
	{ "Space", "freeze", "freeze", "hold the board as it is; once more, back to live", NULL, 0, UI_FREEZE },
	{ "[", "board-back", "", "the board before, as it was then", NULL, 0, UI_BOARD_BACK },
	{ "]", "board-forward", "", "the board after it", NULL, 0, UI_BOARD_FORWARD },
	{ "{", "minute-back", "", "one minute back in time", NULL, 0, UI_MINUTE_BACK },
	{ "}", "minute-forward", "", "one minute forward in time", NULL, 0, UI_MINUTE_FORWARD },
	{ "L", "live", "", "back to live from a board that is held or past", NULL, 0, UI_LIVE },
	{ "~", "glyphs", "", "the next glyph tier: full, console, ascii", NULL, 0, UI_GLYPHS },
	{ "+", "faster", "", "read the database twice as often", NULL, 0, UI_FASTER },
	{ "-", "slower", "", "read the database half as often", NULL, 0, UI_SLOWER },
	{ "^R F5", "reload", "", "read the configuration again, whole or not at all", NULL, 0, UI_RELOAD },
	{ "^L", "repaint", "", "paint the whole screen again", NULL, 0, UI_REPAINT },
	{ "^Z", "suspend", "", "back to the shell until fg", NULL, 0, UI_SUSPEND },
	{ "? F1", "help", "help", "these keys", act_help, 0, UI_NOTHING },
	{ "q ^C", "quit", "quit", "leave", NULL, 0, UI_QUIT },
};

const struct binding *bindings_all(size_t *n)
{
	*n = sizeof bindings / sizeof *bindings;
	return bindings;
}

static bool is_listed(const char *words, const char *name)
{
	size_t n = strlen(name);

	for (; *words; words += strspn(words, " ")) {
		size_t word = strcspn(words, " ");

		if (word == n && memcmp(words, name, n) == 0)
			return true;
		words += word;
	}
	return false;
}

const struct binding *binding_of(int press)
{
	char text[PRESS_TEXT];
	const char *name = press_name(press, text);

	for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
		if (is_listed(bindings[i].keys, name))
			return &bindings[i];
	return NULL;
}
