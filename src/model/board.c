#include "model/board.h"

#include <string.h>

#include "model/lookup.h"

struct board_lookups {
	struct lookup hotspots, divisions, units, units_at, states, visits, assists, assists_at, assists_by;
	struct lookup counters, places, totals;
	day places_from;
};

static int by_start(const void *row, const void *other)
{
	const struct visit *a = row, *b = other;

	if (a->started_at != b->started_at)
		return a->started_at < b->started_at ? -1 : 1;
	return strcmp(a->id, b->id);
}

static int by_since(const void *row, const void *other)
{
	const struct unit_state *a = row, *b = other;

	return (a->since > b->since) - (a->since < b->since);
}

static int same_visit(const void *row, const void *other)
{
	const struct visit *a = row, *b = other;

	return *a->id && !by_start(a, b) && !strcmp(a->hotspot, b->hotspot);
}

static int by_month(const void *row, const void *other)
{
	const struct counter *a = row, *b = other;

	return (a->month > b->month) - (a->month < b->month);
}

#define ORDER(type, text, ...) { sizeof(struct type), offsetof(struct type, text), __VA_ARGS__ }

static const struct lookup_order hotspots_by_code = ORDER(hotspot, code, NULL, NULL);
static const struct lookup_order hotspots_by_division = ORDER(hotspot, division, NULL, NULL);
static const struct lookup_order units_by_call_sign = ORDER(unit, call_sign, NULL, NULL);
static const struct lookup_order units_by_hotspot = ORDER(unit, hotspot, NULL, NULL);
static const struct lookup_order states_by_unit = ORDER(unit_state, call_sign, by_since, NULL);
static const struct lookup_order visits_by_hotspot = ORDER(visit, hotspot, by_start, same_visit);
static const struct lookup_order assists_by_id = ORDER(assist, id, NULL, NULL);
static const struct lookup_order assists_by_hotspot = ORDER(assist, hotspot, NULL, NULL);
static const struct lookup_order assists_by_asker = ORDER(assist, asked_by, NULL, NULL);
static const struct lookup_order counters_by_metric = ORDER(counter, metric, by_month, NULL);
static const struct lookup_order counted_by_hotspot = ORDER(counter_hotspot, hotspot, NULL, NULL);
static const struct lookup_order totals_by_metric = ORDER(counter_total, metric, NULL, NULL);

/* Until board_publish nothing is found. */
static const struct board_lookups nothing = { .places_from = DAY_NONE };

struct board *board_new(void)
{
	struct arena *arena = arena_new();
	struct board *b = arena_alloc(arena, 1, sizeof *b);

	b->arena = arena;
	b->about = (struct about) { .contract = COUNT_NONE, .force = "", .time_zone = "", .now = MOMENT_NONE,
				   .programme_started = DAY_NONE, .effective_minutes = COUNT_NONE };
	b->lookups = &nothing;
	return b;
}

/* A row twice, as a careless join in a view makes it, must not count twice. */
static void drop_repeats(struct board *b)
{
	const void *hotspots = b->hotspots.at, *units = b->units.at;
	size_t hotspots_left = lookup_without_repeats(b->arena, &hotspots, b->hotspots.n, &hotspots_by_code);
	size_t units_left = lookup_without_repeats(b->arena, &units, b->units.n, &units_by_call_sign);

	b->hotspots.at = hotspots;
	b->hotspots.n -= hotspots_left;
	b->hotspots.unreadable += hotspots_left;
	b->units.at = units;
	b->units.n -= units_left;
	b->units.unreadable += units_left;
}

static day first_month(const struct board *b)
{
	day first = DAY_NONE;

	for (size_t i = 0; i < b->counters_by_hotspot.n; i++) {
		day month = b->counters_by_hotspot.at[i].month;

		if (month != DAY_NONE && (first == DAY_NONE || month < first))
			first = month;
	}
	return first;
}

const struct board *board_publish(struct board *b)
{
	struct board_lookups *l = arena_alloc(b->arena, 1, sizeof *l);

	drop_repeats(b);
	l->hotspots = lookup_new(b->arena, b->hotspots.at, b->hotspots.n, &hotspots_by_code);
	l->divisions = lookup_new(b->arena, b->hotspots.at, b->hotspots.n, &hotspots_by_division);
	l->units = lookup_new(b->arena, b->units.at, b->units.n, &units_by_call_sign);
	l->units_at = lookup_new(b->arena, b->units.at, b->units.n, &units_by_hotspot);
	l->states = lookup_new(b->arena, b->unit_states.at, b->unit_states.n, &states_by_unit);
	l->visits = lookup_new(b->arena, b->visits.at, b->visits.n, &visits_by_hotspot);
	l->assists = lookup_new(b->arena, b->assists.at, b->assists.n, &assists_by_id);
	l->assists_at = lookup_new(b->arena, b->assists.at, b->assists.n, &assists_by_hotspot);
	l->assists_by = lookup_new(b->arena, b->assists.at, b->assists.n, &assists_by_asker);
	l->counters = lookup_new(b->arena, b->counters.at, b->counters.n, &counters_by_metric);
	l->places = lookup_new(b->arena, b->counters_by_hotspot.at, b->counters_by_hotspot.n, &counted_by_hotspot);
	l->totals = lookup_new(b->arena, b->counter_totals.at, b->counter_totals.n, &totals_by_metric);
	l->places_from = first_month(b);
	b->lookups = l;
	return b;
}

void board_free(const struct board *b)
{
	if (b)
		arena_drop(b->arena);
}

const struct hotspot *board_hotspot(const struct board *b, const char *code)
{
	return lookup_first(&b->lookups->hotspots, code);
}

const char *board_place(const struct board *b, const char *code)
{
	const struct hotspot *h = board_hotspot(b, code);

	return h && *h->name ? h->name : code;
}

const struct unit *board_unit(const struct board *b, const char *call_sign)
{
	return lookup_first(&b->lookups->units, call_sign);
}

const struct assist *board_assist(const struct board *b, const char *id)
{
	return lookup_first(&b->lookups->assists, id);
}

const struct counter_total *board_counter_total(const struct board *b, const char *metric)
{
	return lookup_first(&b->lookups->totals, metric);
}

const struct visit *const *board_visits(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct visit *const *)lookup_range(&b->lookups->visits, hotspot, n);
}

const struct unit *const *board_units_at(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct unit *const *)lookup_range(&b->lookups->units_at, hotspot, n);
}

const struct assist *const *board_assists_at(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct assist *const *)lookup_range(&b->lookups->assists_at, hotspot, n);
}

const struct assist *const *board_assists_by(const struct board *b, const char *call_sign, size_t *n)
{
	return (const struct assist *const *)lookup_range(&b->lookups->assists_by, call_sign, n);
}

const struct unit_state *const *board_unit_states(const struct board *b, const char *call_sign, size_t *n)
{
	return (const struct unit_state *const *)lookup_range(&b->lookups->states, call_sign, n);
}

const struct counter_hotspot *const *board_counters_of_hotspot(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct counter_hotspot *const *)lookup_range(&b->lookups->places, hotspot, n);
}

day board_counted_of_hotspots_from(const struct board *b)
{
	return b->lookups->places_from;
}

const struct counter *const *board_counters(const struct board *b, const char *metric, size_t *n)
{
	return (const struct counter *const *)lookup_range(&b->lookups->counters, metric, n);
}

const struct hotspot *const *board_hotspots_by_code(const struct board *b)
{
	return (const struct hotspot *const *)b->lookups->hotspots.at;
}

const struct hotspot *const *board_hotspots_by_division(const struct board *b)
{
	return (const struct hotspot *const *)b->lookups->divisions.at;
}

const struct hotspot *const *board_hotspots_of_division(const struct board *b, const char *division, size_t *n)
{
	const struct hotspot *const *all = board_hotspots_by_division(b);

	if (*division)
		return (const struct hotspot *const *)lookup_range(&b->lookups->divisions, division, n);
	for (*n = 0; *n < b->lookups->divisions.n && !*all[*n]->division; ++*n)
		continue;
	return all;
}

const struct unit *const *board_units_by_call_sign(const struct board *b)
{
	return (const struct unit *const *)b->lookups->units.at;
}

size_t board_unreadable(const struct board *b)
{
	return b->units.unreadable + b->unit_states.unreadable + b->hotspots.unreadable + b->visits.unreadable +
	       b->assists.unreadable + b->counters.unreadable + b->counter_totals.unreadable +
	       b->counters_by_hotspot.unreadable + b->events.unreadable;
}

usec board_newest_report(const struct board *b)
{
	usec newest = MOMENT_NONE;

	for (size_t i = 0; i < b->units.n; i++) {
		usec at = b->units.at[i].reported_at;

		if (moment_known(at) && moment_known(b->about.now) && at <= b->about.now && at > newest)
			newest = at;
	}
	return newest;
}
