/* How the connection to the database stands, as told to whoever shows it, and what that makes of the data's age. */
#ifndef MODEL_LINK_H
#define MODEL_LINK_H

#include "base/settings.h"

#define LINK_TEXT 256

/* What a failure means for the exit status and for the next attempt. */
enum link_failure {
	LINK_FINE,
	LINK_UNREACHABLE, /* nobody there, broken, timed out, starting up: try again soon */
	LINK_REFUSED,     /* password, role, privilege, missing or wrong view: a person must act; try again slowly */
};

struct link {
	bool connected;
	enum link_failure failure; /* of the last attempt or poll */
	char problem[LINK_TEXT];   /* its words, or that a standby lags; safe to show; "" when all is well */
	char problem_english[LINK_TEXT]; /* the same for a log */
	unsigned tries;            /* failed in a row */
	usec retry_in;             /* until the next attempt; 0 while one is under way */
	usec took;                 /* the last good poll's time from question to answer */
	usec took_about;           /* the same, steady: link_steady */
	char server[64];           /* "db-a" or "socket": where we are connected, safe to show */
	bool standby;
	usec lag; /* of a standby: how far the newest board is behind the primary; MOMENT_NONE: not known */
};

/* Is the same to be said of both, but for lengths of time? */
bool link_same(const struct link *a, const struct link *b);

enum staleness {
	STALENESS_LIVE,
	STALENESS_STALE,
	STALENESS_LOST,
};

/* `age` is that of the newest good poll's data, by the local monotonic clock; MOMENT_NONE: there was none. */
enum staleness staleness_of(usec age, const struct settings *s);

/*
 * What is shown of a length that is another each time, so that it is not sent to the terminal each time: what was shown before,
 * while the length is neither half of it nor double.
 */
usec link_steady(usec shown, usec length);

#endif
