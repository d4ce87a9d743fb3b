/* What went wrong between us and the database, in words for the person who can put it right, and how soon to try again. */
#ifndef DB_FAILURE_H
#define DB_FAILURE_H

#include <stdbool.h>

#include "base/err.h"
#include "model/link.h"

enum failure_pace {
	PACE_SOON, /* it may pass by itself: at once, then ever later */
	PACE_LATE, /* the same, and it was too slow for us: with more time, ever more */
	PACE_SLOW, /* somebody has to act: every few seconds at first, at last once a minute */
};

struct failure {
	enum link_failure kind; /* LINK_FINE: none */
	enum failure_pace pace;
	char text[LINK_TEXT];    /* safe to show */
	char english[LINK_TEXT]; /* the same in English, for a log */
	char state[6];           /* the server's SQLSTATE; "" when it said none */
};

/* Where it happened; all of it may be any text, none of it NULL. */
struct failure_place {
	const char *server; /* its host, or the folder of its socket; "" when nobody said */
	const char *database, *role;
	const char *view; /* "" when no view was being read */
};

/* From a SQLSTATE and the server's own words (may be ""). */
struct failure failure_of_state(const char *sqlstate, const char *words, const struct failure_place *at);

/*
 * From libpq's message on a connection that was not made, or broke. With PQERRORS_SQLSTATE it ends in the server's SQLSTATE
 * if the server said anything.
 */
struct failure failure_of_message(const char *message, const struct failure_place *at);

/*
 * One more reason why there is no connection, of another host or address. All are told, each once: first those that a person can
 * mend, which also decide what it means and when to try again. One that was too late counts for all.
 */
void failure_add(struct failure *f, const struct failure *more);

/* Our own words, with {server}, {role}, ... filled in of the place, and {words}. The template is said as the catalogue has it. */
struct failure failure_at(enum link_failure kind, enum failure_pace pace, const char *template, const char *words,
			  const struct failure_place *at);

/* An error's words. */
struct failure failure_of_err(enum link_failure kind, enum failure_pace pace, const struct err *e);

#endif
