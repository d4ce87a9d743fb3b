/* The months that counters can be asked of. Pure. */
#ifndef VIEW_MONTH_RANGE_H
#define VIEW_MONTH_RANGE_H

#include "base/err.h"
#include "model/board.h"

/* May it be asked for: from that in which the programme started to the running one? False, and `e` says what is allowed. */
bool month_range_allows(const struct board *b, day month, struct err *e);

/*
 * Has the board anything counted in that month, of the metrics that `counts` says (NULL: of any)? False, and `e` says which
 * months it has.
 */
bool month_range_counted(const struct board *b, day month, bool (*counts)(const struct counter *c), struct err *e);

#endif
