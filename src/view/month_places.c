#include "view/month_places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* What a name of 256 characters can come to when it is made safe. */
#define SAFE 1100

#define PLAIN(metric) { metric, "", "", COUNTER_COUNT, false }
#define SHARE(metric, of) { metric, "", of, COUNTER_SHARE, false }

/* The first is what says whether there was anybody. Those of another month are none of a report to date. */
static const struct month_column all_columns[] = {
	{ MONTH_TABLE_HAD, false, N_("Patrols"), PLAIN("patrols"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("Effective"), PLAIN("effective_patrols"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("Share"), SHARE("effective_patrols", "patrols"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("Minutes"), PLAIN("patrol_minutes"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("Engagements"), PLAIN("engagements"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("Arrests"), PLAIN("arrests"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("ASB"), PLAIN("asb_incidents"), 0, false },
	{ MONTH_TABLE_HAD, false, N_("ASB"), PLAIN("asb_incidents"), 1, false },
	{ MONTH_TABLE_HAD, false, N_("Change"), PLAIN("asb_incidents"), 1, true },
	{ MONTH_TABLE_HAD, false, N_("ASB"), PLAIN("asb_incidents"), 12, false },
	{ MONTH_TABLE_HAD, false, N_("Change"), PLAIN("asb_incidents"), 12, true },
	{ MONTH_TABLE_PLAN, false, N_("Planned"), PLAIN("visits_planned"), 0, false },
	{ MONTH_TABLE_PLAN, true, N_("Made"), PLAIN("patrols"), 0, false },
	{ MONTH_TABLE_PLAN, true, N_("Effective"), PLAIN("effective_patrols"), 0, false },
	{ MONTH_TABLE_PLAN, false, N_("In window"), PLAIN("effective_in_window"), 0, false },
	{ MONTH_TABLE_PLAN, false, N_("As planned"), PLAIN("visits_met"), 0, false },
	{ MONTH_TABLE_PLAN, false, N_("Share"), SHARE("visits_met", "visits_planned"), 0, false },
	{ MONTH_TABLE_PLAN, false, N_("Share"), SHARE("visits_met", "visits_planned"), 1, false },
	{ MONTH_TABLE_PLAN, false, N_("Change"), SHARE("visits_met", "visits_planned"), 1, true },
};

#define COLUMNS (sizeof all_columns / sizeof *all_columns)

_Static_assert(COLUMNS <= MONTH_COLUMNS, "there is room for all columns");

static const char *safe(struct arena *arena, const char *text)
{
	char dst[SAFE];

	text_clean(text, dst, sizeof dst);
	return arena_printf(arena, "%s", dst);
}

/* --- which places --- */

static bool is_of_month(const struct hotspot *h, day month)
{
	day next = month_plus(month, 1);

	return (h->valid_from == DAY_NONE || h->valid_from < next) && (h->valid_to == DAY_NONE || h->valid_to >= month);
}

static int by_division_and_name(const void *a, const void *b)
{
	const struct month_place *one = a, *other = b;
	int order = strcmp(one->division, other->division);

	/* Those without a division come last. */
	if (!one->division[0] != !other->division[0])
		return one->division[0] ? -1 : 1;
	if (order == 0)
		order = strcmp(one->name, other->name);
	return order ? order : strcmp(one->code, other->code);
}

static bool is_there(const struct month_report *r, const struct month_place *places, const char *code)
{
	for (size_t i = 0; i < r->hotspots_n; i++)
		if (strcmp(places[i].code, code) == 0)
			return true;
	return false;
}

/* Those on the list that were hotspots in that month; and those that are no more, by what was counted there. */
static struct month_place *find_hotspots(struct month_report *r, const struct board *b)
{
	size_t most = b->hotspots.n + b->counters_by_hotspot.n + 1;
	struct month_place *places = arena_alloc(r->arena, most, sizeof *places);

	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = &b->hotspots.at[i];

		if (h->code[0] && is_of_month(h, r->month))
			places[r->hotspots_n++] = (struct month_place){ .code = h->code,
									.name = h->name[0] ? h->name : h->code,
									.division = h->division };
	}
	for (size_t i = 0; i < b->counters_by_hotspot.n; i++) {
		const struct counter_hotspot *c = &b->counters_by_hotspot.at[i];

		if (c->month == r->month && c->hotspot[0] && !is_there(r, places, c->hotspot))
			places[r->hotspots_n++] = (struct month_place){ .code = c->hotspot,
									.name = board_place(b, c->hotspot),
									.division = "" };
	}
	qsort(places, r->hotspots_n, sizeof *places, by_division_and_name);
	return places;
}

/* --- what they had --- */

/* What is filled in, and of which columns the board has the month. */
struct tables {
	struct month_report *report;
	const struct board *board;
	bool kept[MONTH_COLUMNS];
};

/* Nothing is there of what is not counted by hotspot, of months in which it was not, and of 0: only the last one is told. */
static bool is_kept(const struct board *b, const char *metric, day month)
{
	bool counted = false, patrolled = false;

	for (size_t i = 0; i < b->counters_by_hotspot.n; i++) {
		const struct counter_hotspot *c = &b->counters_by_hotspot.at[i];
		bool same = strcmp(c->metric, metric) == 0;

		if (same && c->month == month)
			return true;
		counted |= same;
		patrolled |= c->month == month && strcmp(c->metric, "patrols") == 0;
	}
	return counted && patrolled && month_counter(b, month, metric);
}

static double sum(const struct board *b, const char *metric, day month, const struct month_place *places, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		size_t rows_n;
		const struct counter_hotspot *const *rows = board_counters_of_hotspot(b, places[i].code, &rows_n);

		for (size_t k = 0; k < rows_n; k++)
			if (rows[k]->month == month && strcmp(rows[k]->metric, metric) == 0)
				sum += rows[k]->value;
	}
	return sum;
}

/* The column of the report's month that has the same counter; there is one before every column of another month. */
static size_t column_now(const struct month_report *r, size_t i)
{
	const struct counter_setting *c = &r->columns[i].counter;

	while (r->columns[i].ago > 0 || strcmp(r->columns[i].counter.metric, c->metric) != 0 ||
	       strcmp(r->columns[i].counter.of, c->of) != 0)
		i--;
	return i;
}

/* Shares are compared where both are of enough. */
static struct comparison change(const struct tables *t, size_t i, const struct month_place *p)
{
	const struct month_column *column = &t->report->columns[i];
	const struct counter_setting *c = &column->counter;
	size_t now = column_now(t->report, i);
	bool few = c->format == COUNTER_SHARE &&
		(p->wholes[now] < MONTH_PERCENT_FROM || p->wholes[i] < MONTH_PERCENT_FROM);
	struct comparison change = month_change(c->format, p->values[now], few ? (double)NAN : p->values[i]);
	int counted_by, counted_by_then;

	change.then = p->values[i];
	change.definition_changed = month_definitions(t->board, c, t->report->month,
						      month_plus(t->report->month, -column->ago), &counted_by,
						      &counted_by_then);
	return change;
}

/* Fills the values of `into` with what `n` hotspots have together. */
static void fill(const struct tables *t, const struct month_place *places, size_t n, struct month_place *into)
{
	const struct month_report *r = t->report;

	for (size_t i = 0; i < r->columns_n; i++) {
		const struct counter_setting *c = &r->columns[i].counter;
		day month = month_plus(r->month, -r->columns[i].ago);

		into->parts[i] = t->kept[i] ? sum(t->board, c->metric, month, places, n) : (double)NAN;
		into->wholes[i] = t->kept[i] ? sum(t->board, c->of, month, places, n) : (double)NAN;
		into->values[i] = month_in_unit(c, into->parts[i], into->wholes[i]);
		if (r->columns[i].change)
			into->changes[i] = change(t, i, into);
	}
}

static size_t divisions_of(const struct month_place *places, size_t n)
{
	size_t divisions = 0;

	for (size_t i = 0; i < n; i++)
		divisions += i == 0 || strcmp(places[i].division, places[i - 1].division) != 0;
	return divisions;
}

/* The hotspots are in order of their divisions. */
static void fill_divisions(const struct tables *t, const struct month_place *hotspots)
{
	struct month_report *r = t->report;
	size_t n = divisions_of(hotspots, r->hotspots_n), at = 0, length;
	struct month_place *divisions = arena_alloc(r->arena, n + 1, sizeof *divisions);

	for (size_t i = 0; i < r->hotspots_n; i += length) {
		const char *division = hotspots[i].division;

		for (length = 1; i + length < r->hotspots_n; length++)
			if (strcmp(hotspots[i + length].division, division) != 0)
				break;
		divisions[at] = (struct month_place){ .code = "", .division = division };
		divisions[at].name = division[0] ? safe(r->arena, division) : T_("no longer listed");
		fill(t, hotspots + i, length, &divisions[at++]);
	}
	divisions[at] = (struct month_place){ .code = "", .name = T_("All hotspots"), .division = "" };
	fill(t, hotspots, r->hotspots_n, &divisions[at++]);
	r->divisions = divisions;
	r->divisions_n = at;
}

static void fill_columns(struct tables *t)
{
	struct month_report *r = t->report;
	struct month_column *columns = arena_alloc(r->arena, COLUMNS, sizeof *columns);

	for (size_t i = 0; i < COLUMNS; i++) {
		const struct month_column *c = &all_columns[i];

		if (r->running && c->ago > 0)
			continue;
		t->kept[r->columns_n] = is_kept(t->board, c->counter.metric, month_plus(r->month, -c->ago));
		columns[r->columns_n++] = *c;
	}
	r->columns = columns;
}

void month_places_fill(struct month_report *r, const struct board *b)
{
	struct month_place *hotspots = find_hotspots(r, b);
	struct tables t = { .report = r, .board = b };

	fill_columns(&t);
	for (size_t i = 0; i < r->hotspots_n; i++)
		fill(&t, &hotspots[i], 1, &hotspots[i]);
	fill_divisions(&t, hotspots);
	for (size_t i = 0; i < r->hotspots_n; i++) {
		hotspots[i].name = safe(r->arena, hotspots[i].name);
		hotspots[i].division = safe(r->arena, hotspots[i].division);
	}
	r->hotspots = hotspots;
}
