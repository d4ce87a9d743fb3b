#include "view/handover_shift.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/coverage.h"
#include "view/event_words.h"
#include "view/number.h"
#include "view/outcomes.h"
#include "view/said.h"
#include "view/wording.h"

/* The last ones of a long evening. */
#define MOST_EVENTS 60

/* --- who --- */

/* "14 patrols, 2 drones" */
static const char *kinds_of(const struct handover_talk *t, const struct shift *s)
{
	static const char *const words[UNIT_KINDS][2] = {
		[UNIT_PATROL] = { NP_("patrol", "patrols") },
		[UNIT_DRONE] = { NP_("drone", "drones") },
		[UNIT_MOTORCYCLE] = { NP_("motorcycle", "motorcycles") },
		[UNIT_SUPERVISOR] = { NP_("supervisor", "supervisors") },
		[UNIT_OTHER] = { NP_("other", "others") },
	};
	const char *all = "";

	for (size_t kind = 0; kind < UNIT_KINDS; kind++)
		if (s->of_kind[kind])
			all = arena_printf(t->arena, "%s%s%s", all, all[0] ? ", " : "",
					   handover_count(t, s->of_kind[kind], words[kind][0], words[kind][1]));
	return all;
}

void handover_shifts(struct handover_talk *t)
{
	for (size_t i = 0; i < t->shifts_n; i++) {
		const struct shift *s = &t->shifts[i];
		char begins[SAID_TEXT], ends[SAID_TEXT];

		handover_say(t, T_("%s%s: from %s%s to %s; on duty %s (%s), %s."),
			     s->name[0] ? T_("Shift ") : T_("No shift named"), s->name,
			     moment_known(s->begins) ? "" : T_("a start "),
			     said_minute(t->view, s->begins, begins),
			     moment_known(s->ends) ? said_minute(t->view, s->ends, ends) : T_("an end not known"),
			     handover_count(t, s->units, "unit", "units"), kinds_of(t, s),
			     handover_count(t, (size_t)s->officers, "officer", "officers"));
	}
}

/* --- alerts --- */

/* "acknowledged by control at 18:04:10" */
static const char *acknowledged_words(const struct handover_talk *t, const struct alert_line *line)
{
	const char *who = t->watch->who;
	char at[SAID_TEXT];

	if (!alert_acknowledged(line))
		return T_("NOT ACKNOWLEDGED");
	return arena_printf(t->arena, T_("acknowledged%s%s at %s"), who[0] ? T_(" by ") : "", who,
			    said_at(t->view, line->acknowledged_at, at));
}

static void say_line(struct handover_talk *t, const struct alert_line *line)
{
	char raised[SAID_TEXT], over[SAID_TEXT], text[ALERT_TEXT];
	bool is_over = line->cleared_at != MOMENT_NONE;

	handover_say(t, T_("%s %s: raised at %s, %s%s%s."), alert_word(&line->alert), alert_text(&line->alert, text),
		     said_at(t->view, line->raised_at, raised), acknowledged_words(t, line),
		     is_over ? T_(", over at ") : "", is_over ? said_at(t->view, line->cleared_at, over) : "");
}

static void say_what_holds(struct handover_talk *t)
{
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(t->view->alerts, &n);
	char text[ALERT_TEXT];

	if (n == 0)
		handover_say(t, T_("No log: only a live board remembers alerts and when they were acknowledged. What "
				  "holds now: no alerts."));
	else
		handover_say(t,
			     P_("No log: only a live board remembers alerts and when they were acknowledged. What "
				"holds now: %zu alert.",
				"No log: only a live board remembers alerts and when they were acknowledged. What "
				"holds now: %zu alerts.",
				n),
			     n);
	for (size_t i = 0; i < n; i++)
		handover_say(t, "%s %s.", alert_word(&lines[i]->alert), alert_text(&lines[i]->alert, text));
}

static void say_log(struct handover_talk *t)
{
	size_t raised_n, over_n, earlier = 0;
	const struct alert_line *const *raised = alert_log_raised(t->view->alerts, &raised_n);
	const struct alert_line *const *over = alert_log_cleared(t->view->alerts, &over_n);
	char since[SAID_TEXT];

	handover_say(t, T_("On this display, which has watched since %s; another one has a log of its own."),
		     said_at(t->view, t->watch->since, since));
	for (size_t i = 0; i < raised_n; i++)
		say_line(t, raised[i]);
	for (size_t i = 0; i < over_n; i++)
		if (handover_in_shift(t, over[i]->cleared_at))
			say_line(t, over[i]);
		else
			earlier++;
	if (raised_n + over_n == earlier)
		handover_say(t, T_("No alert was raised in the shift."));
	if (over_n > 0 && over_n == (size_t)t->view->settings->alerts.cleared)
		handover_say(t, T_("Of those that are over, earlier ones are no longer kept (alerts.cleared is %zu)."),
			     over_n);
}

void handover_alerts(struct handover_talk *t)
{
	if (!t->watch)
		say_what_holds(t);
	else
		say_log(t);
	if (alert_log_missed(t->view->alerts))
		handover_say(t, T_("%zu more conditions hold than are followed: NOT SHOWN."),
			     alert_log_missed(t->view->alerts));
}

/* --- visits --- */

struct visit_sums {
	size_t made, effective, brief, going_on;
	usec patrol, officer; /* time */
};

static void add_visit(const struct handover_talk *t, const struct visit *v, struct visit_sums *sums)
{
	bool going_on = coverage_in_progress(v, t->now);
	usec length = moment_since(going_on ? t->now : v->ended_at, v->started_at);

	sums->made++;
	if (!moment_known(length) || length < 0)
		return;
	if (length >= coverage_effective(t->view->board))
		sums->effective++;
	else if (going_on)
		sums->going_on++;
	else
		sums->brief++;
	sums->patrol += length;
	sums->officer += length * (v->crew > 0 && v->crew < 100 ? v->crew : 0);
}

static void say_visits(struct handover_talk *t)
{
	const struct board *b = t->view->board;
	struct visit_sums sums = { 0 };
	struct outcomes outcomes = { .arena = t->arena };
	char patrol[MOMENT_TEXT], officer[MOMENT_TEXT];
	const char *said;

	for (size_t i = 0; i < b->visits.n; i++)
		if (handover_in_shift(t, b->visits.at[i].started_at)) {
			add_visit(t, &b->visits.at[i], &sums);
			outcomes_add(&outcomes, b->visits.at[i].outcomes);
		}
	said = outcomes_said(&outcomes);
	handover_say(t,
		     T_("Visits: %zu made, %zu of them effective (%d minutes or more), %zu too short, %zu under way "
			"and not yet effective."),
		     sums.made, sums.effective, (int)(coverage_effective(b) / MINUTES(1)), sums.brief, sums.going_on);
	if (sums.made > 0)
		handover_say(t, T_("Time in hotspots: %s of patrol time, %s of officer time%s."),
			     span_minutes(sums.patrol, patrol), span_minutes(sums.officer, officer),
			     t->view->staleness == STALENESS_STALE ? T_(" (estimate)") : "");
	handover_say(t, T_("Outcomes: %s."), said[0] ? said : T_("none recorded"));
}

/* --- assists of the shift --- */

struct wait_sums {
	size_t asked, answered, declined, waiting;
	usec all, longest;
};

static void add_assist(const struct assist *a, struct wait_sums *sums)
{
	usec waited = moment_since(a->accepted_at, a->asked_at);

	sums->asked++;
	if (assist_unanswered(a))
		sums->waiting++;
	else if (!moment_known(waited) || waited < 0)
		sums->declined += strcmp(a->state, "declined") == 0;
	else {
		sums->answered++;
		sums->all += waited;
		sums->longest = waited > sums->longest ? waited : sums->longest;
	}
}

/* ", accepted after 1m" */
static const char *after(const struct handover_talk *t, const char *words, const struct assist *a, usec at)
{
	usec length = moment_since(at, a->asked_at);
	char span[MOMENT_TEXT];

	if (!moment_known(length))
		return "";
	return arena_printf(t->arena, T_(", %s after %s"), words, span_minutes(length, span));
}

static void say_assist(struct handover_talk *t, const struct assist *a)
{
	char asked[SAID_TEXT];

	handover_say(t, T_("%s %s at %s asked for %s%s%s%s%s%s%s%s."), said_minute(t->view, a->asked_at, asked),
		     a->asked_by, board_place(t->view->board, a->hotspot), handover_wanted(t, a),
		     a->unit[0] ? ": " : "", a->unit, after(t, T_("noted"), a, a->acknowledged_at),
		     after(t, T_("accepted"), a, a->accepted_at), after(t, T_("there"), a, a->arrived_at),
		     after(t, strcmp(a->state, "declined") == 0 ? T_("declined") : T_("over"), a, a->closed_at),
		     assist_unanswered(a) ? T_(", NOT ANSWERED") : "");
}

static int by_asking(const void *left, const void *right)
{
	const struct assist *a = *(const struct assist *const *)left, *b = *(const struct assist *const *)right;

	if (a->asked_at != b->asked_at)
		return a->asked_at < b->asked_at ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* In the order in which they were asked. */
static const struct assist **asked_in_shift(const struct handover_talk *t, size_t *n)
{
	const struct board *b = t->view->board;
	const struct assist **asked = arena_alloc(t->arena, b->assists.n, sizeof *asked);

	*n = 0;
	for (size_t i = 0; i < b->assists.n; i++)
		if (handover_in_shift(t, b->assists.at[i].asked_at))
			asked[(*n)++] = &b->assists.at[i];
	qsort(asked, *n, sizeof *asked, by_asking);
	return asked;
}

static void say_assists(struct handover_talk *t)
{
	size_t n;
	const struct assist **asked = asked_in_shift(t, &n);
	struct wait_sums sums = { 0 };
	char mean[MOMENT_TEXT], longest[MOMENT_TEXT];

	for (size_t i = 0; i < n; i++)
		add_assist(asked[i], &sums);
	if (sums.answered > 0)
		handover_say(t,
			     T_("Assists: %zu asked, %zu answered, after %s on average and %s at most, %zu declined, "
			       "%zu not answered yet."),
			     sums.asked, sums.answered, span_minutes(sums.all / (usec)sums.answered, mean),
			     span_minutes(sums.longest, longest), sums.declined, sums.waiting);
	else
		handover_say(t, T_("Assists: %zu asked, none answered, %zu declined, %zu not answered yet."),
			     sums.asked, sums.declined, sums.waiting);
	for (size_t i = 0; i < n; i++)
		say_assist(t, asked[i]);
}

void handover_figures(struct handover_talk *t)
{
	char from[SAID_TEXT];

	if (t->from == MOMENT_NONE)
		handover_say(
			t,
			T_("When the shift began is not known: counted is all that the board holds, the visits of each "
			  "hotspot's present or last window and the assists of a day."));
	else
		handover_say(t,
			     T_("From %s, when the first of the shift came on duty: visits of each hotspot's present "
				"or last window that began after that."),
			     said_minute(t->view, t->from, from));
	say_visits(t);
	say_assists(t);
}

/* --- the month --- */

/* " (+3)", " (+18%)" */
static const char *change_of(const struct handover_talk *t, const struct comparison *c)
{
	char change[NUMBER_TEXT];
	const char *by = number_change(c, NUMBER_TEXT - 1, change);

	if (!by[0])
		return "";
	return arena_printf(t->arena, by[0] == '(' ? " %s" : " (%s)", by);
}

/* "; December 2023: 9 (+3)", "; December 2023: 19 (+7), by another definition" */
static const char *against(const struct handover_talk *t, const struct counter_setting *c, day month, int ago)
{
	day other = month_plus(month, -ago);
	struct comparison compared = month_compare(t->view->board, c, month, other);
	char name[WORDING_TEXT], then[NUMBER_TEXT];
	bool differs;

	if (!isfinite(compared.then))
		return "";
	differs = compared.definition_changed;
	compared.definition_changed = false; /* said in words */
	return arena_printf(t->arena, "; %s: %s%s%s", wording_month(other, name),
			    number_value(c->format, compared.then, NUMBER_TEXT - 1, "?", then),
			    change_of(t, &compared), differs ? T_(", by another definition") : "");
}

void handover_month(struct handover_talk *t)
{
	const struct view *v = t->view;
	day month = month_of_board(v->board);
	char name[WORDING_TEXT], value[NUMBER_TEXT];

	if (month == DAY_NONE)
		return;
	handover_say(t,
		     T_("%s to date, beside the same part of the month before and of the same month last year."),
		     wording_month(month, name));
	for (size_t i = 0; i < v->settings->counters_n; i++) {
		const struct counter_setting *c = &v->settings->counters[i];

		handover_say(
			t, "%s: %s%s%s.", c->label,
			number_value(c->format, month_value(v->board, c, month), NUMBER_TEXT - 1, T_("not known"),
				     value),
			against(t, c, month, 1), against(t, c, month, 12));
	}
}

/* --- events --- */

/* Kinds that begin with these are told by other sections, or are everyday. */
static bool is_told_elsewhere(const struct event *e)
{
	static const char *const kinds[] = { "visit_", "booked_", "assist_", "outcome" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strncmp(e->kind, kinds[i], strlen(kinds[i])) == 0)
			return true;
	return false;
}

static void say_event(struct handover_talk *t, const struct event *e)
{
	char at[SAID_TEXT], text[EVENT_WORDS];

	event_words(e, t->view->board, text, sizeof text);
	handover_say(t, "%s %s.", said_minute(t->view, e->at, at), text);
}

/* The board has the newest first; a story is told from its beginning. */
void handover_events(struct handover_talk *t)
{
	const struct board *b = t->view->board;
	const struct event **chosen = arena_alloc(t->arena, b->events.n, sizeof *chosen);
	size_t n = 0, told;

	for (size_t i = 0; i < b->events.n; i++)
		if (handover_in_shift(t, b->events.at[i].at) && !is_told_elsewhere(&b->events.at[i]))
			chosen[n++] = &b->events.at[i];
	told = n < MOST_EVENTS ? n : MOST_EVENTS;
	if (told < n)
		handover_say(t, T_("%zu earlier ones are left out."), n - told);
	while (told > 0)
		say_event(t, chosen[--told]);
}
