/* The screen in memory: cells of a grapheme and a meaning, never a colour. One allocation a resize. */
#ifndef DRAW_GRID_H
#define DRAW_GRID_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/meaning.h"
#include "base/text.h"

#define GRID_MAX_COLS 1000
#define GRID_MAX_ROWS 500

/* A grapheme two cells wide stands in the first of them; the second has width 0. A blank cell is one space. */
struct cell {
	struct grapheme text;
	uint8_t meaning; /* enum meaning */
	bool selected;
	uint16_t target; /* what a click on it is about: TARGET_ROW, TARGET_COLUMN, or 0: nothing */
};

/*
 * The n-th row of those that a list shows, or line of an overlay, from 0; and the n-th column of its table, from 1, that is
 * sorted by. What was drawn last decides, so that a click can be about nothing else than what is seen.
 */
#define TARGET_ROW(n) (1 + (unsigned)(n))
#define TARGET_COLUMN(n) (TARGET_COLUMNS + (unsigned)(n))
#define TARGET_COLUMNS 0x8000u
#define TARGET_KEYS 0xc000u

/* A click there is as good as that key (base/press.h); 0 for no key. And back: PRESS_NONE for another target. */
unsigned target_of_key(int press);
int target_key(unsigned target);

struct arena;

struct grid {
	int cols, rows;
	int cursor_col, cursor_row; /* where the real cursor rests; -1: hidden */
	struct cell *cells;         /* rows * cols, row by row */
	struct arena *memory;       /* holds the cells */
};

/* Sizes are brought into 1..GRID_MAX, and all cells cleared. Zero-initialise a grid before its first grid_resize. */
void grid_resize(struct grid *g, int cols, int rows);
void grid_release(struct grid *g);

/* All cells blank and plain, cursor hidden. */
void grid_clear(struct grid *g);

/* NULL outside. */
struct cell *grid_at(const struct grid *g, int col, int row);

bool grid_same(const struct cell *a, const struct cell *b);

/* Rows as lines of UTF-8 without trailing blanks. */
void grid_write_text(const struct grid *g, FILE *out);

/* The same with one letter a cell for its meaning, upper case when selected; a plain one is then P. */
void grid_write_meanings(const struct grid *g, FILE *out);

#endif
