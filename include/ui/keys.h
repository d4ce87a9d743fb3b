/* Every key binding: one table for dispatch, footer, help and manual. */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stddef.h>

enum action {
	ACTION_NONE,
	ACTION_HELP,
	ACTION_QUIT,
	ACTION_PANE_NEXT,
	ACTION_PANE_PREVIOUS,
	ACTION_PANE_NUMBER,
	ACTION_UP,
	ACTION_DOWN,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_HALF_UP,
	ACTION_HALF_DOWN,
	ACTION_FIRST,
	ACTION_LAST,
	ACTION_ZOOM,
	ACTION_BACK,
	ACTION_GLYPHS,
	ACTION_FASTER,
	ACTION_SLOWER,
	ACTION_RELOAD,
	ACTION_REPAINT,
	ACTION_SUSPEND,
};

/* One row of the table. */
struct binding {
	enum action action;
	const char *keys; /* names of base/press.h, a space between: "? F1" */
	const char *name; /* in configuration: "help" */
	const char *hint; /* in the footer: "help"; "" when it is not shown there */
	const char *help; /* in help and manual: one line, no full stop */
};

const struct binding *bindings_all(size_t *n);

/* ACTION_NONE for a press that nothing is bound to. */
enum action binding_action(int press);

#endif
