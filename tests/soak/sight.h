/* What somebody reads from the board's screen: facts, a line each, as soak.truth() has them of the database. */
#ifndef SOAK_SIGHT_H
#define SOAK_SIGHT_H

#include <stdbool.h>
#include <stddef.h>

#include "e2e/screen.h"

#define SIGHT_FACTS 80

struct sight {
	char facts[SIGHT_FACTS][96];
	size_t n;
	bool live; /* the corner says so */
	int age;   /* what it says, in seconds */
	long took; /* for how long the last poll went on, in milliseconds */
};

/* Of a board of 200x60 that shows the layout `operator`. */
struct sight sight_take(struct screen *s);

/* Is every fact among these lines? The first that is not goes to *fact, which may be NULL. */
bool sight_within(const struct sight *s, const char *lines, const char **fact);

/* Has it what a board always shows? Else there is no use in comparing it. */
bool sight_enough(const struct sight *s);

#endif
