/* The contract with the database as data: which views there are, their columns, and where each value goes in the board. */
#ifndef DB_CONTRACT_H
#define DB_CONTRACT_H

#include "db/decode.h"
#include "model/board.h"

/* A column: its name in the view is the member's name in the row. */
struct field {
	const char *name;
	const struct kind *kind;
	bool nullable;
	size_t offset; /* of the member in the row */
};

/* A view, and the list of the board that its rows fill. */
struct dataset {
	const char *view; /* in schema board */
	const struct field *fields;
	size_t fields_n;
	size_t row_size;
	size_t list; /* offset of the LIST_OF in struct board */
};

#define CONTRACT_DATASETS 9
#define CONTRACT_FIELDS 32 /* no view has more columns */

extern const struct dataset contract_datasets[CONTRACT_DATASETS];

/* board.about has one row, struct about; it fills no list. */
extern const struct dataset contract_about;

/* board.changed: what db/poll knows the datasets' tokens from; it fills no list either. */
struct changed {
	const char *dataset, *token;
};
extern const struct dataset contract_changed;

#define CONTRACT_VIEWS (CONTRACT_DATASETS + 2)

/* Any view of the contract: about, the datasets, changed. */
const struct dataset *contract_view(size_t i);

/* What any LIST_OF holds. */
struct list {
	const void *at;
	size_t n;
	size_t unreadable;
	bool capped;
};

/* Puts a list in its place in the board. */
void contract_fill(struct board *b, const struct dataset *d, struct list rows);

/* "SELECT ... FROM board.x LIMIT n", from `a`. */
const char *contract_select(const struct dataset *d, int limit, struct arena *a);

/* The same, without rows when board.changed has the token $1 for this view. */
const char *contract_select_changed(const struct dataset *d, int limit, struct arena *a);

/*
 * Reads the cells of one row (fields_n of them, in the order of the fields) into `row`. Returns how many could not be
 * read; `unreadable`, where not NULL, has a count for each field that is raised.
 */
size_t contract_read(const struct dataset *d, const struct datum *cells, struct arena *a, void *row,
	size_t *unreadable);

#endif
