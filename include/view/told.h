/* What the second line says of an alert, or of several of a kind, in as much room as there is: "▲ 2 OVERDUE Staveley 12m". */
#ifndef VIEW_TOLD_H
#define VIEW_TOLD_H

#include "draw/canvas.h"
#include "model/alert_log.h"

/* Lines that are looked at; the others count as not shown. */
#define TOLD_MOST 64

struct told {
	const struct alert_line *line; /* the first of them */
	size_t lines;                  /* that are told of with it, at least 1 */
	const char *before;            /* a word before the alert's own, such as "NOW"; "" for none */
};

/* The symbol and the meaning that alerts of a priority have wherever they stand. */
enum glyph alert_glyph(enum alert_priority priority);
enum meaning alert_meaning(enum alert_priority priority);

/*
 * Puts lines of a kind together, where the first of them stands: but not those seen with those that nobody has, and not
 * emergencies that nobody has seen. Returns how many it makes of them.
 */
size_t told_gather(const struct alert_line *const *lines, size_t n, struct told out[TOLD_MOST]);

/* How much is told: the place whole, the word how it is with it, the note too. */
enum told_form { TOLD_PLACE, TOLD_HOW, TOLD_WHOLE };

/* Cells in which it still says what it must, with its place cut or left out, and those of a form. */
int told_least(const struct told *t, struct canvas c);
int told_most(const struct told *t, enum told_form form, struct canvas c);

/* Draws it from `col` on in at most `cols` cells of the first line, and returns the column after it. */
int told_draw(const struct told *t, int col, int cols, struct canvas c);

/*
 * Draws as many as there is room for in the first line of `c`, in their order, and how many of the `in_all` lines are not there:
 * "+3 more".
 */
void told_draw_all(const struct told *told, size_t n, size_t in_all, struct canvas c);

#endif
