/* The running month and those it is compared with, and how headings name them. */
#ifndef VIEW_RUNNING_MONTH_H
#define VIEW_RUNNING_MONTH_H

#include "model/board.h"

#define RUNNING_TEXT 32

struct running_month {
	day month, before, year_before; /* first days; DAY_NONE when the board's now is not known */
	int today;                      /* day of the month */
};

struct running_month running_month_of(const struct board *b);

/* "January to the 1st": a month up to the day of today, or its last. */
const char *running_month_to_date(const struct running_month *r, day month, char dst[RUNNING_TEXT]);

/* "DEC to 1st", "JAN 23 to 1st" for a year before, "DEC 2023". */
const char *running_month_short_to_date(const struct running_month *r, day month, char dst[RUNNING_TEXT]);
const char *running_month_short(day month, char dst[RUNNING_TEXT]);

#endif
