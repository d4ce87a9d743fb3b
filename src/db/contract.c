#include "db/contract.h"

#include <stdio.h>
#include <string.h>

/* A member of another C type than the kind writes does not compile. */
#define FIELD(row, member, ctype, kind, nullable) \
	{ #member, &(kind), nullable, \
	  offsetof(struct row, member) + 0 * _Generic(((const struct row *)NULL)->member, ctype: 1) }

#define ROW(row, view, fields, list) { view, fields, sizeof (fields) / sizeof *(fields), sizeof(struct row), list }
#define LIST(row, view, list) ROW(row, view, row##_fields, offsetof(struct board, list))

#define NEVER_NULL false
#define OR_NULL true

#define TEXT(row, member, nullable) FIELD(row, member, const char *, decode_text, nullable)
#define COUNT(row, member, nullable) FIELD(row, member, int, decode_count, nullable)
#define NUMBER(row, member, nullable) FIELD(row, member, double, decode_number, nullable)
#define FLAG(row, member, nullable) FIELD(row, member, bool, decode_flag, nullable)
#define DATE(row, member, nullable) FIELD(row, member, day, decode_day, nullable)
#define MOMENT(row, member, nullable) FIELD(row, member, usec, decode_moment, nullable)
#define INTERVAL(row, member, nullable) FIELD(row, member, usec, decode_interval, nullable)
#define DAILY(row, member, nullable) FIELD(row, member, const int *, decode_daily, nullable)

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

static const struct field changed_fields[] = {
	TEXT(changed, dataset, NEVER_NULL),
	TEXT(changed, token, OR_NULL),
};

const struct dataset contract_changed = ROW(changed, "changed", changed_fields, 0);

const struct dataset contract_about = ROW(about, "about", about_fields, 0);

const struct dataset contract_datasets[CONTRACT_DATASETS] = {
	LIST(unit, "unit", units),
	LIST(hotspot, "hotspot", hotspots),
	LIST(visit, "visit", visits),
	LIST(assist, "assist", assists),
	LIST(counter, "counter", counters),
	LIST(counter_total, "counter_total", counter_totals),
	LIST(counter_hotspot, "counter_hotspot", counters_by_hotspot),
	LIST(event, "event", events),
	LIST(unit_state, "unit_state", unit_states),
};

_Static_assert(sizeof(struct list) == sizeof(((struct board *)NULL)->units), "struct list is what LIST_OF makes");

const struct dataset *contract_view(size_t i)
{
	if (!i)
		return &contract_about;
	return i <= CONTRACT_DATASETS ? &contract_datasets[i - 1] : &contract_changed;
}

void contract_fill(struct board *b, const struct dataset *d, struct list rows)
{
	memcpy((char *)b + d->list, &rows, sizeof rows);
}

#define COLUMNS_TEXT 4096

static const char *columns(const struct dataset *d, char text[COLUMNS_TEXT])
{
	FILE *out = fmemopen(text, COLUMNS_TEXT, "w");

	for (size_t i = 0; out && i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		fputs(i ? ", " : "", out);
		if (f->kind->cut)
			fprintf(out, "left(\"%s\"::text, %d)", f->name, DECODE_CHARACTERS);
		else
			fprintf(out, "\"%s\"", f->name);
	}
	if (out)
		fclose(out);
	return text;
}

const char *contract_select(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s LIMIT %d", columns(d, text), d->view, limit);
}

const char *contract_select_changed(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a,
			    "SELECT %s FROM board.%s WHERE NOT EXISTS (SELECT FROM board.changed"
			    " WHERE dataset::text = '%s' AND token::text = $1::text) LIMIT %d",
			    columns(d, text), d->view, d->view, limit);
}

size_t contract_read(const struct dataset *d, const struct datum *cells, struct arena *a, void *row, size_t *unreadable)
{
	size_t failed = 0;

	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		if (decode_value(f->kind, f->nullable, cells[i], a, (char *)row + f->offset))
			continue;
		failed++;
		if (unreadable)
			unreadable[i]++;
	}
	return failed;
}
