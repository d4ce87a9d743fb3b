#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdint.h>
#include <string.h>

#include "model/link.h"
#include "model/state.h"
#include "support/blank.h"

#define NOW HOURS(18)

static const struct state_setting states[] = {
	{ "5", "EN ROUTE", STATE_COMMITTED, MINUTES(20) },
	{ "11", "OFF DUTY", STATE_OFF, MINUTES(20) },
	{ "00", "PANIC", STATE_EMERGENCY, MINUTES(20) },
	{ "0", "EMERGENCY", STATE_EMERGENCY, 0 },
	{ "2", "ON PATROL", STATE_FREE, 0 },
	{ "6", "", STATE_COMMITTED, 0 },
};
static const struct settings settings = { .states = states, .states_n = 6, .alerts.silent_after = MINUTES(20) };

static void kinds(void **state)
{
	static const struct {
		const char *kind;
		enum unit_kind want;
	} cases[] = {
		{ "patrol", UNIT_PATROL },	   { "drone", UNIT_DRONE }, { "motorcycle", UNIT_MOTORCYCLE },
		{ "supervisor", UNIT_SUPERVISOR }, { "horse", UNIT_OTHER }, { "", UNIT_OTHER },
		{ "Patrol", UNIT_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unit u = blank_unit("HD01");

		u.kind = cases[i].kind;
		if (unit_kind_of(&u) != cases[i].want)
			fail_msg("'%s'", cases[i].kind);
	}
}

static void classes_and_words(void **state)
{
	static const struct {
		const char *why, *code, *assist;
		enum state_class class;
		const char *word;
		bool free;
	} cases[] = {
		{ "known", "0", "", STATE_EMERGENCY, "EMERGENCY", false },
		{ "free", "2", "", STATE_FREE, "ON PATROL", true },
		{ "free, but tied to an assist", "2", "7", STATE_FREE, "ON PATROL", false },
		{ "known without a word", "6", "", STATE_COMMITTED, "6", false },
		{ "not on the list", "42", "", STATE_UNKNOWN, "42", false },
		{ "absent", "", "", STATE_UNKNOWN, "?", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unit u = blank_unit("HD01");

		u.state_code = cases[i].code;
		u.assist_id = cases[i].assist;
		if (unit_class(&settings, &u) != cases[i].class || unit_free(&settings, &u) != cases[i].free ||
		    strcmp(unit_state_word(&settings, &u), cases[i].word))
			fail_msg("%s: %s", cases[i].why, unit_state_word(&settings, &u));
	}
}

/* `lasted` counts for the state and for the last report alike. */
static void limits(void **state)
{
	static const struct {
		const char *why, *code;
		usec lasted;
		bool over, silent;
	} cases[] = {
		{ "on the limit", "5", MINUTES(20), true, true },
		{ "just before it", "5", MINUTES(20) - 1, false, false },
		{ "a state without a limit", "2", HOURS(9), false, true },
		{ "off duty: nobody waits for a report", "11", HOURS(9), true, false },
		{ "an emergency is urgent anyway", "00", HOURS(9), false, true },
		{ "a code that is not on the list", "42", HOURS(9), false, true },
		{ "not known since when", "5", MOMENT_NONE, false, false },
	};
	usec now = DAYS(20000);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unit u = blank_unit("HD01");
		struct settings never = settings;

		u.state_code = cases[i].code;
		if (cases[i].lasted != MOMENT_NONE)
			u.state_since = u.reported_at = now - cases[i].lasted;
		never.alerts.silent_after = 0;
		if (unit_over_limit(&settings, &u, now) != cases[i].over)
			fail_msg("%s: over limit", cases[i].why);
		if (unit_silent(&settings, &u, now) != cases[i].silent || unit_silent(&never, &u, now))
			fail_msg("%s: silent", cases[i].why);
	}
}

static void assists(void **state)
{
	static const struct {
		const char *why, *word;
		usec accepted, arrived, closed;
		bool open, unanswered;
	} cases[] = {
		{ "asked", "asked", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, true, true },
		{ "offered", "offered", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, true, true },
		{ "accepted", "accepted", 1, MOMENT_NONE, MOMENT_NONE, true, false },
		{ "accepted, moment unreadable", "accepted", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, true, false },
		{ "arrived", "arrived", 1, 2, MOMENT_NONE, true, false },
		{ "arrived, moments unreadable", "arrived", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, true, false },
		{ "released", "released", 1, 2, 3, false, false },
		{ "released, moment unreadable", "released", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, false, false },
		{ "declined", "declined", MOMENT_NONE, MOMENT_NONE, 3, false, false },
		{ "declined, moment unreadable", "declined", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, false, false },
		{ "closed with another word", "asked", MOMENT_NONE, MOMENT_NONE, 3, false, false },
		{ "a word that nobody knows", "perhaps", MOMENT_NONE, MOMENT_NONE, MOMENT_NONE, true, true },
		{ "no word, but accepted", "", 1, MOMENT_NONE, MOMENT_NONE, true, false },
		{ "no word, but arrived", "", MOMENT_NONE, 2, MOMENT_NONE, true, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assist a = blank_assist("1");

		a.state = cases[i].word;
		a.accepted_at = cases[i].accepted;
		a.arrived_at = cases[i].arrived;
		a.closed_at = cases[i].closed;
		if (assist_open(&a) != cases[i].open || assist_unanswered(&a) != cases[i].unanswered)
			fail_msg("%s", cases[i].why);
	}
}

/* As they come; each is put where `place` says. */
static void order(void **state)
{
	static const struct {
		size_t place;
		const char *call_sign, *kind, *code, *assist;
		int since, heard; /* minutes ago */
	} rows[] = {
		{ 11, "ZZ9", "horse", "2", "", 1, 1 },	    { 10, "HX1", "supervisor", "2", "", 1, 1 },
		{ 9, "MB1", "motorcycle", "6", "", 1, 1 },  { 6, "UA2", "drone", "2", "", 1, 1 },
		{ 1, "UA1", "drone", "0", "", 900, 900 },   { 8, "HD02", "patrol", "6", "", 1, 1 },
		{ 7, "HD01", "patrol", "42", "", 900, 1 },  { 0, "HS11", "patrol", "0", "4", 1, 1 },
		{ 5, "MB2", "motorcycle", "6", "4", 1, 1 }, { 4, "HD09", "patrol", "2", "4", 1, 1 },
		{ 3, "HX2", "supervisor", "5", "", 60, 1 }, { 2, "HD05", "patrol", "2", "4", 1, 30 },
	};
	struct unit units[12];
	struct board *b = board_new();
	struct arena *scratch = arena_new();
	struct spell spell = spell_at(NOW);
	const struct unit *const *got;

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		units[i] = blank_unit(rows[i].call_sign);
		units[i].kind = rows[i].kind;
		units[i].state_code = rows[i].code;
		units[i].assist_id = rows[i].assist;
		units[i].state_since = NOW - MINUTES(rows[i].since);
		units[i].reported_at = NOW - MINUTES(rows[i].heard);
	}
	b->units.at = units;
	b->units.n = 12;
	got = unit_order(board_publish(b), &settings, &spell, scratch);
	for (size_t i = 0; i < 12; i++)
		assert_string_equal(got[rows[i].place]->call_sign, rows[i].call_sign);
	arena_drop(scratch);
	board_free(b);
}

static void staleness(void **state)
{
	static const struct settings s = { .database.interval = SECONDS(5), .staleness = { 3, SECONDS(60) } };
	static const struct {
		const char *why;
		usec age;
		enum staleness want;
	} cases[] = {
		{ "just now", 0, STALENESS_LIVE },
		{ "before the third poll was missed", SECONDS(15) - 1, STALENESS_LIVE },
		{ "three missed", SECONDS(15), STALENESS_STALE },
		{ "just before it is lost", SECONDS(60) - 1, STALENESS_STALE },
		{ "lost", SECONDS(60), STALENESS_LOST },
		{ "never", MOMENT_NONE, STALENESS_LOST },
		{ "for ever", INT64_MAX, STALENESS_LOST },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (staleness_of(cases[i].age, &s) != cases[i].want)
			fail_msg("%s", cases[i].why);
}

static void what_is_shown_stays(void **state)
{
	static const struct {
		const char *why;
		usec shown, length, want;
	} cases[] = {
		{ "nothing before", 0, 5000, 5000 },
		{ "the same", 5000, 5000, 5000 },
		{ "a little longer", 5000, 9999, 5000 },
		{ "double", 5000, 10000, 10000 },
		{ "a little shorter", 5000, 2501, 5000 },
		{ "half", 5000, 2500, 2500 },
		{ "next to nothing", 1, 1, 1 },
		{ "the longest", INT64_MAX, INT64_MAX, INT64_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (link_steady(cases[i].shown, cases[i].length) != cases[i].want)
			fail_msg("%s", cases[i].why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds),  cmocka_unit_test(classes_and_words),
		cmocka_unit_test(limits), cmocka_unit_test(assists),
		cmocka_unit_test(order),  cmocka_unit_test(staleness),
		cmocka_unit_test(what_is_shown_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
