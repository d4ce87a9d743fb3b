/* A text in lines: broken at blanks, and within a word only where that is longer than a line. */
#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

#include "draw/canvas.h"

/* Bytes of `text` that make a line of at most `cols` cells; 0 at its end. Blanks after them belong to no line. */
size_t wrap_bytes(struct canvas c, const char *text, int cols);

/* Lines that it makes. */
int wrap_lines(struct canvas c, const char *text, int cols);

/* Writes them, from `row` on and in columns `col` to `col + cols`, and returns the row after the last. */
int wrap_draw(struct canvas c, int col, int row, int cols, enum align align, enum meaning meaning, const char *text);

#endif
