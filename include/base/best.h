/* The first few of many in order: what to keep when there is no room for all, without sorting what is not shown. */
#ifndef BASE_BEST_H
#define BASE_BEST_H

#include <stdbool.h>
#include <stddef.h>

struct best {
	void *at; /* the caller's, for `max` items of `size` bytes */
	size_t max, size;
	bool (*before)(const void *item, const void *other); /* in a strict order */
	size_t n; /* so many are kept; 0 to begin with */
};

/*
 * Puts a copy of `item` in its place, behind those that are equal to it; the last one falls off when there are `max`, which may
 * be 0. Asks `before` once for what comes behind all that are kept, and no more than log2(max) + 2 times whatever comes. Returns
 * whether it is kept.
 */
bool best_add(struct best *b, const void *item);

#endif
