/* The newest board, how old it is, and how the database stands: what both the live board and `once` look at. */
#ifndef APP_WATCH_H
#define APP_WATCH_H

#include "app/exit.h"
#include "base/err.h"
#include "db/source.h"
#include "view/view.h"

struct watch {
	struct source *source;
	const struct board *board; /* NULL before the first good poll */
	usec as_of;                /* its moment, by clock_now() */
	void (*hear)(void *listener, const struct source_news *news); /* NULL: nobody listens */
	void *listener;
};

/* False, and `e` set, when the conninfo of the settings makes no sense. */
bool watch_open(struct watch *w, const struct settings *s, const char *layout, struct err *e);

/* As source_listen has it, for this source and those that it turns to. */
void watch_listen(struct watch *w, void (*hear)(void *listener, const struct source_news *news), void *listener);

/*
 * From now on watches what these settings say. The board stays until there is a newer one, but of another database it goes at
 * once, and so must all that was made of its boards: then *anew is true. False: all is as it was.
 */
bool watch_turn_to(struct watch *w, const struct settings *s, const char *layout, bool *anew, struct err *e);

void watch_close(struct watch *w);

/*
 * Lets the source go on; true when there is something else to show at once. A board that says what the one before it said is not,
 * nor is how long a poll took: the next second shows these.
 */
bool watch_step(struct watch *w, usec now);

/* Waits for the first board. When there will be none, why is said on standard error, and the status tells what failed. */
enum exit_status watch_await(struct watch *w);

/* What a screen drawn at `now` shows; points into `w` and `s`. */
struct view watch_view(struct watch *w, const struct settings *s, usec now);

#endif
