#include "support/unrest.h"

#include <math.h>
#include <string.h>

#include "model/dataset.h"
#include "support/blank.h"

#define UNITS 12
#define HOTSPOTS 5
#define VISITS 8
#define ASSISTS 5
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Rows that happen to be, in a place of their own until one of them changes. */
struct rows {
	const char *view;
	size_t size, n;
	void *at; /* those that are changed */
	struct arena *arena; /* of the copy that boards share; NULL: it has changed since */
	const void *shared;
};

struct unrest {
	struct arena *arena;
	uint64_t chance;
	struct unit units[UNITS];
	struct hotspot hotspots[HOTSPOTS];
	struct visit visits[VISITS];
	struct assist assists[ASSISTS];
	struct rows lists[4];
};

enum { LIST_UNITS, LIST_HOTSPOTS, LIST_VISITS, LIST_ASSISTS };

unsigned unrest_chance(struct unrest *w, unsigned below)
{
	w->chance = w->chance * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(w->chance >> 33) % below;
}

#define ONE_OF(w, array) (array)[unrest_chance(w, COUNT_OF(array))]

/* Within half an hour, mostly at a whole second, so that time comes to it and not only past it. */
static usec some_moment(struct unrest *w, usec now)
{
	static const usec odd[] = { MOMENT_NONE, MOMENT_NONE, MOMENT_PAST, MOMENT_FUTURE,
				    INT64_MIN + 2, INT64_MAX - 1 };
	usec seconds = (int)unrest_chance(w, 3600) - 1800;

	if (!unrest_chance(w, 12))
		return ONE_OF(w, odd);
	return now - now % SECONDS(1) + SECONDS(seconds) + (unrest_chance(w, 4) ? 0 : (usec)unrest_chance(w, 999999));
}

static void happen_to_unit(struct unrest *w, struct unit *u, usec now)
{
	static const char *const codes[] = { "0", "1", "2", "5", "6", "11", "?" };
	static const char *const kinds[] = { "patrol", "drone", "motorcycle", "dog" };
	static const char *const places[] = { "", "P0", "P1", "P4" };

	u->state_code = ONE_OF(w, codes);
	u->state_since = some_moment(w, now);
	u->reported_at = some_moment(w, now);
	u->kind = ONE_OF(w, kinds);
	u->hotspot = ONE_OF(w, places);
	u->assist_id = unrest_chance(w, 6) ? "" : "A1";
	u->lat = unrest_chance(w, 8) ? 52.8 + (double)unrest_chance(w, 20) / 100 : (double)NAN;
	u->lon = -1.4;
	u->located_at = some_moment(w, now);
	u->shift_ends = some_moment(w, now);
	u->endurance_ends = unrest_chance(w, 2) ? MOMENT_NONE : some_moment(w, now);
}

static void happen_to_hotspot(struct unrest *w, struct hotspot *h, usec now)
{
	h->lat = unrest_chance(w, 8) ? 52.9 : (double)NAN;
	h->lon = -1.4;
	h->window_starts = some_moment(w, now);
	h->window_ends = unrest_chance(w, 2) ? some_moment(w, now) : moment_plus(h->window_starts, HOURS(1));
	h->visits_planned = (int)unrest_chance(w, 4);
	h->revisit_every = unrest_chance(w, 2) ? MINUTES((int)unrest_chance(w, 40)) : MOMENT_NONE;
	h->authorisation_ends = some_moment(w, now);
	h->extra_officers = !unrest_chance(w, 4);
	h->suspended_reason = unrest_chance(w, 8) ? "" : "works";
	h->last_effective_at = some_moment(w, now);
	h->runaways_7d = (int)unrest_chance(w, 9);
	h->runaways_28d = h->runaways_7d + (int)unrest_chance(w, 9);
}

static void happen_to_visit(struct unrest *w, struct visit *v, usec now)
{
	v->call_sign = w->units[unrest_chance(w, UNITS)].call_sign;
	v->hotspot = w->hotspots[unrest_chance(w, HOTSPOTS)].code;
	v->started_at = some_moment(w, now);
	v->ended_at = unrest_chance(w, 2) ? MOMENT_NONE : some_moment(w, now);
}

static void happen_to_assist(struct unrest *w, struct assist *a, usec now)
{
	static const char *const wanted[] = { "drone", "motorcycle", "officers", "horse" };
	static const char *const states[] = { "asked", "asked", "asked", "accepted", "released" };

	a->hotspot = w->hotspots[unrest_chance(w, HOTSPOTS)].code;
	a->asked_by = w->units[unrest_chance(w, UNITS)].call_sign;
	a->wanted = ONE_OF(w, wanted);
	a->state = ONE_OF(w, states);
	a->asked_at = some_moment(w, now);
	a->accepted_at = unrest_chance(w, 6) ? MOMENT_NONE : some_moment(w, now);
}

void unrest_happen(struct unrest *w, usec now)
{
	unsigned list = unrest_chance(w, COUNT_OF(w->lists));

	if (list == LIST_UNITS)
		happen_to_unit(w, &ONE_OF(w, w->units), now);
	else if (list == LIST_HOTSPOTS)
		happen_to_hotspot(w, &ONE_OF(w, w->hotspots), now);
	else if (list == LIST_VISITS)
		happen_to_visit(w, &ONE_OF(w, w->visits), now);
	else
		happen_to_assist(w, &ONE_OF(w, w->assists), now);
	arena_drop(w->lists[list].arena);
	w->lists[list].arena = NULL;
}

static const char *named(struct unrest *w, const char *letter, size_t i)
{
	return arena_printf(w->arena, "%s%zu", letter, i);
}

static void fill(struct unrest *w, usec now)
{
	for (size_t i = 0; i < UNITS; i++) {
		w->units[i] = blank_unit(named(w, "U", i));
		happen_to_unit(w, &w->units[i], now);
	}
	for (size_t i = 0; i < HOTSPOTS; i++) {
		w->hotspots[i] = blank_hotspot(named(w, "P", i));
		happen_to_hotspot(w, &w->hotspots[i], now);
	}
	for (size_t i = 0; i < VISITS; i++) {
		w->visits[i] = blank_visit(named(w, "V", i), "");
		happen_to_visit(w, &w->visits[i], now);
	}
	for (size_t i = 0; i < ASSISTS; i++) {
		w->assists[i] = blank_assist(named(w, "A", i));
		happen_to_assist(w, &w->assists[i], now);
	}
}

struct unrest *unrest_new(uint64_t seed, usec now)
{
	struct arena *arena = arena_new();
	struct unrest *w = arena_alloc(arena, 1, sizeof *w);

	w->arena = arena;
	w->chance = seed;
	w->lists[LIST_UNITS] = (struct rows){ "unit", sizeof *w->units, UNITS, w->units, NULL, NULL };
	w->lists[LIST_HOTSPOTS] = (struct rows){ "hotspot", sizeof *w->hotspots, HOTSPOTS, w->hotspots, NULL, NULL };
	w->lists[LIST_VISITS] = (struct rows){ "visit", sizeof *w->visits, VISITS, w->visits, NULL, NULL };
	w->lists[LIST_ASSISTS] = (struct rows){ "assist", sizeof *w->assists, ASSISTS, w->assists, NULL, NULL };
	fill(w, now);
	return w;
}

void unrest_free(struct unrest *w)
{
	for (size_t i = 0; i < COUNT_OF(w->lists); i++)
		arena_drop(w->lists[i].arena);
	arena_drop(w->arena);
}

static const void *copy_of(const struct rows *r, struct arena *arena)
{
	return memcpy(arena_alloc(arena, r->n, r->size), r->at, r->n * r->size);
}

static const void *shared_rows(struct rows *r, struct board *b)
{
	if (!r->arena) {
		r->arena = arena_new();
		r->shared = copy_of(r, r->arena);
	}
	arena_keep(b->arena, r->arena);
	return r->shared;
}

static const struct dataset *dataset_named(const char *view)
{
	size_t i = 0;

	while (strcmp(datasets_all[i].view, view) != 0)
		i++;
	return &datasets_all[i];
}

const struct board *unrest_board(struct unrest *w, usec now, bool own_rows)
{
	struct board *b = board_new();

	b->about = (struct about){ .contract = BOARD_CONTRACT, .force = "", .time_zone = "", .now = now,
				   .programme_started = DAY_NONE, .effective_minutes = 5 };
	zone_add(&b->zone, 0, 0);
	b->states_of = "";
	for (size_t i = 0; i < COUNT_OF(w->lists); i++) {
		struct rows *r = &w->lists[i];
		const void *at = own_rows ? copy_of(r, b->arena) : shared_rows(r, b);

		dataset_fill(b, dataset_named(r->view), (struct list){ .at = at, .n = r->n });
	}
	return board_publish(b);
}
