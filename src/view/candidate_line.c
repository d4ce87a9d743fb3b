#include "view/candidate_line.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "model/state.h"

/* A line in the making. */
struct line {
	const struct view *view;
	const struct candidate *candidate;
	int cells;
	bool full; /* a part did not fit: none after it is tried */
	char *text;
};

/* Adds a part after a comma, whole or not at all. */
__attribute__((format(printf, 2, 3))) static void add(struct line *l, const char *format, ...)
{
	char part[CANDIDATE_LINE];
	size_t used = strlen(l->text);
	va_list args;

	va_start(args, format);
	print_args(part, sizeof part, format, args);
	va_end(args);
	if (!part[0])
		return;
	l->full = l->full || (used && text_width(l->text) + 2 + text_width(part) > l->cells);
	if (!l->full)
		print_text(l->text + used, CANDIDATE_LINE - used, "%s%s", used ? ", " : "", part);
}

static const char *left(const struct line *l, usec ends, char dst[MOMENT_TEXT])
{
	char length[MOMENT_TEXT], running[MOMENT_TEXT];
	usec time = moment_since(ends, view_moment(l->view));

	print_text(dst, MOMENT_TEXT, "%s", view_running(l->view, span_minutes(time, length), running));
	return dst;
}

const char *candidate_km(double km, char dst[MOMENT_TEXT])
{
	if (isnan(km))
		return "";
	if (km >= 999.5)
		return T_("far");
	snprintf(dst, MOMENT_TEXT, km < 9.95 ? "%.1f km" : "%.0f km", km);
	return tongue_decimal(dst, MOMENT_TEXT);
}

static void add_distance(struct line *l)
{
	char km[MOMENT_TEXT];

	add(l, "%s", candidate_km(l->candidate->km, km));
}

/* What tells how long it can stay: its shift, and what a drone has in its battery. */
static void add_time_left(struct line *l)
{
	const struct unit *u = l->candidate->unit;
	char length[MOMENT_TEXT];

	if (moment_known(u->shift_ends))
		add(l, T_("%s to shift end"), left(l, u->shift_ends, length));
	else
		add(l, T_("shift end not known"));
	if (moment_known(u->endurance_ends))
		add(l, T_("charge %s left"), left(l, u->endurance_ends, length));
}

static void fits(struct line *l)
{
	add(l, T_("%s free"), l->candidate->unit->call_sign);
	add_distance(l);
	add_time_left(l);
}

static void position_old(struct line *l)
{
	usec age = moment_since(view_moment(l->view), l->candidate->unit->located_at);
	char km[MOMENT_TEXT], length[MOMENT_TEXT], dst[MOMENT_TEXT];

	add(l, T_("%s free"), l->candidate->unit->call_sign);
	if (moment_known(age))
		add(l, T_("was %s away %s ago"), candidate_km(l->candidate->km, km),
		    view_running(l->view, span_minutes(age, length), dst));
	else
		add(l, T_("was %s away"), candidate_km(l->candidate->km, km));
	add_time_left(l);
}

static void position_none(struct line *l)
{
	add(l, T_("%s free"), l->candidate->unit->call_sign);
	add(l, T_("distance not known"));
	add_time_left(l);
}

static void too_late(struct line *l)
{
	char length[MOMENT_TEXT];

	add(l, T_("not %s: %s to shift end"), l->candidate->unit->call_sign,
	    left(l, l->candidate->unit->shift_ends, length));
	add_distance(l);
}

static void too_far(struct line *l)
{
	char length[MOMENT_TEXT];

	add(l, T_("not %s: charge %s left"), l->candidate->unit->call_sign,
	    left(l, l->candidate->unit->endurance_ends, length));
	add_distance(l);
}

static void not_free(struct line *l)
{
	const struct unit *u = l->candidate->unit;

	add(l, T_("not %s: %s"), u->call_sign, unit_state_word(l->view->settings, u));
	if (u->assist_id[0])
		add(l, T_("on an assist"));
	add_distance(l);
}

static void needs_help(struct line *l)
{
	add(l, T_("not %s: has asked for help itself"), l->candidate->unit->call_sign);
	add_distance(l);
}

static void unfit(struct line *l)
{
	add(l, T_("not %s"), l->candidate->unit->call_sign);
}

void candidate_line(const struct view *v, const struct candidate *c, int cells, char dst[CANDIDATE_LINE])
{
	static void (*const words[])(struct line *) = {
		[CANDIDATE_FITS] = fits,
		[CANDIDATE_POSITION_OLD] = position_old,
		[CANDIDATE_POSITION_NONE] = position_none,
		[CANDIDATE_TOO_LATE] = too_late,
		[CANDIDATE_TOO_FAR] = too_far,
		[CANDIDATE_NOT_FREE] = not_free,
		[CANDIDATE_NEEDS_HELP] = needs_help,
		[CANDIDATE_WRONG_KIND] = unfit,
		[CANDIDATE_ASKS] = unfit,
	};
	struct line l = { .view = v, .candidate = c, .cells = cells, .text = dst };

	dst[0] = '\0';
	words[c->verdict](&l);
}
