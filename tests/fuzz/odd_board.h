/* A board of any rows that a server may send, chosen by bytes: what a force has, and what nobody should have. */
#ifndef TESTS_FUZZ_ODD_BOARD_H
#define TESTS_FUZZ_ODD_BOARD_H

#include "fuzz/feed.h"
#include "model/board.h"

/* Of about the same moment, 18:00 on 1 January 2024. The caller frees it. */
const struct board *odd_board(struct feed *f);

#endif
