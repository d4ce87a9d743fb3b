#include "model/dataset.h"

#include <string.h>

#define FIELDS(fields) fields, sizeof (fields) / sizeof *(fields)
#define LIST(row, keys, list) \
	{ #row, FIELDS(row##_fields), keys, sizeof(struct row), offsetof(struct board, list) }

#define NEVER_NULL false
#define OR_NULL true

#define TEXT(row, member, nullable) DATASET_FIELD(row, member, const char *, FIELD_TEXT, nullable)
#define COUNT(row, member, nullable) DATASET_FIELD(row, member, int, FIELD_COUNT, nullable)
#define NUMBER(row, member, nullable) DATASET_FIELD(row, member, double, FIELD_NUMBER, nullable)
#define FLAG(row, member, nullable) DATASET_FIELD(row, member, bool, FIELD_FLAG, nullable)
#define DATE(row, member, nullable) DATASET_FIELD(row, member, day, FIELD_DAY, nullable)
#define MOMENT(row, member, nullable) DATASET_FIELD(row, member, usec, FIELD_MOMENT, nullable)
#define INTERVAL(row, member, nullable) DATASET_FIELD(row, member, usec, FIELD_INTERVAL, nullable)
#define DAILY(row, member, nullable) DATASET_FIELD(row, member, const int *, FIELD_DAILY, nullable)

static const struct field about_fields[] = {
	COUNT(about, contract, NEVER_NULL),
	TEXT(about, force, NEVER_NULL),
	TEXT(about, time_zone, NEVER_NULL),
	MOMENT(about, now, NEVER_NULL),
	DATE(about, programme_started, NEVER_NULL),
	COUNT(about, effective_minutes, NEVER_NULL),
};

static const struct field unit_fields[] = {
	TEXT(unit, call_sign, NEVER_NULL),
	TEXT(unit, kind, NEVER_NULL),
	TEXT(unit, area, NEVER_NULL),
	COUNT(unit, crew, NEVER_NULL),
	TEXT(unit, state_code, NEVER_NULL),
	MOMENT(unit, state_since, NEVER_NULL),
	MOMENT(unit, reported_at, NEVER_NULL),
	TEXT(unit, hotspot, OR_NULL),
	TEXT(unit, assist_id, OR_NULL),
	TEXT(unit, note, OR_NULL),
	NUMBER(unit, lat, OR_NULL),
	NUMBER(unit, lon, OR_NULL),
	MOMENT(unit, located_at, OR_NULL),
	TEXT(unit, shift_name, OR_NULL),
	MOMENT(unit, shift_ends, OR_NULL),
	MOMENT(unit, endurance_ends, OR_NULL),
};

static const struct field unit_state_fields[] = {
	TEXT(unit_state, call_sign, NEVER_NULL),
	TEXT(unit_state, state_code, NEVER_NULL),
	MOMENT(unit_state, since, NEVER_NULL),
};

static const struct field hotspot_fields[] = {
	TEXT(hotspot, code, NEVER_NULL),
	TEXT(hotspot, name, NEVER_NULL),
	TEXT(hotspot, area, NEVER_NULL),
	TEXT(hotspot, division, NEVER_NULL),
	NUMBER(hotspot, lat, NEVER_NULL),
	NUMBER(hotspot, lon, NEVER_NULL),
	TEXT(hotspot, reason, OR_NULL),
	DATE(hotspot, valid_from, NEVER_NULL),
	DATE(hotspot, valid_to, OR_NULL),
	MOMENT(hotspot, window_starts, OR_NULL),
	MOMENT(hotspot, window_ends, OR_NULL),
	COUNT(hotspot, visits_planned, NEVER_NULL),
	INTERVAL(hotspot, revisit_every, OR_NULL),
	MOMENT(hotspot, authorisation_ends, OR_NULL),
	FLAG(hotspot, extra_officers, NEVER_NULL),
	TEXT(hotspot, extra_reason, OR_NULL),
	TEXT(hotspot, suspended_reason, OR_NULL),
	MOMENT(hotspot, last_effective_at, OR_NULL),
	COUNT(hotspot, asb_28d, NEVER_NULL),
	COUNT(hotspot, asb_prior_28d, NEVER_NULL),
	DAILY(hotspot, asb_daily, NEVER_NULL),
	COUNT(hotspot, runaways_7d, NEVER_NULL),
	COUNT(hotspot, runaways_28d, NEVER_NULL),
	COUNT(hotspot, streak_days, NEVER_NULL),
};

static const struct field visit_fields[] = {
	TEXT(visit, id, NEVER_NULL),
	TEXT(visit, hotspot, NEVER_NULL),
	TEXT(visit, call_sign, NEVER_NULL),
	COUNT(visit, crew, NEVER_NULL),
	MOMENT(visit, started_at, NEVER_NULL),
	MOMENT(visit, ended_at, OR_NULL),
	TEXT(visit, outcomes, OR_NULL),
};

static const struct field assist_fields[] = {
	TEXT(assist, id, NEVER_NULL),
	TEXT(assist, hotspot, NEVER_NULL),
	TEXT(assist, asked_by, NEVER_NULL),
	TEXT(assist, wanted, NEVER_NULL),
	TEXT(assist, reason, OR_NULL),
	TEXT(assist, state, NEVER_NULL),
	MOMENT(assist, asked_at, NEVER_NULL),
	MOMENT(assist, acknowledged_at, OR_NULL),
	TEXT(assist, acknowledged_by, OR_NULL),
	TEXT(assist, unit, OR_NULL),
	MOMENT(assist, accepted_at, OR_NULL),
	MOMENT(assist, arrived_at, OR_NULL),
	MOMENT(assist, closed_at, OR_NULL),
};

static const struct field counter_fields[] = {
	DATE(counter, month, NEVER_NULL),
	TEXT(counter, metric, NEVER_NULL),
	NUMBER(counter, value, NEVER_NULL),
	NUMBER(counter, to_date, NEVER_NULL),
	COUNT(counter, definition, NEVER_NULL),
};

static const struct field counter_total_fields[] = {
	TEXT(counter_total, metric, NEVER_NULL),
	NUMBER(counter_total, value, NEVER_NULL),
};

static const struct field counter_hotspot_fields[] = {
	DATE(counter_hotspot, month, NEVER_NULL),
	TEXT(counter_hotspot, hotspot, NEVER_NULL),
	TEXT(counter_hotspot, metric, NEVER_NULL),
	NUMBER(counter_hotspot, value, NEVER_NULL),
};

static const struct field event_fields[] = {
	TEXT(event, id, NEVER_NULL),
	MOMENT(event, at, NEVER_NULL),
	TEXT(event, kind, NEVER_NULL),
	TEXT(event, hotspot, OR_NULL),
	TEXT(event, call_sign, OR_NULL),
	TEXT(event, text, NEVER_NULL),
};

const struct dataset dataset_about = { "about", FIELDS(about_fields), 0, sizeof(struct about), 0 };

const struct dataset datasets_all[DATASETS] = {
	LIST(unit, 1, units),
	LIST(hotspot, 1, hotspots),
	LIST(visit, 1, visits),
	LIST(assist, 1, assists),
	LIST(counter, 2, counters),
	LIST(counter_total, 1, counter_totals),
	LIST(counter_hotspot, 3, counters_by_hotspot),
	LIST(event, 1, events),
	LIST(unit_state, 3, unit_states),
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
