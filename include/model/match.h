/* Finds a row of one list in another: the same thing as it was before, wherever it stood there. */
#ifndef MODEL_MATCH_H
#define MODEL_MATCH_H

#include "base/hash.h"
#include "model/dataset.h"

#define MATCH_NONE SIZE_MAX

struct match {
	const struct dataset *dataset;
	struct list rows;
	struct arena *arena;
	struct hash_key key;
	size_t expected; /* looked at first */
	size_t *heads, *next, chains; /* NULL until something was not where it was expected */
};

/* Looks in `rows`; takes what memory it needs from `arena`. */
struct match match_in(const struct dataset *d, struct list rows, struct arena *arena);

/*
 * The place of a row with the same keys, best the one at `expected`, which the caller sets; MATCH_NONE when there is none.
 * Where several have these keys it is any of them.
 */
size_t match_find(struct match *m, const void *row);

#endif
