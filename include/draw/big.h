/* Letters and digits several rows tall, made of whole blocks, to be read from across a room. */
#ifndef DRAW_BIG_H
#define DRAW_BIG_H

#include "draw/canvas.h"

/* Rows at scale 1; at scale n everything is n times as high and as wide. */
#define BIG_ROWS 5
/* The columns of each digit, and of "?", at scale 1. */
#define BIG_DIGIT_COLS 6
#define BIG_GAP 1

/*
 * The columns that `text` takes at scale 1. There are A to Z, in either case, digits, blank and ":?!~-"; any other character
 * is as a blank.
 */
int big_cols(const char *text);

/* The largest scale at which `text` fits, no larger than `most`; 0 when it fits at none. */
int big_fits(const char *text, int cols, int rows, int most);

/* Blanks between the blocks are of the meaning as well. Returns the column after the last one. */
int big_text(struct canvas c, int col, int row, int scale, enum meaning meaning, const char *text);

#endif
