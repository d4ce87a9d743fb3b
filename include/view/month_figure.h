/* A sentence of the report of a month, worked out: its numbers, what they are compared with, and its words. */
#ifndef VIEW_MONTH_FIGURE_H
#define VIEW_MONTH_FIGURE_H

#include "view/month_data.h"
#include "view/month_sentences.h"

/* Of `r` all but figures and notes must be there. False when the board has nothing to say it with. */
bool month_figure_make(const struct month_report *r, const struct board *b, const struct month_sentence *s,
		       struct month_figure *f);

/* Is it of a month, or of a time, that is not over? */
bool month_figure_to_date(const struct month_report *r, const struct month_sentence *s);

/* Is the sentence's metric, or what it is a share of, not on the board for its month? */
bool month_figure_missing(const struct month_report *r, const struct board *b, const struct month_sentence *s);

/* "Patrols", "Patrols, to date", "Since the programme started, from 1 July to 31 December 2023". Lives in the report's arena. */
const char *month_figure_heading(const struct month_report *r, enum month_section s);

/* "from 1 July to 31 December 2023", "from 1 July 2023 to date": what totals are of. Lives in the report's arena. */
const char *month_figure_since(const struct month_report *r);

#endif
