/* What a pane may look at: one board at one moment, and how old it is. Drawing reads nothing else. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/arena.h"
#include "base/settings.h"
#include "base/spell.h"
#include "base/tongue.h"
#include "draw/grid.h"
#include "model/alert_log.h"
#include "model/board.h"
#include "model/link.h"
#include "model/need.h"
#include "model/summary.h"
#include "model/vitals.h"

/* Which board is shown: the newest, one that the operator holds, or one of those before it. */
enum showing { SHOWING_LIVE, SHOWING_FROZEN, SHOWING_REPLAY };

struct view {
	const struct board *board; /* NULL before the first good poll */
	usec now;                  /* board time: about.now plus local monotonic time since that moment; stands still with it */
	usec age;                  /* of the board shown: since its moment, and the lag; MOMENT_NONE: there was none */
	usec lag;                  /* how far behind its primary the standby was that it came from; else 0 */
	enum staleness staleness;
	const struct link *link;
	const struct vitals *vitals; /* of the program that shows it; NULL: it does not go on */
	const struct settings *settings;
	bool past;          /* counters are to show `month`, which was chosen, as a whole; else the running month */
	day month;          /* its first day; of no meaning unless past */
	enum showing showing;
	const struct view *live; /* what goes on behind a frozen or replayed board; NULL when that is what is shown */
	const struct alert_log *alerts; /* of the present; NULL: there are none */
	usec muted;                     /* how long the bell stays mute; 0: it is not */
	const struct summary *summary;  /* of the board, for view_summary to have at hand; may be NULL */
	const struct shown_month *shown; /* the same for shown_month_of */
	const struct standing *standings; /* of its hotspots, for view_standings to have at hand; may be NULL */
	uint64_t drawing; /* of the screen: its number, for what is kept from one to the next */
	uint64_t scene; /* stands for all that is drawn by but the board's rows and time; 0: nothing that was drawn is kept */
	struct spell *spell; /* of v->now: whatever is asked of time lowers its end (view/passing.h); may be NULL */
	const char *notice; /* what the operator is told for a moment, in the footer or above it; "" for nothing */
};

/* Is this what is the case now, as far as can be known? */
bool view_is_live(const struct view *v);

/* The board time of the last good data. Needs a board. */
usec view_read_at(const struct view *v);

/* The moment by which rows are judged: now, but that of the last good data once the database is lost. Needs a board. */
usec view_moment(const struct view *v);

/* What the board comes to by view_moment. Needs a board. */
struct summary view_summary(const struct view *v);

/* The board's hotspots in order of need at spell->now, which is view_moment; worked out in `scratch`, if need be. Needs a board. */
const struct standing *view_standings(const struct view *v, struct spell *spell, struct arena *scratch);

/*
 * What a cell of meaning `m` means at the data's age: stale rows are no longer new or plain, those of a board that stands still no
 * longer plain, lost ones are only old.
 */
enum meaning view_meaning(const struct view *v, enum meaning m);

/* How a running length is written: as it is, after "~" when stale, as "OLD" when lost. Returns dst or a constant. */
const char *view_running(const struct view *v, const char *length, char dst[MOMENT_TEXT]);

/* Puts a word of state, in place, into lower case once the database is lost. */
void view_word(const struct view *v, char *word);

/* A moment as a word of state has it, "2136". */
const char *view_compact(const struct view *v, usec t, char dst[MOMENT_TEXT]);

/* Time of the newest good data, "21:23:50". Needs a board. */
const char *view_as_at(const struct view *v, char dst[MOMENT_TEXT]);

#endif
