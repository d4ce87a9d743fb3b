/*
 * A small force to which, by chance, all happens that its rules ask about, at moments that time then comes to. What it says is made
 * a board in one of two ways: of rows that stay where they are while nothing happens to them, or of rows of that board's own.
 */
#ifndef TESTS_SUPPORT_UNREST_H
#define TESTS_SUPPORT_UNREST_H

#include <stdint.h>

#include "model/board.h"

struct unrest;

/* The same seed is the same course, on every machine. */
struct unrest *unrest_new(uint64_t seed, usec now);
void unrest_free(struct unrest *w);

/* From 0 up to, but without, `below`. */
unsigned unrest_chance(struct unrest *w, unsigned below);

/* Something happens to a row: what was moments ago, what is to come soon, now and then what no clock has. */
void unrest_happen(struct unrest *w, usec now);

/* What it says at `now`, published; the caller frees it. */
const struct board *unrest_board(struct unrest *w, usec now, bool own_rows);

#endif
