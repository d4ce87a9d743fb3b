/*
 * How long to wait before the next attempt: longer each time, and never the same for all the boards of a control room. And how
 * long for an answer.
 */
#ifndef DB_BACKOFF_H
#define DB_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/moment.h"
#include "db/failure.h"

struct backoff {
	uint64_t seed;
	unsigned tries; /* failures in a row */
	bool slow;
	unsigned alike; /* the latest of them, all slow or none */
	unsigned late;  /* failures since an answer last came in time that were PACE_LATE */
};

void backoff_init(struct backoff *b, unsigned random);

/*
 * One more failure: what to wait. PACE_SOON, PACE_LATE: anything up to a limit that doubles from 250 ms to `longest` (full jitter).
 * PACE_SLOW: half to all of a limit that doubles from 5 s to 60 s. Each begins anew after the other: a server that was away for
 * long and now refuses is asked again as soon as one that has just begun to.
 */
usec backoff_failed(struct backoff *b, enum failure_pace pace, usec longest);

/* `in_time`: without more time than is given as a rule. */
void backoff_succeeded(struct backoff *b, bool in_time);

/*
 * How long to wait for what takes no longer than `normal` as a rule: twice as long for each failure that was PACE_LATE, up to
 * eight times. A server to which many boards come back at once is slow for each of them, and who gives up has it do all of that
 * anew.
 */
usec backoff_patience(const struct backoff *b, usec normal);

/* Anything from 0 to less than `limit`. */
usec backoff_jitter(struct backoff *b, usec limit);

#endif
