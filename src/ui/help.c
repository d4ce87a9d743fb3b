#include "ui/help.h"

#include <stdio.h>
#include <string.h>

#include "ui/keys.h"
#include "view/pane.h"

struct overlay help_overlay(struct arena *arena)
{
	size_t keys_n, panes_n, at = 0;
	const struct binding *keys = bindings_all(&keys_n);
	const struct pane *const *panes = panes_all(&panes_n);
	const char **lines = arena_alloc(arena, keys_n + panes_n + 1, sizeof *lines);

	for (size_t i = 0; i < keys_n; i++)
		lines[at++] = arena_printf(arena, "%-18s %s", keys[i].keys, keys[i].help);
	lines[at++] = "";
	for (size_t i = 0; i < panes_n; i++)
		lines[at++] = arena_printf(arena, "%zu %-16s %s", i + 1, panes[i]->name, panes[i]->help);
	return (struct overlay){ .title = "Help", .lines = lines, .lines_n = at };
}

static void add_hint(const struct binding *b, const char *hint, char *dst, size_t size)
{
	size_t at = strlen(dst);

	snprintf(dst + at, size - at, "%s%.*s %s", at ? "  " : "", (int)strcspn(b->keys, " "), b->keys, hint);
}

const char *help_hints(const char *first, char *dst, size_t size)
{
	size_t n;
	const struct binding *keys = bindings_all(&n);

	dst[0] = '\0';
	for (size_t i = 0; i < n; i++)
		if (strcmp(keys[i].name, first) == 0)
			add_hint(&keys[i], keys[i].name, dst, size);
	for (size_t i = 0; i < n; i++)
		if (keys[i].hint[0])
			add_hint(&keys[i], keys[i].hint, dst, size);
	return dst;
}
