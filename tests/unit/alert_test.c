#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/alert_finding.h"
#include "model/state.h"
#include "support/blank.h"
#include "support/crowd.h"

#define NOW HOURS(18)
#define AGO(minutes) (NOW - MINUTES(minutes))

static const struct state_setting states[] = {
	{ "0", "EMERGENCY", STATE_EMERGENCY, MINUTES(5) },
	{ "2", "ON PATROL", STATE_FREE, 0 },
	{ "6", "AT SCENE", STATE_COMMITTED, HOURS(1) },
	{ "5", "EN ROUTE", STATE_COMMITTED, MINUTES(6) },
	{ "11", "OFF", STATE_OFF, 0 },
};
static const struct settings settings = {
	.states = states,
	.states_n = 5,
	.alerts = { .silent_after = MINUTES(30), .authorisation_before = HOURS(2), .endurance_before = MINUTES(5),
		    .shift_after = MINUTES(15), .limit_before = MINUTES(5) },
};

/* One board's worth: what is set here goes into one unit, one assist and one hotspot. */
struct scene {
	const char *why;
	const char *want; /* all alerts' texts, "; " between */
	usec since;       /* of the first */
	const char *subject;
	enum staleness staleness;
	usec age;
	struct {
		const char *code;
		usec state_since, reported_at, shift_ends, endurance_ends;
		const char *hotspot;
	} unit;
	struct {
		const char *state, *asked_by, *hotspot;
		usec asked_at;
	} assist;
	struct {
		usec window_starts, window_ends, authorisation_ends;
		int runaways_7d, runaways_28d;
		bool extra, suspended;
		const char *name;
	} hotspot;
};

static struct unit unit_of(const struct scene *c)
{
	struct unit u = blank_unit("HD03");

	u.state_code = c->unit.code;
	u.state_since = c->unit.state_since;
	u.reported_at = c->unit.reported_at;
	u.shift_ends = c->unit.shift_ends ? c->unit.shift_ends : MOMENT_NONE;
	u.endurance_ends = c->unit.endurance_ends ? c->unit.endurance_ends : MOMENT_NONE;
	u.hotspot = c->unit.hotspot ? c->unit.hotspot : "";
	return u;
}

static struct assist assist_of(const struct scene *c)
{
	struct assist a = blank_assist("77");

	a.state = c->assist.state;
	a.asked_by = c->assist.asked_by;
	a.hotspot = c->assist.hotspot;
	a.asked_at = c->assist.asked_at;
	return a;
}

static struct hotspot hotspot_of(const struct scene *c)
{
	struct hotspot h = blank_hotspot("DAL");

	h.name = c->hotspot.name ? c->hotspot.name : "Allenton";
	h.visits_planned = 2;
	if (c->hotspot.window_ends) {
		h.window_starts = c->hotspot.window_starts;
		h.window_ends = c->hotspot.window_ends;
	}
	h.authorisation_ends = c->hotspot.authorisation_ends ? c->hotspot.authorisation_ends : MOMENT_NONE;
	h.runaways_7d = c->hotspot.runaways_7d;
	h.runaways_28d = c->hotspot.runaways_28d;
	h.extra_officers = c->hotspot.extra;
	h.suspended_reason = c->hotspot.suspended ? "x" : "";
	return h;
}

/* Those found, in words. Returns how many hold. */
static size_t find(const struct alert_scene *s, struct alert *out, size_t most)
{
	struct arena *arena = arena_new();
	struct alert_findings found = alert_find(s, most, arena);

	assert_true(found.n == (found.in_all < most ? found.in_all : most));
	memset(out, 0, most * sizeof *out);
	for (size_t i = 0; i < found.n; i++)
		alert_tell(found.at[i], s->staleness, &out[i]);
	arena_drop(arena);
	return found.in_all;
}

#define MOST 8

static void check(const struct scene *c)
{
	struct unit u = unit_of(c);
	struct assist a = assist_of(c);
	struct hotspot h = hotspot_of(c);
	struct alert got[MOST];
	struct board *b = board_new();
	struct alert_scene scene = { NULL, &settings, NOW, c->age, c->staleness };
	char texts[MOST * (ALERT_TEXT + 2)] = "", text[ALERT_TEXT];
	size_t n;

	b->units.at = &u;
	b->units.n = c->unit.code ? 1 : 0;
	b->assists.at = &a;
	b->assists.n = c->assist.state ? 1 : 0;
	b->hotspots.at = &h;
	b->hotspots.n = 1;
	scene.board = board_publish(b);
	n = find(&scene, got, MOST);
	for (size_t i = 0; i < n; i++)
		snprintf(texts + strlen(texts), sizeof texts - strlen(texts), "%s%s %s", i ? "; " : "",
			 alert_word(&got[i]), alert_text(&got[i], text));
	if (strcmp(texts, c->want))
		fail_msg("%s: '%s'", c->why, texts);
	if (n && (got[0].since != c->since || strcmp(got[0].subject, c->subject)))
		fail_msg("%s: %s since %lld min", c->why, got[0].subject, (long long)(got[0].since / MINUTES(1)));
	board_free(b);
}

static void units(void **state)
{
	static const struct scene cases[] = {
		{ "emergency at a hotspot", "EMERGENCY HD03 Allenton 42s", NOW - SECONDS(42), "HD03",
		  .unit = { "0", NOW - SECONDS(42), NOW, 0, 0, "DAL" } },
		{ "emergency anywhere", "EMERGENCY HD03 1m05s", NOW - SECONDS(65), "HD03",
		  .unit = { "0", NOW - SECONDS(65), NOW, 0, 0, "" } },
		{ "emergency at a place that the board lacks", "EMERGENCY HD03 XYZ 1m05s", NOW - SECONDS(65), "HD03",
		  .unit = { "0", NOW - SECONDS(65), NOW, 0, 0, "XYZ" } },
		{ "emergency at a place without a name", "EMERGENCY HD03 DAL 1m05s", NOW - SECONDS(65), "HD03",
		  .unit = { "0", NOW - SECONDS(65), NOW, 0, 0, "DAL" }, .hotspot.name = "" },
		{ "emergency since nobody knows when", "EMERGENCY HD03 ?", MOMENT_NONE, "HD03",
		  .unit = { "0", MOMENT_NONE, NOW, 0, 0, "" } },
		{ "an emergency's limit is no second line", "EMERGENCY HD03 9m00s", AGO(9), "HD03",
		  .unit = { "0", AGO(9), NOW, 0, 0, "" } },
		{ "well within the limit", "", 0, NULL, .unit = { "6", AGO(55) + 1, NOW, 0, 0, "" } },
		{ "near the limit", "LIMIT NEAR HD03 AT SCENE in 5m", NOW, "HD03",
		  .unit = { "6", AGO(55), NOW, 0, 0, "" } },
		{ "the last moment within the limit", "LIMIT NEAR HD03 AT SCENE in 0s", AGO(5) + 1, "HD03",
		  .unit = { "6", AGO(60) + 1, NOW, 0, 0, "" } },
		{ "not warned of in the first half of a short limit", "", 0, NULL,
		  .unit = { "5", AGO(3) + 1, NOW, 0, 0, "" } },
		{ "warned of in the second half", "LIMIT NEAR HD03 EN ROUTE in 3m", NOW, "HD03",
		  .unit = { "5", AGO(3), NOW, 0, 0, "" } },
		{ "at the limit", "TOO LONG HD03 AT SCENE 1h00", NOW, "HD03", .unit = { "6", AGO(60), NOW, 0, 0, "" } },
		{ "past the limit", "TOO LONG HD03 AT SCENE 1h30", AGO(30), "HD03",
		  .unit = { "6", AGO(90), NOW, 0, 0, "" } },
		{ "no limit", "", 0, NULL, .unit = { "2", AGO(900), NOW, 0, 0, "" } },
		{ "limit, since nobody knows when", "", 0, NULL, .unit = { "6", MOMENT_NONE, NOW, 0, 0, "" } },
		{ "a state that the list lacks", "", 0, NULL, .unit = { "99", AGO(900), NOW, 0, 0, "" } },
		{ "not yet silent", "", 0, NULL, .unit = { "2", NOW, AGO(30) + 1, 0, 0, "" } },
		{ "silent", "SILENT HD03 30m", NOW, "HD03", .unit = { "2", NOW, AGO(30), 0, 0, "" } },
		{ "silent longer", "SILENT HD03 3h41", AGO(191), "HD03", .unit = { "2", NOW, AGO(221), 0, 0, "" } },
		{ "silent in a state that the list lacks", "SILENT HD03 30m", NOW, "HD03",
		  .unit = { "99", NOW, AGO(30), 0, 0, "" } },
		{ "silent and off duty", "", 0, NULL, .unit = { "11", NOW, AGO(30), 0, 0, "" } },
		{ "last report not known", "", 0, NULL, .unit = { "2", NOW, MOMENT_NONE, 0, 0, "" } },
		{ "shift over, within grace", "", 0, NULL, .unit = { "2", NOW, NOW, AGO(15) + 1, 0, "" } },
		{ "shift overrun", "PAST SHIFT HD03 15m", NOW, "HD03", .unit = { "2", NOW, NOW, AGO(15), 0, "" } },
		{ "shift over and off duty", "", 0, NULL, .unit = { "11", NOW, NOW, AGO(15), 0, "" } },
		{ "endurance, long to go", "", 0, NULL, .unit = { "2", NOW, NOW, 0, NOW + MINUTES(5) + 1, "" } },
		{ "endurance ending", "ENDURANCE HD03 ends in 5m", NOW, "HD03",
		  .unit = { "2", NOW, NOW, 0, NOW + MINUTES(5), "" } },
		{ "endurance over", "ENDURANCE HD03 ended 2m ago", AGO(7), "HD03",
		  .unit = { "2", NOW, NOW, 0, AGO(2), "" } },
		{ "endurance over to the moment", "ENDURANCE HD03 ended 0s ago", AGO(5), "HD03",
		  .unit = { "2", NOW, NOW, 0, NOW, "" } },
		{ "endurance over, off duty", "", 0, NULL, .unit = { "11", NOW, NOW, 0, AGO(2), "" } },
		{ "endurance for ever", "", 0, NULL, .unit = { "2", NOW, NOW, 0, MOMENT_FUTURE, "" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i]);
}

static void assists(void **state)
{
	static const struct scene cases[] = {
		{ "unanswered", "ASSIST HS12 Ilkeston Town Centre 2m not answered", AGO(2), "77",
		  .assist = { "asked", "HS12", "DAL", AGO(2) }, .hotspot.name = "Ilkeston Town Centre" },
		{ "nobody knows who, where and when", "ASSIST ? not answered", MOMENT_NONE, "77",
		  .assist = { "asked", "", "", MOMENT_NONE } },
		{ "accepted", "", 0, NULL, .assist = { "accepted", "HS12", "DAL", AGO(2) } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i]);
}

static void hotspots(void **state)
{
	static const struct scene cases[] = {
		{ "overdue", "OVERDUE Allenton 41m", AGO(41), "DAL",
		  .hotspot = { HOURS(10), HOURS(25) + MINUTES(8), .name = NULL } },
		{ "due only", "", 0, NULL, .hotspot = { HOURS(14), HOURS(23), .name = NULL } },
		{ "authorisation with time to go", "", 0, NULL,
		  .hotspot = { .authorisation_ends = NOW + HOURS(2) + 1 } },
		{ "authorisation ending", "AUTHORISATION Allenton ends in 2h00", NOW, "DAL",
		  .hotspot = { .authorisation_ends = NOW + HOURS(2) } },
		{ "authorisation in its last moment", "AUTHORISATION Allenton ends in 0s", NOW + 1 - HOURS(2), "DAL",
		  .hotspot = { .authorisation_ends = NOW + 1 } },
		{ "authorisation ended", "", 0, NULL, .hotspot = { .authorisation_ends = NOW } },
		{ "authorisation for ever", "", 0, NULL, .hotspot = { .authorisation_ends = MOMENT_FUTURE } },
		{ "runaways", "RUNAWAYS Allenton 6 in 7 days, 12 in 28", MOMENT_NONE, "DAL",
		  .hotspot = { .runaways_7d = 6, .runaways_28d = 12 } },
		{ "runaways, extra officers asked for", "", 0, NULL,
		  .hotspot = { .runaways_7d = 6, .runaways_28d = 12, .extra = true } },
		{ "runaways, suspended", "", 0, NULL,
		  .hotspot = { .runaways_7d = 6, .runaways_28d = 12, .suspended = true } },
		{ "hostile name", "OVERDUE \xef\xbf\xbd[2J 41m", AGO(41), "DAL",
		  .hotspot = { HOURS(10), HOURS(25) + MINUTES(8), .name = "\033[2J" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i]);
}

/* The board's own moment is NOW - 40 s, or three minutes ago, when the data are lost. */
static void data(void **state)
{
	static const struct scene cases[] = {
		{ "stale", "DATA stale for 40s", MOMENT_NONE, "", .staleness = STALENESS_STALE, .age = SECONDS(40) },
		{ "lost", "DATA lost for 3m00s", MOMENT_NONE, "", .staleness = STALENESS_LOST, .age = MINUTES(3) },
		{ "lengths are estimates while stale", "EMERGENCY HD03 ~9m00s; DATA stale for 40s", AGO(9), "HD03",
		  .staleness = STALENESS_STALE, .age = SECONDS(40), .unit = { "0", AGO(9), NOW, 0, 0, "" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i]);
}

/* Nothing comes to pass after the moment of the last data. */
static void lost(void **state)
{
	struct unit u = blank_unit("HD03");
	struct board *b = board_new();
	struct alert got[2];
	struct alert_scene scene = { b, &settings, NOW, MINUTES(3), STALENESS_LOST };
	char text[ALERT_TEXT];

	(void)state;
	u.state_code = "2";
	u.reported_at = AGO(32);
	b->units.at = &u;
	b->units.n = 1;
	b->about.now = AGO(3);
	board_publish(b);
	assert_int_equal(find(&scene, got, 2), 1);
	assert_string_equal(alert_text(&got[0], text), "lost for 3m00s");
	assert_true(got[0].since == AGO(3));
	b->about.now = AGO(2);
	assert_int_equal(find(&scene, got, 2), 2);
	assert_string_equal(alert_text(&got[1], text), "HD03 OLD");
	board_free(b);
	scene.board = NULL;
	assert_int_equal(find(&scene, got, 2), 0);
}

/* Whatever time alone would bring once the database is lost: each so near that it would hold now, and did not then. */
static void nothing_new_once_lost(void **state)
{
	const struct alert_settings *a = &settings.alerts;
	const usec then = AGO(3), soon = then + MINUTES(1);
	struct unit units[4] = { blank_unit("A"), blank_unit("B"), blank_unit("C"), blank_unit("D") };
	struct hotspot h = blank_hotspot("DCC");
	struct board *b = board_new();
	struct alert_scene scene = { b, &settings, NOW, MINUTES(3), STALENESS_LOST };
	struct alert got[8];

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		units[i].state_code = "2";
		units[i].reported_at = then;
	}
	units[0].reported_at = soon - a->silent_after;
	units[1].endurance_ends = soon + a->endurance_before;
	units[2].shift_ends = soon - a->shift_after;
	units[3].state_code = "6";
	units[3].state_since = soon - HOURS(1) + a->limit_before;
	h.authorisation_ends = soon + a->authorisation_before;
	b->units.at = units;
	b->units.n = 4;
	b->hotspots.at = &h;
	b->hotspots.n = 1;
	b->about.now = then;
	board_publish(b);
	assert_int_equal(find(&scene, got, 8), 1);
	assert_int_equal(got[0].rule->about, ALERT_DATA);
	b->about.now = soon;
	assert_int_equal(find(&scene, got, 8), 6);
	board_free(b);
}

/* The longest that the database can send, which differ at their ends. */
static void long_subjects_are_whole(void **state)
{
	struct unit units[2] = { blank_unit(""), blank_unit("") };
	char names[2][1025];
	struct board *b = board_new();
	struct alert_scene scene = { NULL, &settings, NOW, 0, STALENESS_LIVE };
	struct alert got[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		memset(names[i], 'x', 1024);
		names[i][1023] = (char)('0' + i);
		names[i][1024] = '\0';
		units[i].call_sign = names[i];
		units[i].state_code = "0";
	}
	b->units.at = units;
	b->units.n = 2;
	scene.board = board_publish(b);
	assert_int_equal(find(&scene, got, 2), 2);
	for (int i = 0; i < 2; i++)
		assert_string_equal(got[i].subject, names[i]);
	board_free(b);
}

/* Which alerts ring, by the settings. */
static void bell(void **state)
{
	static const struct {
		enum alert_bell bell;
		bool high, middle, low;
	} cases[] = {
		{ BELL_NEVER, false, false, false },
		{ BELL_HIGH, true, false, false },
		{ BELL_MIDDLE, true, true, false },
		{ BELL_LOW, true, true, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct settings s = { .alerts.bell = cases[i].bell };

		assert_int_equal(alert_rings(&s, &(struct alert){ .priority = ALERT_HIGH }), cases[i].high);
		assert_int_equal(alert_rings(&s, &(struct alert){ .priority = ALERT_MIDDLE }), cases[i].middle);
		assert_int_equal(alert_rings(&s, &(struct alert){ .priority = ALERT_LOW }), cases[i].low);
	}
}

static void runaway_trend(void **state)
{
	static const struct {
		const char *why;
		int week, month;
		bool want;
	} cases[] = {
		{ "too few to be a trend", 3, 3, false },
		{ "the fewest that are one, none before", 4, 4, true },
		{ "half as many again as in a week before", 4, 12, true },
		{ "not quite", 4, 13, false },
		{ "as ever", 10, 40, false },
		{ "many more", 20, 30, true },
		{ "none", 0, 0, false },
		{ "more in a week than in its month: cannot be", 6, 5, false },
		{ "week absent", COUNT_NONE, 12, false },
		{ "month absent", 6, COUNT_NONE, false },
		{ "both absent", COUNT_NONE, COUNT_NONE, false },
		{ "huge", INT_MAX, INT_MAX, true },
		{ "below nothing", -6, -12, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hotspot h = blank_hotspot("DAL");

		h.runaways_7d = cases[i].week;
		h.runaways_28d = cases[i].month;
		if (alert_runaways_rise(&h) != cases[i].want)
			fail_msg("%s", cases[i].why);
	}
}

/* Three emergencies and three assists, of each one of unknown age; the older assist stood before both emergencies. */
static void order(void **state)
{
	static const char *const want[] = {
		"B 2m00s", "A 1m00s", "C ?", "Z 9m not answered", "Y 0s not answered", "X ? not answered",
		"D AT SCENE 3h00", "E 40m", "F 31m", "G 20m",
	};
	struct unit units[] = { blank_unit("A"), blank_unit("B"), blank_unit("C"), blank_unit("D"),
				blank_unit("E"), blank_unit("F"), blank_unit("G") };
	struct assist assists[] = { blank_assist("X"), blank_assist("Y"), blank_assist("Z") };
	struct board *b = board_new();
	struct alert got[10];
	const struct alert_scene scene = { b, &settings, NOW, 0, STALENESS_LIVE };
	char text[ALERT_TEXT];

	(void)state;
	units[0].state_code = units[1].state_code = units[2].state_code = "0";
	units[0].state_since = AGO(1);
	units[1].state_since = AGO(2);
	units[3].state_code = "6";
	units[3].state_since = AGO(180);
	units[4].reported_at = AGO(40);
	units[5].reported_at = AGO(31);
	units[6].shift_ends = AGO(20);
	for (int i = 0; i < 3; i++)
		assists[i].asked_by = assists[i].id;
	assists[1].asked_at = NOW;
	assists[2].asked_at = AGO(9);
	b->units.at = units;
	b->units.n = 7;
	b->assists.at = assists;
	b->assists.n = 3;
	board_publish(b);
	for (size_t max = 0; max <= 10; max++) {
		assert_int_equal(find(&scene, got, max), 10);
		for (size_t i = 0; i < max; i++)
			if (strcmp(alert_text(&got[i], text), want[i]))
				fail_msg("%zu of %zu: %s", i, max, text);
	}
	assert_int_equal(got[0].priority, ALERT_HIGH);
	assert_string_equal(got[0].rule->kind, "emergency");
	assert_int_equal(got[6].priority, ALERT_MIDDLE);
	assert_int_equal(got[9].priority, ALERT_LOW);
	assert_string_equal(got[9].rule->kind, "unit past shift");
	board_free(b);
}

/* Many more than are asked for, with ages that go up and down and many of them equal: those stay as they came. */
static void the_first_of_many(void **state)
{
	enum { UNITS = 500 };
	static struct unit units[UNITS];
	static struct alert all[UNITS], some[UNITS];
	static char names[UNITS][8];
	struct board *b = board_new();
	const struct alert_scene scene = { b, &settings, NOW, 0, STALENESS_LIVE };

	(void)state;
	for (size_t i = 0; i < UNITS; i++) {
		snprintf(names[i], sizeof names[i], "%03zu", i);
		units[i] = blank_unit(names[i]);
		units[i].state_code = "0";
		units[i].state_since = i * 137 % 11 ? AGO(1 + i * 137 % 11) : MOMENT_NONE;
	}
	b->units.at = units;
	b->units.n = UNITS;
	board_publish(b);
	assert_int_equal(find(&scene, all, UNITS), UNITS);
	for (size_t i = 1; i < UNITS; i++) {
		assert_false(alert_before(&all[i], &all[i - 1]));
		assert_true(alert_before(&all[i - 1], &all[i]) || strcmp(all[i - 1].subject, all[i].subject) < 0);
	}
	for (size_t max = 1; max < UNITS; max = max * 3 + 1) {
		assert_int_equal(find(&scene, some, max), UNITS);
		for (size_t i = 0; i < max; i++)
			assert_string_equal(some[i].subject, all[i].subject);
	}
	board_free(b);
}

/* Around each border, and where there is nothing to reckon with. */
static const usec moments[] = {
	MOMENT_NONE, MOMENT_PAST, MOMENT_PAST + 1, AGO(60) - 1, AGO(60), AGO(60) + 1, AGO(55), AGO(30) - 1, AGO(30),
	AGO(30) + 1, AGO(15), AGO(15) + 1, NOW - 1, NOW, NOW + 1, NOW + MINUTES(5), NOW + MINUTES(5) + 1,
	MOMENT_FUTURE - 1, MOMENT_FUTURE,
};

static bool lasted(usec since, usec length)
{
	return moment_known(since) && moment_since(NOW, since) >= length;
}

/* What the rules of units are to say of one, as they are written down. */
static bool holds(const char *kind, const struct unit *u)
{
	bool on_duty = unit_class(&settings, u) != STATE_OFF;

	if (!strcmp(kind, "unit silent"))
		return unit_silent(&settings, u, NOW);
	if (!strcmp(kind, "unit past shift"))
		return on_duty && lasted(u->shift_ends, settings.alerts.shift_after);
	if (!strcmp(kind, "endurance ending"))
		return on_duty && lasted(u->endurance_ends, -settings.alerts.endurance_before);
	return !strcmp(kind, "emergency") && unit_class(&settings, u) == STATE_EMERGENCY;
}

static const struct alert_finding *of_kind(struct alert_findings found, const char *kind)
{
	for (size_t i = 0; i < found.n; i++)
		if (!strcmp(found.at[i]->rule->kind, kind))
			return found.at[i];
	return NULL;
}

static void check_unit(const struct unit *u, struct arena *arena)
{
	struct board *b = board_new();
	const struct alert_scene scene = { b, &settings, NOW, 0, STALENESS_LIVE };
	const struct alert_finding *limit;
	struct alert_findings found;

	b->units.at = u;
	b->units.n = 1;
	board_publish(b);
	found = alert_find(&scene, MOST, arena);
	for (size_t i = 0; alert_rule(i); i++) {
		const char *kind = alert_rule(i)->kind;

		if (strcmp(kind, "unit over limit") && !of_kind(found, kind) == holds(kind, u))
			fail_msg("%s: %lld us", kind, (long long)(u->reported_at - NOW));
	}
	limit = of_kind(found, "unit over limit");
	assert_int_equal(limit && !limit->warning, unit_over_limit(&settings, u, NOW));
	board_free(b);
}

/* Each moment of each kind with each state; borders are looked at from both sides. */
static void borders(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
		for (size_t k = 0; k < settings.states_n; k++) {
			struct unit u = blank_unit("HD03");

			u.state_code = states[k].code;
			u.state_since = u.reported_at = u.shift_ends = u.endurance_ends = moments[i];
			check_unit(&u, arena);
			arena_reset(arena);
		}
	arena_drop(arena);
}

/* A line as it was told from one second to the next, and what it would be told anew. */
static void check_told(const struct alert_finding *f, enum staleness staleness, struct alert *kept)
{
	struct alert anew = { 0 };
	char was[ALERT_TEXT], is[ALERT_TEXT];

	alert_tell(f, staleness, kept);
	alert_tell(f, staleness, &anew);
	if (strcmp(alert_text(kept, was), alert_text(&anew, is)))
		fail_msg("'%s' is kept, and it is '%s'", was, is);
	assert_string_equal(alert_word(kept), alert_word(&anew));
	assert_int_equal(kept->priority, anew.priority);
	assert_true(kept->since == anew.since);
}

enum { ROWS = 40, KEPT = 10 * ROWS };

static struct alert *kept_of(const struct alert_finding *f, struct alert *kept)
{
	while (kept->rule && (kept->rule != f->rule || kept->subject != f->subject))
		kept++;
	return kept;
}

/* Foreign names, places and states that change, time that leaps and goes back, data that are lost and there again. */
static void words_keep_up(void **state)
{
	static const usec steps[] = { 1, SECONDS(1), SECONDS(1), SECONDS(29), MINUTES(1), HOURS(5), -MINUTES(7) };
	static struct alert kept[KEPT + 1];
	struct board *b = crowd_board(&(struct crowd){ ROWS, ROWS, ROWS });
	struct arena *arena = arena_new();
	struct unit *units = memcpy(arena_alloc(b->arena, ROWS, sizeof *units), b->units.at, ROWS * sizeof *units);
	struct alert_scene scene = { b, &settings, CROWD_NOW, 0, STALENESS_LIVE };

	(void)state;
	b->units.at = units;
	board_publish(b);
	for (size_t step = 0; step < 100; step++) {
		struct alert_findings found;

		scene.age = scene.now += steps[step % (sizeof steps / sizeof *steps)];
		scene.staleness = step % 9 > 6 ? (enum staleness)(step % 9 - 6) : STALENESS_LIVE;
		units[step % 7].state_code = states[step % settings.states_n].code;
		units[step % 7].hotspot = step % 3 ? b->hotspots.at[step % ROWS].code : "";
		/* corrected, and so many minutes ago for as many ahead */
		units[8].state_code = "2";
		units[8].endurance_ends = scene.now + (step % 2 ? MINUTES(3) + SECONDS(30) : -MINUTES(3) - SECONDS(10));
		found = alert_find(&scene, KEPT, arena);
		assert_true(found.n > ROWS);
		for (size_t i = 0; i < found.n; i++)
			check_told(found.at[i], scene.staleness, kept_of(found.at[i], kept));
		arena_reset(arena);
	}
	arena_drop(arena);
	board_free(b);
}

/* What has stood equally long comes as the rules do, whichever row it is in. */
static void equally_long(void **state)
{
	struct unit units[] = { blank_unit("A"), blank_unit("B"), blank_unit("C") };
	struct board *b = board_new();
	struct alert got[4];
	const struct alert_scene scene = { b, &settings, NOW, 0, STALENESS_LIVE };
	char text[ALERT_TEXT], texts[4 * ALERT_TEXT] = "";

	(void)state;
	units[0].reported_at = AGO(40);
	units[1].reported_at = AGO(40);
	units[1].state_code = units[2].state_code = "6";
	units[1].state_since = units[2].state_since = AGO(70);
	b->units.at = units;
	b->units.n = 3;
	board_publish(b);
	assert_int_equal(find(&scene, got, 4), 4);
	for (size_t i = 0; i < 4; i++)
		snprintf(texts + strlen(texts), sizeof texts - strlen(texts), "%s; ", alert_text(&got[i], text));
	assert_string_equal(texts, "B AT SCENE 1h10; C AT SCENE 1h10; A 40m; B 40m; ");
	board_free(b);
}

/* In the middle: what stands behind a name is told all the same, and no character is cut through. */
static void long_names_are_cut(void **state)
{
	static const char end[] = "\xd8\xb9\xe2\x80\xa6 9 in 7 days, 9 in 28";
	char name[1025], text[ALERT_TEXT];
	struct hotspot h = blank_hotspot("DAL");
	struct board *b = board_new();
	struct alert_scene scene = { NULL, &settings, NOW, 0, STALENESS_LIVE };
	struct alert got;

	(void)state;
	for (size_t i = 0; i < sizeof name - 1; i += 2)
		memcpy(name + i, "\xd8\xb9", 2);
	name[sizeof name - 1] = '\0';
	h.name = name;
	h.runaways_7d = h.runaways_28d = 9;
	b->hotspots.at = &h;
	b->hotspots.n = 1;
	scene.board = board_publish(b);
	assert_int_equal(find(&scene, &got, 1), 1);
	alert_text(&got, text);
	assert_string_equal(text + strlen(text) - (sizeof end - 1), end);
	assert_true(strlen(got.words.place) >= ALERT_NAME - 4);
	board_free(b);
}

/* Nobody's emergency is told like anybody's. */
static void without_a_call_sign(void **state)
{
	struct unit u = blank_unit("");
	struct board *b = board_new();
	struct alert_scene scene = { NULL, &settings, NOW, 0, STALENESS_LIVE };
	struct alert got;

	(void)state;
	u.state_code = "0";
	u.state_since = NOW - SECONDS(5);
	b->units.at = &u;
	b->units.n = 1;
	scene.board = board_publish(b);
	assert_int_equal(find(&scene, &got, 1), 1);
	assert_true(got.rule->emergency);
	assert_string_equal(got.words.who, "?");
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units), cmocka_unit_test(assists), cmocka_unit_test(hotspots),
		cmocka_unit_test(data), cmocka_unit_test(lost), cmocka_unit_test(long_subjects_are_whole),
		cmocka_unit_test(bell), cmocka_unit_test(runaway_trend), cmocka_unit_test(order),
		cmocka_unit_test(the_first_of_many), cmocka_unit_test(long_names_are_cut),
		cmocka_unit_test(without_a_call_sign), cmocka_unit_test(equally_long),
		cmocka_unit_test(borders), cmocka_unit_test(words_keep_up),
		cmocka_unit_test(nothing_new_once_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
