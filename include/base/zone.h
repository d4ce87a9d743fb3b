/* The force's local time: the offsets from UTC that its time zone has around now, as the database told them. */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/calendar.h"
#include "base/moment.h"

#define ZONE_STEPS 8

/* From `from[i]` until `from[i + 1]` local time is UTC plus `offset[i]` seconds. No steps: UTC. */
struct zone {
	size_t n;
	usec from[ZONE_STEPS];
	int offset[ZONE_STEPS];
};

/* Adds a step; steps come in rising order. Past ZONE_STEPS, or out of order, they are left out. */
void zone_add(struct zone *z, usec from, int offset_seconds);

/* Before the first step its offset counts. `t` must be known (moment_known). */
struct civil zone_civil(const struct zone *z, usec t);

/* "21:24:37", "21:24", "Tue 22 Nov" in local time. A moment that is not known reads "?", an infinity "never". */
const char *zone_time(const struct zone *z, usec t, char dst[MOMENT_TEXT]);
const char *zone_minute(const struct zone *z, usec t, char dst[MOMENT_TEXT]);
const char *zone_date(const struct zone *z, usec t, char dst[MOMENT_TEXT]);

/* Do both lie in the same local day? Moments that are not known lie in none. */
bool zone_same_day(const struct zone *z, usec a, usec b);

#endif
