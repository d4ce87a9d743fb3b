/* What came of visits, added up: "1 arrest, 3 engagements" and "2 engagements" are "1 arrest, 5 engagements". */
#ifndef VIEW_OUTCOMES_H
#define VIEW_OUTCOMES_H

#include <stdbool.h>

#include "base/arena.h"

struct outcome_sum {
	const char *one, *many; /* the words that were seen; NULL: not yet */
	long n;
};

#define OUTCOMES_MOST 40

struct outcomes {
	struct arena *arena;
	struct outcome_sum sums[OUTCOMES_MOST];
	size_t n;
	bool other; /* something was said that is no number and words, or there were too many kinds */
};

/* Adds what board.visit says of one visit, "" included. */
void outcomes_add(struct outcomes *o, const char *text);

/* "" when nothing came of any. Lives in the arena. */
const char *outcomes_said(const struct outcomes *o);

#endif
