/* Numbers, months and changes in the words of a sentence that is published. Pure; each writes into `dst` and returns it. */
#ifndef VIEW_WORDING_H
#define VIEW_WORDING_H

#include "base/calendar.h"
#include "model/month.h"

#define WORDING_TEXT 160

/* "1,899"; rounded to whole numbers. "?" when it is not finite. */
const char *wording_number(double value, char dst[WORDING_TEXT]);

/* The noun that goes with the number, in the language spoken; and both: "552 patrols", "1 patrol", "no patrols". */
const char *wording_noun(double value, const char *one, const char *many);
const char *wording_counted(double value, const char *noun, char dst[WORDING_TEXT]);

const char *wording_count(double value, const char *one, const char *many, char dst[WORDING_TEXT]);

/* ", nearly 2,000" where it lacks at most 2 in 100 of a number with one digit and noughts, from 100 up; else "". */
const char *wording_nearly(double value, char dst[WORDING_TEXT]);

/* "90 per cent". */
const char *wording_per_cent(double value, char dst[WORDING_TEXT]);

/* "December 2023", "31 December 2023", "2023-12". "?" for DAY_NONE. */
const char *wording_month(day month, char dst[WORDING_TEXT]);
const char *wording_day(day d, char dst[WORDING_TEXT]);
const char *wording_month_code(day month, char dst[WORDING_TEXT]);

/*
 * "18 per cent more than in November 2023 (468)", "2 fewer than in ...", "as many as in ...", where `other` is "in November
 * 2023". "" when there is nothing to compare. For counts and hours; a plain difference is that of the numbers as they are shown.
 */
const char *wording_change(const struct comparison *c, const char *other, char dst[WORDING_TEXT]);

/* A share by its raw numbers: the part, and of how many. */
struct wording_share {
	double part, whole;
};

/* Both raw numbers large enough to be told in per cent? */
bool wording_share_tells(struct wording_share s);

/*
 * "2 percentage points more than in November 2023 (411 of 468, 88 per cent)", "the same share as in ..."; only "against 13 of 14
 * in ..." where one side is too small for per cent. "" when there is nothing to compare.
 */
const char *wording_share_change(struct wording_share now, struct wording_share then, const char *other,
				 char dst[WORDING_TEXT]);

#endif
