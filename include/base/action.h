/* All that a key can be bound to. A new binding is a row here: dispatch, footer, help, manual and configuration follow. */
#ifndef BASE_ACTION_H
#define BASE_ACTION_H

#include "base/tongue.h"

/*
 * ID, name in configuration, keys by default (names of base/press.h, a blank between), hint in the footer and its rank there (the
 * one of highest rank leaves first where it is narrow; 0: not shown), help (one line, no full stop), and what ui makes of it: a
 * function of ui/act.h or NULL, its argument, and an enum ui_request. Footer and help keep the order, but help itself comes first
 * in the footer. Macros, because configuration is below ui and blind to its functions.
 */
#define ACTION_LIST(X) \
	X(NEXT_PANE, "next_pane", "Tab", N_("pane"), 3, N_("focus the next pane"), act_focus_step, 1, UI_NOTHING) \
	X(PREVIOUS_PANE, "previous_pane", "S-Tab", "", 0, N_("focus the pane before"), act_focus_step, -1, UI_NOTHING) \
	X(PANE_NUMBER, "pane_number", "1 2 3 4 5 6 7 8 9 0", "", 0, \
	  N_("the pane of that number, 0 for the tenth, alone where it has no room"), act_focus_number, 0, UI_NOTHING) \
	X(NEXT_PAGE, "next_page", "p", N_("page"), 0, N_("the next page of the layout"), act_page_step, 1, UI_NOTHING) \
	X(PREVIOUS_PAGE, "previous_page", "P", "", 0, N_("the page before"), act_page_step, -1, UI_NOTHING) \
	X(DOWN, "down", "j Down", "", 0, N_("next row"), act_move_rows, 1, UI_NOTHING) \
	X(UP, "up", "k Up", "", 0, N_("row before"), act_move_rows, -1, UI_NOTHING) \
	X(FIRST, "first", "g Home", "", 0, N_("first row"), act_move_rows, -ACT_ALL_ROWS, UI_NOTHING) \
	X(LAST, "last", "G End", "", 0, N_("last row"), act_move_rows, ACT_ALL_ROWS, UI_NOTHING) \
	X(PAGE_DOWN, "page_down", "PgDn", "", 0, N_("one page down"), act_move_half_pages, 2, UI_NOTHING) \
	X(PAGE_UP, "page_up", "PgUp", "", 0, N_("one page up"), act_move_half_pages, -2, UI_NOTHING) \
	X(HALF_DOWN, "half_down", "^D", "", 0, N_("half a page down"), act_move_half_pages, 1, UI_NOTHING) \
	X(HALF_UP, "half_up", "^U", "", 0, N_("half a page up"), act_move_half_pages, -1, UI_NOTHING) \
	X(DETAIL, "detail", "Enter", N_("detail"), 4, N_("all about the row, and back"), act_detail, 0, UI_NOTHING) \
	X(FILTER, "filter", "/", N_("filter"), 5, \
	  N_("only rows with the words typed, of every pane; !word: without it"), \
	  act_filter, 0, UI_NOTHING) \
	X(SORT_NEXT, "sort_next", ">", N_("sort"), 11, \
	  N_("sort the pane by its next column"), act_sort_step, 1, UI_NOTHING) \
	X(SORT_PREVIOUS, "sort_previous", "<", "", 0, N_("sort the pane by the column before"), \
	  act_sort_step, -1, UI_NOTHING) \
	X(SORT_INVERT, "sort_invert", "I", "", 0, N_("sort the other way round"), act_sort_invert, 0, UI_NOTHING) \
	X(SORT_RESET, "sort_reset", "s", "", 0, N_("the pane's own order again"), act_sort_reset, 0, UI_NOTHING) \
	X(ACKNOWLEDGE, "acknowledge", "a", N_("ack"), 6, \
	  N_("acknowledge the alert that is selected, or the first that nobody has acknowledged"), act_acknowledge, 0, \
	  UI_ACKNOWLEDGE) \
	X(NEXT_ALERT, "next_alert", "n", N_("alert"), 7, N_("go to what the next alert is about"), \
	  act_step_alert, 1, UI_NOTHING) \
	X(PREVIOUS_ALERT, "previous_alert", "N", "", 0, \
	  N_("go to what the alert before is about"), act_step_alert, -1, \
	  UI_NOTHING) \
	X(MUTE, "mute", "m", N_("mute"), 12, \
	  N_("mute the bell, for 10 minutes unless it is set otherwise, or end that"), \
	  NULL, 0, UI_MUTE) \
	X(HANDOVER, "handover", "H", "", 0, \
	  N_("write the handover of the shift into a new file in handover.directory"), \
	  NULL, 0, UI_HANDOVER) \
	X(MONTH, "month", "M", N_("month"), 10, \
	  N_("choose the month that counters and trend show; again: the running one"), \
	  act_months, 0, UI_NOTHING) \
	X(ZOOM, "zoom", "z", N_("zoom"), 9, \
	  N_("the focused pane alone, or all of them again"), act_zoom, 0, UI_NOTHING) \
	X(BACK, "back", "Esc", "", 0, \
	  N_("leave help, figures, months, detail, filter or zoom; else the cursor back to the top"), \
	  act_back, 0, UI_NOTHING) \
	X(FREEZE, "freeze", "Space", N_("freeze"), 8, N_("hold the board as it is; once more, back to live"), \
	  NULL, 0, UI_FREEZE) \
	X(BOARD_BACK, "board_back", "[", N_("back in time"), 13, N_("the board before, as it was then"), \
	  NULL, 0, UI_BOARD_BACK) \
	X(BOARD_FORWARD, "board_forward", "]", "", 0, N_("the board after it"), NULL, 0, UI_BOARD_FORWARD) \
	X(MINUTE_BACK, "minute_back", "{", "", 0, N_("one minute back in time"), NULL, 0, UI_MINUTE_BACK) \
	X(MINUTE_FORWARD, "minute_forward", "}", "", 0, N_("one minute forward in time"), NULL, 0, UI_MINUTE_FORWARD) \
	X(LIVE, "live", "L", "", 0, N_("back to live from a board that is held or past"), NULL, 0, UI_LIVE) \
	X(THEME, "theme", "t", "", 0, N_("the next theme: other colours, until the configuration is read again"), \
	  NULL, 0, UI_THEME) \
	X(GLYPHS, "glyphs", "~", "", 0, N_("the next glyph tier: full, console, ascii"), NULL, 0, UI_GLYPHS) \
	X(FASTER, "faster", "+", "", 0, N_("read the database twice as often"), NULL, 0, UI_FASTER) \
	X(SLOWER, "slower", "-", "", 0, N_("read the database half as often"), NULL, 0, UI_SLOWER) \
	X(RELOAD, "reload", "^R F5", "", 0, \
	  N_("read the configuration again, whole or not at all"), NULL, 0, UI_RELOAD) \
	X(REPAINT, "repaint", "^L", "", 0, N_("paint the whole screen again"), NULL, 0, UI_REPAINT) \
	X(SUSPEND, "suspend", "^Z", "", 0, N_("back to the shell until fg"), NULL, 0, UI_SUSPEND) \
	X(FIGURES, "figures", "D F12", "", 0, N_("how the program itself fares: its polls, connection, terminal"), \
	  act_figures, 0, UI_NOTHING) \
	X(HELP, "help", "? F1", N_("help"), 1, N_("these keys"), act_help, 0, UI_NOTHING) \
	X(QUIT, "quit", "q ^C", N_("quit"), 2, N_("leave"), NULL, 0, UI_QUIT)

enum action {
#define X(id, ...) ACTION_##id,
	ACTION_LIST(X)
#undef X
	ACTIONS
};

#endif
