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
 * Where an item belongs: behind those that are equal to it. Asks `before`, which is b->before, once for what comes behind all that
 * are kept, and no more than log2(max) + 2 times whatever comes. In the header, for those who ask of many: there the compiler need
 * not call `before`.
 */
static inline size_t best_place(const struct best *b, const void *item, bool (*before)(const void *, const void *))
{
	const char *first = b->at;
	size_t low = 0, high = b->n;

	if (high == 0 || !before(item, first + (high - 1) * b->size))
		return high;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (before(item, first + middle * b->size))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Puts a copy of `item` in that place; the last one falls off when there are `max`, which may be 0. Returns whether it is kept. */
bool best_put(struct best *b, size_t place, const void *item);

/* Both in one. */
bool best_add(struct best *b, const void *item);

#endif
