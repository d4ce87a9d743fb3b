/*
 * One poll: all questions in one pipeline, one round trip, one instant of the database, made into a board. Where something has
 * changed that was not asked for, because it had long stayed the same, all are asked once more.
 */
#ifndef DB_POLL_H
#define DB_POLL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/settings.h"
#include "db/failure.h"
#include "model/board.h"

struct pg_conn;
struct poll;

/* POLL_GOES_ON: some questions were answered; others, which they may have led to, are on their way. */
enum poll_progress { POLL_WAITS, POLL_GOES_ON, POLL_DONE, POLL_FAILED };

struct poll *poll_new(const struct database_settings *settings);
void poll_free(struct poll *p);

/*
 * On a new connection its role is checked with the first questions. What is kept stays for as long as tokens promise it; of
 * transactions nothing is known yet, for another server numbers them otherwise. False: see poll_failure.
 */
bool poll_meet(struct poll *p, struct pg_conn *conn, const struct failure_place *at);

/*
 * Of datasets that are of interest for one thing at a time (of_one), from now on only the rows with this first key are read; for
 * "", as at first, none, for NULL all. Returns whether there is something to be read that was not before; copied.
 */
bool poll_look_at(struct poll *p, const char *key);

/*
 * Sends the questions; `zone` asks for the time zone's offsets in any case, `whole` for all rows, whatever is promised of them. The
 * server gives up one that takes most of `patience`. False: see poll_failure.
 */
bool poll_send(struct poll *p, bool zone, bool whole, usec patience);

/* Takes what has arrived, as often as wanted. After POLL_FAILED the connection is of no more use. */
enum poll_progress poll_collect(struct poll *p);

/* What poll_collect waits for. */
short poll_events(const struct poll *p);

/* After POLL_DONE: the board, published; the caller owns it. */
const struct board *poll_take(struct poll *p);

const struct failure *poll_failure(const struct poll *p);

/* What the answers to the last poll came to: rows, and bytes of values. */
size_t poll_rows(const struct poll *p);
size_t poll_bytes(const struct poll *p);

/* Has the database rung since it was last asked this, to say that something has changed? */
bool poll_rung(struct poll *p);

/*
 * How long before its last answer the moment was that the poll shows, by the server's clock, which may have been set in between:
 * anything.
 */
usec poll_worked(const struct poll *p);

/* Is the server a standby, as of the last poll? */
bool poll_standby(const struct poll *p);

/* How far it says that it is behind its primary; 0: not at all, MOMENT_NONE: not known. */
usec poll_lag(const struct poll *p);

#endif
