/* Boards packed as what each has other than the one before, and made again from that. */
#ifndef MODEL_DIFFERENCE_H
#define MODEL_DIFFERENCE_H

#include "model/field.h"

/*
 * Adds what `next` has other than `before`, but no rows that are of interest for one thing at a time (of_one): the next board
 * may have those of another. Both are published; `before` must still be there, since a list that is at the same
 * place in both is the same one. `scratch` is used on the way.
 */
void difference_pack(struct packer *p, const struct board *before, const struct board *next, struct arena *scratch);

/*
 * Do both have the same rows, at the same places, and the same of everything else but the moment? Both are published, and `before`
 * must still be there.
 */
bool difference_is_none(const struct board *before, const struct board *next);

/* A board in the making; `scratch` is used until it is made. */
struct difference;

/* Begins at `packed`, with an empty board. */
struct difference *difference_begin(const struct pack *packed, struct arena *scratch);

/* Goes on to the next of the boards that were packed. */
void difference_next(struct difference *d);

/* The board that it has come to, published, with nothing shared; the caller owns it. */
const struct board *difference_board(const struct difference *d);

#endif
