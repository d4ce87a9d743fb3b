#include "ui/help.h"

#include <stdio.h>
#include <string.h>

#include "ui/keys.h"
#include "view/pane.h"

struct overlay help_overlay(const char *const keys[ACTIONS], struct arena *arena)
{
	size_t panes_n, at = 0;
	const struct pane *const *panes = panes_all(&panes_n);
	const char **lines = arena_alloc(arena, ACTIONS + panes_n + 1, sizeof *lines);

	for (size_t i = 0; i < ACTIONS; i++)
		if (keys[i][0])
			lines[at++] = arena_printf(arena, "%-18s %s", keys[i], binding_of((enum action)i)->help);
	lines[at++] = "";
	for (size_t i = 0; i < panes_n; i++)
		lines[at++] = arena_printf(arena, "%zu %-16s %s", i + 1, panes[i]->name, panes[i]->help);
	return (struct overlay){ .title = "Help", .lines = lines, .lines_n = at };
}

/* The first of the keys, where there is one. */
static void add_hint(const char *keys, const char *hint, char *dst, size_t size)
{
	size_t at = strlen(dst);

	if (keys[0] && hint[0])
		snprintf(dst + at, size - at, "%s%.*s %s", at ? "  " : "", (int)strcspn(keys, " "), keys, hint);
}

/* How to find all the others comes before what is only handy: on a narrow screen it has to be there. */
const char *help_hints(const char *const keys[ACTIONS], enum action first, char *dst, size_t size)
{
	dst[0] = '\0';
	if (first < ACTIONS)
		add_hint(keys[first], binding_of(first)->name, dst, size);
	add_hint(keys[ACTION_HELP], binding_of(ACTION_HELP)->hint, dst, size);
	for (size_t i = 0; i < ACTIONS; i++)
		if (i != ACTION_HELP)
			add_hint(keys[i], binding_of((enum action)i)->hint, dst, size);
	return dst;
}
