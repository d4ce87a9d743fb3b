/*
 * What the values of a view must be besides readable: words that the board knows, moments that have passed, keys that no other
 * row has. As SQL, for the audit.
 */
#ifndef DB_SENSE_H
#define DB_SENSE_H

#include "base/settings.h"
#include "db/contract.h"

/* Of a view's values in one column, those that make no sense. */
struct sense {
	const char *view, *column;
	const char *bad;     /* SQL, over a row of the view */
	const char *finding; /* what they are: "are no kind of unit" */
	const char *mend;
};

/* The i-th rule of a view; NULL: it has no more. No view has more than SENSES. */
#define SENSES 8
const struct sense *sense_of(const struct dataset *d, size_t i);

/*
 * "SELECT ... FROM board.x", from `a`: one row, first how many rows the view has, and then two columns for each of SENSES rules:
 * how many values are bad, and one of them; 0 and NULL where there is no such rule.
 */
const char *sense_select(const struct dataset *d, const struct settings *s, struct arena *a);

#endif
