#include "view/said.h"

#include "base/print.h"

/* The date before a moment of another day. */
static const char *date_before(const struct view *v, usec t, char dst[MOMENT_TEXT + 1])
{
	char date[MOMENT_TEXT];

	dst[0] = '\0';
	if (moment_known(v->now) && !zone_same_day(&v->board->zone, t, v->now))
		print_text(dst, MOMENT_TEXT + 1, "%s ", zone_date(&v->board->zone, t, date));
	return dst;
}

const char *said_at(const struct view *v, usec t, char dst[SAID_TEXT])
{
	char date[MOMENT_TEXT + 1], time[MOMENT_TEXT];

	if (!moment_known(t))
		return T_("not known");
	date_before(v, t, date);
	print_text(dst, SAID_TEXT, "%s%s", date,
		   date[0] ? zone_minute(&v->board->zone, t, time) : zone_time(&v->board->zone, t, time));
	return dst;
}

const char *said_minute(const struct view *v, usec t, char dst[SAID_TEXT])
{
	char date[MOMENT_TEXT + 1], time[MOMENT_TEXT];

	if (!moment_known(t))
		return T_("not known");
	print_text(dst, SAID_TEXT, "%s%s", date_before(v, t, date), zone_minute(&v->board->zone, t, time));
	return dst;
}

const char *said_running(const struct view *v, usec t, char dst[SAID_TEXT])
{
	char length[MOMENT_TEXT], running[MOMENT_TEXT];

	print_text(dst, SAID_TEXT, "%s", view_running(v, span_minutes(moment_since(v->now, t), length), running));
	return dst;
}

const char *said_since(const struct view *v, usec t, char dst[SAID_TEXT])
{
	char at[SAID_TEXT], length[SAID_TEXT];

	if (!moment_known(t) || v->staleness == STALENESS_LOST)
		return said_at(v, t, dst);
	print_text(dst, SAID_TEXT, T_("%.40s, %.16s ago"), said_at(v, t, at), said_running(v, t, length));
	return dst;
}

const char *said_until(const struct view *v, usec t, char dst[SAID_TEXT])
{
	char at[SAID_TEXT], length[MOMENT_TEXT], left[MOMENT_TEXT];

	if (!moment_known(t) || v->staleness == STALENESS_LOST)
		return said_minute(v, t, dst);
	if (t <= v->now)
		print_text(dst, SAID_TEXT, T_("%.40s, OVER"), said_minute(v, t, at));
	else
		print_text(dst, SAID_TEXT, T_("%.40s, in %s"), said_minute(v, t, at),
			   view_running(v, span_minutes(t - v->now, length), left));
	return dst;
}

const char *said_as_of(const struct view *v, char dst[SAID_TEXT])
{
	char time[MOMENT_TEXT];

	if (view_is_live(v))
		return "";
	if (v->staleness == STALENESS_STALE)
		return T_("Estimate: ");
	print_text(dst, SAID_TEXT, T_("At %s: "), view_as_at(v, time));
	return dst;
}
