/* What a terminal shows, and the least bytes that could have turned it from one such picture into another. */
#ifndef BENCH_LEAST_H
#define BENCH_LEAST_H

#include <stdbool.h>
#include <stddef.h>

#include "e2e/screen.h"

struct picture {
	int cols, rows;
	VTermScreenCell *cells; /* row by row */
};

/* Where the last bytes have left the cursor, and the attributes in which it goes on. PEN_AT_HOME: in the corner, plain. */
struct pen {
	int col, row;
	VTermScreenCell style;
};

#define PEN_AT_HOME \
	(struct pen){ 0, 0, { .fg.type = VTERM_COLOR_DEFAULT_FG, .bg.type = VTERM_COLOR_DEFAULT_BG } }

struct difference {
	size_t cells; /* that look other than before */
	size_t bytes; /* that paint them: their characters, the cheapest ways between them and changes of attributes */
};

/* As the screen is now; released by the caller. */
struct picture picture_take(struct screen *s, int cols, int rows);
void picture_release(struct picture *p);

/* Is there anything on it? */
bool picture_is_blank(const struct picture *p);

/* Both are of one size. README.md says which sequences are reckoned with. The pen goes on from where it is. */
struct difference picture_difference(const struct picture *before, const struct picture *after, struct pen *pen);

#endif
