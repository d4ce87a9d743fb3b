/* The board from PostgreSQL: one connection, asynchronous from the first byte, that is always about to become good again. */
#ifndef DB_SOURCE_H
#define DB_SOURCE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/settings.h"
#include "model/board.h"
#include "model/link.h"

struct source;

/* Something that became of the connection. Texts are safe to show, hold no secret, and live as long as the call. */
struct source_news {
	enum { SOURCE_CONNECTING, SOURCE_CONNECTED, SOURCE_NOT_CONNECTED, SOURCE_POLLED, SOURCE_POLL_FAILED } what;
	usec now;
	const struct link *link; /* as it stands after that */
	const char *state;       /* of a failure: its SQLSTATE; "" when the server said none */
	const char *version, *way; /* of a new connection: "15.5"; "socket", "TLSv1.3", or "plain" */
	int backend;
	size_t rows, bytes; /* of a poll: bytes of values */
};

/* Whom it calls, without a secret. Texts live as long as the source, and are not safe to show. */
struct source_whom {
	const char *servers; /* "db-a:5432,db-b" */
	const char *database, *role; /* "" when they cannot be told */
};

/*
 * `conninfo` is what psql takes, PG* variables and service files included; `name` goes into application_name; `random` is a
 * seed for jitter. NULL and `e` set when the conninfo itself makes no sense. `now` is always the local monotonic clock
 * (CLOCK_BOOTTIME), passed in. Nothing here ever blocks.
 */
struct source *source_new(const char *conninfo, const char *name, const struct database_settings *settings,
			  unsigned random, usec now, struct err *e);
void source_free(struct source *s);

/* From now on `hear` is told all the news, by source_step; it must not call the source. */
void source_listen(struct source *s, void (*hear)(void *listener, const struct source_news *news), void *listener);

struct source_whom source_whom(const struct source *s);

#define SOURCE_FILES 8

/* The files and folders that are named for it, as for certificates; returns how many. Texts live as long as the source. */
size_t source_files(const struct source *s, const char *paths[SOURCE_FILES]);

/* Do they read the same database, by what their conninfos say (db/conninfo.h)? */
bool source_same_database(const struct source *s, const struct source *other);

/* What the loop waits for: a descriptor (-1: none) with events for poll(2), and the next moment to call source_step anyway. */
int source_fd(const struct source *s);
short source_events(const struct source *s);
usec source_deadline(const struct source *s);

/*
 * Goes as far as it can without waiting: connects, checks itself, polls when due, decodes. Call it whenever the descriptor
 * is ready or the deadline has passed. True when there is a new board or the link's state changed.
 */
bool source_step(struct source *s, usec now);

/* The newest published board, or NULL when there was none since the last call; the caller owns it (board_free). */
const struct board *source_take(struct source *s);

/* The moment of that board (its about.now) by the local clock, never before that of an older one; and how the link stands. */
usec source_as_of(const struct source *s);
const struct link *source_link(struct source *s, usec now);

/* Of units' states, from now on those of this unit are read, at once; for "", as at first, none, and for NULL all. */
void source_look_at(struct source *s, const char *call_sign);

/* Counted from the last poll; when the next would have been due by now, it goes out at once. */
void source_set_interval(struct source *s, usec interval);

#endif
