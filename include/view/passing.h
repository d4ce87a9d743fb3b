/*
 * What a cell asks of time. Each answer lowers the end of v->spell, where there is one, to the first moment at which it would be
 * another: before that a cell comes out the same. But for a lost database: there view_moment is not v->now, and lines are not kept.
 */
#ifndef VIEW_PASSING_H
#define VIEW_PASSING_H

#include "view/view.h"

/* Has that moment come by view_moment? */
bool passing_reached(const struct view *v, usec t);

/* Has it been at least so long since then by view_moment? Not when that is not known. */
bool passing_lasted(const struct view *v, usec since, usec length);

/* How long it has been, of which whole steps show; MOMENT_NONE when that is not known. */
usec passing_steps(const struct view *v, usec since, usec step);

/* How long it has been, and how long it is to then, as span_minutes and span_clock show it. */
usec passing_age(const struct view *v, usec since);
usec passing_left(const struct view *v, usec t);

/* Does it lie in the local day of v->now? */
bool passing_today(const struct view *v, usec t);

/* Is the visit going on by view_moment? */
bool passing_visit(const struct view *v, const struct visit *visit);

/* True within the highlight time after `since`, by the moment shown, unless the data was stale then. */
bool passing_is_new(const struct view *v, usec since);

/* A moment in a list: "18:00:03" today, "Sun 2358" for less than a week, "24 Dec" before: eight cells. Needs a board. */
const char *passing_when(const struct view *v, usec t, char dst[MOMENT_TEXT]);

#endif
