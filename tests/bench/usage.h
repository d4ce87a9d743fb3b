/* What a process and all that it started have used: time of the processor, memory, how often they woke. */
#ifndef BENCH_USAGE_H
#define BENCH_USAGE_H

#include <stdbool.h>
#include <sys/types.h>

struct usage {
	double cpu_seconds; /* of those that live, and of those that have ended and were waited for */
	double wakes;       /* of those that live: how often they gave the processor away and were given it again */
	double resident, shared, private; /* MB, of those that live: RSS, PSS, and what nobody else has */
	bool whole;         /* nobody has ended: `wakes` has all of them */
};

struct usage usage_of(pid_t pid);

/* Only its cpu_seconds: memory takes a thousand processes seconds to tell. */
double usage_cpu_seconds(pid_t pid);

#endif
