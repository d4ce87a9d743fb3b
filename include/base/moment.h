/* Points in time and lengths of time, in microseconds; parsing what PostgreSQL prints, printing what people read. */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"

/* A length of time, or a point in time counted from 1970-01-01 00:00 UTC. */
typedef int64_t usec;

#define SECONDS(n) ((usec)(n) * 1000000)
#define MINUTES(n) SECONDS((usec)(n) * 60)
#define HOURS(n) MINUTES((usec)(n) * 60)
#define DAYS(n) HOURS((usec)(n) * 24)

#define MOMENT_NONE INT64_MIN         /* absent, or unreadable */
#define MOMENT_PAST (INT64_MIN + 1)   /* -infinity */
#define MOMENT_FUTURE INT64_MAX       /* infinity */

/* The size of buffer that every formatting function here asks for. */
#define MOMENT_TEXT 24

/* These four are asked of all rows each second: in the header, for it takes longer to call them than to answer. */

/* False for MOMENT_NONE and both infinities: nothing can be reckoned with those. */
static inline bool moment_known(usec t)
{
	return t > MOMENT_PAST && t < MOMENT_FUTURE;
}

/* For the two below: what would overflow, clear of the values that mean something else. */
static inline usec moment_saturated(bool negative)
{
	return negative ? MOMENT_PAST + 1 : MOMENT_FUTURE - 1;
}

/* t - since, or MOMENT_NONE when either is not known; saturates, never overflows. */
static inline usec moment_since(usec t, usec since)
{
	usec d;

	if (!moment_known(t) || !moment_known(since))
		return MOMENT_NONE;
	if (__builtin_sub_overflow(t, since, &d) || !moment_known(d))
		return moment_saturated(t < since);
	return d;
}

/* t + length, saturating; MOMENT_NONE when either is not known. */
static inline usec moment_plus(usec t, usec length)
{
	usec sum;

	if (!moment_known(t) || !moment_known(length))
		return MOMENT_NONE;
	if (__builtin_add_overflow(t, length, &sum) || !moment_known(sum))
		return moment_saturated(t < 0);
	return sum;
}

/*
 * Reads a timestamptz as PostgreSQL prints it with DateStyle ISO ("2024-01-01 18:00:00.25+00", any offset, "infinity",
 * years up to 294276, " BC"). False, and `out` untouched, for anything else.
 */
bool moment_parse(const char *s, usec *out);

/* The same of one that is so many seconds from `since`, which is known: "-0.25", "Infinity". */
bool moment_parse_since(const char *s, usec since, usec *out);

/* Reads "2024-01-31" (or infinity, as DAY_NONE). */
bool day_parse(const char *s, day *out);

/* Reads "2024-01" as that month's first day. */
bool month_parse(const char *s, day *out);

/* Reads an interval as PostgreSQL prints it with IntervalStyle iso_8601 ("PT2H30M", "P1DT-1S"); a month is 30 days. */
bool interval_parse(const char *s, usec *out);

/* "47s", "6m12s", "3h41", "12d"; the age in the corner. Negative lengths read "0s"; MOMENT_NONE reads "?". */
const char *span_short(usec length, char dst[MOMENT_TEXT]);

/* "0:21", "13:07" as hours and minutes ("00:21"); 100 hours and more as days ("4d"). MOMENT_NONE reads "?". */
const char *span_clock(usec length, char dst[MOMENT_TEXT]);

/*
 * "12m", "3h41", "2d04h": minutes are the finest, but "12s" below one, so that what has just been does not read as nothing. For
 * all ages and countdowns in panes, details and alerts. MOMENT_NONE reads "?".
 */
const char *span_minutes(usec length, char dst[MOMENT_TEXT]);

#endif
