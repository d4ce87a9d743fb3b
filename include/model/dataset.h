/* The rows of the board as data: which lists there are, and what each member of their rows is. A new column is a row here. */
#ifndef MODEL_DATASET_H
#define MODEL_DATASET_H

#include "model/board.h"

enum field_kind {
	FIELD_TEXT,     /* const char * */
	FIELD_COUNT,    /* int */
	FIELD_LARGE,    /* int64_t */
	FIELD_NUMBER,   /* double */
	FIELD_FLAG,     /* bool */
	FIELD_DAY,      /* day */
	FIELD_MOMENT,   /* usec */
	FIELD_INTERVAL, /* usec */
	FIELD_DAILY,    /* const int *: ASB_DAYS values */
	FIELD_KINDS,
};

/* A column: its name in the view is the member's name in the row. */
struct field {
	const char *name;
	const char *help; /* for the manual: one line, no full stop */
	enum field_kind kind;
	bool nullable;
	size_t offset; /* of the member in the row */
};

/* A member of another C type than the kind has does not compile. */
#define DATASET_FIELD(row, member, ctype, kind, nullable, help) \
	{ #member, help, kind, nullable, \
	  offsetof(struct row, member) + 0 * _Generic(((const struct row *)NULL)->member, ctype: 1) }

/* For a dataset's `fields` and `fields_n`. */
#define DATASET_ALL(fields) fields, sizeof (fields) / sizeof *(fields)

/* A view, and the list of the board that its rows fill. */
struct dataset {
	const char *view; /* in schema board */
	const struct field *fields;
	size_t fields_n;
	size_t keys_n; /* so many of the first fields tell a row from the others */
	size_t row_size;
	size_t list; /* offset of the LIST_OF in struct board */
	bool of_one; /* only the rows with one first key are of interest at a time: those that somebody looks at */
	bool ordered; /* its rows are shown in the order in which the view has them */
};

#define DATASETS 9
#define DATASET_FIELDS 32 /* none has more */

extern const struct dataset datasets_all[DATASETS];

/* The one row of struct about, which is no list. */
extern const struct dataset dataset_about;

/* The list of a board that the dataset fills, and puts it in its place. */
struct list dataset_list(const struct board *b, const struct dataset *d);
void dataset_fill(struct board *b, const struct dataset *d, struct list rows);

/* The i-th of `rows`, of which there are more than `i`. */
const void *dataset_row(const struct dataset *d, struct list rows, size_t i);

#endif
