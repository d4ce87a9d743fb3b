/* What --month says: which month is meant, and whether the board has it. */
#ifndef APP_MONTH_OPTION_H
#define APP_MONTH_OPTION_H

#include "base/err.h"
#include "model/board.h"

/* "2023-12" is its first day; NULL is DAY_NONE: the one that the command takes then. */
bool month_option_read(const char *text, day *month, struct err *e);

/* The board's counters go from the programme's start, or their own, to the running month. DAY_NONE is always there. */
bool month_option_check(day month, const struct board *b, struct err *e);

#endif
