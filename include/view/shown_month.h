/* The month that counters are shown of, the running one unless another was chosen; those it is compared with, and their names. */
#ifndef VIEW_SHOWN_MONTH_H
#define VIEW_SHOWN_MONTH_H

#include "view/view.h"

#define SHOWN_MONTH_TEXT 32

struct shown_month {
	day month, before, year_before; /* first days; DAY_NONE when the board's now is not known */
	bool whole; /* a past month, compared as a whole; else the running one, up to the same part of each */
	int today;  /* day of the running month */
};

/* A chosen month that is not over at the board's own now is the running one. */
struct shown_month shown_month_of(const struct view *v);

/* For titles: "January to the 1st", a month up to the day of today, or its last; "December 2023" where months are whole. */
const char *shown_month_name(const struct shown_month *s, day month, char dst[SHOWN_MONTH_TEXT]);

/* "PAST MONTH December 2023"; "" for the running one. */
const char *shown_month_past(const struct shown_month *s, char dst[SHOWN_MONTH_TEXT]);

/* For headings: "DEC to 1st", "JAN 23 to 1st" for a year before; "DEC 2023" where months are whole. */
const char *shown_month_heading(const struct shown_month *s, day month, char dst[SHOWN_MONTH_TEXT]);

/* "DEC 2023", "DEC 23". */
const char *shown_month_whole(day month, char dst[SHOWN_MONTH_TEXT]);
const char *shown_month_brief(day month, char dst[SHOWN_MONTH_TEXT]);

/* "31 JAN": the last day of a month. */
const char *shown_month_end(day month, char dst[SHOWN_MONTH_TEXT]);

#endif
