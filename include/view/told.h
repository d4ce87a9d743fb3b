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

/*
 * Draws as many as there is room for in the first line of `c`, in their order, and how many of the `in_all` lines are not there:
 * "+3 more".
 */
void told_draw_all(const struct told *told, size_t n, size_t in_all, struct canvas c);

#endif
