/* The board as tables for other programs: all that the contract's views have, and what is worked out from it. */
#ifndef VIEW_BOARD_DATA_H
#define VIEW_BOARD_DATA_H

#include "model/need.h"
#include "view/board_value.h"
#include "view/view.h"

/* What the rows of the tables are worked out in. */
struct board_data {
	const struct view *view; /* has a board */
	usec now;                /* by which rows are judged */
	struct arena *arena;
	const struct standing *standings; /* of each hotspot, in order of need */
	const size_t *ranks;              /* in that order, from 0, of the i-th hotspot of the board */
	const struct alert *alerts;
	size_t alerts_n;
};

/* A column that is worked out. */
struct board_column {
	const char *name, *help; /* help: one line, no full stop */
	enum field_kind kind;
	bool nullable;
	struct board_value (*find)(const struct board_data *d, const void *row);
};

/* The columns of the contract, if it has a dataset, and then its own. A new table, or column, is a row of a table. */
struct board_table {
	const char *name; /* as files have it: "hotspots" */
	const char *pane; /* whose rows these are; "": of no pane */
	const char *help;
	const struct dataset *dataset; /* NULL: it has rows of its own */
	bool single;                   /* one row, which is no list */
	const struct board_column *columns;
	size_t columns_n;
	/* The rows where they are not those of a list of the board: so many. The i-th is found by `row`. */
	size_t (*rows)(const struct board_data *d);
	const void *(*row)(const struct board_data *d, size_t i);
};

extern const struct board_table board_tables[]; /* view/board_columns.c */
extern const size_t board_tables_n;

/* The table of the pane's rows; NULL when there is none. */
const struct board_table *board_table_of(const char *pane);

#define BOARD_PANES 120

/* "hotspots, units, assists": those that have one. */
const char *board_table_panes(char dst[BOARD_PANES]);

struct board_data board_data_of(const struct view *v, struct arena *arena);

size_t board_table_rows(const struct board_table *t, const struct board_data *d);
const void *board_table_row(const struct board_table *t, const struct board_data *d, size_t i);

/* All columns of a table: their number, and the i-th. */
size_t board_columns(const struct board_table *t);
struct board_column board_column(const struct board_table *t, size_t i);
struct board_value board_value(const struct board_table *t, const struct board_data *d, const void *row, size_t i);

#endif
