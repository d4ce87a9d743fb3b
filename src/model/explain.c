#include "model/explain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "model/coverage.h"
#include "model/need.h"

/* Room for two texts of 256 characters of 4 bytes beside our own words. */
#define DRAFT 2560

/* A sentence in the making, and what it is about. */
struct sentence {
	const struct board *board;
	const struct hotspot *hotspot;
	const struct coverage *coverage;
	usec now;
	size_t used;
	char text[DRAFT];
};

__attribute__((format(printf, 2, 3))) static void say(struct sentence *s, const char *format, ...)
{
	size_t room = sizeof s->text - s->used;
	va_list arguments;
	int n;

	va_start(arguments, format);
	n = vsnprintf(s->text + s->used, room, format, arguments);
	va_end(arguments);
	if (n > 0)
		s->used += (size_t)n < room ? (size_t)n : room - 1;
}

/* "09:12" today, "Sun 31 Dec 22:10" on another day. */
static void say_moment(struct sentence *s, usec t)
{
	const struct zone *z = &s->board->zone;
	char date[MOMENT_TEXT], minute[MOMENT_TEXT];

	if (moment_known(t) && !zone_same_day(z, t, s->now))
		say(s, "%s ", zone_date(z, t, date));
	say(s, "%s", zone_minute(z, t, minute));
}

static void say_window(struct sentence *s)
{
	const struct hotspot *h = s->hotspot;
	char minute[MOMENT_TEXT];

	if (!moment_known(h->window_starts) || !moment_known(h->window_ends)) {
		say(s, T_(" at all hours"));
		return;
	}
	say(s, " ");
	/* A window that began yesterday evening and still holds is tonight's: it needs no date. */
	if (h->window_starts > s->now)
		say_moment(s, h->window_starts);
	else
		say(s, "%s", zone_minute(&s->board->zone, h->window_starts, minute));
	say(s, "-%s", zone_minute(&s->board->zone, h->window_ends, minute));
}

/* "2 visits planned 14:00-23:00 and one every 2h00" */
static void say_plan(struct sentence *s)
{
	int n = s->coverage->planned;
	usec every = s->hotspot->revisit_every;
	bool revisit = moment_known(every) && every > 0;
	char span[MOMENT_TEXT];

	if (n)
		say(s, P_("%d visit planned", "%d visits planned", (unsigned long)n), n);
	else if (revisit)
		say(s, T_("a visit every %s planned"), span_minutes(every, span));
	else
		say(s, T_("no visits planned"));
	say_window(s);
	if (n && revisit)
		say(s, T_(" and one every %s"), span_minutes(every, span));
}

static void say_last(struct sentence *s)
{
	if (s->coverage->last_effective_at == MOMENT_NONE) {
		say(s, T_(", last not known"));
		return;
	}
	say(s, T_(", last "));
	say_moment(s, s->coverage->last_effective_at);
}

/* How far the plan is; of a window to come there is nothing to tell yet. */
static void say_progress(struct sentence *s)
{
	if (!coverage_has_window(s->hotspot)) {
		say(s, T_("no hours are set"));
		return;
	}
	say_plan(s);
	if (s->coverage->planned && s->hotspot->window_starts <= s->now)
		say(s, T_(", %d effective"), s->coverage->done);
}

static void say_limit(struct sentence *s, const char *words, usec limit)
{
	if (limit == MOMENT_NONE)
		return;
	say(s, "; %s ", words);
	say_moment(s, limit);
}

static void explain_suspended(struct sentence *s)
{
	say(s, "%s", s->hotspot->suspended_reason);
}

static void explain_out_of_window(struct sentence *s)
{
	say_progress(s);
	say_last(s);
}

static void explain_met(struct sentence *s)
{
	const struct coverage *c = s->coverage;

	if (c->done == c->planned) {
		say(s, T_("%d of "), c->done);
		say_plan(s);
		say(s, "%s", P_(" is effective", " are effective", (unsigned long)c->done));
	} else {
		say_progress(s);
	}
	say_last(s);
}

/* The call sign of the visit that has gone on longest. */
static const char *longest_present(const struct sentence *s)
{
	const struct coverage *c = s->coverage;

	for (size_t i = 0; i < c->visits_n; i++)
		if (c->visits[i]->started_at == c->present_since && coverage_in_progress(c->visits[i], s->now))
			return c->visits[i]->call_sign;
	return "";
}

static void explain_present(struct sentence *s)
{
	const struct coverage *c = s->coverage;
	const char *who = longest_present(s);
	usec minutes = (c->short_by + MINUTES(1) - 1) / MINUTES(1);

	if (c->present > 1)
		say(s, P_("%zu crew, longest ", "%zu crews, longest ", c->present), c->present);
	say(s, T_("%s since "), *who ? who : T_("a unit"));
	if (c->present_since == MOMENT_NONE)
		say(s, T_("an unknown time"));
	else
		say_moment(s, c->present_since);
	if (c->short_by)
		say(s, P_(", short by %d min; ", ", short by %d min; ", (unsigned long)minutes), (int)minutes);
	else
		say(s, T_(", effective; "));
	say_progress(s);
}

static void explain_not_due(struct sentence *s)
{
	say_progress(s);
	say_last(s);
	say_limit(s, T_("the next is due from"), s->coverage->due_at);
}

static void explain_due(struct sentence *s)
{
	say_progress(s);
	say_last(s);
	say_limit(s, T_("the next is to start by"), s->coverage->overdue_at);
}

static void explain_overdue(struct sentence *s)
{
	say_progress(s);
	say_last(s);
	say_limit(s, T_("the next was to start by"), s->coverage->overdue_at);
}

static void (*const explain[COVERAGE_STATES])(struct sentence *s) = {
	[COVERAGE_NOT_DUE] = explain_not_due,
	[COVERAGE_DUE] = explain_due,
	[COVERAGE_OVERDUE] = explain_overdue,
	[COVERAGE_MET] = explain_met,
	[COVERAGE_OUT_OF_WINDOW] = explain_out_of_window,
	[COVERAGE_PRESENT] = explain_present,
	[COVERAGE_SUSPENDED] = explain_suspended,
};

void coverage_explain(const struct board *b, const struct hotspot *h, usec now, char *dst, size_t size)
{
	struct coverage c = coverage_of(b, h, now);
	struct sentence s = { .board = b, .hotspot = h, .coverage = &c, .now = now };

	say(&s, "%s: ", tongue_sense("coverage", coverage_word(c.state)));
	explain[c.state](&s);
	text_clean(s.text, dst, size);
}

static const char *const needs[] = {
	[NEED_EMERGENCY] = N_("a unit is in an emergency there"),
	[NEED_ASSIST] = N_("an assist asked for there is unanswered"),
	[NEED_OVERDUE] = N_("it is overdue"),
	[NEED_EXTRA] = N_("extra officers are wanted"),
	[NEED_SHORT] = N_("a crew is there, not yet for long enough"),
	[NEED_DUE] = N_("a visit is due"),
	[NEED_REST] = N_("nothing more is wanted now"),
};

void need_explain(const struct board *b, const struct settings *s, const struct hotspot *h, usec now, char *dst,
		  size_t size)
{
	size_t rank = need_rank(b, s, h, now);
	enum need need = need_of(b, s, h, now);
	const char *why = need == NEED_EXTRA ? h->extra_reason : "";
	char text[DRAFT], nth[TONGUE_NTH];

	snprintf(text, sizeof text, T_("%s of %zu in need: %s%s%s"), tongue_nth(rank, nth), b->hotspots.n,
		 T_(needs[need]), why[0] ? ": " : "", why);
	text_clean(text, dst, size);
}
