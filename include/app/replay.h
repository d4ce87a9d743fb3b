/* Holding the board still, and stepping through those of the time just past, while polling goes on behind. */
#ifndef APP_REPLAY_H
#define APP_REPLAY_H

#include "model/history.h"
#include "ui/keys.h"
#include "view/view.h"

struct replay {
	struct history *history;
	enum showing showing;
	struct view live; /* what goes on behind, as of the last replay_view */

	/* of the board that stands still */
	const struct board *board;
	size_t number; /* in the history */
	usec now, received; /* its own moment, whatever the moment at which it was held: all on screen is of that one */
	char notice[160];
};

void replay_open(struct replay *r, const struct settings *s);
void replay_close(struct replay *r);

/* When the settings have changed. */
void replay_limit(struct replay *r, const struct settings *s);

/* A new board, received at that local time. */
void replay_add(struct replay *r, const struct board *b, usec received);

/*
 * Does what a request about time asks for (UI_FREEZE and those after it); `live` is the newest board at local time `now`. The
 * board shown before may be gone after that. Returns what the operator is to be told, "" for nothing; valid until the next call.
 */
const char *replay_serve(struct replay *r, enum ui_request request, const struct view *live, usec now);

/* What to show at local time `now`: `live` itself, or the board that stands still. Points into `r`. */
struct view replay_view(struct replay *r, const struct view *live, usec now);

#endif
