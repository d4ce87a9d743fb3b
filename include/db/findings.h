/* What an audit saw of a database, held against the contract. Pure: no server, no libpq. */
#ifndef DB_FINDINGS_H
#define DB_FINDINGS_H

#include <stdbool.h>
#include <stdio.h>

#include "db/contract.h"
#include "db/sense.h"

/* A setting or privilege, by the names of queries_settings; a value that is NULL there is "". */
struct setting_seen {
	const char *name, *value;
};

/* A column of any view in schema board; `type` as decode_accepts takes it. */
struct column_seen {
	const char *view, *name, *type;
	bool readable; /* may the role select it? */
};

/* How reading a view of the contract went. */
struct reading {
	const char *error; /* "" for none */
	size_t rows;
	size_t unreadable[CONTRACT_FIELDS];   /* values of each field */
	const char *example[CONTRACT_FIELDS]; /* the first of them; NULL: it was NULL */
	size_t all;                           /* rows of the view, also those over the limit */
	size_t senseless[SENSES];             /* values of each of the view's rules (db/sense.h) */
	const char *instance[SENSES];         /* one of them */
};

struct seen {
	const struct setting_seen *settings;
	size_t settings_n;
	const struct column_seen *columns;
	size_t columns_n;
	struct reading readings[CONTRACT_VIEWS]; /* as contract_view counts */
	const char *contract;                    /* board.about's; "" when there is none */
	bool zone_known;                         /* does the server know board.about.time_zone? */
	int max_rows;                            /* more of a view are not read */
};

enum verdict { VERDICT_OK, VERDICT_MISSING, VERDICT_WRONG };

/* One line of it, made safe to show. `mend` may be "". A text that the catalogue has is said as it has it. */
void findings_line(enum verdict verdict, const char *text, const char *mend, FILE *out);

/* The last line. */
void findings_count(size_t problems, FILE *out);

/*
 * Writes the lines that db/audit.h shows, with `sql` as there. Returns how many things are not ok; `unfit` tells whether any of
 * them would keep the board from coming up.
 */
size_t findings_write(const struct seen *s, const char *sql, bool allow_writer, FILE *out, bool *unfit);

#endif
