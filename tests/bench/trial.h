/* One run of one peer on a terminal of 120x40. */
#ifndef BENCH_TRIAL_H
#define BENCH_TRIAL_H

#include "bench/load.h"
#include "bench/measure.h"
#include "bench/peer.h"

struct trial_setting {
	struct load *load;
	double warm_up_seconds, seconds;
	const char *scratch; /* a folder */
	const char *floor;   /* the program */
	bool presses;        /* keys, to see how soon they are answered: of the board only */
};

/* Left in peace but for the changes in the database. False, and said why, when it showed nothing in time, or ended. */
bool trial_time(const struct trial_setting *setting, const struct peer *p, struct sample *result);

/* Over a proxy that counts, then under strace, both of which cost time: what is counted, and nothing that is timed. */
bool trial_count(const struct trial_setting *setting, const struct peer *p, struct sample *result);

#endif
