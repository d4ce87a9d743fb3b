/* The boards of the time just past, each kept as what it had other than the one before; the oldest go when there are too many. */
#ifndef MODEL_HISTORY_H
#define MODEL_HISTORY_H

#include "model/board.h"

struct history;

/* Boards received longer than `keep` before the newest go, and the oldest when all together take more than `memory` bytes. */
struct history *history_new(usec keep, size_t memory);
void history_limit(struct history *h, usec keep, size_t memory);

/* NULL is allowed. */
void history_free(struct history *h);

/* Adds a published board, received when a clock that only goes forward said so. It is kept alive until the next one comes. */
void history_add(struct history *h, const struct board *b, usec received);

/* Boards are numbered in the order they came; those there are: history_first(h) up to, but without, history_end(h). */
size_t history_first(const struct history *h);
size_t history_end(const struct history *h);

/* When a board that there is was received. */
usec history_received(const struct history *h, size_t number);

/* The newest that had been received by then; the first when all came later. There must be one. */
size_t history_find(const struct history *h, usec received);

/* A board that there is as it was, published; the caller frees it with board_free. */
const struct board *history_board(const struct history *h, size_t number);

/* Bytes taken, the newest board itself not counted. */
size_t history_bytes(const struct history *h);

#endif
