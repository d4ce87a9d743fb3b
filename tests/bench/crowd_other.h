/* A plain client that connects anew again and again: do many boards let others in? */
#ifndef BENCH_CROWD_OTHER_H
#define BENCH_CROWD_OTHER_H

struct other;

struct other_tries {
	unsigned all, refused; /* or not let in within five seconds */
	double slowest_ms; /* of those that were let in */
};

/* One try after the other, a second from each to the next, or as long as it takes. */
struct other *other_new(const char *conninfo);
void other_free(struct other *o);

struct other_tries other_tries(const struct other *o);

#endif
