#include "ui/entries.h"

#include <string.h>

#include "base/text.h"

/* More lines than most have. */
#define FIRST_ROOM 64
/* Columns below which text that is broken does not stand beside its label. */
#define NARROW 44

struct entries entries_begin(struct arena *arena, int cols, int label)
{
	return (struct entries){ .arena = arena, .cols = cols, .label = cols < NARROW ? 0 : label };
}

void entries_line(struct entries *l, const char *line)
{
	if (l->n == l->room) {
		size_t room = l->room ? 2 * l->room : FIRST_ROOM;
		const char **at = arena_alloc(l->arena, room, sizeof *at);

		for (size_t i = 0; i < l->n; i++)
			at[i] = l->at[i];
		l->at = at;
		l->room = room;
	}
	l->at[l->n++] = line;
}

/* The label, and what stands between it and its text. */
static const char *begin_entry(struct entries *l, const char *label)
{
	int left = l->label - text_width(label);

	if (l->label && left < 0) {
		entries_line(l, label);
		label = "";
		left = l->label;
	}
	return arena_printf(l->arena, "%s%*s", label, left > 0 ? left : 0, "");
}

/* Of the `n` bytes at `text`. */
static int word_width(const char *text, size_t n)
{
	struct grapheme g;
	int width = 0;

	for (size_t used; (used = text_next(text, n, &g)) > 0; text += used, n -= used)
		width += g.width;
	return width;
}

void entries_add(struct entries *l, const char *label, const char *text)
{
	int indent = l->label ? l->label : 1, at = 0;
	const char *line = begin_entry(l, label);

	while (*text) {
		size_t n = strcspn(text, " ");

		if (at > 0 && text_width(line) + 1 + word_width(text, n) > l->cols) {
			entries_line(l, line);
			line = arena_printf(l->arena, "%*s", indent, "");
			at = 0;
		}
		line = arena_printf(l->arena, "%s %.*s", line, (int)n, text);
		at++;
		text += n + strspn(text + n, " ");
	}
	entries_line(l, line);
}

struct overlay entries_overlay(const struct entries *l, const char *title)
{
	return (struct overlay){ .title = title, .lines = l->at, .lines_n = l->n };
}
