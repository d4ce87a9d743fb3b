/* One member of a row, whatever it is: compared, and packed as what it is more or other than in a row before. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "base/hash.h"
#include "base/pack.h"
#include "model/dataset.h"
#include "model/texts.h"

/* Rows are of the dataset that the field belongs to. Equal to the last bit: a NAN is the same as itself. */
bool field_same(const struct field *f, const void *row, const void *other);

/* The same for fields that are the same. Not for FIELD_DAILY, whose bytes are elsewhere. */
uint64_t field_hash(const struct field *f, const void *row, struct hash_key key);

/* What the fields are packed into. A text is written once, and after that as its number. */
struct packer {
	struct pack *to;
	struct texts *texts;
};

void field_pack(struct packer *p, const struct field *f, const void *before, const void *row);

/* Where they come from; texts of the row then point into what was packed, days into `arena`. */
struct unpacker {
	struct unpack from;
	struct arena *arena;
	const char **texts; /* those read so far; the first has the number 1 */
	size_t texts_n, texts_room;
};

/* `row` has what was before in the field, and gets what is now. */
void field_unpack(struct unpacker *u, const struct field *f, void *row);

/* Sets the fields of a zeroed row so that nothing in it is NULL. */
void field_blank(const struct field *f, void *row);

/* Makes it point to copies: of a text to that of `texts`, or where that is NULL to one in `arena`, as of days. */
void field_own(const struct field *f, void *row, struct texts *texts, struct arena *arena);

#endif
