#include "view/telling.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "draw/tier.h"
#include "model/dataset.h"
#include "model/match.h"
#include "model/summary.h"
#include "view/aloud.h"

static const struct teller *const tellers[] = { &teller_assist, &teller_unit, &teller_visit, &teller_hotspot };

void tell(const struct telling *t, const char *format, ...)
{
	char draft[8 * TELLING_SENTENCE], sentence[TELLING_SENTENCE];
	size_t n = 0, left;
	struct grapheme g;
	va_list args;

	va_start(args, format);
	vsnprintf(draft, sizeof draft, format, args);
	va_end(args);
	left = strlen(draft);
	for (size_t used; (used = tier_next(t->glyphs, &draft[strlen(draft) - left], left, &g)) > 0; left -= used)
		if (n + 4 * GRAPHEME_RUNES < sizeof sentence)
			n += grapheme_encode(&g, &sentence[n]);
	sentence[n] = '\0';
	t->hear(t->listener, sentence);
}

static const struct dataset *dataset_of(const char *view)
{
	const struct dataset *d = datasets_all;

	while (strcmp(d->view, view) != 0)
		d++;
	return d;
}

/* Of a list that was cut short nobody knows which rows have come or gone. */
static void tell_rows(const struct telling *t, const struct teller *teller)
{
	const struct dataset *d = dataset_of(teller->view);
	struct list before = dataset_list(t->before->board, d), now = dataset_list(t->now->board, d);
	struct match then = match_in(d, before, t->scratch);
	bool *stayed = arena_alloc(t->scratch, before.n, sizeof *stayed), whole = !before.capped && !now.capped;

	for (size_t i = 0; i < now.n; i++) {
		const void *row = dataset_row(d, now, i);

		then.expected = i;
		size_t at = match_find(&then, row);

		if (at != MATCH_NONE)
			stayed[at] = true;
		if (at != MATCH_NONE || whole)
			teller->tell(t, at == MATCH_NONE ? NULL : dataset_row(d, before, at), row);
	}
	for (size_t i = 0; whole && i < before.n; i++)
		if (!stayed[i])
			teller->tell(t, dataset_row(d, before, i), NULL);
}

static bool is_capped(const struct board *b)
{
	return b->hotspots.capped || b->units.capped || b->visits.capped || b->assists.capped;
}

/* Where that begins: at the beginning there is no board before. */
static void tell_capped(const struct telling *t)
{
	const struct board *before = t->before ? t->before->board : NULL;

	if (is_capped(t->now->board) && !(before && is_capped(before)))
		tell(t, T_("NOT ALL READ: there are more rows than database.max_rows, and who comes or goes is not "
			  "told."));
}

void telling_changes(const struct telling *t)
{
	for (size_t i = 0; i < sizeof tellers / sizeof *tellers; i++)
		tell_rows(t, tellers[i]);
	tell_counters(t);
	tell_capped(t);
}

/* --- the age of the data --- */

static const char *problem_of(const struct view *v)
{
	return v->link->problem[0] ? v->link->problem : T_("the database is slow or does not answer");
}

static void tell_live(const struct telling *t)
{
	char at[MOMENT_TEXT], length[MOMENT_TEXT];

	tell(t, T_("LIVE again, after %s without data: what follows has happened since %s."),
	     aloud(span_short(moment_since(t->now->board->about.now, t->before->board->about.now), length), t->scratch),
	     view_as_at(t->before, at));
}

static void tell_stale(const struct telling *t)
{
	char at[MOMENT_TEXT];

	tell(t, T_("STALE: nothing known since %s; %s."), view_as_at(t->now, at), problem_of(t->now));
}

static void tell_lost(const struct telling *t)
{
	char at[MOMENT_TEXT];

	tell(t, T_("NO DATABASE since %s: all that was told is OLD. USE RADIO (%s)."), view_as_at(t->now, at),
	     problem_of(t->now));
}

void telling_age(const struct telling *t)
{
	static void (*const words[])(const struct telling *) = {
		[STALENESS_LIVE] = tell_live, [STALENESS_STALE] = tell_stale, [STALENESS_LOST] = tell_lost
	};

	if (t->now->staleness != t->before->staleness)
		words[t->now->staleness](t);
}

/* --- alerts --- */

static void tell_alert(const struct telling *t, const char *how, const struct alert_line *line)
{
	static const char *const priorities[] = {
		[ALERT_HIGH] = N_("high priority"),
		[ALERT_MIDDLE] = N_("middle priority"),
		[ALERT_LOW] = N_("low priority"),
	};
	char name[ALERT_TEXT], tail[ALERT_TEXT];

	alert_name(&line->alert, name);
	tell(t, "%s, %s: %s%s%s, %s.", how, T_(priorities[line->alert.priority]), alert_word(&line->alert),
	     name[0] ? " " : "", name, aloud(alert_tail(&line->alert, tail), t->scratch));
}

/* That the data are stale, lost or there again telling_age says; that they are so still, only an alert. */
static bool is_age(const struct alert_line *line)
{
	return line->alert.rule->about == ALERT_DATA;
}

void telling_alerts(const struct telling *t)
{
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(t->now->alerts, &n);

	for (size_t i = 0; i < n; i++)
		if (lines[i]->told > t->alerts_told && (lines[i]->repeats || !is_age(lines[i])))
			tell_alert(t, lines[i]->repeats ? T_("ALERT still") : T_("ALERT"), lines[i]);
	lines = alert_log_cleared(t->now->alerts, &n);
	for (size_t i = n; i-- > 0;)
		if (lines[i]->told > t->alerts_told && !is_age(lines[i]))
			tell_alert(t, T_("Alert over"), lines[i]);
}

/* --- the beginning --- */

void telling_begin(const struct telling *t)
{
	const struct board *b = t->now->board;
	struct summary sum = summary_of(b, t->now->settings, t->now->now);
	const char *units, *assists;
	char date[MOMENT_TEXT];
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(t->now->alerts, &n);

	tell(t, "%s, %s %d, %s.", b->about.force[0] ? b->about.force : "patrolboard",
	     zone_date(&b->zone, t->now->now, date),
	     moment_known(t->now->now) ? zone_civil(&b->zone, t->now->now).year : 0, b->about.time_zone);
	tell(t,
	     P_("%zu hotspot: %zu with a crew present, %zu overdue, %zu due, %zu met.",
		"%zu hotspots: %zu with a crew present, %zu overdue, %zu due, %zu met.", b->hotspots.n),
	     b->hotspots.n, sum.coverage[COVERAGE_PRESENT], sum.coverage[COVERAGE_OVERDUE], sum.coverage[COVERAGE_DUE],
	     sum.coverage[COVERAGE_MET]);
	units = arena_printf(t->scratch, P_("%zu unit, %zu free.", "%zu units, %zu free.", sum.units), sum.units,
			     sum.units_free);
	assists = arena_printf(
		t->scratch,
		P_("%zu assist open, %zu not answered.", "%zu assists open, %zu not answered.", sum.assists_open),
		sum.assists_open, sum.assists_unanswered);
	tell(t, "%s %s", units, assists);
	tell_capped(t);
	for (size_t i = 0; i < n; i++)
		tell_alert(t, T_("ALERT"), lines[i]);
}
