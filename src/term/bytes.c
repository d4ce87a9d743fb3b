#include "term/bytes.h"

#include <string.h>

#define FIRST_SIZE 4096

static void grow(struct bytes *b, size_t least)
{
	size_t size = b->size ? b->size : FIRST_SIZE;
	char *at;

	while (size < least)
		size *= 2;
	at = arena_alloc(b->arena, size, 1);
	if (b->n)
		memcpy(at, b->at, b->n);
	b->at = at;
	b->size = size;
}

void bytes_put(struct bytes *b, const char *s, size_t n)
{
	if (b->size - b->n < n)
		grow(b, b->n + n);
	if (n)
		memcpy(b->at + b->n, s, n);
	b->n += n;
}

void bytes_text(struct bytes *b, const char *s)
{
	bytes_put(b, s, strlen(s));
}
