#include "base/best.h"

#include <string.h>

void best_add(struct best *b, const void *item)
{
	char *first = b->at;
	size_t at = b->n;

	while (at > 0 && b->before(item, first + (at - 1) * b->size))
		at--;
	if (at == b->max)
		return;
	b->n += b->n < b->max;
	memmove(first + (at + 1) * b->size, first + at * b->size, (b->n - 1 - at) * b->size);
	memcpy(first + at * b->size, item, b->size);
}
