/* A hotspot: why it stands where it does, its plan, who was and is there, what came of it, and how it has been. */
#include <math.h>
#include <stdio.h>

#include "base/print.h"
#include "model/alert_finding.h"
#include "model/explain.h"
#include "model/place_month.h"
#include "model/state.h"
#include "view/detail.h"
#include "view/hotspot_status.h"
#include "view/number.h"
#include "view/shown_month.h"
#include "view/said.h"

static const void *find(const struct view *v, const char *key)
{
	return board_hotspot(v->board, key);
}

static const char *name(const void *subject, const struct view *v)
{
	return board_place(v->board, ((const struct hotspot *)subject)->code);
}

static void write_why(const struct hotspot *h, const struct view *v, struct sheet *s)
{
	char as_of[SAID_TEXT], coverage[EXPLAIN_TEXT], need[EXPLAIN_TEXT];
	usec now = view_moment(v);

	coverage_explain(v->board, h, now, coverage, sizeof coverage);
	need_explain(v->board, v->settings, h, now, need, sizeof need);
	sheet_section(s, 0, T_("Why it stands where it does"));
	sheet_text(s, MEANING_STRONG, "%s%s; %s", said_as_of(v, as_of), coverage, need);
}

static void write_window(const struct hotspot *h, const struct view *v, struct sheet *s)
{
	char from[SAID_TEXT], to[MOMENT_TEXT];

	if (moment_known(h->window_starts) && moment_known(h->window_ends))
		sheet_field(s, T_("Window"), MEANING_PLAIN, T_("%s to %s"), said_minute(v, h->window_starts, from),
			    zone_minute(&v->board->zone, h->window_ends, to));
	else
		sheet_field(s, T_("Window"), MEANING_PLAIN, T_("no hours are set"));
}

static void write_plan(const struct hotspot *h, const struct coverage *c, const struct view *v, struct sheet *s)
{
	char time[SAID_TEXT], other[SAID_TEXT], length[MOMENT_TEXT];

	sheet_section(s, 0, T_("Plan"));
	sheet_field(s, T_("Code"), MEANING_PLAIN, T_("%s, area %s, division %s"), h->code, h->area[0] ? h->area : "?",
		    h->division[0] ? h->division : "?");
	sheet_field(s, T_("Reason"), MEANING_PLAIN, "%s", h->reason);
	write_window(h, v, s);
	sheet_field(s, T_("Visits"), MEANING_PLAIN, T_("%d effective of %d planned, each of %d minutes or more"),
		    c->done, c->planned, (int)(coverage_effective(v->board) / MINUTES(1)));
	if (moment_known(h->revisit_every) && h->revisit_every > 0)
		sheet_field(s, T_("Revisit"), MEANING_PLAIN, T_("every %s"), span_minutes(h->revisit_every, length));
	if (c->due_at != MOMENT_NONE)
		sheet_field(s, T_("Next"), MEANING_PLAIN, T_("due from %s, overdue from %s"),
			    said_minute(v, c->due_at, time), said_minute(v, c->overdue_at, other));
	sheet_field(s, T_("Last good"), MEANING_PLAIN, "%s", said_since(v, c->last_effective_at, time));
	if (h->streak_days > 0)
		sheet_field(s, T_("Streak"), MEANING_PLAIN,
			    P_("%d day on end with an effective visit", "%d days on end with an effective visit",
			       (unsigned long)h->streak_days),
			    h->streak_days);
	else if (h->streak_days == 0)
		sheet_field(s, T_("Streak"), MEANING_PLAIN, T_("none: no effective visit yesterday or today"));
	if (h->extra_officers)
		sheet_field(s, T_("Extra"), MEANING_WARN, T_("extra officers are wanted%s%s"),
			    h->extra_reason[0] ? ": " : "", h->extra_reason);
	sheet_field(s, T_("Suspended"), MEANING_WARN, "%s", h->suspended_reason);
	if (moment_known(h->authorisation_ends))
		sheet_field(s, T_("Dispersal"), MEANING_STRONG, T_("authorised (section 34) until %s"),
			    said_until(v, h->authorisation_ends, time));
}

/* "21 min", "~12 min", "OLD" for one that goes on when nothing is known any more. */
static void write_length(const struct visit *visit, const struct view *v, char dst[SAID_TEXT])
{
	bool going_on = coverage_in_progress(visit, view_moment(v));
	usec length = moment_since(going_on ? v->now : visit->ended_at, visit->started_at);

	if (going_on && v->staleness == STALENESS_LOST)
		print_text(dst, SAID_TEXT, T_("OLD"));
	else if (!moment_known(length) || length < 0)
		print_text(dst, SAID_TEXT, "?%s", T_(" min"));
	else
		print_text(dst, SAID_TEXT, "%s%lld%s", going_on && v->staleness == STALENESS_STALE ? "~" : "",
			   (long long)(length / MINUTES(1)), T_(" min"));
}

/* "effective", "short by 5 min": of a visit that goes on, what it still lacks; of one that ended, what it lacked. */
static enum meaning judge(const struct visit *visit, const struct view *v, char dst[SAID_TEXT])
{
	bool going_on = coverage_in_progress(visit, view_moment(v));
	usec length = moment_since(going_on ? view_moment(v) : visit->ended_at, visit->started_at);
	usec lacks = moment_since(coverage_effective(v->board), length);

	dst[0] = '\0';
	if (!moment_known(lacks) || (going_on && v->staleness == STALENESS_LOST))
		return MEANING_PLAIN;
	if (lacks <= 0)
		print_text(dst, SAID_TEXT, T_("effective"));
	else
		print_text(dst, SAID_TEXT, T_("%sshort by %lld"),
			   going_on && v->staleness == STALENESS_STALE ? "~" : "",
			   (long long)((lacks + MINUTES(1) - 1) / MINUTES(1)));
	return lacks <= 0 ? MEANING_GOOD : MEANING_STRONG;
}

static void write_visit(const struct visit *visit, const struct view *v, struct sheet *s)
{
	char from[SAID_TEXT], to[MOMENT_TEXT], length[SAID_TEXT], judged[SAID_TEXT], crew[SAID_TEXT] = "";
	enum meaning meaning = judge(visit, v, judged);
	bool going_on = coverage_in_progress(visit, view_moment(v));

	write_length(visit, v, length);
	if (visit->crew >= 0)
		print_text(crew, sizeof crew, T_("crew %d"), visit->crew);
	sheet_row(s,
		  (const struct sheet_cell[]){
			  { said_minute(v, visit->started_at, from), 5, 0, ALIGN_RIGHT, MEANING_PLAIN },
			  { going_on ? T_("there") : zone_minute(&v->board->zone, visit->ended_at, to),
			    tongue_room(5, 0, N_("there")), 3, ALIGN_LEFT, MEANING_PLAIN },
			  { visit->call_sign, 6, 0, ALIGN_LEFT, MEANING_PLAIN },
			  { crew, tongue_room(7, 0, N_("crew %d")), 4, ALIGN_LEFT, MEANING_FAINT },
			  { length, tongue_room(8, 4, N_(" min")), 0, ALIGN_RIGHT, MEANING_PLAIN },
			  { judged, tongue_room(12, 0, N_("%sshort by %lld")), 1, ALIGN_LEFT, meaning },
			  { visit->outcomes, 0, 0, ALIGN_LEFT, MEANING_PLAIN },
		  },
		  7);
}

static void write_visits(const struct coverage *c, const struct view *v, struct sheet *s)
{
	sheet_section(s, 0, T_("Visits of this window, the newest first"));
	sheet_not_all_read(s, v->board->visits.capped);
	if (c->visits_n == 0)
		sheet_text(s, MEANING_FAINT, T_("None."));
	for (size_t i = c->visits_n; i-- > 0;)
		write_visit(c->visits[i], v, s);
}

static void write_units(const struct hotspot *h, const struct view *v, struct sheet *s)
{
	size_t n;
	const struct unit *const *units = board_units_at(v->board, h->code, &n);

	sheet_section(s, 0, T_("Units there or coming"));
	sheet_not_all_read(s, v->board->units.capped);
	if (n == 0)
		sheet_text(s, MEANING_FAINT, T_("None is assigned to it."));
	for (size_t i = 0; i < n; i++) {
		char word[TABLE_CELL], since[SAID_TEXT];

		print_text(word, sizeof word, "%s", unit_state_word(v->settings, units[i]));
		view_word(v, word);
		sheet_row(s,
			  (const struct sheet_cell[]){
				  { units[i]->call_sign, 6, 0, ALIGN_LEFT, MEANING_PLAIN },
				  { units[i]->kind, 10, 1, ALIGN_LEFT, MEANING_PLAIN },
				  { word, 12, 0, ALIGN_LEFT, MEANING_STRONG },
				  { said_running(v, units[i]->state_since, since), 0, 0, ALIGN_LEFT, MEANING_PLAIN },
			  },
			  4);
	}
}

static void write_assists(const struct hotspot *h, const struct view *v, struct sheet *s)
{
	size_t n;
	const struct assist *const *assists = board_assists_at(v->board, h->code, &n);

	sheet_section(s, 0, T_("Assists asked for there"));
	sheet_not_all_read(s, v->board->assists.capped);
	if (n == 0)
		sheet_text(s, MEANING_FAINT, T_("None in the last 24 hours."));
	for (size_t i = 0; i < n; i++) {
		const struct assist *a = assists[i];
		char at[SAID_TEXT];

		sheet_text(s, assist_unanswered(a) ? MEANING_ALARM : MEANING_PLAIN, T_("%s %s wants %s: %s%s%s%s%s"),
			   said_minute(v, a->asked_at, at), a->asked_by, a->wanted,
			   assist_unanswered(a) ? T_("not answered") : a->state, a->unit[0] ? T_(" by ") : "", a->unit,
			   a->reason[0] ? "; " : "", a->reason);
	}
}

static double known(int n)
{
	return n == COUNT_NONE ? (double)NAN : n;
}

static void write_week(const struct hotspot *h, size_t first, const struct view *v, struct sheet *s)
{
	char numbers[8 * NUMBER_TEXT] = "", number[NUMBER_TEXT], date[MOMENT_TEXT] = "";
	int sum = 0;
	size_t used = 0;

	if (moment_known(v->board->about.now))
		zone_date(&v->board->zone, v->board->about.now - DAYS((usec)(ASB_DAYS - first)), date);
	for (size_t i = first; i < first + 7 && used < sizeof numbers; i++) {
		if (h->asb_daily[i] > 0)
			sum += h->asb_daily[i] < 1000000 ? h->asb_daily[i] : 1000000;
		used += (size_t)print_text(numbers + used, sizeof numbers - used, " %3s",
					   number_count(known(h->asb_daily[i]), 8, "?", number));
	}
	sheet_text(s, MEANING_PLAIN, "%-10s %s  = %d", date, numbers, sum);
}

static void write_asb(const struct hotspot *h, const struct view *v, struct sheet *s)
{
	struct comparison c = month_change(COUNTER_COUNT, known(h->asb_28d), known(h->asb_prior_28d));
	char now[NUMBER_TEXT], then[NUMBER_TEXT], change[NUMBER_TEXT];
	double days[ASB_DAYS];

	for (size_t i = 0; i < ASB_DAYS; i++)
		days[i] = known(h->asb_daily[i]);
	sheet_section(s, 1, T_("Anti-social behaviour, the last 28 days"));
	sheet_text(s, MEANING_STRONG, T_("%s incidents, %s in the 28 days before %s"), number_count(c.now, 9, "?", now),
		   number_count(c.then, 9, "?", then), number_change(&c, 9, change));
	sheet_bars(s, MEANING_PLAIN, days, ASB_DAYS);
	sheet_text(s, MEANING_FAINT, T_("day by day, a line a week, the oldest first:"));
	for (size_t week = 0; week < ASB_DAYS; week += 7)
		write_week(h, week, v, s);
}

/* The last week against a mean week of the three before it: its own history, not the county's. */
static void write_runaways(const struct hotspot *h, struct sheet *s)
{
	bool rises = alert_runaways_rise(h);
	char mean[32];

	snprintf(mean, sizeof mean, "%.1f", ((double)h->runaways_28d - h->runaways_7d) / 3.0);
	sheet_section(s, 1, T_("Young people running away from officers"));
	if (h->runaways_7d < 0 || h->runaways_28d < h->runaways_7d)
		sheet_text(s, MEANING_FAINT, T_("Not known."));
	else
		sheet_text(s, rises ? MEANING_WARN : MEANING_PLAIN,
			   T_("%s%d in the last 7 days, against %s a week in the three weeks before"),
			   rises ? T_("RISING: ") : "", h->runaways_7d, tongue_decimal(mean, sizeof mean));
}

static void write_counter(const struct counter_setting *c, const struct hotspot *h, const struct shown_month *r,
			  const struct view *v, struct sheet *s)
{
	const day months[] = { r->month, r->before, r->year_before };
	const char *none = glyph_text(GLYPH_NONE, s->canvas.glyphs);
	char numbers[3][NUMBER_TEXT];
	struct sheet_cell cells[4] = { { c->label, 22, 0, ALIGN_LEFT, MEANING_PLAIN } };

	for (size_t i = 0; i < 3; i++)
		cells[1 + i] =
			(struct sheet_cell){ number_value(c->format,
							  place_month_of_hotspot(v->board, c, months[i], h->code), 8,
							  none, numbers[i]),
					     8, (int)i, ALIGN_RIGHT, i == 0 ? MEANING_STRONG : MEANING_PLAIN };
	sheet_row(s, cells, 4);
}

static void write_counters(const struct hotspot *h, const struct view *v, struct sheet *s)
{
	struct shown_month r = shown_month_of(v);
	char now[SHOWN_MONTH_TEXT], before[SHOWN_MONTH_TEXT], year[SHOWN_MONTH_TEXT];
	char title[160];

	if (r.month == DAY_NONE)
		return;
	print_text(title, sizeof title, T_("Its counters, %s"), shown_month_past(&r, now));
	sheet_section(s, 1, r.whole ? title : T_("Counters of this hotspot, by whole months; the running one so far"));
	sheet_not_all_read(s, v->board->counters_by_hotspot.capped);
	sheet_row(s,
		  (const struct sheet_cell[]){
			  { "", 22, 0, ALIGN_LEFT, MEANING_FAINT },
			  { shown_month_whole(r.month, now), 8, 0, ALIGN_RIGHT, MEANING_FAINT },
			  { shown_month_whole(r.before, before), 8, 1, ALIGN_RIGHT, MEANING_FAINT },
			  { shown_month_whole(r.year_before, year), 8, 2, ALIGN_RIGHT, MEANING_FAINT },
		  },
		  4);
	for (size_t i = 0; i < v->settings->counters_n; i++)
		if (place_month_counted(v->board, &v->settings->counters[i]))
			write_counter(&v->settings->counters[i], h, &r, v, s);
}

static void write(const void *subject, const struct view *v, struct sheet *s)
{
	const struct hotspot *h = subject;
	struct coverage c = coverage_of(v->board, h, view_moment(v));

	write_why(h, v, s);
	write_plan(h, &c, v, s);
	write_visits(&c, v, s);
	write_units(h, v, s);
	write_assists(h, v, s);
	write_asb(h, v, s);
	write_runaways(h, s);
	write_counters(h, v, s);
}

const struct detail detail_hotspot = { N_("Hotspot"), find, name, write, false };
