/* The contract with the database as data: which views there are, their columns, and how their rows are asked for and read. */
#ifndef DB_CONTRACT_H
#define DB_CONTRACT_H

#include "db/decode.h"
#include "model/dataset.h"

#define CONTRACT_FIELDS DATASET_FIELDS

/* board.changed and board.changed_row: what db/poll knows from which rows need not be read again; they fill no list. */
struct changed {
	const char *dataset, *token, *by_row;
};
struct changed_row {
	const char *dataset, *key;
	int64_t changed_in;
};

#define CONTRACT_VIEWS (DATASETS + 3)

/* Any view of the contract: about, the datasets (model/dataset.h), changed, changed_row. */
const struct dataset *contract_view(size_t i);

/* "SELECT ... FROM board.x LIMIT n", from `a`. */
const char *contract_select(const struct dataset *d, int limit, struct arena *a);

/* The same with each row as one text (db/record.h). */
const char *contract_select_record(const struct dataset *d, int limit, struct arena *a);

/*
 * Without rows: fails where the others would for lack of the view, of a column or of a right, and, prepared, when a column has
 * become another; at next to no cost.
 */
const char *contract_select_none(const struct dataset *d, struct arena *a);

/* The same, without rows when board.changed has the token $1 for this view. */
const char *contract_select_changed(const struct dataset *d, int limit, struct arena *a);

/* Only the rows that have $1 in their first column. */
const char *contract_select_of_one(const struct dataset *d, int limit, struct arena *a);

/* Can rows of the dataset be told by the keys of board.changed_row: has its first column text, and does their order not count? */
bool contract_has_keys(const struct dataset *d);

/*
 * Only the rows that board.changed_row names, changed in transaction $1 or a later one, each as one text: the first column is the
 * key, and after the last there is one more, true where such a row is there. Of a key without rows there is one, false. A moment
 * comes as seconds since $2, seconds since 1970: where it is no timestamptz the question fails.
 */
const char *contract_select_by_row(const struct dataset *d, int limit, struct arena *a);

/*
 * Reads the cells of one row (fields_n of them, in the order of the fields) into `row`; its moments are in seconds since `since`,
 * or, for MOMENT_NONE, as PostgreSQL prints them. Returns how many could not be read; `unreadable`, where not NULL, has a count for
 * each field that is raised.
 */
size_t contract_read(const struct dataset *d, const struct datum *cells, usec since, struct arena *a, void *row,
		     size_t *unreadable);

#endif
