/* A name's addresses, looked up in a child process: a resolver that hangs must not hold the board up. */
#ifndef DB_RESOLVE_H
#define DB_RESOLVE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

#define RESOLVE_ADDRESSES 8
#define RESOLVE_TEXT 64

/* Zeroed is ready for use. */
struct resolve {
	pid_t child; /* not yet reaped; 0: none */
	int fd;      /* readable when resolve_step has something to do */
	size_t n;
	char answer[RESOLVE_ADDRESSES * RESOLVE_TEXT];
};

enum resolve_progress { RESOLVE_WAITS, RESOLVE_DONE, RESOLVE_FAILED };

/* Does this need looking up at all? Addresses in digits do not. */
bool resolve_needed(const char *host);

bool resolve_start(struct resolve *r, const char *host, struct err *e);

/* Reads what there is. RESOLVE_DONE: `addresses` holds `*n` of them in digits, in the system's order. */
enum resolve_progress resolve_step(struct resolve *r, char addresses[RESOLVE_ADDRESSES][RESOLVE_TEXT], size_t *n,
				   struct err *e);

/* Ends the look-up, finished or not. */
void resolve_stop(struct resolve *r);

/* Call now and then: takes leave of a child that has ended. */
void resolve_reap(struct resolve *r);

/* Ends it for good: waits the instant that a killed child takes to go, so that none is left to others. */
void resolve_release(struct resolve *r);

#endif
