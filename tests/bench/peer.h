/* What is measured side by side. */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>

#define PEER_STILL (-1)

struct peer {
	const char *name, *what;
	const char *needs; /* a program that must be in PATH; NULL: only what is built here */
	/*
	 * For a shell, which becomes it. PG* say where the database is; $BOARD and $FLOOR are our programs, $SCREEN is a file
	 * with the query that lays a screen out, $SCRATCH a folder.
	 */
	const char *command;
	const char *ready; /* an expression that is on its screen once it has data */
	int churn;         /* changes of units a second meanwhile; PEER_STILL: and no other ones either */
	bool own;          /* it shows a screen of its own, as a superuser, and none of our changes */
};

extern const struct peer peers[];
extern const size_t peer_count;

/* peer_count when there is none of this name. */
size_t peer_named(const char *name);

bool peer_is_here(const struct peer *p);

#endif
