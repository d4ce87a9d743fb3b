#include "base/best.h"

#include <string.h>

/* How many of those that are kept stay before the item: none that comes after it, and all that are equal. */
static size_t place_of(const struct best *b, const void *item)
{
	const char *first = b->at;
	size_t low = 0, high = b->n;

	/* What comes in order needs no search, and most of what does not come among the first neither. */
	if (b->n == 0 || !b->before(item, first + (b->n - 1) * b->size))
		return b->n;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (b->before(item, first + middle * b->size))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

bool best_add(struct best *b, const void *item)
{
	size_t at = place_of(b, item);
	char *place = (char *)b->at + at * b->size;

	if (at == b->max)
		return false;
	b->n += b->n < b->max;
	memmove(place + b->size, place, (b->n - 1 - at) * b->size);
	memcpy(place, item, b->size);
	return true;
}
