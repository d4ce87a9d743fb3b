/* The force's local time: the offsets from UTC that its time zone has around now, as the database told them. */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/moment.h"

#define ZONE_STEPS 8

/* From `from[i]` until `from[i + 1]` local time is UTC plus `offset[i]` seconds. No steps: UTC. */
struct zone {
	size_t n;
	usec from[ZONE_STEPS];
	int offset[ZONE_STEPS];
};

struct civil {
	int year, month, day; /* month and day from 1 */
	int hour, minute, second;
	int weekday; /* Monday is 0 */
};

/* Adds a step; steps come in rising order. Past ZONE_STEPS, or out of order, they are left out. */
void zone_add(struct zone *z, usec from, int offset_seconds);

/* Before the first step its offset counts. `t` must be known (moment_known). */
struct civil zone_civil(const struct zone *z, usec t);

/* The civil date of `d`; hour, minute and second are 0. */
struct civil day_civil(day d);
day day_of(int year, int month, int day_of_month);

/* "Jan", "January", "Mon"; "?" out of range. Months from 1, weekdays from 0 for Monday. */
const char *month_short(int month);
const char *month_name(int month);
const char *weekday_short(int weekday);

/* "21:24:37", "21:24", "Tue 22 Nov" in local time. A moment that is not known reads "?", an infinity "never". */
const char *zone_time(const struct zone *z, usec t, char dst[MOMENT_TEXT]);
const char *zone_minute(const struct zone *z, usec t, char dst[MOMENT_TEXT]);
const char *zone_date(const struct zone *z, usec t, char dst[MOMENT_TEXT]);

#endif
