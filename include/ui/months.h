/*
 * The chooser of months: the running one, and those before it that the board has counters of, newest first, back to the one in
 * which the programme began. Where that is not known, back to the first.
 */
#ifndef UI_MONTHS_H
#define UI_MONTHS_H

#include "view/frame.h"

/* Zero-initialised: closed, and the running month is shown. */
struct months {
	bool open;
	bool past;  /* a past month is shown ... */
	day month;  /* ... this one */
	day at;     /* the one under the cursor while open; DAY_NONE: the running one */
	struct overlay overlay; /* of the last update, while open */
	const day *list;        /* the month of each of its lines, DAY_NONE first */
};

/* Opens it at the month that is shown; when it is open, closes it and goes back to the running month. */
void months_toggle(struct months *m);

/* The cursor of the open list. */
void months_move(struct months *m, int rows);

/* While open: takes Enter, which shows the month under the cursor, and returns true. False for every other press. */
bool months_press(struct months *m, int press);

/* Shows the month of the line, from 0, of the open list. */
void months_choose(struct months *m, size_t line);

/* Shows the month with that first day, the running one for DAY_NONE, and closes the list. */
void months_show(struct months *m, day month);

/* Makes the lines of the open list from the view's board, in `scratch`. */
void months_update(struct months *m, const struct view *v, struct arena *scratch);

/* `v` with the month that was chosen. */
struct view months_view(const struct months *m, const struct view *v);

#endif
