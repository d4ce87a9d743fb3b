#include "model/board.h"

#include <string.h>

#include "model/lookup.h"

enum { HOTSPOTS_BY_CODE, HOTSPOTS_BY_DIVISION };
enum { UNITS_BY_CALL_SIGN, UNITS_BY_HOTSPOT };
enum { STATES_BY_UNIT };
enum { VISITS_BY_HOTSPOT };
enum { ASSISTS_BY_ID, ASSISTS_BY_HOTSPOT, ASSISTS_BY_ASKER };
enum { COUNTERS_BY_METRIC };
enum { TOTALS_BY_METRIC };
enum { COUNTED_BY_HOTSPOT };

#define ORDERS_MOST 3

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

static int by_month_of_hotspot(const void *row, const void *other)
{
	const struct counter_hotspot *a = row, *b = other;

	return (a->month > b->month) - (a->month < b->month);
}

#define BY(row, text, ...) { sizeof(struct row), offsetof(struct row, text), __VA_ARGS__ }

/* A list of the board, and the orders in which its rows are looked up. */
static const struct orders {
	size_t list; /* offset in struct board */
	struct lookup_order at[ORDERS_MOST];
	bool unique; /* by the first of them */
} lists[] = {
	{ offsetof(struct board, hotspots),
	  { [HOTSPOTS_BY_CODE] = BY(hotspot, code, NULL, NULL),
	    [HOTSPOTS_BY_DIVISION] = BY(hotspot, division, NULL, NULL) }, true },
	{ offsetof(struct board, units),
	  { [UNITS_BY_CALL_SIGN] = BY(unit, call_sign, NULL, NULL),
	    [UNITS_BY_HOTSPOT] = BY(unit, hotspot, NULL, NULL) }, true },
	{ offsetof(struct board, unit_states),
	  { [STATES_BY_UNIT] = BY(unit_state, call_sign, by_since, NULL) }, false },
	{ offsetof(struct board, visits),
	  { [VISITS_BY_HOTSPOT] = BY(visit, hotspot, by_start, same_visit) }, false },
	{ offsetof(struct board, assists),
	  { [ASSISTS_BY_ID] = BY(assist, id, NULL, NULL),
	    [ASSISTS_BY_HOTSPOT] = BY(assist, hotspot, NULL, NULL),
	    [ASSISTS_BY_ASKER] = BY(assist, asked_by, NULL, NULL) }, false },
	{ offsetof(struct board, counters),
	  { [COUNTERS_BY_METRIC] = BY(counter, metric, by_month, NULL) }, false },
	{ offsetof(struct board, counter_totals),
	  { [TOTALS_BY_METRIC] = BY(counter_total, metric, NULL, NULL) }, false },
	{ offsetof(struct board, counters_by_hotspot),
	  { [COUNTED_BY_HOTSPOT] = BY(counter_hotspot, hotspot, by_month_of_hotspot, NULL) }, false },
};

static const void *const *find(const struct lookup *by, size_t order, const char *text, size_t *n)
{
	*n = 0;
	return by ? lookup_range(&by[order], text, n) : NULL;
}

static const void *find_first(const struct lookup *by, size_t order, const char *text)
{
	return by ? lookup_first(&by[order], text) : NULL;
}

struct board *board_new(void)
{
	struct arena *arena = arena_new();
	struct board *b = arena_alloc(arena, 1, sizeof *b);

	b->arena = arena;
	b->about = (struct about) { .contract = COUNT_NONE, .force = "", .time_zone = "", .now = MOMENT_NONE,
				   .programme_started = DAY_NONE, .effective_minutes = COUNT_NONE };
	b->counted_from = DAY_NONE;
	return b;
}

/* The rows of a hotspot are in order of months, behind those whose month is not known. */
static day first_month(const struct board *b)
{
	const struct lookup *by = &b->counters_by_hotspot.by[COUNTED_BY_HOTSPOT];
	day first = DAY_NONE;

	for (size_t place = 0; place < by->places; place++) {
		const struct lookup_range *r = &by->ranges[place];
		day month = DAY_NONE;

		for (uint32_t i = 0; i < r->n && month == DAY_NONE; i++)
			month = ((const struct counter_hotspot *)by->at[r->first + i])->month;
		if (month != DAY_NONE && (first == DAY_NONE || month < first))
			first = month;
	}
	return first;
}

static void look_up(struct lookup *by, const struct orders *orders, struct list rows, const struct lookup *before,
		    struct arena *arena)
{
	for (size_t i = 0; i < ORDERS_MOST && orders->at[i].row_size; i++)
		by[i] = lookup_after(before ? &before[i] : NULL, arena, rows.at, rows.n, &orders->at[i]);
}

static struct list index_in(const struct orders *orders, struct list rows, const struct list *before,
			    struct arena *arena)
{
	struct lookup *by = arena_alloc(arena, ORDERS_MOST, sizeof *by);

	look_up(by, orders, rows, before ? before->by : NULL, arena);
	if (orders->unique && lookup_has_repeats(&by[0])) {
		size_t repeats = lookup_without_repeats(arena, &rows.at, rows.n, &orders->at[0]);

		rows.n -= repeats;
		rows.unreadable += repeats;
		look_up(by, orders, rows, NULL, arena);
	}
	rows.by = by;
	return rows;
}

struct list board_index(size_t list, struct list rows, const struct list *before, struct arena *arena)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (lists[i].list == list)
			return index_in(&lists[i], rows, before, arena);
	return rows;
}

const struct board *board_publish(struct board *b)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		char *place = (char *)b + lists[i].list;
		struct list rows;

		memcpy(&rows, place, sizeof rows);
		if (rows.by)
			continue;
		rows = index_in(&lists[i], rows, NULL, b->arena);
		memcpy(place, &rows, sizeof rows);
	}
	b->counted_from = first_month(b);
	return b;
}

void board_free(const struct board *b)
{
	if (b)
		arena_drop(b->arena);
}

const struct hotspot *board_hotspot(const struct board *b, const char *code)
{
	return find_first(b->hotspots.by, HOTSPOTS_BY_CODE, code);
}

const char *board_place(const struct board *b, const char *code)
{
	const struct hotspot *h = board_hotspot(b, code);

	return h && *h->name ? h->name : code;
}

const struct unit *board_unit(const struct board *b, const char *call_sign)
{
	return find_first(b->units.by, UNITS_BY_CALL_SIGN, call_sign);
}

const struct assist *board_assist(const struct board *b, const char *id)
{
	return find_first(b->assists.by, ASSISTS_BY_ID, id);
}

const struct counter_total *board_counter_total(const struct board *b, const char *metric)
{
	return find_first(b->counter_totals.by, TOTALS_BY_METRIC, metric);
}

const struct visit *const *board_visits(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct visit *const *)find(b->visits.by, VISITS_BY_HOTSPOT, hotspot, n);
}

const struct unit *const *board_units_at(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct unit *const *)find(b->units.by, UNITS_BY_HOTSPOT, hotspot, n);
}

const struct assist *const *board_assists_at(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct assist *const *)find(b->assists.by, ASSISTS_BY_HOTSPOT, hotspot, n);
}

const struct assist *const *board_assists_by(const struct board *b, const char *call_sign, size_t *n)
{
	return (const struct assist *const *)find(b->assists.by, ASSISTS_BY_ASKER, call_sign, n);
}

const struct unit_state *const *board_unit_states(const struct board *b, const char *call_sign, size_t *n)
{
	return (const struct unit_state *const *)find(b->unit_states.by, STATES_BY_UNIT, call_sign, n);
}

const struct counter_hotspot *const *board_counters_of_hotspot(const struct board *b, const char *hotspot, size_t *n)
{
	return (const struct counter_hotspot *const *)find(b->counters_by_hotspot.by, COUNTED_BY_HOTSPOT, hotspot, n);
}

day board_counted_of_hotspots_from(const struct board *b)
{
	return b->counted_from;
}

const struct counter *const *board_counters(const struct board *b, const char *metric, size_t *n)
{
	return (const struct counter *const *)find(b->counters.by, COUNTERS_BY_METRIC, metric, n);
}

const struct hotspot *const *board_hotspots_by_code(const struct board *b)
{
	return (const struct hotspot *const *)b->hotspots.by[HOTSPOTS_BY_CODE].at;
}

const struct hotspot *const *board_hotspots_by_division(const struct board *b)
{
	return (const struct hotspot *const *)b->hotspots.by[HOTSPOTS_BY_DIVISION].at;
}

const struct hotspot *const *board_hotspots_of_division(const struct board *b, const char *division, size_t *n)
{
	const struct hotspot *const *all = board_hotspots_by_division(b);

	if (*division)
		return (const struct hotspot *const *)find(b->hotspots.by, HOTSPOTS_BY_DIVISION, division, n);
	for (*n = 0; *n < b->hotspots.by[HOTSPOTS_BY_DIVISION].n && !*all[*n]->division; ++*n)
		continue;
	return all;
}

const struct unit *const *board_units_by_call_sign(const struct board *b)
{
	return (const struct unit *const *)b->units.by[UNITS_BY_CALL_SIGN].at;
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
