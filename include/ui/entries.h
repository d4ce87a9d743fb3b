/* Labels and the texts beside them, as the lines of an overlay. */
#ifndef UI_ENTRIES_H
#define UI_ENTRIES_H

#include "base/arena.h"
#include "view/frame.h"

struct entries {
	struct arena *arena; /* of the lines */
	int cols, label;     /* cells of a line, and of the labels before the text; label 0: the text follows its label */
	const char **at;
	size_t n, room;
};

/* Lines of `cols` cells, in which labels have `label`; where lines are narrow the text follows its label. */
struct entries entries_begin(struct arena *arena, int cols, int label);

void entries_line(struct entries *l, const char *line);

/* The text is broken at blanks where the line ends, and begins on the next line where the label is too long. */
void entries_add(struct entries *l, const char *label, const char *text);

struct overlay entries_overlay(const struct entries *l, const char *title);

#endif
