/* The report of a month, made of a board. Pure; writers (view/month_writers.h) make files of it. */
#ifndef VIEW_MONTH_REPORT_H
#define VIEW_MONTH_REPORT_H

#include "base/err.h"
#include "view/month_data.h"

/* Takes the last month that is over for DAY_NONE. False, and `e` set, when it is none that view/month_range.h allows. */
bool month_report_choose(const struct board *b, day *month, struct err *e);

/* Has the board anything that a report tells of that month? False, and `e` says which months it has. */
bool month_report_possible(const struct board *b, day month, struct err *e);

/* The report of a month, all of it in `arena`. */
struct month_report month_report_make(const struct board *b, day month, struct arena *arena);

#endif
