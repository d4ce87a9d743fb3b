#include "view/passing.h"

#include "base/print.h"
#include "model/coverage.h"

/* So far back the day of the week tells which day it was. */
#define NAMED_DAYS DAYS(6)

static void end(const struct view *v, usec t)
{
	if (v->spell)
		spell_end(v->spell, t);
}

bool passing_reached(const struct view *v, usec t)
{
	end(v, t);
	return t <= view_moment(v);
}

bool passing_lasted(const struct view *v, usec since, usec length)
{
	end(v, moment_plus(since, length));
	return moment_since(view_moment(v), since) >= length;
}

/* What is above a whole number of steps, for lengths below 0 too. */
static usec above(usec length, usec step)
{
	usec rest = length % step;

	return rest < 0 ? rest + step : rest;
}

usec passing_steps(const struct view *v, usec since, usec step)
{
	usec length = moment_since(v->now, since);

	if (moment_known(length))
		end(v, moment_plus(v->now, step - above(length, step)));
	return length;
}

/* Seconds show below a minute only. */
static usec step_of(usec length)
{
	return length < MINUTES(1) ? SECONDS(1) : MINUTES(1);
}

usec passing_age(const struct view *v, usec since)
{
	return passing_steps(v, since, step_of(moment_since(v->now, since)));
}

usec passing_left(const struct view *v, usec t)
{
	usec left = moment_since(t, v->now);

	if (moment_known(left))
		end(v, moment_plus(v->now, above(left, step_of(left)) + 1));
	return left;
}

/* A day ends on a whole minute wherever clocks have been set by law for a hundred years. */
bool passing_today(const struct view *v, usec t)
{
	if (moment_known(v->now))
		end(v, moment_plus(v->now, MINUTES(1) - above(v->now, MINUTES(1))));
	return zone_same_day(&v->board->zone, t, v->now);
}

bool passing_visit(const struct view *v, const struct visit *visit)
{
	end(v, visit->started_at);
	end(v, visit->ended_at);
	return coverage_in_progress(visit, view_moment(v));
}

bool passing_is_new(const struct view *v, usec since)
{
	return v->staleness == STALENESS_LIVE && moment_known(since) && moment_known(v->now) &&
	       passing_reached(v, since) && !passing_lasted(v, since, v->settings->screen.highlight);
}

const char *passing_when(const struct view *v, usec t, char dst[MOMENT_TEXT])
{
	const struct zone *zone = &v->board->zone;
	struct civil c;

	if (!moment_known(t) || passing_today(v, t))
		return zone_time(zone, t, dst);
	c = zone_civil(zone, t);
	if (!passing_lasted(v, t, NAMED_DAYS))
		print_text(dst, MOMENT_TEXT, "%s %02d%02d", weekday_short(c.weekday), c.hour, c.minute);
	else
		print_text(dst, MOMENT_TEXT, T_("%d %s"), c.day, month_short(c.month));
	return dst;
}
