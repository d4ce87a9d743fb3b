/*
 * What can go wrong between the board and its database: a fault is a row of a table, and one test is for them all. What it found
 * is a row of tests/e2e/README.md.
 */
#ifndef E2E_FAULT_H
#define E2E_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "e2e/server.h"

enum fault_effect {
	FAULT_PASSES, /* by itself, so soon that the corner may or may not say STALE */
	FAULT_UNSEEN, /* the board goes on reading, or the answer comes before it would be STALE */
	FAULT_STALE,
	FAULT_LOST,   /* STALE first, then NO DATABASE */
};

struct fault {
	const char *name;
	/* SQL of a superuser, then a function; NULL: nothing. */
	const char *begins;
	void (*begin)(struct server *s);
	void (*end)(struct server *s);
	const char *ends;
	const void *way; /* what the ground is turned to before them, and from after them; NULL: it stays as it is */
	enum fault_effect effect;
	bool followed;          /* what changes while it lasts is on the screen all the same */
	long lasts_ms;          /* it is looked at for as long as this; 0: as long as it takes to see it */
	const char *says;       /* an expression that is on the screen while it lasts; NULL: nothing new */
	const char *options[5]; /* the board's, besides those of board_open; the last is NULL */
	const char *role;       /* NULL: patrolboard_reader */
	const char *words;      /* "&sslmode=disable": more of the conninfo; NULL: nothing */
};

/* What the faults of a table have in common. Anything may be NULL. */
struct fault_ground {
	void (*prepare)(struct server *s); /* once, before all */
	void (*before)(struct server *s);  /* each of them */
	void (*after)(struct server *s);   /* each, however it went; then comes server_mend */
	/* How the board gets to the server, a URI with a '?'; NULL: by its socket, as `role`. */
	const char *(*uri)(struct server *s);
	void (*turn)(const void *way); /* NULL: to where all is well */
	struct server **standby;       /* where the one beside the server is; it is the primary while the server is not */
};

/* For `options`: a busy machine that answers late is not taken for the fault. */
#define FAULT_PATIENTLY "--set=staleness.missed_polls=10", "--set=staleness.lost_after=60s"

/* For `begins`: ends the board's connection, so that it has to come in again. */
#define FAULT_CUT "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'patrolboard%';"

/*
 * Runs each fault as a test of its own, under a heading of README.md, on a server with the demo's data; `ground` may be NULL.
 * Returns what main returns.
 *
 * A live board meets the fault and says so; keys are answered at once all the while; one that starts meanwhile says the same and
 * can be left. When the fault is over it shows what has changed since, without a key, and looks as one that never met it; and
 * exactly one connection is open, and no process besides.
 */
int fault_run(const char *heading, const struct fault *faults, size_t n, const struct fault_ground *ground);

#endif
