#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "support/blank.h"
#include "view/telling.h"

/* Monday 1 January 2024, UTC. */
#define AT(h, m) (SECONDS(1704067200) + HOURS(h) + MINUTES(m))
#define NOW AT(18, 0)
#define MOST 4

/* The rows of a board that a test changes. */
struct rows {
	struct hotspot hotspots[MOST];
	struct unit units[MOST];
	struct visit visits[MOST];
	struct assist assists[MOST];
	struct counter counters[MOST];
	size_t hotspots_n, units_n, visits_n, assists_n, counters_n;
	bool capped;
	usec now;
};

static const struct state_setting states[] = { { "2", "PATROL", STATE_FREE, 0 },
					       { "6", "AT SCENE", STATE_COMMITTED, 0 } };
static const struct counter_setting counters[] = {
	{ "patrols", "Patrols", "", COUNTER_COUNT, false },
	{ "effective_patrols", "15min+", "patrols", COUNTER_SHARE, false },
};
static const struct settings settings = {
	.staleness = { .missed_polls = 3, .lost_after = MINUTES(1) },
	.states = states,
	.states_n = 2,
	.counters = counters,
	.counters_n = 2,
};
static const struct link fine = { .connected = true };

/* One hotspot of the late shift with a crew in it, an assist asked there, one counter. */
static struct rows usual(void)
{
	struct rows r = { .hotspots_n = 1, .units_n = 1, .visits_n = 1, .assists_n = 1, .counters_n = 1, .now = NOW };

	r.hotspots[0] = blank_hotspot("DAL");
	r.hotspots[0].name = "Allenton";
	r.hotspots[0].window_starts = AT(14, 0);
	r.hotspots[0].window_ends = AT(23, 0);
	r.hotspots[0].visits_planned = 1;
	r.units[0] = blank_unit("HD03");
	r.units[0].state_code = "2";
	r.units[0].hotspot = "DAL";
	r.visits[0] = blank_visit("7", "DAL");
	r.visits[0].call_sign = "HD03";
	r.visits[0].started_at = AT(17, 50);
	r.assists[0] = blank_assist("5");
	r.assists[0].hotspot = "DAL";
	r.assists[0].asked_by = "HD03";
	r.assists[0].wanted = "drone";
	r.assists[0].state = "asked";
	r.assists[0].asked_at = AT(17, 59);
	r.counters[0] = (struct counter){ day_of(2024, 1, 1), "patrols", 12, 12, 1 };
	return r;
}

static const struct board *board_of(const struct rows *r)
{
	struct board *b = board_new();

	b->about = (struct about){ 1, "Derbyshire", "UTC", r->now, day_of(2023, 7, 1), 15 };
	zone_add(&b->zone, MOMENT_PAST, 0);
	b->hotspots.at = r->hotspots;
	b->hotspots.n = r->hotspots_n;
	b->units.at = r->units;
	b->units.n = r->units_n;
	b->units.capped = r->capped;
	b->visits.at = r->visits;
	b->visits.n = r->visits_n;
	b->assists.at = r->assists;
	b->assists.n = r->assists_n;
	b->counters.at = r->counters;
	b->counters.n = r->counters_n;
	return board_publish(b);
}

static struct view view_of(const struct board *b, enum staleness staleness)
{
	return (struct view){
		.board = b, .now = b->about.now, .staleness = staleness, .link = &fine, .settings = &settings
	};
}

/* What was heard, a line a sentence. */
static void hear(void *heard, const char *sentence)
{
	size_t n = strlen(heard);

	snprintf((char *)heard + n, 4096 - n, "%s\n", sentence);
}

static void listen(const struct view *before, const struct view *now, void (*what)(const struct telling *),
		   enum glyphs glyphs, char heard[4096])
{
	struct arena *scratch = arena_new();
	const struct telling t = { before, now, scratch, glyphs, hear, heard, 0 };

	heard[0] = '\0';
	what(&t);
	arena_drop(scratch);
}

/* --- changes of rows --- */

static void nothing(struct rows *r)
{
	(void)r;
}

static void unit_comes(struct rows *r)
{
	r->units[1] = r->units[0];
	r->units[1].call_sign = "UA1";
	r->units[1].hotspot = "";
	r->units_n = 2;
}

static void unit_goes(struct rows *r)
{
	r->units_n = 0;
}

static void unit_among_many(struct rows *r)
{
	r->capped = true;
	unit_comes(r);
}

static void state_changes(struct rows *r)
{
	r->units[0].state_code = "6";
}

static void state_is_strange(struct rows *r)
{
	r->units[0].state_code = "\x1b[31m9";
	r->units[0].hotspot = "";
}

static void tied_to_assist(struct rows *r)
{
	r->units[0].assist_id = "5";
}

static void untied(struct rows *r)
{
	r->units[0].hotspot = "";
}

static void notes(struct rows *r)
{
	r->units[0].note = "prisoner aboard";
}

static void heard_of(struct rows *r)
{
	r->units[0].reported_at = NOW;
	r->units[0].lat = 52.9;
}

static void arrives(struct rows *r)
{
	r->visits[1] = r->visits[0];
	r->visits[1].id = "8";
	r->visits[1].call_sign = "HD04";
	r->visits[1].started_at = NOW;
	r->visits_n = 2;
}

static void time_makes_effective(struct rows *r)
{
	r->now = AT(18, 5);
}

static void time_does_not_yet(struct rows *r)
{
	r->now = AT(18, 4);
}

static void leaves_early(struct rows *r)
{
	r->visits[0].ended_at = r->now = NOW + SECONDS(30);
}

static void leaves_late(struct rows *r)
{
	r->now = AT(18, 10);
	r->visits[0].ended_at = r->now;
}

static void outcome(struct rows *r)
{
	r->visits[0].outcomes = "1 arrest";
}

static void visit_is_old(struct rows *r)
{
	r->visits_n = 0;
}

static void asks(struct rows *r)
{
	r->assists[1] = r->assists[0];
	r->assists[1].id = "6";
	r->assists[1].wanted = "officers";
	r->assists[1].reason = "fight";
	r->assists_n = 2;
}

static void acknowledged(struct rows *r)
{
	r->assists[0].acknowledged_at = NOW;
	r->assists[0].acknowledged_by = "HX1";
}

static void offered(struct rows *r)
{
	r->assists[0].unit = "UA1";
	r->assists[0].state = "offered";
}

static void accepted(struct rows *r)
{
	r->assists[0].unit = "UA1";
	r->assists[0].accepted_at = NOW;
	r->assists[0].state = "accepted";
}

static void arrived(struct rows *r)
{
	accepted(r);
	r->assists[0].arrived_at = NOW;
	r->assists[0].state = "arrived";
}

static void released(struct rows *r)
{
	r->assists[0].closed_at = NOW;
	r->assists[0].state = "released";
}

static void assist_is_old(struct rows *r)
{
	r->assists_n = 0;
}

static void becomes_overdue(struct rows *r)
{
	r->visits_n = 0;
	r->now = AT(22, 50);
}

static void suspended(struct rows *r)
{
	r->hotspots[0].suspended_reason = "closed for works";
}

static void extra(struct rows *r)
{
	r->hotspots[0].extra_officers = true;
	r->hotspots[0].extra_reason = "runaways";
}

static void authorised(struct rows *r)
{
	r->hotspots[0].authorisation_ends = AT(42, 30);
}

static void hotspot_comes(struct rows *r)
{
	r->hotspots[1] = blank_hotspot("DNO");
	r->hotspots_n = 2;
}

static void hotspot_goes(struct rows *r)
{
	r->hotspots_n = 0;
}

static void counts_on(struct rows *r)
{
	r->counters[0].value = r->counters[0].to_date = 13;
}

static void counts_less_than_is_shown(struct rows *r)
{
	r->counters[0].value = r->counters[0].to_date = 12.3;
}

static void share_comes(struct rows *r)
{
	r->counters[1] = (struct counter){ day_of(2024, 1, 1), "effective_patrols", 9, 9, 1 };
	r->counters_n = 2;
}

#define CAPPED "NOT ALL READ: there are more rows than database.max_rows, and who comes or goes is not told.\n"

static void changes(void **state)
{
	static const struct {
		void (*change)(struct rows *r);
		const char *want;
	} cases[] = {
		{ nothing, "" },
		{ heard_of, "" },
		{ unit_comes, "UA1 is on the board: PATROL.\n" },
		{ unit_goes, "HD03 has left the board.\n" },
		{ unit_among_many, CAPPED },
		{ state_changes, "HD03 is now AT SCENE, for Allenton.\n" },
		{ state_is_strange, "HD03 is now \xef\xbf\xbd[31m9.\n" },
		{ tied_to_assist, "HD03 is still PATROL, for the assist at Allenton.\n" },
		{ untied, "HD03 is still PATROL.\n" },
		{ notes, "HD03 notes: prisoner aboard.\n" },
		{ arrives, "HD04 arrived at Allenton at 18:00.\n" },
		{ time_does_not_yet, "" },
		{ time_makes_effective, "HD03 has been at Allenton for 15 minutes: effective.\n" },
		{ leaves_early,
		  "HD03 has left Allenton after 10 minutes: short by 5 minutes.\n"
		  "Allenton is not due: 1 visit planned 14:00-23:00, 0 effective, last not known; the next is due from "
		  "18:30.\n" },
		{ leaves_late,
		  "HD03 has left Allenton after 20 minutes: effective.\n"
		  "Allenton is met: 1 of 1 visit planned 14:00-23:00 is effective, last 18:10.\n" },
		{ outcome, "HD03 at Allenton: 1 arrest.\n" },
		{ asks, "ASSIST: HD03 asks for officers at Allenton: fight.\n" },
		{ acknowledged, "The assist for HD03 at Allenton is acknowledged by HX1.\n" },
		{ offered, "The assist for HD03 at Allenton is offered to UA1.\n" },
		{ accepted, "UA1 has accepted and goes to HD03 at Allenton.\n" },
		{ arrived, "UA1 has accepted and goes to HD03 at Allenton.\nUA1 has arrived for HD03 at Allenton.\n" },
		{ released, "The assist for HD03 at Allenton is over: released.\n" },
		{ assist_is_old, "" },
		{ becomes_overdue,
		  "Allenton is overdue: 1 visit planned 14:00-23:00, 0 effective, last not known; the next was to "
		  "start by 22:45.\n" },
		{ suspended, "Allenton is suspended: closed for works.\n" },
		{ extra, "Allenton needs extra officers: runaways.\n" },
		{ authorised, "Allenton has a dispersal authorisation until Tue 2 Jan 18:30.\n" },
		{ hotspot_comes, "DNO is a hotspot now.\n" },
		{ hotspot_goes, "Allenton is no hotspot any more.\n" },
		{ counts_on, "Patrols in January to the 1st: 13, was 12.\n" },
		{ counts_less_than_is_shown, "" },
		{ share_comes, "15min+ in January to the 1st: 75%.\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rows then = usual(), later = usual();
		const struct board *before, *now;
		struct view a, b;
		char heard[4096];

		cases[i].change(&later);
		before = board_of(&then);
		now = board_of(&later);
		a = view_of(before, STALENESS_LIVE);
		b = view_of(now, STALENESS_LIVE);
		listen(&a, &b, telling_changes, GLYPHS_TIER_FULL, heard);
		if (strcmp(heard, cases[i].want))
			fail_msg("%zu: heard \"%s\", not \"%s\"", i, heard, cases[i].want);
		board_free(before);
		board_free(now);
	}
}

/* A visit that is over is told no more when it is off the board; the hotspot it was in may stand otherwise then. */
static void old_visits(void **state)
{
	struct rows then = usual(), later = usual();
	const struct board *before, *now;
	struct view a, b;
	char heard[4096];

	(void)state;
	then.visits[0].ended_at = later.visits[0].ended_at = AT(17, 55);
	visit_is_old(&later);
	before = board_of(&then);
	now = board_of(&later);
	a = view_of(before, STALENESS_LIVE);
	b = view_of(now, STALENESS_LIVE);
	listen(&a, &b, telling_changes, GLYPHS_TIER_FULL, heard);
	assert_string_equal(heard, "");
	board_free(before);
	board_free(now);
}

static void ages(void **state)
{
	static const struct {
		enum staleness before, now;
		const char *want;
	} cases[] = {
		{ STALENESS_LIVE, STALENESS_LIVE, "" },
		{ STALENESS_LIVE, STALENESS_STALE,
		  "STALE: nothing known since 18:00:00; the database is slow or does not answer.\n" },
		{ STALENESS_STALE, STALENESS_STALE, "" },
		{ STALENESS_STALE, STALENESS_LOST,
		  "NO DATABASE since 18:00:00: all that was told is OLD. USE RADIO (the database is slow or does not "
		  "answer).\n" },
		{ STALENESS_LOST, STALENESS_LIVE,
		  "LIVE again, after 2 minutes without data: what follows has happened since 17:58:00.\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rows then = usual(), later = usual();
		const struct board *before, *now;
		struct view a, b;
		char heard[4096];

		then.now = NOW - MINUTES(2);
		before = board_of(&then);
		now = board_of(&later);
		a = view_of(before, cases[i].before);
		b = view_of(now, cases[i].now);
		listen(&a, &b, telling_age, GLYPHS_TIER_FULL, heard);
		assert_string_equal(heard, cases[i].want);
		board_free(before);
		board_free(now);
	}
}

/* What is heard of alerts by who heard of *told tellings before. */
static void listen_for_alerts(const struct view *now, unsigned *told, char heard[4096])
{
	struct arena *scratch = arena_new();
	const struct telling t = { now, now, scratch, GLYPHS_TIER_FULL, hear, heard, *told };

	heard[0] = '\0';
	telling_alerts(&t);
	*told = alert_log_tellings(now->alerts);
	arena_drop(scratch);
}

/*
 * One assist that nobody answers, looked at a few times. By board time a look may come before the one that was before it: a board
 * may be longer on its way than the last.
 */
static void alerts(void **state)
{
	struct rows r = usual();
	const struct board *b = board_of(&r);
	struct settings s = settings;
	struct alert_log *log = alert_log_new();
	struct view now = view_of(b, STALENESS_LIVE);
	struct alert_scene scene = { b, &s, NOW, 0, STALENESS_LIVE };
	unsigned told = 0;
	char heard[4096];

	(void)state;
	s.alerts.repeat_urgent = MINUTES(1);
	s.alerts.cleared = 20;
	now.alerts = log;
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_non_null(strstr(heard, "ALERT, high priority: ASSIST HD03 Allenton, 1 minute not answered.\n"));
	listen_for_alerts(&now, &told, heard);
	assert_string_equal(heard, "");
	scene.now = now.now = NOW + MINUTES(1);
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_non_null(strstr(heard, "ALERT still, high priority: ASSIST HD03 Allenton, 2 minutes not answered.\n"));
	r.assists[1] = r.assists[0];
	r.assists[1].id = "another";
	r.assists[1].asked_by = "HD04";
	r.assists_n = 2;
	board_free(b);
	b = board_of(&r);
	scene.board = now.board = b;
	scene.now = now.now -= SECONDS(1) / 100;
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_string_equal(heard, "ALERT, high priority: ASSIST HD04 Allenton, 1 minute not answered.\n");
	r.assists_n = 0;
	board_free(b);
	b = board_of(&r);
	scene.board = now.board = b;
	scene.now = now.now = NOW + MINUTES(2);
	alert_log_step(log, &scene);
	scene.now = now.now = NOW + MINUTES(3);
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_non_null(strstr(heard, "Alert over, high priority: ASSIST HD03 Allenton"));
	alert_log_free(log);
	board_free(b);
}

/* Their age has sentences of its own; but that it lasts, nothing else would tell. */
static void data_alerts(void **state)
{
	struct rows r = { .now = NOW };
	const struct board *b = board_of(&r);
	struct settings s = settings;
	struct alert_log *log = alert_log_new();
	struct view now = view_of(b, STALENESS_STALE);
	struct alert_scene scene = { b, &s, NOW, SECONDS(6), STALENESS_STALE };
	unsigned told = 0;
	char heard[4096];

	(void)state;
	s.alerts.repeat = MINUTES(10);
	s.alerts.cleared = 20;
	now.alerts = log;
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_int_not_equal(told, 0);
	assert_string_equal(heard, "");
	scene = (struct alert_scene){ b, &s, NOW + MINUTES(1), MINUTES(1), STALENESS_LOST };
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_string_equal(heard, "");
	scene = (struct alert_scene){ b, &s, NOW + MINUTES(12), MINUTES(12), STALENESS_LOST };
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_string_equal(heard, "ALERT still, high priority: DATA, lost for 12 minutes.\n");
	scene = (struct alert_scene){ b, &s, NOW + MINUTES(13), 0, STALENESS_LIVE };
	alert_log_step(log, &scene);
	listen_for_alerts(&now, &told, heard);
	assert_string_equal(heard, "");
	alert_log_free(log);
	board_free(b);
}

static void the_beginning(void **state)
{
	struct rows r = usual();
	const struct board *b;
	struct view now;
	char heard[4096];

	(void)state;
	r.hotspots[0].name = "Caf\xc3\xa9 Square";
	b = board_of(&r);
	now = view_of(b, STALENESS_LIVE);
	listen(NULL, &now, telling_begin, GLYPHS_TIER_ASCII, heard);
	assert_string_equal(heard,
			    "Derbyshire, Mon 1 Jan 2024, UTC.\n"
			    "1 hotspot: 1 with a crew present, 0 overdue, 0 due, 0 met.\n"
			    "1 unit, 1 free. 1 assist open, 1 not answered.\n");
	listen(&now, &now, telling_changes, GLYPHS_TIER_ASCII, heard);
	assert_string_equal(heard, "");
	board_free(b);
}

/* What is not all there is said at the beginning, and not again with each change. */
static void the_beginning_of_too_many(void **state)
{
	struct rows r = usual();
	const struct board *b;
	struct view now, none;
	char heard[4096];

	(void)state;
	r.capped = true;
	b = board_of(&r);
	now = none = view_of(b, STALENESS_LIVE);
	none.board = NULL;
	listen(NULL, &now, telling_begin, GLYPHS_TIER_ASCII, heard);
	assert_non_null(strstr(heard, "1 not answered.\n" CAPPED));
	listen(&none, &now, telling_begin, GLYPHS_TIER_ASCII, heard);
	assert_non_null(strstr(heard, "1 not answered.\n" CAPPED));
	listen(&now, &now, telling_changes, GLYPHS_TIER_ASCII, heard);
	assert_string_equal(heard, "");
	board_free(b);
}

/* Nothing that the database says gets past as it is: no control, and not too much. */
static void hostile(void **state)
{
	struct rows then = usual(), later = usual();
	const struct board *before, *now;
	struct view a, b;
	char heard[4096], note[2000];

	(void)state;
	memset(note, 'x', sizeof note);
	note[sizeof note - 1] = '\0';
	memcpy(note, "\x1b]0;t\a\n\r\xe2\x80\xae", 12);
	later.units[0].note = note;
	before = board_of(&then);
	now = board_of(&later);
	a = view_of(before, STALENESS_LIVE);
	b = view_of(now, STALENESS_LIVE);
	listen(&a, &b, telling_changes, GLYPHS_TIER_FULL, heard);
	assert_true(strlen(heard) <= TELLING_SENTENCE);
	for (const char *c = heard; c[1]; c++)
		assert_true((unsigned char)*c >= ' ' && *c != 0x7f);
	assert_null(strstr(heard, "\xe2\x80\xae"));
	board_free(before);
	board_free(now);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes), cmocka_unit_test(old_visits),    cmocka_unit_test(ages),
		cmocka_unit_test(alerts),  cmocka_unit_test(data_alerts), cmocka_unit_test(the_beginning),
		cmocka_unit_test(the_beginning_of_too_many),
		cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
