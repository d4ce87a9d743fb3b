#include "golden/fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "config/shipped.h"
#include "support/blank.h"
#include "support/crowd.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Monday 1 January 2024; London keeps UTC in winter. */
#define MIDNIGHT DAYS(19723)
#define AT(hour, minute, second) (MIDNIGHT + HOURS(hour) + MINUTES(minute) + SECONDS(second))
#define NOW AT(18, 0, 0)

static const struct state_setting states[] = {
	{ "0", "EMERGENCY", STATE_EMERGENCY, 0 },
	{ "1", "ON DUTY", STATE_FREE, 0 },
	{ "2", "PATROL", STATE_FREE, 0 },
	{ "3", "STATION", STATE_FREE, 0 },
	{ "4", "REFRESH", STATE_UNAVAILABLE, MINUTES(45) },
	{ "5", "EN ROUTE", STATE_COMMITTED, MINUTES(20) },
	{ "6", "AT SCENE", STATE_COMMITTED, MINUTES(60) },
	{ "8", "COMMITTED", STATE_COMMITTED, HOURS(2) },
	{ "9", "PRISONER", STATE_COMMITTED, MINUTES(50) },
};

static const struct counter_setting counters[] = {
	{ "patrols", "Patrols", "", COUNTER_COUNT, false },
	{ "effective_patrols", "15min+", "patrols", COUNTER_SHARE, false },
	{ "arrests", "Arrests", "", COUNTER_COUNT, false },
	{ "stop_searches", "Stop searches", "", COUNTER_COUNT, false },
	{ "dispersals_authorised", "Dispersals authorised", "", COUNTER_COUNT, false },
	{ "groups_dispersed", "Groups dispersed", "", COUNTER_COUNT, false },
	{ "people_dispersed", "People dispersed", "", COUNTER_COUNT, false },
	{ "engagements", "Engagements", "", COUNTER_COUNT, false },
	{ "asb_incidents", "ASB in hotspots", "", COUNTER_COUNT, true },
	{ "patrol_minutes", "Patrol hours", "", COUNTER_HOURS, false },
	{ "officer_minutes", "Officer hours", "", COUNTER_HOURS, false },
};

/* hour of the window's start, its hours, visits, hours between visits (0: none), ASB now and before, runaways in 7 and 28 days */
static const struct place {
	const char *code, *name, *area;
	double lat, lon;
	double starts;
	int lasts, planned, every, asb, asb_before, ran_7, ran_28;
} places[] = {
	{ "DCC", "Derby City Centre", "DER", 52.9228, -1.4766, 12, 12, 3, 3, 141, 126, 2, 7 },
	{ "DAR", "Arboretum Park", "DER", 52.9126, -1.4725, 14, 9, 2, 0, 64, 52, 9, 14 },
	{ "DNO", "Normanton Road", "DER", 52.9105, -1.4815, 14, 9, 2, 0, 58, 61, 1, 4 },
	{ "DAL", "Allenton", "DER", 52.8860, -1.4490, 15.5, 7, 1, 0, 33, 31, 0, 1 },
	{ "DAV", "Alvaston", "DER", 52.8965, -1.4330, 15.5, 7, 1, 0, 21, 24, 0, 2 },
	{ "DCH", "Chaddesden", "DER", 52.9330, -1.4290, 15.5, 7, 1, 0, 19, 19, 0, 0 },
	{ "DMK", "Mackworth Estate", "DER", 52.9270, -1.5210, 15.5, 7, 1, 0, 24, 22, 1, 3 },
	{ "DSN", "Sinfin", "DER", 52.8816, -1.4868, 15.5, 7, 1, 0, 17, 20, 0, 1 },
	{ "ILK", "Ilkeston Town Centre", "STH", 52.9706, -1.3095, 14, 9, 2, 0, 49, 55, 1, 3 },
	{ "LGE", "Long Eaton Town Centre", "STH", 52.8986, -1.2714, 14, 9, 2, 4, 46, 44, 0, 2 },
	{ "SWD", "Swadlincote Town Centre", "STH", 52.7740, -1.5574, 15.5, 7, 1, 0, 28, 30, 0, 1 },
	{ "HEA", "Heanor Market Place", "NTH", 53.0137, -1.3538, 15.5, 7, 1, 0, 22, 21, 0, 1 },
	{ "RIP", "Ripley Town Centre", "NTH", 53.0500, -1.4070, 18.5, 5, 1, 0, 18, 21, 0, 0 },
	{ "ALF", "Alfreton Town Centre", "NTH", 53.0977, -1.3838, 15.5, 7, 1, 0, 31, 28, 1, 2 },
	{ "BEL", "Belper Town Centre", "NTH", 53.0233, -1.4812, 18.5, 5, 1, 0, 12, 13, 0, 0 },
	{ "CHE", "Chesterfield Town Centre", "NTH", 53.2350, -1.4215, 12, 12, 3, 3, 96, 99, 1, 5 },
	{ "STV", "Staveley", "NTH", 53.2690, -1.3490, 15.5, 7, 1, 0, 20, 17, 2, 5 },
	{ "SHB", "Shirebrook Market Place", "NTH", 53.2033, -1.2134, 14, 9, 2, 0, 41, 37, 4, 9 },
	{ "BOL", "Bolsover Town Centre", "NTH", 53.2285, -1.2920, 18.5, 5, 1, 0, 16, 15, 0, 1 },
	{ "CLC", "Clay Cross", "NTH", 53.1640, -1.4130, 18.5, 5, 1, 0, 14, 16, 0, 0 },
	{ "BUX", "Buxton Spring Gardens", "NTH", 53.2574, -1.9098, 18.5, 5, 1, 0, 13, 11, 0, 0 },
	{ "GLO", "Glossop Town Centre", "NTH", 53.4432, -1.9490, 18.5, 5, 1, 0, 15, 15, 0, 1 },
	{ "MAT", "Matlock Hall Leys Park", "NTH", 53.1384, -1.5556, 18.5, 5, 1, 0, 9, 12, 0, 0 },
};

/* Minutes are those before NOW; lands: minutes from NOW, 0: no drone. */
static const struct crew {
	const char *call_sign, *kind, *area, *state;
	double minutes;
	int heard;
	const char *hotspot, *assist, *note;
	double lat, lon;
	int lands;
} crews[] = {
	{ "HD01", "patrol", "DER", "2", 7.5, 2, "DCC", "", "", 52.9230, -1.4770, 0 },
	{ "HD02", "patrol", "DER", "6", 9.9, 1, "DCC", "", "", 52.9225, -1.4760, 0 },
	{ "HD03", "patrol", "DER", "2", 10.8, 1, "DAR", "", "", 52.9126, -1.4725, 0 },
	{ "HD04", "patrol", "DER", "5", 5.7, 3, "DNO", "", "", 52.9160, -1.4700, 0 },
	{ "HD05", "patrol", "DER", "3", 45, 3, "", "", "", 52.9180, -1.4700, 0 },
	{ "HD06", "patrol", "DER", "4", 27.3, 2, "", "", "", 52.9180, -1.4700, 0 },
	{ "HS11", "patrol", "STH", "2", 15.8, 2, "ILK", "", "", 52.9706, -1.3095, 0 },
	{ "HS12", "patrol", "STH", "1", 19, 31, "", "", "", 52.8030, -1.5400, 0 },
	{ "HS13", "patrol", "STH", "9", 54.5, 1, "", "", "to St Mary's Wharf", 52.9260, -1.4680, 0 },
	{ "HN21", "patrol", "NTH", "1", 9.3, 4, "", "", "", 53.2300, -1.4300, 0 },
	{ "HN22", "patrol", "NTH", "6", 8.8, 0, "SHB", "", "", 53.2033, -1.2134, 0 },
	{ "HN23", "patrol", "NTH", "8", 30, 3, "", "", "statement at the station", 53.1000, -1.3800, 0 },
	{ "HN24", "patrol", "NTH", "5", 2.7, 1, "STV", "", "", 53.2600, -1.3600, 0 },
	{ "HN25", "patrol", "NTH", "2", 5, 2, "HEA", "", "", 53.0137, -1.3538, 0 },
	{ "UA1", "drone", "DER", "6", 10.7, 0, "DCC", "3", "", 52.9228, -1.4766, 14 },
	{ "UA2", "drone", "NTH", "3", 70, 3, "", "", "charged", 53.2350, -1.4215, 0 },
	{ "MB1", "motorcycle", "DER", "3", 40, 2, "", "", "", 52.9180, -1.4700, 0 },
	{ "MB2", "motorcycle", "STH", "1", 24.5, 2, "", "", "", 52.9100, -1.3000, 0 },
	{ "MB3", "motorcycle", "NTH", "5", 0.05, 0, "SHB", "4", "", 53.2100, -1.2500, 0 },
	{ "HX1", "supervisor", "DER", "3", 235, 3, "", "", "", 52.9180, -1.4700, 0 },
};

/* Moments in minutes of the day; ended 0: still there. */
static const struct stay {
	const char *call_sign, *hotspot;
	double started, ended;
} stays[] = {
	{ "HD07", "DCC", 751, 782 },  { "HN26", "CHE", 760, 785 },   { "HN21", "CHE", 876, 899 },
	{ "HN22", "SHB", 880, 910 },  { "HD02", "DCC", 920, 944 },   { "HS11", "ILK", 938, 972 },
	{ "HD05", "DAL", 941, 962 },  { "HS12", "SWD", 965, 977 },   { "HD03", "DAR", 980, 1001 },
	{ "HD05", "DCH", 995, 1024 }, { "HN23", "ALF", 1010, 1041 }, { "HN24", "STV", 1022, 1031 },
	{ "HN22", "SHB", 1058, 0 },   { "HS11", "ILK", 1064, 0 },    { "HD02", "DCC", 1066, 0 },
	{ "HD03", "DAR", 1069.2, 0 }, { "HD01", "DCC", 1072.5, 0 },  { "HN25", "HEA", 1075, 0 },
};

/* January 2024 to date, December 2023 to date and whole, January 2023 to date and whole, since the start; December's definition. */
static const struct tally {
	const char *metric;
	double now, before, before_whole, year, year_whole, total;
	int definition_before;
} tallies[] = {
	{ "patrols", 12, 14, 552, NAN, NAN, 1899, 2 },
	{ "effective_patrols", 11, 13, 497, NAN, NAN, 1709, 2 },
	{ "arrests", 0, 1, 13, NAN, NAN, 46, 2 },
	{ "stop_searches", 1, 0, 25, NAN, NAN, 85, 2 },
	{ "dispersals_authorised", 0, 0, 2, NAN, NAN, 8, 2 },
	{ "groups_dispersed", 2, 3, 41, NAN, NAN, 130, 1 },
	{ "people_dispersed", 7, 9, 148, NAN, NAN, 460, 2 },
	{ "engagements", 51, 66, 2594, NAN, NAN, 8992, 2 },
	{ "asb_incidents", 52, 61, 1012, 71, 1250, 6020, 2 },
	{ "patrol_minutes", 298, 402, 17112, NAN, NAN, 59700, 2 },
	{ "officer_minutes", 596, 804, 34224, NAN, NAN, 119400, 2 },
};

/* February to November 2023, whole, all by the definition of that December. */
#define EARLIER 10
static const struct series {
	const char *metric;
	double values[EARLIER];
	int definition;
} earlier[] = {
	{ "patrols", { NAN, NAN, NAN, NAN, NAN, 132, 198, 251, 298, 468 }, 2 },
	{ "effective_patrols", { NAN, NAN, NAN, NAN, NAN, 119, 178, 226, 268, 421 }, 2 },
	{ "arrests", { NAN, NAN, NAN, NAN, NAN, 3, 5, 6, 7, 11 }, 2 },
	{ "dispersals_authorised", { NAN, NAN, NAN, NAN, NAN, 1, 1, 1, 1, 2 }, 2 },
	{ "groups_dispersed", { NAN, NAN, NAN, NAN, NAN, 4, 7, 9, 11, 19 }, 1 },
	{ "engagements", { NAN, NAN, NAN, NAN, NAN, 622, 940, 1190, 1413, 2217 }, 2 },
	{ "asb_incidents", { 1180, 1210, 1300, 1320, 1350, 1400, 1380, 1240, 1190, 1060 }, 2 },
};

static const struct {
	double at; /* minutes of the day */
	const char *kind, *hotspot, *call_sign, *text;
} happened[] = {
	{ 1079.95, "assist_accepted", "SHB", "MB3", "on the way to HN22" },
	{ 1078.75, "assist_asked", "DAR", "HD03",
	  "asked for a drone at Arboretum Park: three ran off, lost in the park" },
	{ 1075, "visit_started", "HEA", "HN25", "arrived at Heanor Market Place" },
	{ 1072.5, "visit_started", "DCC", "HD01", "arrived at Derby City Centre" },
	{ 1069.33, "assist_arrived", "DCC", "UA1", "with HD02" },
	{ 1069.2, "visit_started", "DAR", "HD03", "arrived at Arboretum Park" },
	{ 1064, "visit_started", "ILK", "HS11", "arrived at Ilkeston Town Centre" },
	{ 1041, "visit_ended", "ALF", "HN23", "left Alfreton Town Centre after 31 min" },
	{ 1031, "visit_ended", "STV", "HN24", "left Staveley after 9 min, short of 15" },
	{ 1020, "flagged", "DAR", "", "extra officers: young people running away" },
	{ 900, "authorised", "DCC", "", "dispersal authorised at Derby City Centre by Insp. Hall" },
};

/* What came of a stay, by its number above. */
static const struct {
	size_t stay;
	const char *outcomes;
} results[] = {
	{ 5, "1 drug find, 1 stop search" },
	{ 9, "3 runaways" },
	{ 15, "6 engagements" },
	{ 16, "1 arrest, 3 engagements" },
};

/* Moments in minutes of the day. */
static const struct past {
	const char *call_sign, *state;
	double since;
} pasts[] = {
	{ "HD03", "1", 840 },  { "HD03", "5", 972 },	{ "HD03", "2", 980 },  { "HD03", "1", 1001 },
	{ "HD03", "5", 1062 }, { "HD03", "2", 1069.2 }, { "UA1", "1", 840 },   { "UA1", "5", 1068.2 },
	{ "UA1", "6", 1069.3 }, { "HS13", "1", 840 },	{ "HS13", "9", 1025.5 },
};

/* What each hotspot has of a metric: in January so far, in December and November, in January a year before. */
static const struct {
	const char *hotspot, *metric;
	double now, before, earlier, year;
} parts[] = {
	{ "DCC", "patrols", 3, 88, 76, 0 },
	{ "DCC", "effective_patrols", 3, 80, 68, 0 },
	{ "DCC", "arrests", 0, 4, 3, 0 },
	{ "DCC", "asb_incidents", 7, 141, 150, 160 },
	{ "DAR", "patrols", 1, 41, 33, 0 },
	{ "DAR", "effective_patrols", 1, 36, 30, 0 },
	{ "DAR", "arrests", 0, 2, 2, 0 },
	{ "DAR", "asb_incidents", 4, 64, 71, 58 },
	{ "CHE", "patrols", 2, 70, 61, 0 },
	{ "CHE", "effective_patrols", 2, 66, 55, 0 },
	{ "DCC", "visits_planned", 4, 96, 84, 0 },
	{ "DCC", "effective_in_window", 3, 78, 66, 0 },
	{ "DCC", "visits_met", 3, 76, 65, 0 },
	{ "DAR", "visits_planned", 2, 44, 36, 0 },
	{ "DAR", "effective_in_window", 1, 34, 29, 0 },
	{ "DAR", "visits_met", 1, 33, 28, 0 },
};

static usec minute_of_day(double minute)
{
	return MIDNIGHT + (usec)(minute * 60) * SECONDS(1);
}

static const char *division_of(const char *area)
{
	return strcmp(area, "DER") == 0 ? "Derby City" : strcmp(area, "STH") == 0 ? "South" : "North";
}

/* The incidents of 28 days, spread unevenly. */
static const int *days_of(struct board *b, int sum, size_t seed)
{
	int *days = arena_alloc(b->arena, ASB_DAYS, sizeof *days);

	for (size_t k = seed; sum > 0; sum--) {
		k = (k * 137 + 71) % 10007;
		days[k % ASB_DAYS]++;
	}
	return days;
}

static void add_hotspots(struct board *b)
{
	struct hotspot *rows = arena_alloc(b->arena, COUNT_OF(places), sizeof *rows);

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		const struct place *p = &places[i];
		struct hotspot *h = &rows[i];

		*h = blank_hotspot(p->code);
		h->name = p->name;
		h->area = p->area;
		h->lat = p->lat;
		h->lon = p->lon;
		h->window_starts = MIDNIGHT + (usec)(p->starts * 60) * MINUTES(1);
		h->window_ends = h->window_starts + HOURS(p->lasts);
		h->visits_planned = p->planned;
		h->revisit_every = p->every ? HOURS(p->every) : MOMENT_NONE;
		h->asb_28d = p->asb;
		h->asb_prior_28d = p->asb_before;
		h->runaways_7d = p->ran_7;
		h->runaways_28d = p->ran_28;
		h->last_effective_at = NOW - HOURS(19) - MINUTES(37 * (int)i);
		h->division = division_of(p->area);
		h->reason = strcmp(p->code, "DAR") == 0 ? "groups of young people in the park after school" : "";
		h->extra_reason = strcmp(p->code, "DAR") == 0 ? "young people running away from officers" : "";
		h->asb_daily = days_of(b, p->asb, i);
		h->streak_days = (int)(i * 5 % 9);
		h->extra_officers = strcmp(p->code, "DAR") == 0 || strcmp(p->code, "SHB") == 0;
		h->suspended_reason = strcmp(p->code, "MAT") == 0 ? "park closed: flooding" : "";
		h->authorisation_ends = strcmp(p->code, "DCC") == 0 ? AT(41, 0, 0) : MOMENT_NONE;
	}
	b->hotspots.at = rows;
	b->hotspots.n = COUNT_OF(places);
}

static void add_units(struct board *b)
{
	struct unit *rows = arena_alloc(b->arena, COUNT_OF(crews), sizeof *rows);

	for (size_t i = 0; i < COUNT_OF(crews); i++) {
		const struct crew *c = &crews[i];
		struct unit *u = &rows[i];

		*u = blank_unit(c->call_sign);
		u->kind = c->kind;
		u->area = c->area;
		u->crew = 2;
		u->state_code = c->state;
		u->state_since = NOW - (usec)(c->minutes * 60) * SECONDS(1);
		u->reported_at = NOW - MINUTES(c->heard);
		u->hotspot = c->hotspot;
		u->assist_id = c->assist;
		u->note = c->note;
		u->lat = c->lat;
		u->lon = c->lon;
		u->located_at = NOW - MINUTES(c->heard);
		u->shift_name = "late";
		u->shift_ends = AT(24, 0, 0);
		u->on_duty_since = AT(14, 0, 0);
		u->endurance_ends = c->lands ? NOW + MINUTES(c->lands) : MOMENT_NONE;
	}
	b->units.at = rows;
	b->units.n = COUNT_OF(crews);
}

static void add_visits(struct board *b)
{
	struct visit *rows = arena_alloc(b->arena, COUNT_OF(stays), sizeof *rows);

	for (size_t i = 0; i < COUNT_OF(stays); i++) {
		char id[24];

		snprintf(id, sizeof id, "%zu", i + 1);
		rows[i] = blank_visit(arena_text(b->arena, id, strlen(id)), stays[i].hotspot);
		rows[i].call_sign = stays[i].call_sign;
		rows[i].crew = 2;
		rows[i].started_at = minute_of_day(stays[i].started);
		rows[i].ended_at = stays[i].ended > 0 ? minute_of_day(stays[i].ended) : MOMENT_NONE;
	}
	for (size_t i = 0; i < COUNT_OF(results); i++)
		rows[results[i].stay - 1].outcomes = results[i].outcomes;
	b->visits.at = rows;
	b->visits.n = COUNT_OF(stays);
}

static void add_pasts(struct board *b)
{
	struct unit_state *rows = arena_alloc(b->arena, COUNT_OF(pasts), sizeof *rows);

	for (size_t i = 0; i < COUNT_OF(pasts); i++)
		rows[i] = (struct unit_state){ pasts[i].call_sign, pasts[i].state, minute_of_day(pasts[i].since) };
	b->unit_states.at = rows;
	b->unit_states.n = COUNT_OF(pasts);
}

static void add_parts(struct board *b)
{
	struct counter_hotspot *rows = arena_alloc(b->arena, 4 * COUNT_OF(parts), sizeof *rows);

	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		const char *hotspot = parts[i].hotspot, *metric = parts[i].metric;

		rows[4 * i] = (struct counter_hotspot){ day_of(2024, 1, 1), hotspot, metric, parts[i].now };
		rows[4 * i + 1] = (struct counter_hotspot){ day_of(2023, 12, 1), hotspot, metric, parts[i].before };
		rows[4 * i + 2] = (struct counter_hotspot){ day_of(2023, 11, 1), hotspot, metric, parts[i].earlier };
		rows[4 * i + 3] = (struct counter_hotspot){ day_of(2023, 1, 1), hotspot, metric, parts[i].year };
	}
	b->counters_by_hotspot.at = rows;
	b->counters_by_hotspot.n = 4 * COUNT_OF(parts);
}

static struct assist assist_row(const char *id, const char *hotspot, const char *asked_by, const char *wanted,
				usec asked)
{
	struct assist a = blank_assist(id);

	a.hotspot = hotspot;
	a.asked_by = asked_by;
	a.wanted = wanted;
	a.asked_at = asked;
	return a;
}

static void add_assists(struct board *b)
{
	struct assist *rows = arena_alloc(b->arena, 5, sizeof *rows);

	rows[0] = assist_row("1", "ILK", "HS11", "motorcycle", AT(15, 52, 0));
	rows[0].state = "released";
	rows[0].unit = "MB2";
	rows[0].closed_at = AT(16, 15, 0);
	rows[1] = assist_row("2", "ALF", "HN23", "drone", AT(17, 4, 10));
	rows[1].state = "declined";
	rows[1].closed_at = AT(17, 7, 30);
	rows[2] = assist_row("3", "DCC", "HD02", "drone", AT(17, 47, 30));
	rows[2].state = "arrived";
	rows[2].reason = "group running towards the river";
	rows[2].unit = "UA1";
	rows[2].acknowledged_at = AT(17, 47, 55);
	rows[2].accepted_at = AT(17, 48, 10);
	rows[2].arrived_at = AT(17, 49, 20);
	rows[3] = assist_row("4", "SHB", "HN22", "motorcycle", AT(17, 53, 30));
	rows[3].state = "accepted";
	rows[3].reason = "bikes on the field";
	rows[3].unit = "MB3";
	rows[3].acknowledged_at = AT(17, 54, 5);
	rows[3].accepted_at = AT(17, 59, 57);
	rows[4] = assist_row("5", "DAR", "HD03", "drone", AT(17, 58, 45));
	rows[4].state = "asked";
	rows[4].reason = "three ran off, lost in the park";
	b->assists.at = rows;
	b->assists.n = 5;
}

/* Writes the months of `earlier` and returns how many. */
static size_t write_earlier(struct counter *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < COUNT_OF(earlier); i++)
		for (int k = 0; k < EARLIER; k++)
			if (!isnan(earlier[i].values[k]))
				rows[n++] = (struct counter){ day_of(2023, 2 + k, 1), earlier[i].metric,
							      earlier[i].values[k], 0, earlier[i].definition };
	return n;
}

static void add_counters(struct board *b)
{
	struct counter *rows = arena_alloc(b->arena, 3 * COUNT_OF(tallies) + EARLIER * COUNT_OF(earlier), sizeof *rows);
	struct counter_total *totals = arena_alloc(b->arena, COUNT_OF(tallies), sizeof *totals);

	for (size_t i = 0; i < COUNT_OF(tallies); i++) {
		const struct tally *t = &tallies[i];

		rows[3 * i] = (struct counter){ day_of(2024, 1, 1), t->metric, t->now, t->now, 2 };
		rows[3 * i + 1] = (struct counter){ day_of(2023, 12, 1), t->metric, t->before_whole, t->before,
						    t->definition_before };
		rows[3 * i + 2] = (struct counter){ day_of(2023, 1, 1), t->metric, t->year_whole, t->year, 2 };
		totals[i] = (struct counter_total){ t->metric, t->total };
	}
	b->counters.at = rows;
	b->counters.n = 3 * COUNT_OF(tallies) + write_earlier(rows + 3 * COUNT_OF(tallies));
	b->counter_totals.at = totals;
	b->counter_totals.n = COUNT_OF(tallies);
}

static void add_events(struct board *b)
{
	struct event *rows = arena_alloc(b->arena, COUNT_OF(happened), sizeof *rows);

	for (size_t i = 0; i < COUNT_OF(happened); i++)
		rows[i] = (struct event){ .id = arena_printf(b->arena, "%zu", i),
					  .at = minute_of_day(happened[i].at),
					  .kind = happened[i].kind,
					  .hotspot = happened[i].hotspot,
					  .call_sign = happened[i].call_sign,
					  .text = happened[i].text };
	b->events.at = rows;
	b->events.n = COUNT_OF(happened);
}

static struct board *empty_board(void)
{
	struct board *b = board_new();

	b->about = (struct about){ .contract = 1,
				   .force = "Derbyshire",
				   .time_zone = "Europe/London",
				   .now = NOW,
				   .programme_started = day_of(2023, 7, 1),
				   .effective_minutes = 15 };
	zone_add(&b->zone, MIDNIGHT - DAYS(64), 0);
	return b;
}

static struct board *full_board(void)
{
	struct board *b = empty_board();

	add_hotspots(b);
	add_units(b);
	add_visits(b);
	add_assists(b);
	add_pasts(b);
	add_parts(b);
	add_counters(b);
	add_events(b);
	return b;
}

/* Two hundred characters; a screen cleared and coloured; text that runs backwards; wide, combining and broken characters. */
static const char *const attacks[] = {
	("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	 "Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"),
	"\033[2J\033[31mred\033[0m",
	"abc\u202eedcba\u202c",
	"\u5fb7\u6bd4\u90e1\u8b66\u5bdf\u5fb7\u6bd4\u90e1\u8b66\u5bdf\u5fb7\u6bd4\u90e1\u8b66\u5bdf",
	"e\u0301\u0302\u0303\u0304\u0305 zalgo",
	"\u0301first",
	"\xff\xfe\xc3(\xed\xa0\x80",
	"tab\there\r\nnew line\b\b\a",
	"\U000e0041\u200b\u200f\ufeffzero",
	"Caf\u00e9 \u2013 \u2018Ll\u0177n\u2019",
	"%s%n%d 100%",
	"   ",
};

static const char *attack(size_t i)
{
	return attacks[i % COUNT_OF(attacks)];
}

static struct board *hostile_board(void)
{
	struct board *b = full_board();
	struct hotspot *hotspots = arena_alloc(b->arena, b->hotspots.n, sizeof *hotspots);
	struct unit *units = arena_alloc(b->arena, b->units.n, sizeof *units);
	struct event *events = arena_alloc(b->arena, b->events.n, sizeof *events);

	memcpy(hotspots, b->hotspots.at, b->hotspots.n * sizeof *hotspots);
	memcpy(units, b->units.at, b->units.n * sizeof *units);
	memcpy(events, b->events.at, b->events.n * sizeof *events);
	for (size_t i = 0; i < b->hotspots.n; i++) {
		hotspots[i].name = attack(i);
		hotspots[i].area = attack(i + 1);
	}
	for (size_t i = 0; i < b->units.n; i++) {
		units[i].kind = attack(i);
		units[i].note = attack(i + 3);
		units[i].call_sign = arena_printf(b->arena, "%s%zu", attack(i + 5), i);
		units[i].state_code = attack(i + 7);
		units[i].shift_name = attacks[1];
	}
	for (size_t i = 0; i < b->events.n; i++)
		events[i].text = attack(i);
	b->hotspots.at = hotspots;
	b->units.at = units;
	b->events.at = events;
	return b;
}

static struct board *bad_board(void)
{
	struct board *b = full_board();
	struct hotspot *hotspots = arena_alloc(b->arena, b->hotspots.n, sizeof *hotspots);
	struct unit *units = arena_alloc(b->arena, b->units.n, sizeof *units);
	struct visit *visits = arena_alloc(b->arena, b->visits.n, sizeof *visits);
	struct counter *rows = arena_alloc(b->arena, b->counters.n, sizeof *rows);

	memcpy(hotspots, b->hotspots.at, b->hotspots.n * sizeof *hotspots);
	memcpy(units, b->units.at, b->units.n * sizeof *units);
	memcpy(visits, b->visits.at, b->visits.n * sizeof *visits);
	memcpy(rows, b->counters.at, b->counters.n * sizeof *rows);
	hotspots[0] = blank_hotspot("DCC");
	hotspots[1] = blank_hotspot("");
	hotspots[2].visits_planned = INT_MAX;
	hotspots[3].asb_28d = INT_MAX;
	hotspots[3].runaways_28d = INT_MAX;
	hotspots[4].last_effective_at = MOMENT_PAST;
	hotspots[5].window_starts = MOMENT_FUTURE;
	units[0] = blank_unit("");
	units[1] = blank_unit("HD02");
	units[2].state_since = MOMENT_PAST;
	units[3].state_since = NOW - DAYS(4000);
	units[4].state_code = "77";
	visits[12].started_at = NOW - DAYS(400);
	visits[13].started_at = MOMENT_NONE;
	rows[0].to_date = rows[0].value = 1e300;
	rows[3].to_date = INFINITY;
	rows[21].to_date = rows[21].value = -5;
	b->hotspots.at = hotspots;
	b->hotspots.unreadable = 3;
	b->units.at = units;
	b->units.capped = true;
	b->visits.at = visits;
	b->counters.at = rows;
	b->counters.unreadable = 1;
	b->events.unreadable = 2;
	return b;
}

static struct board *crowded_board(void)
{
	struct board *b = crowd_board(&(struct crowd){ .units = 10000, .hotspots = 2000, .assists = 20 });

	b->units.capped = true;
	return b;
}

static const struct {
	struct board *(*board)(void); /* NULL: none */
	usec age;
	enum staleness staleness;
	struct link link;
	enum showing showing;
	struct board *(*live_board)(void); /* behind a board that stands still; NULL: none */
	enum staleness live_staleness;
} scenarios[FIXTURE_SCENARIOS] = {
	[FIXTURE_LIVE] = { full_board,
			   SECONDS(2),
			   STALENESS_LIVE,
			   { .connected = true, .took_about = 3400, .server = "socket" } },
	[FIXTURE_STALE] = { full_board,
			    SECONDS(47),
			    STALENESS_STALE,
			    { .failure = LINK_UNREACHABLE,
			      .problem = "no answer within 3 s",
			      .tries = 2,
			      .retry_in = SECONDS(4),
			      .server = "socket" } },
	[FIXTURE_LOST] = { full_board,
			   MINUTES(6) + SECONDS(12),
			   STALENESS_LOST,
			   { .failure = LINK_UNREACHABLE,
			     .problem = "connection refused; is the server running?",
			     .tries = 8,
			     .retry_in = SECONDS(15),
			     .server = "socket" } },
	[FIXTURE_CONNECTING] = { NULL, MOMENT_NONE, STALENESS_LOST, { .server = "ops-a" } },
	[FIXTURE_REFUSED] = { NULL,
			      MOMENT_NONE,
			      STALENESS_LOST,
			      { .failure = LINK_REFUSED,
				.problem = "role \"board\" may not read board.unit; run: GRANT SELECT ON board.unit TO "
					   "board",
				.tries = 3,
				.retry_in = SECONDS(30) } },
	[FIXTURE_FROZEN] = { full_board,
			     SECONDS(12),
			     STALENESS_LIVE,
			     { .connected = true, .took_about = 3400, .server = "socket" },
			     .showing = SHOWING_FROZEN,
			     .live_board = empty_board },
	[FIXTURE_REPLAY] = { full_board,
			     MINUTES(31) + SECONDS(4),
			     STALENESS_LIVE,
			     { .connected = true, .took_about = 3400, .server = "socket" },
			     .showing = SHOWING_REPLAY,
			     .live_board = full_board },
	[FIXTURE_REPLAY_LOST] = { full_board,
				  MINUTES(1) + SECONDS(40),
				  STALENESS_LIVE,
				  { .failure = LINK_UNREACHABLE,
				    .problem = "connection refused; is the server running?",
				    .tries = 8,
				    .retry_in = SECONDS(15),
				    .server = "socket" },
				  .showing = SHOWING_REPLAY,
				  .live_board = full_board,
				  .live_staleness = STALENESS_LOST },
	[FIXTURE_EMPTY] = { empty_board, SECONDS(1), STALENESS_LIVE, { .connected = true, .took_about = 900 } },
	[FIXTURE_HOSTILE] = { hostile_board, SECONDS(2), STALENESS_LIVE, { .connected = true, .server = "socket" } },
	[FIXTURE_BAD] = { bad_board, SECONDS(2), STALENESS_LIVE, { .connected = true, .server = "socket" } },
	[FIXTURE_CROWD] = { crowded_board, SECONDS(2), STALENESS_LIVE, { .connected = true, .server = "socket" } },
};

static void make_settings(struct settings *s)
{
	*s = (struct settings){
		.database = { .conninfo = "", .interval = SECONDS(1), .max_rows = 5000 },
		.screen = { .highlight = SECONDS(10), .theme = "dark", .layout = "operator" },
		.staleness = { .missed_polls = 3, .lost_after = MINUTES(1) },
		.alerts = { .silent_after = MINUTES(30),
			    .authorisation_before = HOURS(2),
			    .endurance_before = MINUTES(15),
			    .shift_after = MINUTES(30) },
		.states = states,
		.states_n = COUNT_OF(states),
		.counters = counters,
		.counters_n = COUNT_OF(counters),
		.keys = {
#define X(id, name, keys, ...) [ACTION_##id] = keys,
			ACTION_LIST(X)
#undef X
		},
	};
	s->layouts = shipped_layouts(&s->layouts_n);
}

/* What was the view goes on behind it, with a newer board; the one shown stands still. */
static void stand_still(struct fixture *f, enum fixture_scenario scenario)
{
	f->live_board = board_publish(scenarios[scenario].live_board());
	f->live = f->view;
	f->live.board = f->live_board;
	f->live.age = SECONDS(1);
	f->live.staleness = scenarios[scenario].live_staleness;
	f->view.now = NOW;
	f->view.live = &f->live;
	f->view.showing = scenarios[scenario].showing;
}

/* Of the present, whatever is shown. */
static void take_alerts(struct fixture *f)
{
	const struct view *v = f->view.live ? f->view.live : &f->view;
	const struct alert_scene scene = { v->board, &f->settings, v->now, v->age, v->staleness };

	alert_log_take(f->alerts, &scene);
}

/* A board that has run for an evening: a poll in a hundred was slow. */
static void take_vitals(struct vitals *v)
{
	vitals_begin(v, 0);
	for (int i = 0; i < 7384; i++)
		vitals_polled(v, i % 100 ? 11000 + i % 7 * 600 : 480000, 214, 9120 + (size_t)(i % 3));
	v->now = HOURS(3) + MINUTES(41);
	v->failed = 14;
	v->connections = 3;
	v->connected = HOURS(2);
	snprintf(v->version, sizeof v->version, "15.5 (Debian 15.5-0+deb12u1)");
	snprintf(v->way, sizeof v->way, "TLSv1.3");
	snprintf(v->terminal, sizeof v->terminal, "xterm-256color");
	v->cols = 80;
	v->lines = 24;
	v->colors = 256;
	v->glyphs = "full";
	v->frames = 13260;
	v->sent = 4822113;
	v->memory = 12900000;
}

void fixture_make(struct fixture *f, enum fixture_scenario scenario)
{
	make_settings(&f->settings);
	f->board = scenarios[scenario].board ? board_publish(scenarios[scenario].board()) : NULL;
	f->link = scenarios[scenario].link;
	take_vitals(&f->vitals);
	f->view = (struct view){
		.board = f->board,
		.now = f->board ? NOW + scenarios[scenario].age : MOMENT_NONE,
		.age = scenarios[scenario].age,
		.staleness = scenarios[scenario].staleness,
		.link = &f->link,
		.vitals = &f->vitals,
		.settings = &f->settings,
		.notice = "",
	};
	f->live_board = NULL;
	if (scenarios[scenario].live_board)
		stand_still(f, scenario);
	f->alerts = alert_log_new();
	f->view.alerts = f->alerts;
	take_alerts(f);
}

/* The evening's board, with two emergencies in it, at another moment. */
static struct board *emergency_board(usec now, usec second)
{
	struct board *b = full_board();
	struct unit *units = arena_alloc(b->arena, b->units.n, sizeof *units);

	memcpy(units, b->units.at, b->units.n * sizeof *units);
	units[3].state_code = units[6].state_code = "0";
	units[3].state_since = AT(17, 51, 8);
	units[6].state_since = second;
	b->units.at = units;
	b->about.now = now;
	return b;
}

static void step_alerts(struct fixture *f, struct board *b, usec now)
{
	const struct alert_scene scene = { board_publish(b), &f->settings, now, SECONDS(1), STALENESS_LIVE };

	alert_log_step(f->alerts, &scene);
	board_free(scene.board);
}

void fixture_alerts(struct fixture *f)
{
	alert_log_free(f->alerts);
	f->alerts = alert_log_new();
	f->view.alerts = f->alerts;
	f->settings.alerts.cleared = 50;
	f->settings.alerts.repeat_urgent = MINUTES(2);
	step_alerts(f, emergency_board(AT(17, 51, 10), AT(17, 50, 2)), AT(17, 51, 10));
	alert_log_acknowledge(f->alerts, "", AT(17, 51, 31));
	step_alerts(f, empty_board(), AT(17, 54, 2));
	step_alerts(f, emergency_board(AT(17, 55, 10), AT(17, 55, 9)), AT(17, 55, 10));
	alert_log_acknowledge(f->alerts, "", AT(17, 55, 48));
	step_alerts(f, emergency_board(AT(17, 58, 0), AT(17, 55, 9)), AT(17, 58, 0));
	step_alerts(f, emergency_board(NOW, AT(17, 55, 9)), f->view.now);
}

void fixture_release(struct fixture *f)
{
	alert_log_free(f->alerts);
	board_free(f->board);
	board_free(f->live_board);
}
