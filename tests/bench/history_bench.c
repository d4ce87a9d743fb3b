/* An hour of boards of 300 units, one in 2 s, as the history keeps them: its bytes, the process's, the time to go back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/history.h"

#define UNITS 300
#define HOTSPOTS 23
#define VISITS 60
#define METRICS 22
#define MONTHS 14
#define EVENTS 200
#define STATES 5000
#define EVERY SECONDS(2)
#define START SECONDS(1704132000)
#define MEGABYTE (1024.0 * 1024.0)

static uint64_t seed;

static uint32_t chance(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % below);
}

static double seconds_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double resident_megabytes(void)
{
	FILE *in = fopen("/proc/self/statm", "r");
	long all = 0, resident = 0;

	if (!in || fscanf(in, "%ld %ld", &all, &resident) != 2)
		exit(1);
	fclose(in);
	return (double)resident * (double)sysconf(_SC_PAGESIZE) / MEGABYTE;
}

static const char *const metrics[METRICS] = {
	"patrols", "patrol_minutes", "officer_minutes", "effective_patrols", "patrols_with_engagement", "engagements",
	"arrests", "stop_searches", "dispersals_authorised", "groups_dispersed", "people_dispersed", "drugs_recovered",
	"stolen_property_recovered", "weapons_recovered", "crimes_identified", "intelligence_reports", "ij_referrals",
	"runaways", "assists_asked", "assists_met", "asb_incidents", "asb_incidents_county",
};

/* What goes on: each list read anew when it changes, and shared by the boards in between, as db/section does. */
struct force {
	struct arena *still, *moving; /* of what never changes in the hour, and of the newest of the rest */
	struct board now;
	size_t events;
};

static const char *code_of(struct arena *a, size_t hotspot)
{
	return arena_printf(a, "H%02zu", hotspot);
}

static void add_places(struct force *f)
{
	struct hotspot *rows = arena_alloc(f->still, HOTSPOTS, sizeof *rows);
	int *days = arena_alloc(f->still, ASB_DAYS, sizeof *days);

	for (size_t i = 0; i < HOTSPOTS; i++)
		rows[i] = (struct hotspot){ .code = code_of(f->still, i), .name = "Chesterfield Town Centre",
					    .area = "NTH", .division = "North", .lat = 53.2350, .lon = -1.4215,
					    .reason = "", .visits_planned = 2, .revisit_every = MOMENT_NONE,
					    .extra_reason = "", .suspended_reason = "", .asb_daily = days };
	f->now.hotspots.at = rows;
	f->now.hotspots.n = HOTSPOTS;
}

static void add_counters(struct force *f)
{
	struct counter *rows = arena_alloc(f->still, METRICS * MONTHS, sizeof *rows);
	struct counter_hotspot *parts = arena_alloc(f->still, METRICS * MONTHS * HOTSPOTS, sizeof *parts);
	size_t n = 0, parts_n = 0;

	for (size_t month = 0; month < MONTHS; month++)
		for (size_t i = 0; i < METRICS; i++) {
			rows[n++] = (struct counter){ (day)(19000 + month * 30), metrics[i], chance(9000),
						      chance(9000), 2 };
			for (size_t h = 0; h < HOTSPOTS; h++)
				parts[parts_n++] = (struct counter_hotspot){ (day)(19000 + month * 30),
									     code_of(f->still, h), metrics[i],
									     chance(400) };
		}
	f->now.counters.at = rows;
	f->now.counters.n = n;
	f->now.counters_by_hotspot.at = parts;
	f->now.counters_by_hotspot.n = parts_n;
}

static void add_visits(struct force *f)
{
	struct visit *rows = arena_alloc(f->still, VISITS, sizeof *rows);

	for (size_t i = 0; i < VISITS; i++)
		rows[i] = (struct visit){ .id = arena_printf(f->still, "%zu", 4000 + i),
					  .hotspot = code_of(f->still, i % HOTSPOTS),
					  .call_sign = arena_printf(f->still, "HD%03zu", i),
					  .crew = 2, .started_at = START - SECONDS(chance(7200)),
					  .ended_at = MOMENT_NONE, .outcomes = "" };
	f->now.visits.at = rows;
	f->now.visits.n = VISITS;
}

static struct unit unit_of(struct arena *a, size_t i)
{
	return (struct unit){ .call_sign = arena_printf(a, "HD%03zu", i), .kind = "patrol", .area = "DER", .crew = 2,
			      .state_code = "2", .state_since = START - SECONDS(chance(7200)), .reported_at = START,
			      .hotspot = code_of(a, i % HOTSPOTS), .assist_id = "", .note = "", .lat = 52.9228,
			      .lon = -1.4766, .located_at = START, .shift_name = "Late",
			      .shift_ends = START + HOURS(6), .endurance_ends = MOMENT_NONE,
			      .on_duty_since = START - HOURS(2) };
}

static void change_unit(struct arena *a, struct unit *u, usec now)
{
	u->state_code = arena_printf(a, "%u", chance(17));
	u->state_since = u->reported_at = u->located_at = now + chance(2000000);
	u->lat = 52 + chance(1000000) / 1e6;
	u->lon = -1 - chance(1000000) / 1e6;
}

/* Units come in the order in which the server has them: those that changed last. */
static void read_units(struct force *f, struct arena *a, usec now, size_t changes)
{
	struct unit *rows = arena_alloc(a, UNITS, sizeof *rows), between;

	for (size_t i = 0; i < UNITS; i++) {
		rows[i] = f->now.units.n ? f->now.units.at[i] : unit_of(a, i);
		rows[i].call_sign = arena_text(a, rows[i].call_sign, strlen(rows[i].call_sign));
		rows[i].state_code = arena_text(a, rows[i].state_code, strlen(rows[i].state_code));
		rows[i].hotspot = arena_text(a, rows[i].hotspot, strlen(rows[i].hotspot));
	}
	for (size_t i = 0; i < changes; i++) {
		size_t at = chance(UNITS);

		between = rows[at];
		change_unit(a, &between, now);
		memmove(&rows[at], &rows[at + 1], (UNITS - 1 - at) * sizeof *rows);
		rows[UNITS - 1] = between;
	}
	f->now.units.at = rows;
	f->now.units.n = UNITS;
}

/* One event for each change, the newest first. */
static void read_events(struct force *f, struct arena *a, usec now, size_t changes)
{
	struct event *rows = arena_alloc(a, EVENTS, sizeof *rows);

	for (size_t i = 0; i < EVENTS; i++) {
		const struct event *old = i >= changes && f->now.events.n ? &f->now.events.at[i - changes] : NULL;

		rows[i] = old ? *old : (struct event){ .at = now, .kind = "state", .hotspot = "", .call_sign = "" };
		rows[i].id = old ? arena_text(a, old->id, strlen(old->id)) :
				   arena_printf(a, "%zu", f->events + changes - i);
		rows[i].text = old ? arena_text(a, old->text, strlen(old->text)) :
				     arena_printf(a, "HD%03u at the scene at H%02u", chance(UNITS), chance(HOTSPOTS));
	}
	f->events += changes;
	f->now.events.at = rows;
	f->now.events.n = EVENTS;
}

/* Those of the whole turn of duty, as many as are read at most. */
static void read_states(struct force *f, struct arena *a, usec now, size_t changes)
{
	struct unit_state *rows = arena_alloc(a, STATES, sizeof *rows);
	size_t kept = f->now.unit_states.n ? STATES - changes : 0;

	for (size_t i = 0; i < STATES; i++) {
		const struct unit_state *old = i < kept ? &f->now.unit_states.at[i + changes] : NULL;

		rows[i].call_sign = old ? arena_text(a, old->call_sign, strlen(old->call_sign)) :
					  arena_printf(a, "HD%03u", chance(UNITS));
		rows[i].state_code = old ? arena_text(a, old->state_code, strlen(old->state_code)) :
					   arena_printf(a, "%u", chance(17));
		rows[i].since = old ? old->since : now - SECONDS(chance(kept ? 2 : 14400));
	}
	f->now.unit_states.at = rows;
	f->now.unit_states.n = STATES;
}

static const struct board *next_board(struct force *f, usec now, size_t changes)
{
	struct board *b = board_new();

	f->now.arena = b->arena;
	f->now.units.by = f->now.events.by = f->now.unit_states.by = NULL;
	f->now.about = b->about;
	f->now.about.now = now;
	if (changes > 0 || !f->moving) {
		struct arena *old = f->moving, *a = arena_new();

		read_units(f, a, now, changes);
		read_events(f, a, now, changes);
		read_states(f, a, now, changes);
		f->moving = a;
		arena_drop(old);
	}
	arena_keep(b->arena, f->still);
	arena_keep(b->arena, f->moving);
	*b = f->now;
	return board_publish(b);
}

static void measure(const char *what, double changes_in_a_poll)
{
	struct force f = { .still = arena_new() };
	struct history *h = history_new(HOURS(1), (size_t)(8 * MEGABYTE));
	double owed = 0, before = resident_megabytes(), start, adding, hour;
	size_t polls = (size_t)(HOURS(1) / EVERY);
	const struct board *b;

	seed = 1;
	add_places(&f);
	add_counters(&f);
	add_visits(&f);
	start = seconds_now();
	for (size_t i = 0; i < polls; i++) {
		size_t changes = (size_t)(owed += changes_in_a_poll);

		owed -= (double)changes;
		b = next_board(&f, START + (usec)i * EVERY, changes);
		history_add(h, b, (usec)i * EVERY);
		board_free(b);
	}
	adding = (seconds_now() - start) * 1e3 / (double)polls;
	start = seconds_now();
	for (size_t i = history_first(h); i < history_end(h); i += 30)
		board_free(history_board(h, i));
	hour = (double)(history_end(h) - history_first(h));
	printf("%-16s history %.2f MB of %.0f boards (%.0f bytes each), resident %.1f MB (%.1f before); "
	       "making and adding a board %.2f ms, going back %.2f ms\n",
	       what, (double)history_bytes(h) / MEGABYTE, hour, (double)history_bytes(h) / hour, resident_megabytes(),
	       before, adding, (seconds_now() - start) * 1e3 / (hour / 30));
	history_free(h);
	arena_drop(f.still);
	arena_drop(f.moving);
}

int main(void)
{
	measure("20 a minute:", 20.0 / 30);
	measure("20 a second:", 40);
	return 0;
}
