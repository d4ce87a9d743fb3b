/* The rows of one view as one poll read them, shared by all boards that are made while they stay the same. */
#ifndef DB_SECTION_H
#define DB_SECTION_H

#include "db/contract.h"

struct pg_result;

struct section {
	struct arena *arena; /* NULL: nothing read yet */
	struct list rows;
	const char *token; /* NULL: promises nothing */
};

/* Reads at most `max` rows of a result whose columns are the dataset's, into an arena of the section's own. */
void section_read(struct section *s, const struct dataset *d, const struct pg_result *r, int max, const char *token);

void section_drop(struct section *s);

/* Puts the rows into the board, which keeps them. */
void section_fill(const struct section *s, const struct dataset *d, struct board *b);

/* One row of a result; as contract_read. */
size_t section_row(const struct dataset *d, const struct pg_result *r, int row, struct arena *a, void *out,
		   size_t *unreadable);

#endif
