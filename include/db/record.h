/*
 * A row as one text, as PostgreSQL writes ROW(...)::text: "(HD01,2,,"two words")". A column of a result costs bytes for its name
 * and its length, and time at both ends; where there are many, one text for all of them costs half.
 */
#ifndef DB_RECORD_H
#define DB_RECORD_H

#include <stddef.h>

#include "base/arena.h"
#include "db/decode.h"

/*
 * Takes the first row of `text` apart, in place: what is in `cells`, `n` of them, points into it. Returns what follows, where more
 * such rows may stand; NULL when it is no row, or one of more or fewer columns.
 */
char *record_split(char *text, struct datum *cells, size_t n);

struct pg_result;

/* The text of a result's first column in that row, for record_split; "", which is no row, when there is none. From `a`. */
char *record_text(const struct pg_result *r, int row, struct arena *a);

#endif
