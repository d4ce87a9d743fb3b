/* Bytes that wait to be sent, in one piece of memory that grows. */
#ifndef TERM_BYTES_H
#define TERM_BYTES_H

#include <stddef.h>

#include "base/arena.h"

/* Memory comes from `arena`. Zero-initialise the rest. */
struct bytes {
	struct arena *arena;
	char *at;
	size_t n, size;
};

void bytes_put(struct bytes *b, const char *s, size_t n);
void bytes_text(struct bytes *b, const char *s);

#endif
