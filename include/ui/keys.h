/* What the rows of base/action.h do, and which of them a press is for. */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stddef.h>

#include "base/action.h"

struct ui;

/* What a press asks of the program, where the screen alone cannot do it. */
enum ui_request {
	UI_NOTHING,
	UI_NOTHING_OPENS, /* it was to open something, and there is nothing: say so */
	UI_QUIT,
	UI_REPAINT,
	UI_RELOAD,
	UI_SUSPEND,
	UI_FASTER,
	UI_SLOWER,
	UI_ACKNOWLEDGE, /* the alert that ui_alert names */
	UI_MUTE,
	UI_THEME,  /* the next one */
	UI_HANDOVER, /* written, of the present */
	UI_GLYPHS, /* the next tier */

	/* About time, all that follow. */
	UI_FREEZE, /* the board as it is; live again when it stands still already */
	UI_LIVE,
	UI_BOARD_BACK, /* in time */
	UI_BOARD_FORWARD,
	UI_MINUTE_BACK,
	UI_MINUTE_FORWARD,
};

/* A row, as base/action.h explains it. */
struct binding {
	const char *name; /* in configuration: "help" */
	const char *keys; /* by default: "? F1" */
	const char *hint; /* in the footer: "help" */
	int rank;         /* there; 0: not shown */
	const char *help; /* in help and manual: one line, no full stop */
	void (*run)(struct ui *ui, int argument); /* what it does to the screen; NULL: nothing */
	int argument;
	enum ui_request request; /* what it asks of the program */
};

const struct binding *binding_of(enum action action);

/* How far what a binding does is felt. */
enum reach {
	REACH_SCREEN,  /* on this screen, and until it is left */
	REACH_OTHERS,  /* by who relies on this board: what is acknowledged, how often the database is asked */
	REACH_MACHINE, /* by what else runs on the machine, or lies there */
};

enum reach binding_reach(const struct binding *b);

/* The action that has the press among its `keys`, each as `binding.keys`; ACTIONS when none has. */
enum action action_of(int press, const char *const keys[ACTIONS]);

#endif
