#include "ui/help.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/keys.h"
#include "view/pane.h"

/* Cells of labels with their text beside them; below a longer label it begins on the next line. */
#define LABEL_LEAST 18
#define LABEL_MOST 24
/* Columns below which text that is broken does not stand beside its label. */
#define NARROW 44

struct help_lines {
	struct arena *arena;
	const char **at;
	size_t n, room;
	int cols, label; /* cells of a line, and of the labels before the text; label 0: they have lines of their own */
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

/* Of keys that a configuration has given there may be any number. */
static int label_cells(const char *const keys[ACTIONS])
{
	int most = LABEL_LEAST;

	for (size_t i = 0; i < ACTIONS; i++)
		if (text_width(keys[i]) > most && text_width(keys[i]) <= LABEL_MOST)
			most = text_width(keys[i]);
	return most;
}

/* The label, and what stands between it and its text. */
static const char *begin_entry(struct help_lines *l, const char *label)
{
	int left = l->label - text_width(label);

	if (l->label && left < 0) {
		add_line(l, label);
		label = "";
		left = l->label;
	}
	return arena_printf(l->arena, "%s%*s", label, left > 0 ? left : 0, "");
}

/* The text beside its label, broken at blanks where the line ends. */
static void add_entry(struct help_lines *l, const char *label, const char *text)
{
	int indent = l->label ? l->label : 1, at = 0;
	const char *line = begin_entry(l, label);

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
	struct help_lines l = { .arena = arena, .cols = cols, .label = cols < NARROW ? 0 : label_cells(keys) };
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
