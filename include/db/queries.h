/* The SQL that is not made from the contract's tables. */
#ifndef DB_QUERIES_H
#define DB_QUERIES_H

#include "base/arena.h"
#include "base/moment.h"

/*
 * One row in one text: is the server a standby, how many microseconds behind (NULL: not known), which is the oldest transaction
 * that we do not see yet, and which process serves us? For the rest of the transaction values come in the forms that base/moment
 * reads, no plan is made for a prepared statement anew because of its parameter, which took three times as long as the reading, and
 * the server gives up a statement that takes most of `timeout`, or all that it gives the role.
 */
#define QUERIES_SETUP_CELLS 5
const char *queries_setup(usec timeout, struct arena *a);

/* One row: how the role could write ("it is a superuser", "it may change patrol.unit"); NULL: it cannot. */
extern const char queries_writes[];

/* board.about.contract alone, for the columns beside it may be another contract's. */
extern const char queries_contract[];

/* One row: for how many microseconds, by its own clock, the server has been at this transaction. */
extern const char queries_work[];

/* board.changed, so many of its rows in one text, one behind the other. A promise that is too long to be kept promises nothing. */
#define QUERIES_PROMISES 1000
extern const char queries_changed[];

/*
 * The steps of the time zone's offset from UTC: from when (seconds since 1970) how many seconds. They are known for a little more
 * than this before and after the board's time.
 */
#define QUERIES_ZONE_REACH DAYS(7)
extern const char queries_zone[];

/* For the audit: a row a setting (name, value); a row a column of schema board (see db/findings.h). */
extern const char queries_settings[];
extern const char queries_columns[];

#endif
