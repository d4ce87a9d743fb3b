#include "ui/help.h"

#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "base/tongue.h"
#include "ui/entries.h"
#include "ui/keys.h"
#include "view/pane.h"

/* Cells of labels with their text beside them; below a longer label it begins on the next line. */
#define LABEL_LEAST 18
#define LABEL_MOST 24

/* Of keys that a configuration has given there may be any number. */
static int label_cells(const char *const keys[ACTIONS])
{
	int most = LABEL_LEAST;

	for (size_t i = 0; i < ACTIONS; i++)
		if (text_width(keys[i]) > most && text_width(keys[i]) <= LABEL_MOST)
			most = text_width(keys[i]);
	return most;
}

struct overlay help_overlay(const char *const keys[ACTIONS], int cols, struct arena *arena)
{
	struct entries l = entries_begin(arena, cols, label_cells(keys));
	size_t panes_n;
	const struct pane *const *panes = panes_all(&panes_n);

	for (size_t i = 0; i < ACTIONS; i++)
		if (keys[i][0])
			entries_add(&l, keys[i], T_(binding_of((enum action)i)->help));
	entries_line(&l, "");
	for (size_t i = 0; i < panes_n; i++)
		entries_add(&l, arena_printf(arena, "%zu %s", (i + 1) % 10, panes[i]->name), T_(panes[i]->help));
	return entries_overlay(&l, T_("Help"));
}

/* The first of the keys, where there is one; returns how many hints there are then. */
static size_t add_hint(const char *keys, const char *hint, int rank, struct hint dst[ACTIONS], size_t n)
{
	if (!keys[0])
		return n;
	dst[n].rank = rank;
	print_text(dst[n].text, sizeof dst[n].text, "%.*s %s", (int)strcspn(keys, " "), keys, T_(hint));
	return n + 1;
}

/* Of the rows, and so without effect while these are covered. */
static bool is_of_rows(enum action action)
{
	return action == ACTION_DETAIL || action == ACTION_SORT_NEXT || action == ACTION_ZOOM;
}

size_t help_hints(const char *const keys[ACTIONS], const char *back, struct hint dst[ACTIONS])
{
	const struct binding *help = binding_of(ACTION_HELP);
	size_t n = back ? add_hint(back, N_("back"), 0, dst, 0) : 0;

	n = add_hint(keys[ACTION_HELP], help->hint, help->rank, dst, n);
	for (size_t i = 0; i < ACTIONS; i++) {
		const struct binding *b = binding_of((enum action)i);

		if (b->rank > 0 && b != help && !(back && is_of_rows((enum action)i)))
			n = add_hint(keys[i], b->hint, b->rank, dst, n);
	}
	return n;
}
