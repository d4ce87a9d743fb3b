/* How long to wait before the next attempt: longer each time, and never the same for all the boards of a control room. */
#ifndef DB_BACKOFF_H
#define DB_BACKOFF_H

#include <stdint.h>

#include "base/moment.h"
#include "db/failure.h"

struct backoff {
	uint64_t seed;
	unsigned tries; /* failures in a row */
	enum failure_pace pace;
	unsigned alike; /* the latest of them, all of this pace */
};

void backoff_init(struct backoff *b, unsigned random);

/*
 * One more failure: what to wait. PACE_SOON: anything up to a limit that doubles from 250 ms to `longest` (full jitter).
 * PACE_SLOW: half to all of a limit that doubles from 5 s to 60 s. Each begins anew after the other: a server that was away for
 * long and now refuses is asked again as soon as one that has just begun to.
 */
usec backoff_failed(struct backoff *b, enum failure_pace pace, usec longest);

void backoff_succeeded(struct backoff *b);

/* Anything from 0 to less than `limit`. */
usec backoff_jitter(struct backoff *b, usec limit);

#endif
