/* A selected row that is followed when the order changes, and the part of a list that is on screen. */
#ifndef UI_CURSOR_H
#define UI_CURSOR_H

#include "view/pane.h"

#define CURSOR_KEY 80

/* Zero-initialised: at the top, following no row until the operator moves. */
struct cursor {
	char key[CURSOR_KEY]; /* of the row it follows; "" while it stays at the top */
	size_t row, first;
};

/* `at` moved by `by`, kept within 0 .. n - 1 (0 when n is 0). */
size_t cursor_clamp(size_t at, long by, size_t n);

/* Goes to where the followed row is now; when it is gone, stays at that place and follows whatever is there. */
void cursor_follow(struct cursor *c, struct pane_rows rows, const char *(*key)(const void *row));

/* The operator moves it: from now on it follows the row it lands on. Nothing happens without rows. */
void cursor_move(struct cursor *c, long by, struct pane_rows rows, const char *(*key)(const void *row));

#endif
