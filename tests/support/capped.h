/* Boards of which not all rows have been read. */
#ifndef TESTS_SUPPORT_CAPPED_H
#define TESTS_SUPPORT_CAPPED_H

#include "model/dataset.h"

/* A copy of the board, in which only this list has been cut short. It has the same rows, which are the board's. */
struct board capped_board(const struct board *b, const struct dataset *d);

#endif
