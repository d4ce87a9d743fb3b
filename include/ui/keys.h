/* Every key binding: one table for dispatch, footer, help and manual. A new one is a row. */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stddef.h>

struct ui;

/* What a press asks of the program, where the screen alone cannot do it. */
enum ui_request {
	UI_NOTHING,
	UI_QUIT,
	UI_REPAINT,
	UI_RELOAD,
	UI_SUSPEND,
	UI_FASTER,
	UI_SLOWER,
	UI_ACKNOWLEDGE, /* the alert that ui_alert names */
	UI_MUTE,
	UI_GLYPHS, /* the next tier */
	UI_FREEZE, /* the board as it is; live again when it stands still already */
	UI_LIVE,
	UI_BOARD_BACK, /* in time */
	UI_BOARD_FORWARD,
	UI_MINUTE_BACK,
	UI_MINUTE_FORWARD,
};

struct binding {
	const char *keys; /* names of base/press.h, a space between: "? F1" */
	const char *name; /* in configuration: "help" */
	const char *hint; /* in the footer: "help"; "" when it is not shown there */
	const char *help; /* in help and manual: one line, no full stop */
	void (*run)(struct ui *ui, int argument); /* what it does to the screen; NULL: nothing */
	int argument;
	enum ui_request request; /* what it asks of the program */
};

/* In the order of footer and help; *n is set. */
const struct binding *bindings_all(size_t *n);

/* NULL for a press that nothing is bound to. */
const struct binding *binding_of(int press);

#endif
