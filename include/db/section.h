/* The rows of one view as one poll read them, shared by all boards that are made while they stay the same. */
#ifndef DB_SECTION_H
#define DB_SECTION_H

#include "db/contract.h"

struct pg_result;

struct section {
	struct arena *arena; /* of the rows; NULL: nothing read yet */
	struct arena *texts; /* what the rows point to; sections that were merged from it add to it */
	size_t texts_whole;  /* bytes of it when it was last made for these rows alone */
	struct list rows;
	unsigned types[DATASET_FIELDS]; /* of its columns, as pg_type numbers them */
	bool timed; /* its moments are timestamptz, which the server can reckon with */
	const char *token, *by_row; /* NULL: promises nothing */
};

/* Reads at most `max` rows of a result whose columns are the dataset's, into an arena of the section's own. */
void section_read(struct section *s, const struct dataset *d, const struct pg_result *r, int max);

/*
 * Are all rows of it as the view has them, so that those that change can be put in their place? And can those be asked for by
 * contract_select_by_row?
 */
bool section_is_whole(const struct section *s);

/* Does the result, of the dataset's columns, have them of the same types? */
bool section_has_types(const struct section *s, const struct dataset *d, const struct pg_result *r);

/* What was asked for by contract_select_by_row: the answer, since when it has its moments, and how many rows there may be. */
struct section_changes {
	const struct pg_result *answer;
	usec since;
	int max;
};

/*
 * The rows of `before`, a whole one, with those keys as they are in the changes. False, and nothing read, when the answer itself
 * is not whole, or more rows than there may be would come of it.
 */
bool section_merge(struct section *s, const struct section *before, const struct dataset *d, struct section_changes c);

/* What its rows promise from now on; copied. */
void section_promise(struct section *s, const char *token, const char *by_row);

void section_drop(struct section *s);

/* Puts the rows into the board, which keeps them. */
void section_fill(const struct section *s, const struct dataset *d, struct board *b);

/* One row of a result, with its columns; as contract_read. */
size_t section_row(const struct dataset *d, const struct pg_result *r, int row, struct arena *a, void *out,
		   size_t *unreadable);

#endif
