/* How a hotspot stands against its own plan, and which hotspot needs somebody first. Rules: man patrolboard, COVERAGE. */
#ifndef MODEL_COVERAGE_H
#define MODEL_COVERAGE_H

#include "model/board.h"

enum coverage_state {
	COVERAGE_NOT_DUE,
	COVERAGE_DUE,
	COVERAGE_OVERDUE,
	COVERAGE_MET,
	COVERAGE_OUT_OF_WINDOW,
	COVERAGE_PRESENT,
	COVERAGE_SUSPENDED,
};

struct coverage {
	enum coverage_state state;
	int planned, done;            /* visits of the window: planned, and effective so far */
	usec due_at, overdue_at;      /* of the next visit; MOMENT_NONE when nothing is to come */
	size_t present;               /* visits in progress */
	usec present_since;           /* start of the longest of them; MOMENT_NONE when nobody is there */
	usec short_by;                /* what that one still lacks to be effective; 0 when it is */
	const struct visit *const *visits; /* all of the hotspot's on the board, earliest first */
	size_t visits_n;
};

/*
 * At board time `now`. A visit is effective from about.effective_minutes on: 14:59 is not 15:00. Of n visits planned in a
 * window the k-th is due from the middle of the k-th n-th of it and overdue from the last moment at which it could start
 * and still be effective within that n-th. revisit_every sets a limit of its own from the last effective visit; the earlier counts.
 */
struct coverage coverage_of(const struct board *b, const struct hotspot *h, usec now);

/* One sentence that says why: "overdue: 2 visits planned 14:00-23:00, 0 effective, last 09:12". */
void coverage_explain(const struct board *b, const struct hotspot *h, usec now, char *dst, size_t size);

/* Why a hotspot stands where it does in the default order; the lower, the sooner. */
enum need {
	NEED_EMERGENCY,
	NEED_ASSIST,
	NEED_OVERDUE,
	NEED_EXTRA,
	NEED_SHORT,
	NEED_DUE,
	NEED_REST,
};

enum need need_of(const struct board *b, const struct hotspot *h, usec now);

/* Writes the board's hotspots (hotspots.n pointers) in order of need; overdue ones longest first; ties by code. */
void need_order(const struct board *b, usec now, const struct hotspot **out);

#endif
