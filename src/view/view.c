#include "view/view.h"

#include "base/print.h"
#include "base/text.h"

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

const struct standing *view_standings(const struct view *v, struct spell *spell, struct arena *scratch)
{
	return v->standings ? v->standings : need_order(v->board, v->settings, spell, scratch);
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

const char *view_as_at(const struct view *v, char dst[MOMENT_TEXT])
{
	return zone_time(&v->board->zone, view_read_at(v), dst);
}
