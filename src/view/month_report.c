#include "view/month_report.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/coverage.h"
#include "view/board_value.h"
#include "view/month_figure.h"
#include "view/month_places.h"
#include "view/month_range.h"
#include "view/month_sentences.h"
#include "view/wording.h"

/* What a force's name of 256 characters can come to when it is made safe. */
#define SAFE 1100

#define MOST_NOTES 8

bool month_report_choose(const struct board *b, day *month, struct err *e)
{
	day running = month_of_board(b);

	if (*month == DAY_NONE && running != DAY_NONE)
		*month = month_range_allows(b, month_plus(running, -1), NULL) ? month_plus(running, -1) : running;
	return month_range_allows(b, *month, e);
}

/* Is it one that sentences are made of, not only the county's long series? */
static bool is_told(const struct counter *c)
{
	for (size_t i = 0; i < month_sentences_n; i++)
		if (month_sentences[i].against <= AGAINST_YEAR && strcmp(month_sentences[i].metric, c->metric) == 0)
			return true;
	return false;
}

bool month_report_possible(const struct board *b, day month, struct err *e)
{
	return month_range_counted(b, month, is_told, e);
}

static const char *as_at(const struct board *b, struct arena *arena)
{
	struct civil now = zone_civil(&b->zone, b->about.now);
	char date[WORDING_TEXT];

	return arena_printf(arena, T_("%02d:%02d on %s"), now.hour, now.minute,
			    wording_day(day_of(now.year, now.month, now.day), date));
}

static const char *stamp(const struct board *b, struct arena *arena)
{
	char text[BOARD_MOMENT];

	return arena_printf(arena, "%s", board_moment(b, b->about.now, text));
}

static void fill_figures(struct month_report *r, const struct board *b)
{
	struct month_figure *figures = arena_alloc(r->arena, month_sentences_n, sizeof *figures);

	for (size_t i = 0; i < month_sentences_n; i++)
		if (month_figure_make(r, b, &month_sentences[i], &figures[r->figures_n]))
			r->figures_n++;
	r->figures = figures;
}

/* "asb_incidents_county, engagements": metrics that sentences want and the board does not have for their month. */
static const char *missing(const struct month_report *r, const struct board *b)
{
	const char *list = "";

	for (size_t i = 0; i < month_sentences_n; i++)
		if (month_figure_missing(r, b, &month_sentences[i]))
			list = arena_printf(r->arena, "%s%s%s", list, list[0] ? ", " : "", month_sentences[i].name);
	return list;
}

static size_t unreadable(const struct board *b)
{
	return b->counters.unreadable + b->counter_totals.unreadable + b->counters_by_hotspot.unreadable +
	       b->hotspots.unreadable;
}

static bool is_capped(const struct board *b)
{
	return b->counters.capped || b->counter_totals.capped || b->counters_by_hotspot.capped || b->hotspots.capped;
}

static void fill_notes(struct month_report *r, const struct board *b)
{
	const char **notes = arena_alloc(r->arena, MOST_NOTES, sizeof *notes);
	const char *lacks = missing(r, b);

	if (r->running)
		notes[r->notes_n++] = arena_printf(
			r->arena,
			T_("%s is not over: every figure of it is to date, up to %s, and is compared with the same "
			   "part of the other month. By hotspot and division nothing is compared, because parts of a "
			   "month are not counted there."),
			r->period_name, r->as_at);
	if (lacks[0])
		notes[r->notes_n++] = arena_printf(r->arena, T_("The database has no figure for %s of: %s."),
						   r->period, lacks);
	if (unreadable(b) > 0)
		notes[r->notes_n++] = arena_printf(
			r->arena, T_("Values that could not be read, and are left out: %zu."), unreadable(b));
	if (is_capped(b))
		notes[r->notes_n++] = T_("Not all rows of the database were read: figures may be too low.");
	r->notes = notes;
}

struct month_report month_report_make(const struct board *b, day month, struct arena *arena)
{
	char text[WORDING_TEXT], force[SAFE];
	struct month_report r = { .arena = arena,
				  .month = month,
				  .running = month == month_of_board(b),
				  .as_at = as_at(b, arena),
				  .stamp = stamp(b, arena),
				  .started = b->about.programme_started };

	text_clean(b->about.force, force, sizeof force);
	r.force = arena_printf(arena, "%s", force);
	r.period_name = arena_printf(arena, "%s", wording_month(month, text));
	r.period = arena_printf(arena, "%s%s", r.period_name, r.running ? T_(" to date") : "");
	r.minutes = (int)(coverage_effective(b) / MINUTES(1));
	month_places_fill(&r, b);
	fill_figures(&r, b);
	fill_notes(&r, b);
	return r;
}
