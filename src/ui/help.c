#include "ui/help.h"

#include <stdio.h>
#include <string.h>

#include "ui/keys.h"
#include "view/pane.h"

#define LABEL 18
/* Columns below which text that is broken does not stand beside its label. */
#define NARROW 44

struct help_lines {
	struct arena *arena;
	const char **at;
	size_t n, room;
	int cols;
};

static void add_line(struct help_lines *l, const char *line)
{
	if (l->n == l->room) {
		size_t room = l->room ? 2 * l->room : 2 * ACTIONS;
		const char **at = arena_alloc(l->arena, room, sizeof *at);

		for (size_t i = 0; i < l->n; i++)
			at[i] = l->at[i];
		l->at = at;
		l->room = room;
	}
	l->at[l->n++] = line;
}

/* The text beside its label, broken at blanks where the line ends. */
static void add_entry(struct help_lines *l, const char *label, const char *text)
{
	int beside = l->cols < NARROW ? 0 : LABEL, indent = beside ? beside : 1, at = 0;
	const char *line = arena_printf(l->arena, "%-*s", beside, label);

	while (*text) {
		size_t n = strcspn(text, " ");

		if (at > 0 && (int)(strlen(line) + 1 + n) > l->cols) {
			add_line(l, line);
			line = arena_printf(l->arena, "%*s", indent, "");
			at = 0;
		}
		line = arena_printf(l->arena, "%s %.*s", line, (int)n, text);
		at++;
		text += n + strspn(text + n, " ");
	}
	add_line(l, line);
}

struct overlay help_overlay(const char *const keys[ACTIONS], int cols, struct arena *arena)
{
	struct help_lines l = { .arena = arena, .cols = cols };
	size_t panes_n;
	const struct pane *const *panes = panes_all(&panes_n);

	for (size_t i = 0; i < ACTIONS; i++)
		if (keys[i][0])
			add_entry(&l, keys[i], binding_of((enum action)i)->help);
	add_line(&l, "");
	for (size_t i = 0; i < panes_n; i++)
		add_entry(&l, arena_printf(arena, "%zu %s", (i + 1) % 10, panes[i]->name), panes[i]->help);
	return (struct overlay){ .title = "Help", .lines = l.at, .lines_n = l.n };
}

/* The first of the keys, where there is one; returns how many hints there are then. */
static size_t add_hint(const char *keys, const char *hint, int rank, struct hint dst[ACTIONS], size_t n)
{
	if (!keys[0])
		return n;
	dst[n].rank = rank;
	snprintf(dst[n].text, sizeof dst[n].text, "%.*s %s", (int)strcspn(keys, " "), keys, hint);
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
	size_t n = back ? add_hint(back, binding_of(ACTION_BACK)->name, 0, dst, 0) : 0;

	n = add_hint(keys[ACTION_HELP], help->hint, help->rank, dst, n);
	for (size_t i = 0; i < ACTIONS; i++) {
		const struct binding *b = binding_of((enum action)i);

		if (b->rank > 0 && b != help && !(back && is_of_rows((enum action)i)))
			n = add_hint(keys[i], b->hint, b->rank, dst, n);
	}
	return n;
}
