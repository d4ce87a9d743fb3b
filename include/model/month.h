/* Running counters and how they compare: like for like, both numbers kept, percent only where it means something. */
#ifndef MODEL_MONTH_H
#define MODEL_MONTH_H

#include "base/settings.h"
#include "model/board.h"

/* Below this on either side a comparison is a plain difference, not per cent (rule of the trade). */
#define MONTH_PERCENT_FROM 50

/* The local month that holds the board's now: its first day; DAY_NONE when now is not known. */
day month_of_board(const struct board *b);

/* The first day of the month `n` months after (before, when negative) the one that holds `month`. */
day month_plus(day month, int n);

/* NULL when the board has none. */
const struct counter *month_counter(const struct board *b, day month, const char *metric);

enum comparison_kind {
	COMPARE_NOTHING,    /* one side is missing or infinite */
	COMPARE_PERCENT,    /* change in per cent of `then` */
	COMPARE_DIFFERENCE, /* fewer than MONTH_PERCENT_FROM on a side: now - then */
	COMPARE_POINTS,     /* of shares: percentage points */
};

struct comparison {
	enum comparison_kind kind;
	double now, then;        /* both raw values, in the counter's own unit (hours, per cent, count); NAN when missing */
	double change;           /* not rounded */
	bool definition_changed; /* counted differently then: say so beside it */
};

/* From `then` to `now`: the one rule of how two values compare. */
struct comparison month_change(enum counter_format format, double now, double then);

/*
 * The value of counter `c` in `month` against `other`. When `month` is the running one both are to date, that is up to the
 * same elapsed part of each month; otherwise both are whole months.
 */
struct comparison month_compare(const struct board *b, const struct counter_setting *c, day month, day other);

/* The whole month's value (to date for the running one) in the counter's own unit; NAN when missing. */
double month_value(const struct board *b, const struct counter_setting *c, day month);

/* A metric's value in the counter's own unit, as a share of `of` where it is one; NAN for whatever is not a finite number then. */
double month_in_unit(const struct counter_setting *c, double value, double of);

/* The share of the board's running month that has passed, in whole minutes of local time; NAN when now is not known. */
double month_elapsed(const struct board *b);

/*
 * A pace is told from this share of the month on (15 hours of 31 days), so that a night is not taken for a day, and from this
 * many counted, in the counter's own unit, so that the next one does not turn it round; in the second half of the month of any.
 */
#define MONTH_PACE_FROM 0.02
#define MONTH_PACE_LEAST 10
#define MONTH_PACE_ANY 0.5

/* Why there is no pace. */
enum month_pace {
	MONTH_PACE_TOLD,
	MONTH_PACE_SHARE, /* does not grow */
	MONTH_PACE_MISSING,
	MONTH_PACE_EARLY,
	MONTH_PACE_FEW,
};

enum month_pace month_pace_kind(const struct board *b, const struct counter_setting *c);

/*
 * What the running month comes to if it goes on as it began: the value so far over month_elapsed. An estimate. NAN when
 * month_pace_kind says that there is none.
 */
double month_pace(const struct board *b, const struct counter_setting *c);

/*
 * Was the counter counted by one definition in `month` and by another in `other`? Then sets both numbers: the metric's, or
 * those of what it is a share of when only they differ.
 */
bool month_definitions(const struct board *b, const struct counter_setting *c, day month, day other, int *now,
		       int *then);

/* Since the programme started, in the counter's own unit; NAN when missing. */
double month_total(const struct board *b, const struct counter_setting *c);

#endif
