#include "view/view.h"

#include "base/print.h"
#include "base/text.h"

/* So far back the day of the week tells which day it was. */
#define NAMED_DAYS DAYS(6)

bool view_is_live(const struct view *v)
{
	return v->staleness == STALENESS_LIVE && v->showing == SHOWING_LIVE;
}

usec view_read_at(const struct view *v)
{
	return moment_plus(v->board->about.now, -v->lag);
}

usec view_moment(const struct view *v)
{
	return v->staleness == STALENESS_LOST ? view_read_at(v) : v->now;
}

struct summary view_summary(const struct view *v)
{
	return v->summary ? *v->summary : summary_of(v->board, v->settings, view_moment(v));
}

const struct standing *view_standings(const struct view *v, struct arena *scratch)
{
	return v->standings ? v->standings : need_order(v->board, v->settings, view_moment(v), scratch);
}

enum meaning view_meaning(const struct view *v, enum meaning m)
{
	if (v->staleness == STALENESS_LOST)
		return MEANING_OLD;
	if (v->showing != SHOWING_LIVE && m == MEANING_PLAIN)
		return MEANING_OLD;
	if (v->staleness == STALENESS_STALE && (m == MEANING_PLAIN || m == MEANING_NEW))
		return MEANING_OLD;
	return m;
}

bool view_is_new(const struct view *v, usec since)
{
	usec length = moment_since(view_moment(v), since);

	return v->staleness == STALENESS_LIVE && moment_known(length) && length >= 0 &&
		length < v->settings->screen.highlight;
}

const char *view_running(const struct view *v, const char *length, char dst[MOMENT_TEXT])
{
	if (v->staleness == STALENESS_LOST)
		return T_("OLD");
	print_text(dst, MOMENT_TEXT, "%s%s", v->staleness == STALENESS_STALE ? "~" : "", length);
	return dst;
}

void view_word(const struct view *v, char *word)
{
	if (v->staleness == STALENESS_LOST)
		text_lower(word);
}

const char *view_compact(const struct view *v, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return "?";
	c = zone_civil(&v->board->zone, t);
	print_text(dst, MOMENT_TEXT, "%02d%02d", c.hour, c.minute);
	return dst;
}

const char *view_when(const struct view *v, usec t, char dst[MOMENT_TEXT])
{
	const struct zone *zone = &v->board->zone;
	struct civil c;

	if (!moment_known(t) || zone_same_day(zone, t, v->now))
		return zone_time(zone, t, dst);
	c = zone_civil(zone, t);
	if (moment_since(v->now, t) < NAMED_DAYS)
		print_text(dst, MOMENT_TEXT, "%s %02d%02d", weekday_short(c.weekday), c.hour, c.minute);
	else
		print_text(dst, MOMENT_TEXT, T_("%d %s"), c.day, month_short(c.month));
	return dst;
}

const char *view_as_at(const struct view *v, char dst[MOMENT_TEXT])
{
	return zone_time(&v->board->zone, view_read_at(v), dst);
}
