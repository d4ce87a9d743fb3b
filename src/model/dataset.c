#include "model/dataset.h"

#include <string.h>

#define LIST_AS(row, keys, list, of_one, ordered) \
	{ #row, DATASET_ALL(row##_fields), keys, sizeof(struct row), offsetof(struct board, list), of_one, ordered }
#define LIST(row, keys, list) LIST_AS(row, keys, list, false, false)
#define LIST_OF_ONE(row, keys, list) LIST_AS(row, keys, list, true, false)
#define LIST_ORDERED(row, keys, list) LIST_AS(row, keys, list, false, true)

#define NEVER_NULL false
#define OR_NULL true

#define TEXT(row, member, nullable, help) DATASET_FIELD(row, member, const char *, FIELD_TEXT, nullable, help)
#define COUNT(row, member, nullable, help) DATASET_FIELD(row, member, int, FIELD_COUNT, nullable, help)
#define NUMBER(row, member, nullable, help) DATASET_FIELD(row, member, double, FIELD_NUMBER, nullable, help)
#define FLAG(row, member, nullable, help) DATASET_FIELD(row, member, bool, FIELD_FLAG, nullable, help)
#define DATE(row, member, nullable, help) DATASET_FIELD(row, member, day, FIELD_DAY, nullable, help)
#define MOMENT(row, member, nullable, help) DATASET_FIELD(row, member, usec, FIELD_MOMENT, nullable, help)
#define INTERVAL(row, member, nullable, help) DATASET_FIELD(row, member, usec, FIELD_INTERVAL, nullable, help)
#define DAILY(row, member, nullable, help) DATASET_FIELD(row, member, const int *, FIELD_DAILY, nullable, help)

static const struct field about_fields[] = {
	COUNT(about, contract, NEVER_NULL, "the version of the contract: 1"),
	TEXT(about, force, NEVER_NULL, "the force's name"),
	TEXT(about, time_zone, NEVER_NULL, "its time zone, as PostgreSQL names it: Europe/London"),
	MOMENT(about, now, NEVER_NULL, "the board's time, by which all ages are reckoned"),
	DATE(about, programme_started, NEVER_NULL, "the day from which totals count"),
	COUNT(about, effective_minutes, NEVER_NULL, "how long a visit must last to be effective"),
};

static const struct field unit_fields[] = {
	TEXT(unit, call_sign, NEVER_NULL, "unique among units on duty"),
	TEXT(unit, kind, NEVER_NULL, "one of patrol, drone, motorcycle, supervisor"),
	TEXT(unit, area, NEVER_NULL, "where it belongs"),
	COUNT(unit, crew, NEVER_NULL, "officers aboard"),
	TEXT(unit, state_code, NEVER_NULL, "the force's own code; configuration gives it a word and a class"),
	MOMENT(unit, state_since, NEVER_NULL, "when that state began; messages do not begin a state"),
	MOMENT(unit, reported_at, NEVER_NULL, "the unit's last report of any kind"),
	TEXT(unit, hotspot, OR_NULL, "the code of the hotspot that it is assigned to"),
	TEXT(unit, assist_id, OR_NULL, "the assist that it has accepted"),
	TEXT(unit, note, OR_NULL, "anything said about it"),
	NUMBER(unit, lat, OR_NULL, "its last known latitude, in degrees"),
	NUMBER(unit, lon, OR_NULL, "its last known longitude, in degrees"),
	MOMENT(unit, located_at, OR_NULL, "when it was there"),
	TEXT(unit, shift_name, OR_NULL, "its shift"),
	MOMENT(unit, shift_ends, OR_NULL, "when that ends"),
	MOMENT(unit, endurance_ends, OR_NULL, "when a drone must have landed"),
	MOMENT(unit, on_duty_since, OR_NULL, "when it came on duty"),
};

static const struct field unit_state_fields[] = {
	TEXT(unit_state, call_sign, NEVER_NULL, "the unit"),
	TEXT(unit_state, state_code, NEVER_NULL, "the force's own code"),
	MOMENT(unit_state, since, NEVER_NULL, "when that state began"),
};

static const struct field hotspot_fields[] = {
	TEXT(hotspot, code, NEVER_NULL, "short and unique"),
	TEXT(hotspot, name, NEVER_NULL, "as people call it"),
	TEXT(hotspot, area, NEVER_NULL, "where it lies"),
	TEXT(hotspot, division, NEVER_NULL, "where that lies: the larger part of the county"),
	NUMBER(hotspot, lat, NEVER_NULL, "the latitude of its centre, in degrees"),
	NUMBER(hotspot, lon, NEVER_NULL, "the longitude of its centre, in degrees"),
	TEXT(hotspot, reason, OR_NULL, "why it is a hotspot"),
	DATE(hotspot, valid_from, NEVER_NULL, "its first day as one"),
	DATE(hotspot, valid_to, OR_NULL, "its last day as one"),
	MOMENT(hotspot, window_starts, OR_NULL, "when the window that holds now begins, or else the next one"),
	MOMENT(hotspot, window_ends, OR_NULL, "when that window ends"),
	COUNT(hotspot, visits_planned, NEVER_NULL, "visits that its plan asks for in that window"),
	INTERVAL(hotspot, revisit_every, OR_NULL, "the longest time between two effective visits"),
	MOMENT(hotspot, authorisation_ends, OR_NULL, "when a dispersal authorisation that holds now ends"),
	FLAG(hotspot, extra_officers, NEVER_NULL, "whether it needs extra officers"),
	TEXT(hotspot, extra_reason, OR_NULL, "why"),
	TEXT(hotspot, suspended_reason, OR_NULL, "why its plan is suspended; NULL when it is not"),
	MOMENT(hotspot, last_effective_at, OR_NULL, "when the last effective visit ended"),
	COUNT(hotspot, asb_28d, NEVER_NULL, "incidents of anti-social behaviour in the last 28 whole days"),
	COUNT(hotspot, asb_prior_28d, NEVER_NULL, "and in the 28 before them"),
	DAILY(hotspot, asb_daily, NEVER_NULL, "the same last 28 days one by one, the oldest first"),
	COUNT(hotspot, runaways_7d, NEVER_NULL,
	     "how often young people ran away from officers in the last 7 days, today included"),
	COUNT(hotspot, runaways_28d, NEVER_NULL, "and in the last 28"),
	COUNT(hotspot, streak_days, NEVER_NULL, "days on end with an effective visit"),
};

static const struct field visit_fields[] = {
	TEXT(visit, id, NEVER_NULL, "unique"),
	TEXT(visit, hotspot, NEVER_NULL, "the hotspot's code"),
	TEXT(visit, call_sign, NEVER_NULL, "the unit"),
	COUNT(visit, crew, NEVER_NULL, "officers aboard when it began"),
	MOMENT(visit, started_at, NEVER_NULL, "when it began"),
	MOMENT(visit, ended_at, OR_NULL, "when it ended; NULL while it is in progress"),
	TEXT(visit, outcomes, OR_NULL, "what has come of it so far, in words: 1 arrest, 3 engagements"),
};

static const struct field assist_fields[] = {
	TEXT(assist, id, NEVER_NULL, "unique"),
	TEXT(assist, hotspot, NEVER_NULL, "where"),
	TEXT(assist, asked_by, NEVER_NULL, "the call sign that asks"),
	TEXT(assist, wanted, NEVER_NULL, "one of drone, motorcycle, officers"),
	TEXT(assist, reason, OR_NULL, "what for"),
	TEXT(assist, state, NEVER_NULL, "one of asked, offered, accepted, arrived, released, declined"),
	MOMENT(assist, asked_at, NEVER_NULL, "when it was asked"),
	MOMENT(assist, acknowledged_at, OR_NULL, "when somebody in the control room took note"),
	TEXT(assist, acknowledged_by, OR_NULL, "who that was"),
	TEXT(assist, unit, OR_NULL, "the call sign that was offered, or has accepted"),
	MOMENT(assist, accepted_at, OR_NULL, "when a unit accepted it"),
	MOMENT(assist, arrived_at, OR_NULL, "when that unit arrived"),
	MOMENT(assist, closed_at, OR_NULL, "when it was over"),
};

static const struct field counter_fields[] = {
	DATE(counter, month, NEVER_NULL, "its first day"),
	TEXT(counter, metric, NEVER_NULL, "one of those below, or any other: configuration chooses what is shown"),
	NUMBER(counter, value, NEVER_NULL, "for the whole month; up to now for the running one"),
	NUMBER(counter, to_date, NEVER_NULL,
	     "up to the same elapsed part of that month as the running month has had"),
	COUNT(counter, definition, NEVER_NULL,
	     "the number of the rule by which it was counted; comparisons across two rules say so"),
};

static const struct field counter_total_fields[] = {
	TEXT(counter_total, metric, NEVER_NULL, "as in board.counter"),
	NUMBER(counter_total, value, NEVER_NULL, "the sum"),
};

static const struct field counter_hotspot_fields[] = {
	DATE(counter_hotspot, month, NEVER_NULL, "its first day"),
	TEXT(counter_hotspot, hotspot, NEVER_NULL, "the hotspot's code"),
	TEXT(counter_hotspot, metric, NEVER_NULL, "as in board.counter"),
	NUMBER(counter_hotspot, value, NEVER_NULL, "the sum"),
};

static const struct field event_fields[] = {
	TEXT(event, id, NEVER_NULL, "unique"),
	MOMENT(event, at, NEVER_NULL, "when"),
	TEXT(event, kind, NEVER_NULL, "what kind of event"),
	TEXT(event, hotspot, OR_NULL, "the hotspot it is about"),
	TEXT(event, call_sign, OR_NULL, "the unit it is about"),
	TEXT(event, text, NEVER_NULL, "one line"),
};

const struct dataset dataset_about = { "about", DATASET_ALL(about_fields), 0, sizeof(struct about), 0, false, false };

const struct dataset datasets_all[DATASETS] = {
	LIST(unit, 1, units),
	LIST(hotspot, 1, hotspots),
	LIST(visit, 1, visits),
	LIST(assist, 1, assists),
	LIST(counter, 2, counters),
	LIST(counter_total, 1, counter_totals),
	LIST(counter_hotspot, 3, counters_by_hotspot),
	LIST_ORDERED(event, 1, events),
	LIST_OF_ONE(unit_state, 3, unit_states),
};

_Static_assert(sizeof(struct list) == sizeof(((struct board *)NULL)->units), "struct list is what LIST_OF makes");

struct list dataset_list(const struct board *b, const struct dataset *d)
{
	struct list rows;

	memcpy(&rows, (const char *)b + d->list, sizeof rows);
	return rows;
}

void dataset_fill(struct board *b, const struct dataset *d, struct list rows)
{
	memcpy((char *)b + d->list, &rows, sizeof rows);
}

const void *dataset_row(const struct dataset *d, struct list rows, size_t i)
{
	return (const char *)rows.at + i * d->row_size;
}
