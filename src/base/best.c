#include "base/best.h"

#include <string.h>

bool best_put(struct best *b, size_t place, const void *item)
{
	char *at = (char *)b->at + place * b->size;

	if (place == b->max)
		return false;
	b->n += b->n < b->max;
	memmove(at + b->size, at, (b->n - 1 - place) * b->size);
	memcpy(at, item, b->size);
	return true;
}

bool best_add(struct best *b, const void *item)
{
	return best_put(b, best_place(b, item, b->before), item);
}
