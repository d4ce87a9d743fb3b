/* A line put together from parts, of which the less important ones leave whole when it gets narrow. */
#ifndef VIEW_SENTENCE_H
#define VIEW_SENTENCE_H

#include "draw/canvas.h"

/* Rank 0 stays to the last. An elastic part (somebody's free text) is cut with an ellipsis before it leaves. */
struct part {
	const char *text; /* "": not there */
	int rank;
	bool elastic;
};

#define SENTENCE_PARTS 12

/* Writes the parts, at most SENTENCE_PARTS, a blank between them, into the first line of `c`. */
void sentence_draw(struct canvas c, int col, enum meaning meaning, const struct part *parts, size_t n);

#endif
