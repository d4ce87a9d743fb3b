/* Rows put in order of a text they carry, so that "which rows belong to X" is one look into a table. */
#ifndef MODEL_LOOKUP_H
#define MODEL_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"

/* How rows of one type are put in order; those that are equal in both keep the order they came in. */
struct lookup_order {
	size_t row_size;
	size_t text; /* offset of the const char * in the row; never NULL there */
	int (*then)(const void *row, const void *other); /* among rows of the same text; may be NULL */
	int (*same)(const void *row, const void *other); /* is it the row before it once more, to be left out? may be NULL */
};

/* The rows of one text, `n` of them; n 0: a free place in the table of ranges. */
struct lookup_range {
	uint32_t first, n;
};

struct lookup {
	const struct lookup_order *order;
	struct hash_key key;
	const char *rows;
	const void **at;
	size_t n;
	struct lookup_range *ranges; /* by the hash of their text; a power of two of places, never all taken */
	size_t places;
};

/* The `n` rows at `rows`, which must live as long as `arena`. */
struct lookup lookup_new(struct arena *arena, const void *rows, size_t n, const struct lookup_order *order);

/*
 * The same, at a cost that grows with the rows and not faster, where `before`, which still has its rows, is of as many of which few
 * have another text now, each at its old place. NULL is allowed.
 */
struct lookup lookup_after(const struct lookup *before, struct arena *arena, const void *rows, size_t n,
			   const struct lookup_order *order);

/* Is there a text, other than "", that more than one row has? */
bool lookup_has_repeats(const struct lookup *l);

/*
 * Rows that share their text with an earlier one leave the list: `*rows` becomes a copy without them. Rows whose text is ""
 * all stay. Returns how many left.
 */
size_t lookup_without_repeats(struct arena *arena, const void **rows, size_t n, const struct lookup_order *order);

/* The rows whose text is `text`, in order, and how many. "" stands for absent, so it finds nothing. */
const void *const *lookup_range(const struct lookup *l, const char *text, size_t *n);

/* The first of them, or NULL. */
const void *lookup_first(const struct lookup *l, const char *text);

#endif
