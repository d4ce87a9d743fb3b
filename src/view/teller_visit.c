/* Visits: arrivals, the minute from which one is effective, outcomes, departures. */
#include <string.h>

#include "model/coverage.h"
#include "view/aloud.h"
#include "view/telling.h"

static const char *place_of(const struct telling *t, const struct visit *v)
{
	return board_place(t->now->board, v->hotspot);
}

static void tell_arrival(const struct telling *t, const struct visit *v)
{
	char at[MOMENT_TEXT];

	tell(t, T_("%s arrived at %s at %s."), v->call_sign, place_of(t, v),
	     zone_minute(&t->now->board->zone, v->started_at, at));
}

static void tell_departure(const struct telling *t, const struct visit *v)
{
	usec length = moment_since(v->ended_at, v->started_at), least = coverage_effective(t->now->board);
	usec told = length - length % MINUTES(1); /* so that the two of them add up */
	char stayed[MOMENT_TEXT], missing[MOMENT_TEXT];

	if (!moment_known(length))
		tell(t, T_("%s has left %s."), v->call_sign, place_of(t, v));
	else if (length >= least)
		tell(t, T_("%s has left %s after %s: effective."), v->call_sign, place_of(t, v),
		     aloud(span_minutes(length, stayed), t->scratch));
	else
		tell(t, T_("%s has left %s after %s: short by %s."), v->call_sign, place_of(t, v),
		     aloud(span_minutes(length, stayed), t->scratch),
		     aloud(span_minutes(least - told, missing), t->scratch));
}

/* Is it long enough at that moment, and still going on? */
static bool is_effective(const struct visit *v, const struct view *view)
{
	usec length = moment_since(view->now, v->started_at);

	return coverage_in_progress(v, view->now) && moment_known(length) && length >= coverage_effective(view->board);
}

static void tell_course(const struct telling *t, const struct visit *before, const struct visit *now)
{
	char least[MOMENT_TEXT];

	if (!is_effective(before, t->before) && is_effective(now, t->now))
		tell(t, T_("%s has been at %s for %s: effective."), now->call_sign, place_of(t, now),
		     aloud(span_minutes(coverage_effective(t->now->board), least), t->scratch));
	if (strcmp(before->outcomes, now->outcomes) != 0 && now->outcomes[0])
		tell(t, T_("%s at %s: %s."), now->call_sign, place_of(t, now), now->outcomes);
	if (before->ended_at == MOMENT_NONE && now->ended_at != MOMENT_NONE)
		tell_departure(t, now);
}

/* One that is no longer on the board was of a window that is over. */
static void tell_visit(const struct telling *t, const void *earlier, const void *later)
{
	const struct visit *before = earlier, *now = later;

	if (before && now)
		tell_course(t, before, now);
	else if (now && now->ended_at == MOMENT_NONE)
		tell_arrival(t, now);
	else if (now)
		tell_departure(t, now);
}

const struct teller teller_visit = { "visit", tell_visit };
