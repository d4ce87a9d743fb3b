/* How a hotspot stands against its own plan. Rules: man patrolboard, COVERAGE. */
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
	COVERAGE_STATES,
};

/* Minutes of an effective visit where about.effective_minutes is absent, below 1 or above a day. */
#define COVERAGE_EFFECTIVE_MINUTES 15

struct coverage {
	enum coverage_state state;
	int planned, done;            /* visits of the window: planned, and effective so far */
	usec due_at, overdue_at;      /* of the next visit; MOMENT_NONE when nothing is to come */
	usec last_effective_at;       /* end of the last effective visit, `now` while one goes on; MOMENT_NONE: not known */
	size_t present;               /* visits in progress */
	usec present_since;           /* start of the longest of them; MOMENT_NONE when nobody is there, or not known */
	usec short_by;                /* what that one still lacks to be effective; 0 when it is */
	const struct visit *const *visits; /* all of the hotspot's on the board, earliest first */
	size_t visits_n;
	/*
	 * At all moments from `now` on and before this one the same holds; only while somebody is there due_at, overdue_at and
	 * last_effective_at go on with time, and short_by, until there is nothing short.
	 */
	usec until;
};

/*
 * At board time `now`; the first of these that holds:
 *   suspended      suspended_reason is set
 *   present        a visit is in progress
 *   out of window  no window, or not inside it; due_at and overdue_at are those of a window to come
 *   met            as many effective visits as planned
 *   overdue, due, not due   by the limits of the next visit
 * A visit is effective from about.effective_minutes on (14:59 is not 15:00), and counts for a window when that much of it lies
 * inside. Of n visits planned the k-th is due from the middle of the k-th n-th of the window and overdue from the last moment
 * at which it could start and still be effective within that n-th. revisit_every adds a limit of its own: overdue when that
 * long has passed since the last effective visit or, when it was earlier, since the window started; due from half of that; not
 * owed when the limit falls after the window. The earlier of each counts. A window without end or beginning has no n-ths.
 */
struct coverage coverage_of(const struct board *b, const struct hotspot *h, usec now);

/* How long a visit must last to be effective. */
usec coverage_effective(const struct board *b);

/* Has it begun, and not ended? One that starts after `now` has not. */
bool coverage_in_progress(const struct visit *v, usec now);

/* One that lacks an end, or ends before it starts, is none. */
bool coverage_has_window(const struct hotspot *h);

/* "overdue", "not due", "out of window": as explanations and lists write it. */
const char *coverage_word(enum coverage_state state);

#endif
