#include "support/crowd.h"

#include <string.h>

#include "support/blank.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define MONTHS 14
#define EVENTS 200
#define STATES_OF_A_UNIT 4
/* As db cuts what is longer. */
#define LONGEST 256

static const char *const kinds[] = { "patrol", "patrol", "patrol", "drone", "patrol", "motorcycle", "supervisor" };
static const char *const codes[] = { "2", "2", "1", "5", "2", "6", "3", "2", "4", "8", "2", "9", "2", "11", "7" };
static const char *const divisions[] = { "Derby City", "North", "South" };
static const char *const metrics[] = {
	"patrols", "effective_patrols", "arrests", "stop_searches", "dispersals_authorised", "groups_dispersed",
	"people_dispersed", "engagements", "asb_incidents", "patrol_minutes", "officer_minutes", "runaways",
};

/* Welsh, Arabic, Chinese, combining marks, a family of joined characters, and a word without end (NULL). */
static const char *const foreign[] = {
	"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch \u0174\u0177",
	"\u0633\u0627\u062d\u0629 \u0627\u0644\u0645\u062f\u064a\u0646\u0629 "
	"\u0627\u0644\u0642\u062f\u064a\u0645\u0629",
	"\u5fb7\u6bd4\u5e02\u4e2d\u5fc3\u5e7f\u573a\u5fb7\u6bd4\u5e02\u4e2d\u5fc3\u5e7f\u573a",
	"D\u0323\u0302e\u0301\u0323r\u0300b\u0327y\u0308 P\u0305a\u0332r\u0330k\u0331",
	"\u0301Caf\u00e9 \U0001f468\u200d\U0001f469\u200d\U0001f467 Square",
	NULL,
};

static const char *endless(struct arena *a)
{
	char text[LONGEST];

	memset(text, 'n', sizeof text);
	memcpy(text, "Endless La", 10);
	return arena_text(a, text, sizeof text);
}

/* Every tenth is foreign, each in its turn. */
static const char *name_of(struct arena *a, const char *kind, size_t i)
{
	const char *name = foreign[i / 10 % COUNT_OF(foreign)];

	if (i % 10 != 3)
		return arena_printf(a, "%s %zu", kind, i);
	return name ? arena_printf(a, "%s %zu", name, i) : endless(a);
}

static const char *code_of(struct arena *a, size_t hotspot)
{
	return arena_printf(a, "P%04zu", hotspot);
}

static const char *call_sign_of(struct arena *a, size_t unit)
{
	return arena_printf(a, "H%04zu", unit);
}

static void add_units(struct board *b, const struct crowd *crowd)
{
	struct unit *rows = arena_alloc(b->arena, crowd->units, sizeof *rows);

	for (size_t i = 0; i < crowd->units; i++) {
		struct unit *u = &rows[i];

		*u = blank_unit(call_sign_of(b->arena, i));
		u->kind = kinds[i % COUNT_OF(kinds)];
		u->area = divisions[i % COUNT_OF(divisions)];
		u->crew = 2;
		u->state_code = codes[i * 7 % COUNT_OF(codes)];
		u->state_since = CROWD_NOW - MINUTES((int)(i * 13 % 180));
		u->reported_at = CROWD_NOW - MINUTES((int)(i * 5 % 36));
		u->hotspot = i % 3 && crowd->hotspots ? code_of(b->arena, i % crowd->hotspots) : "";
		u->note = i % 3 ? "" : name_of(b->arena, "at the station since the morning", i);
		u->lat = 52.8 + (double)(i % 70) / 100;
		u->lon = -1.9 + (double)(i % 50) / 100;
		u->located_at = u->reported_at;
		u->shift_name = "late";
		u->on_duty_since = CROWD_NOW - HOURS(4);
		u->shift_ends = CROWD_NOW + HOURS(4) - MINUTES((int)(i % 300));
		u->endurance_ends = i % COUNT_OF(kinds) == 3 ? CROWD_NOW + MINUTES((int)(i % 40)) : MOMENT_NONE;
	}
	if (crowd->units > 7)
		rows[7].state_code = "0";
	b->units.at = rows;
	b->units.n = crowd->units;
}

static void add_states(struct board *b, const struct crowd *crowd)
{
	struct unit_state *rows = arena_alloc(b->arena, crowd->units * STATES_OF_A_UNIT, sizeof *rows);

	for (size_t i = 0; i < crowd->units * STATES_OF_A_UNIT; i++)
		rows[i] = (struct unit_state){ call_sign_of(b->arena, i / STATES_OF_A_UNIT),
					       codes[i % COUNT_OF(codes)], CROWD_NOW - MINUTES((int)(i % 400)) };
	b->unit_states.at = rows;
	b->unit_states.n = crowd->units * STATES_OF_A_UNIT;
}

static void add_hotspots(struct board *b, const struct crowd *crowd)
{
	struct hotspot *rows = arena_alloc(b->arena, crowd->hotspots, sizeof *rows);

	for (size_t i = 0; i < crowd->hotspots; i++) {
		struct hotspot *h = &rows[i];

		*h = blank_hotspot(code_of(b->arena, i));
		h->name = name_of(b->arena, "Market Place", i);
		h->area = divisions[i % COUNT_OF(divisions)];
		h->division = h->area;
		h->lat = 52.8 + (double)(i % 60) / 100;
		h->lon = -1.9 + (double)(i % 40) / 100;
		h->window_starts = CROWD_NOW - HOURS((int)(i % 9));
		h->window_ends = h->window_starts + HOURS(7);
		h->visits_planned = 1 + (int)(i % 3);
		h->asb_28d = (int)(i % 140);
		h->asb_prior_28d = (int)(i * 7 % 140);
		h->runaways_7d = (int)(i % 9);
		h->runaways_28d = (int)(i % 9 + i % 11);
		h->extra_officers = i % 17 == 0;
		h->extra_reason = i % 17 ? "" : "young people run away";
		h->authorisation_ends = i % 50 ? MOMENT_NONE : CROWD_NOW + MINUTES((int)(i % 300));
	}
	b->hotspots.at = rows;
	b->hotspots.n = crowd->hotspots;
}

static void add_visits(struct board *b, const struct crowd *crowd)
{
	size_t n = 2 * crowd->hotspots;
	struct visit *rows = arena_alloc(b->arena, n, sizeof *rows);

	for (size_t i = 0; i < n; i++) {
		rows[i] = blank_visit(arena_printf(b->arena, "%zu", i), code_of(b->arena, i / 2));
		rows[i].call_sign = crowd->units ? call_sign_of(b->arena, i % crowd->units) : "";
		rows[i].crew = 2;
		rows[i].started_at = CROWD_NOW - MINUTES((int)(5 + i * 11 % 200));
		rows[i].ended_at = i % 5 ? rows[i].started_at + MINUTES((int)(5 + i % 40)) : MOMENT_NONE;
	}
	b->visits.at = rows;
	b->visits.n = n;
}

static void add_assists(struct board *b, const struct crowd *crowd)
{
	struct assist *rows = arena_alloc(b->arena, crowd->assists, sizeof *rows);

	for (size_t i = 0; i < crowd->assists; i++) {
		rows[i] = blank_assist(arena_printf(b->arena, "%zu", i));
		rows[i].hotspot = crowd->hotspots ? code_of(b->arena, i % crowd->hotspots) : "";
		rows[i].asked_by = crowd->units ? call_sign_of(b->arena, i % crowd->units) : "";
		rows[i].wanted = i % 2 ? "motorcycle" : "drone";
		rows[i].state = "asked";
		rows[i].asked_at = CROWD_NOW - SECONDS((int)(30 + i * 7));
	}
	b->assists.at = rows;
	b->assists.n = crowd->assists;
}

static void add_counters(struct board *b)
{
	struct counter *rows = arena_alloc(b->arena, MONTHS * COUNT_OF(metrics), sizeof *rows);
	struct counter_total *totals = arena_alloc(b->arena, COUNT_OF(metrics), sizeof *totals);

	for (size_t i = 0; i < MONTHS * COUNT_OF(metrics); i++) {
		int month = (int)(i / COUNT_OF(metrics)); /* since December 2022 */

		rows[i] = (struct counter){ day_of(2022 + (month + 11) / 12, (month + 11) % 12 + 1, 1),
					    metrics[i % COUNT_OF(metrics)], (double)(i * 37 % 900),
					    (double)(i * 37 % 90), 2 };
	}
	for (size_t i = 0; i < COUNT_OF(metrics); i++)
		totals[i] = (struct counter_total){ metrics[i], (double)(1899 + i) };
	b->counters.at = rows;
	b->counters.n = MONTHS * COUNT_OF(metrics);
	b->counter_totals.at = totals;
	b->counter_totals.n = COUNT_OF(metrics);
}

static void add_events(struct board *b)
{
	struct event *rows = arena_alloc(b->arena, EVENTS, sizeof *rows);

	for (size_t i = 0; i < EVENTS; i++)
		rows[i] = (struct event){ .id = arena_printf(b->arena, "%zu", i),
					  .at = CROWD_NOW - SECONDS((int)i * 20),
					  .kind = "state", .hotspot = "", .call_sign = call_sign_of(b->arena, i),
					  .text = name_of(b->arena, "arrived at Market Place", i) };
	b->events.at = rows;
	b->events.n = EVENTS;
}

struct board *crowd_board(const struct crowd *crowd)
{
	struct board *b = board_new();

	b->about = (struct about){ .contract = BOARD_CONTRACT, .force = "Derbyshire", .time_zone = "Europe/London",
				   .now = CROWD_NOW, .programme_started = day_of(2023, 7, 1), .effective_minutes = 15 };
	zone_add(&b->zone, CROWD_NOW - DAYS(64), 0);
	add_hotspots(b, crowd);
	add_units(b, crowd);
	add_states(b, crowd);
	add_visits(b, crowd);
	add_assists(b, crowd);
	add_counters(b);
	add_events(b);
	return b;
}
