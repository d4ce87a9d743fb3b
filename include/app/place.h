/* Where a private server lives on disk: a folder that goes with it, or one that is kept. */
#ifndef APP_PLACE_H
#define APP_PLACE_H

#include <stdbool.h>

#include "app/account.h"
#include "base/arena.h"
#include "base/err.h"

struct place {
	const struct account *account;
	const char *run;  /* has the socket; always temporary, always short enough for one */
	const char *data; /* PostgreSQL's own */
	const char *log;  /* what PostgreSQL says */
	int mark;	  /* locks a kept folder as long as anybody has it open; -1: nothing is kept */
};

/*
 * Chooses the folders; all are the account's, closed to everybody else. `keep` is where data stay, NULL for nowhere: a new
 * folder, an empty one, or one that was made here before and is not in use.
 */
bool place_open(struct place *p, const struct account *a, struct arena *arena, const char *keep, struct err *e);

/* Makes the temporary folder: for whoever will call place_remove, whatever happens to the others. */
bool place_make(const struct place *p, struct err *e);

/* The seed of the data in a kept folder that are whole; -1 when there are none. */
long place_seed(const struct place *p);

/* From now on the data are whole. Nothing happens unless they are kept. */
void place_set_seed(const struct place *p, long seed);

/* The major version of the PostgreSQL that made the data; 0 when there are none. */
int place_version(const struct place *p);

/* Removes data that are not whole, so that they can be made anew; and all that was temporary. */
bool place_clear(const struct place *p, struct err *e);
bool place_remove(const struct place *p);

#endif
