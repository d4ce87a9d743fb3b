/* The tables of the board for other programs, and what their own columns are worked out from. */
#include <math.h>
#include <stddef.h>

#include "model/explain.h"
#include "model/month.h"
#include "model/state.h"
#include "model/summary.h"
#include "view/board_data.h"
#include "view/shown_month.h"

/* --- the board as a whole --- */

static const char *const ages[] = {
	[STALENESS_LIVE] = "live", [STALENESS_STALE] = "stale", [STALENESS_LOST] = "lost"
};

static struct board_value find_staleness(const struct board_data *d, const void *row)
{
	(void)row;
	return board_text(ages[d->view->staleness]);
}

static struct board_value find_age(const struct board_data *d, const void *row)
{
	(void)row;
	return board_length(d->view->age);
}

static struct board_value find_standby(const struct board_data *d, const void *row)
{
	(void)row;
	return board_flag(d->view->link->standby);
}

static struct board_value find_lag(const struct board_data *d, const void *row)
{
	(void)row;
	return board_length(d->view->link->lag);
}

static struct board_value find_newest(const struct board_data *d, const void *row)
{
	(void)row;
	return board_at(board_newest_report(d->view->board));
}

static struct board_value find_unreadable(const struct board_data *d, const void *row)
{
	(void)row;
	return board_number((double)board_unreadable(d->view->board));
}

static struct board_value find_capped(const struct board_data *d, const void *row)
{
	(void)row;
	for (size_t i = 0; i < DATASETS; i++)
		if (dataset_list(d->view->board, &datasets_all[i]).capped)
			return board_flag(true);
	return board_flag(false);
}

static const struct board_column about_columns[] = {
	{ "staleness", "live, stale or lost: whether the newest reading of the database is good", FIELD_TEXT, false,
	  find_staleness },
	{ "age", "of that reading's data, in seconds", FIELD_INTERVAL, true, find_age },
	{ "newest_report", "the last report of any unit", FIELD_MOMENT, true, find_newest },
	{ "standby", "whether the server is a standby", FIELD_FLAG, false, find_standby },
	{ "lag", "how far the standby is behind its primary, in seconds; null: not known", FIELD_INTERVAL, true,
	  find_lag },
	{ "unreadable", "values that could not be read, and are null", FIELD_COUNT, true, find_unreadable },
	{ "capped", "whether a view had more rows than database.max_rows, so that some are missing", FIELD_FLAG, false,
	  find_capped },
};

static size_t one_row(const struct board_data *d)
{
	(void)d;
	return 1;
}

static const void *about_row(const struct board_data *d, size_t i)
{
	(void)i;
	return &d->view->board->about;
}

/* --- summary --- */

static const void *summary_row(const struct board_data *d, size_t i)
{
	struct summary *s = arena_alloc(d->arena, 1, sizeof *s);

	(void)i;
	*s = summary_of(d->view->board, d->view->settings, d->now);
	return s;
}

#define SUMMARY(name, member) \
	static struct board_value find_##name(const struct board_data *d, const void *row) \
	{ \
		(void)d; \
		return board_number((double)((const struct summary *)row)->member); \
	}

SUMMARY(hotspots_overdue, coverage[COVERAGE_OVERDUE])
SUMMARY(hotspots_due, coverage[COVERAGE_DUE])
SUMMARY(hotspots_present, coverage[COVERAGE_PRESENT])
SUMMARY(hotspots_met, coverage[COVERAGE_MET])
SUMMARY(hotspots_extra, extra)
SUMMARY(units_on_duty, units)
SUMMARY(units_free, units_free)
SUMMARY(assists_open, assists_open)
SUMMARY(assists_unanswered, assists_unanswered)

#define COUNTED(name, help) { #name, help, FIELD_COUNT, true, find_##name }

static const struct board_column summary_columns[] = {
	COUNTED(hotspots_overdue, "hotspots that are overdue"),
	COUNTED(hotspots_due, "hotspots that are due"),
	COUNTED(hotspots_present, "hotspots with a crew present"),
	COUNTED(hotspots_met, "hotspots whose plan is met"),
	COUNTED(hotspots_extra, "hotspots that need extra officers"),
	COUNTED(units_on_duty, "units on duty"),
	COUNTED(units_free, "units that can be sent"),
	COUNTED(assists_open, "assists that are open"),
	COUNTED(assists_unanswered, "assists that nobody has answered"),
};

/* --- hotspots --- */

static size_t rank_of(const struct board_data *d, const void *row)
{
	return d->ranks[(const struct hotspot *)row - d->view->board->hotspots.at];
}

static const struct coverage *coverage_at(const struct board_data *d, const void *row)
{
	return &d->standings[rank_of(d, row)].coverage;
}

static struct board_value find_coverage(const struct board_data *d, const void *row)
{
	static const char *const names[COVERAGE_STATES] = {
		[COVERAGE_NOT_DUE] = "not_due",	    [COVERAGE_DUE] = "due",
		[COVERAGE_OVERDUE] = "overdue",	    [COVERAGE_MET] = "met",
		[COVERAGE_OUT_OF_WINDOW] = "out_of_window", [COVERAGE_PRESENT] = "present",
		[COVERAGE_SUSPENDED] = "suspended",
	};
	return board_text(names[coverage_at(d, row)->state]);
}

static struct board_value find_explanation(const struct board_data *d, const void *row)
{
	char why[EXPLAIN_TEXT];

	coverage_explain(d->view->board, row, d->now, why, sizeof why);
	return board_text(arena_printf(d->arena, "%s", why));
}

static struct board_value find_rank(const struct board_data *d, const void *row)
{
	return board_number((double)rank_of(d, row) + 1);
}

static struct board_value find_done(const struct board_data *d, const void *row)
{
	return board_number(coverage_at(d, row)->done);
}

static struct board_value find_present(const struct board_data *d, const void *row)
{
	return board_number((double)coverage_at(d, row)->present);
}

static struct board_value find_due_at(const struct board_data *d, const void *row)
{
	return board_at(coverage_at(d, row)->due_at);
}

static struct board_value find_overdue_at(const struct board_data *d, const void *row)
{
	return board_at(coverage_at(d, row)->overdue_at);
}

static const struct board_column hotspot_columns[] = {
	{ "coverage", "not_due, due, overdue, present, met, out_of_window or suspended", FIELD_TEXT, false,
	  find_coverage },
	{ "explanation", "why, in one sentence", FIELD_TEXT, false, find_explanation },
	{ "need_rank", "its place in order of need, from 1", FIELD_COUNT, true, find_rank },
	{ "visits_effective", "effective visits of the window so far", FIELD_COUNT, true, find_done },
	{ "visits_in_progress", "units there on a visit now", FIELD_COUNT, true, find_present },
	{ "due_at", "from when the next visit is due", FIELD_MOMENT, true, find_due_at },
	{ "overdue_at", "from when it is overdue", FIELD_MOMENT, true, find_overdue_at },
};

/* --- units and assists --- */

static struct board_value find_word(const struct board_data *d, const void *row)
{
	return board_text(unit_state_word(d->view->settings, row));
}

static struct board_value find_class(const struct board_data *d, const void *row)
{
	static const char *const names[] = {
		[STATE_UNKNOWN] = "unknown",	 [STATE_EMERGENCY] = "emergency",
		[STATE_FREE] = "free",		 [STATE_UNAVAILABLE] = "unavailable",
		[STATE_COMMITTED] = "committed", [STATE_SOFT_COMMITTED] = "soft_committed",
		[STATE_OFF] = "off",		 [STATE_MESSAGE] = "message",
	};

	return board_text(names[unit_class(d->view->settings, row)]);
}

static struct board_value find_free(const struct board_data *d, const void *row)
{
	return board_flag(unit_free(d->view->settings, row));
}

static struct board_value find_over_limit(const struct board_data *d, const void *row)
{
	return board_flag(unit_over_limit(d->view->settings, row, d->now));
}

static struct board_value find_silent(const struct board_data *d, const void *row)
{
	return board_flag(unit_silent(d->view->settings, row, d->now));
}

static const struct board_column unit_columns[] = {
	{ "state_word", "what the state is called", FIELD_TEXT, false, find_word },
	{ "state_class",
	  "what it means: emergency, free, unavailable, committed, soft_committed, off, message or unknown", FIELD_TEXT,
	  false, find_class },
	{ "free", "whether it can be sent", FIELD_FLAG, false, find_free },
	{ "over_limit", "whether it is in its state longer than that allows", FIELD_FLAG, false, find_over_limit },
	{ "silent", "whether it has not reported anything for too long", FIELD_FLAG, false, find_silent },
};

static struct board_value find_open(const struct board_data *d, const void *row)
{
	(void)d;
	return board_flag(assist_open(row));
}

static struct board_value find_unanswered(const struct board_data *d, const void *row)
{
	(void)d;
	return board_flag(assist_unanswered(row));
}

static const struct board_column assist_columns[] = {
	{ "open", "whether it is still open", FIELD_FLAG, false, find_open },
	{ "unanswered", "whether it is open and nobody has accepted", FIELD_FLAG, false, find_unanswered },
};

/* --- alerts --- */

static size_t alert_rows(const struct board_data *d)
{
	return d->alerts_n;
}

static const void *alert_row(const struct board_data *d, size_t i)
{
	return &d->alerts[i];
}

static struct board_value find_kind(const struct board_data *d, const void *row)
{
	(void)d;
	return board_text(((const struct alert *)row)->rule->kind);
}

static struct board_value find_alert_word(const struct board_data *d, const void *row)
{
	(void)d;
	return board_text(alert_word(row));
}

static struct board_value find_priority(const struct board_data *d, const void *row)
{
	static const char *const names[] = {
		[ALERT_HIGH] = "high", [ALERT_MIDDLE] = "middle", [ALERT_LOW] = "low"
	};

	(void)d;
	return board_text(names[((const struct alert *)row)->priority]);
}

static struct board_value find_warning(const struct board_data *d, const void *row)
{
	(void)d;
	return board_flag(((const struct alert *)row)->warning);
}

static struct board_value find_subject(const struct board_data *d, const void *row)
{
	(void)d;
	return board_text(((const struct alert *)row)->subject);
}

static struct board_value find_since(const struct board_data *d, const void *row)
{
	(void)d;
	return board_at(((const struct alert *)row)->since);
}

static struct board_value find_alert_text(const struct board_data *d, const void *row)
{
	char words[ALERT_TEXT];

	return board_text(arena_printf(d->arena, "%s", alert_text(row, words)));
}

static const struct board_column alert_columns[] = {
	{ "kind", "which condition holds", FIELD_TEXT, false, find_kind },
	{ "word", "what the screen calls it", FIELD_TEXT, false, find_alert_word },
	{ "priority", "high, middle or low", FIELD_TEXT, false, find_priority },
	{ "warning", "whether it is only near", FIELD_FLAG, false, find_warning },
	{ "subject", "the call sign, hotspot's code or assist's id that it is about; null for the data as a whole",
	  FIELD_TEXT, true, find_subject },
	{ "since", "when it began", FIELD_MOMENT, true, find_since },
	{ "text", "what follows the word", FIELD_TEXT, false, find_alert_text },
};

/* --- counters as compared --- */

static size_t counter_rows(const struct board_data *d)
{
	return d->view->settings->counters_n;
}

static const void *counter_row(const struct board_data *d, size_t i)
{
	return &d->view->settings->counters[i];
}

static struct board_value find_metric(const struct board_data *d, const void *row)
{
	(void)d;
	return board_text(((const struct counter_setting *)row)->metric);
}

static struct board_value find_of(const struct board_data *d, const void *row)
{
	(void)d;
	return board_text(((const struct counter_setting *)row)->of);
}

static struct board_value find_label(const struct board_data *d, const void *row)
{
	(void)d;
	return board_text(((const struct counter_setting *)row)->label);
}

static struct board_value find_counter_unit(const struct board_data *d, const void *row)
{
	static const char *const names[] = {
		[COUNTER_COUNT] = "count", [COUNTER_HOURS] = "hours", [COUNTER_SHARE] = "per cent"
	};

	(void)d;
	return board_text(names[((const struct counter_setting *)row)->format]);
}

static struct board_value find_month(const struct board_data *d, const void *row)
{
	(void)row;
	return board_date(shown_month_of(d->view).month);
}

static struct board_value find_value(const struct board_data *d, const void *row)
{
	return board_number(month_value(d->view->board, row, shown_month_of(d->view).month));
}

static struct board_value find_total(const struct board_data *d, const void *row)
{
	return board_number(month_total(d->view->board, row));
}

static struct board_value find_pace(const struct board_data *d, const void *row)
{
	return board_number(shown_month_of(d->view).whole ? (double)NAN : month_pace(d->view->board, row));
}

static struct comparison compared(const struct board_data *d, const void *row, int ago)
{
	day month = shown_month_of(d->view).month;

	return month_compare(d->view->board, row, month, month_plus(month, -ago));
}

static struct board_value change(const struct comparison *c)
{
	return board_number(c->kind == COMPARE_NOTHING ? (double)NAN : c->change);
}

static struct board_value change_unit(const struct comparison *c)
{
	static const char *const names[] = {
		[COMPARE_NOTHING] = "",
		[COMPARE_PERCENT] = "per cent",
		[COMPARE_DIFFERENCE] = "difference",
		[COMPARE_POINTS] = "points",
	};

	return board_text(names[c->kind]);
}

#define COMPARED(name, ago) \
	static struct board_value find_##name##_value(const struct board_data *d, const void *row) \
	{ \
		return board_number(compared(d, row, ago).then); \
	} \
	static struct board_value find_##name##_change(const struct board_data *d, const void *row) \
	{ \
		struct comparison c = compared(d, row, ago); \
\
		return change(&c); \
	} \
	static struct board_value find_##name##_change_unit(const struct board_data *d, const void *row) \
	{ \
		struct comparison c = compared(d, row, ago); \
\
		return change_unit(&c); \
	} \
	static struct board_value find_##name##_definition_changed(const struct board_data *d, const void *row) \
	{ \
		return board_flag(compared(d, row, ago).definition_changed); \
	}

COMPARED(month_before, 1)
COMPARED(year_before, 12)

#define COMPARED_COLUMNS(name, words) \
	{ #name "_value", "the same part of " words, FIELD_NUMBER, true, find_##name##_value }, \
	{ #name "_change", "from that to now", FIELD_NUMBER, true, find_##name##_change }, \
	{ #name "_change_unit", "per cent, difference or points", FIELD_TEXT, true, find_##name##_change_unit }, \
	{ #name "_definition_changed", "whether it was counted by another definition then", FIELD_FLAG, false, \
	  find_##name##_definition_changed }

static const struct board_column counted_columns[] = {
	{ "metric", "what is counted", FIELD_TEXT, false, find_metric },
	{ "of", "what a share is a share of", FIELD_TEXT, true, find_of },
	{ "label", "what the screen calls it", FIELD_TEXT, false, find_label },
	{ "unit", "count, hours or per cent", FIELD_TEXT, false, find_counter_unit },
	{ "month", "the first day of the month that they are of; those of the running one are to date", FIELD_DAY, true,
	  find_month },
	{ "value", "of the month, or to date", FIELD_NUMBER, true, find_value },
	COMPARED_COLUMNS(month_before, "the month before"),
	COMPARED_COLUMNS(year_before, "the same month last year"),
	{ "pace", "what the running month comes to if it goes on as it began: an estimate", FIELD_NUMBER, true,
	  find_pace },
	{ "total", "since the programme started", FIELD_NUMBER, true, find_total },
};

/* --- the tables --- */

#define COLUMNS(name) name, sizeof name / sizeof *name
#define LISTED(i) .dataset = &datasets_all[i]

const struct board_table board_tables[] = {
	{ "about", "", "the board, and how good it is", .dataset = &dataset_about, .single = true,
	  COLUMNS(about_columns), one_row, about_row },
	{ "summary", "", "the board in a few numbers", .single = true, COLUMNS(summary_columns), one_row, summary_row },
	{ "alerts", "alerts", "what calls for attention now, most urgent first", NULL, false, COLUMNS(alert_columns),
	  alert_rows, alert_row },
	{ "hotspots", "hotspots", "every hotspot", LISTED(1), .columns = hotspot_columns,
	  .columns_n = sizeof hotspot_columns / sizeof *hotspot_columns },
	{ "units", "units", "every unit on duty", LISTED(0), .columns = unit_columns,
	  .columns_n = sizeof unit_columns / sizeof *unit_columns },
	{ "assists", "assists", "assists open, and closed in the last day", LISTED(3), .columns = assist_columns,
	  .columns_n = sizeof assist_columns / sizeof *assist_columns },
	{ "visits", "coverage", "visits in progress, and of each hotspot's present or last window", LISTED(2) },
	{ "counters_compared", "counters", "the configured counters, compared like for like", NULL, false,
	  COLUMNS(counted_columns), counter_rows, counter_row },
	{ "counters", "trend", "every metric by month", LISTED(4) },
	{ "counter_totals", "totals", "every metric since the programme started", LISTED(5) },
	{ "counter_hotspots", "", "every metric by month and hotspot", LISTED(6) },
	{ "events", "events", "what happened, newest first", LISTED(7) },
	{ "unit_states", "", "states that units on duty have been in", LISTED(8) },
};

const size_t board_tables_n = sizeof board_tables / sizeof *board_tables;
