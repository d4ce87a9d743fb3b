/* Many boards without a terminal: of each the whole db floor, in a few processes that do nothing else. */
#ifndef BENCH_CROWD_BOARDS_H
#define BENCH_CROWD_BOARDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/moment.h"

struct crowd;

/* All boards together, since they were made, and at the moment. */
struct crowd_sight {
	size_t live;    /* their data is younger than what a board calls STALE */
	usec oldest;    /* the age of the oldest data; MOMENT_NONE while a board has none */
	double polls;   /* that were answered */
	double calls;   /* attempts to connect */
	double late;    /* of the polls answered, those for which an interval did not do */
	double dropped; /* polls that failed, and cost the connection */
};

struct crowd_setting {
	size_t boards;
	usec interval; /* from poll to poll; all else is as shipped */
	bool bell;     /* told of changes, they poll at once */
	usec spread;   /* in the course of this they begin, one after the other */
};

struct crowd *crowd_new(const char *conninfo, const struct crowd_setting *setting);
void crowd_free(struct crowd *c);

usec crowd_now(void);

struct crowd_sight crowd_look(const struct crowd *c);

/* Of the processor, by all of them since they were made. */
double crowd_cpu_seconds(const struct crowd *c);

/* Now the server is away. How many have had data since then, until that moment, and not lost the connection again? */
void crowd_lose(struct crowd *c);
size_t crowd_back(const struct crowd *c, usec until);

/* How often they have called in the time between two. */
size_t crowd_calls(const struct crowd *c, usec from, usec until);

#endif
