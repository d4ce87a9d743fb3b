#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/need.h"
#include "support/blank.h"

#define NOW HOURS(18)

static const struct state_setting states[] = {
	{ "0", "EMERGENCY", STATE_EMERGENCY, 0 },
	{ "2", "ON PATROL", STATE_FREE, 0 },
};
static const struct settings settings = { .states = states, .states_n = 2 };

enum plan { NOT_DUE, DUE, DUE_SOONER, OVERDUE, OVERDUE_LONGER, OUT, NO_PLAN };

/* Windows of one planned visit, by where now lies in them. */
static const struct {
	usec from, to;
} plans[] = {
	[NOT_DUE] = { HOURS(17), HOURS(23) }, [DUE] = { HOURS(14), HOURS(20) },
	[DUE_SOONER] = { HOURS(14), HOURS(19) },
	[OVERDUE] = { HOURS(10), HOURS(18) + MINUTES(10) }, [OVERDUE_LONGER] = { HOURS(10), HOURS(18) + MINUTES(5) },
	[OUT] = { HOURS(19), HOURS(23) }, [NO_PLAN] = { MOMENT_NONE, MOMENT_NONE },
};

struct spot {
	const char *code;
	enum plan plan;
	bool extra;
	const char *suspended;
	int there; /* minutes that somebody has been there; -1: left after so long that the plan is met */
	const char *unit_state; /* of the unit that is assigned to it */
	const char *assist;     /* state of one that was asked for there */
};

#define SPOTS 8

struct room {
	struct hotspot hotspots[SPOTS];
	struct unit units[SPOTS];
	struct visit visits[SPOTS];
	struct assist assists[SPOTS];
	char call_signs[SPOTS][24];
};

static void put(struct room *r, struct board *b, const struct spot *s, size_t i)
{
	snprintf(r->call_signs[i], sizeof r->call_signs[i], "U%zu", i);
	r->hotspots[i] = blank_hotspot(s->code);
	r->hotspots[i].visits_planned = 1;
	r->hotspots[i].window_starts = plans[s->plan].from;
	r->hotspots[i].window_ends = plans[s->plan].to;
	r->hotspots[i].extra_officers = s->extra;
	r->hotspots[i].suspended_reason = s->suspended ? s->suspended : "";
	if (s->unit_state) {
		r->units[b->units.n] = blank_unit(r->call_signs[i]);
		r->units[b->units.n].hotspot = s->code;
		r->units[b->units.n++].state_code = s->unit_state;
	}
	if (s->assist) {
		r->assists[b->assists.n] = blank_assist("1");
		r->assists[b->assists.n].hotspot = s->code;
		r->assists[b->assists.n++].state = s->assist;
	}
	if (s->there) {
		struct visit *v = &r->visits[b->visits.n++];

		*v = blank_visit(r->call_signs[i], s->code);
		v->call_sign = r->call_signs[i];
		v->started_at = NOW - (s->there > 0 ? MINUTES(s->there) : MINUTES(45));
		v->ended_at = s->there > 0 ? MOMENT_NONE : NOW - MINUTES(20);
	}
}

static const struct board *board_of(struct room *r, const struct spot *spots, size_t n)
{
	struct board *b = board_new();

	b->hotspots.at = r->hotspots;
	b->hotspots.n = n;
	b->units.at = r->units;
	b->visits.at = r->visits;
	b->assists.at = r->assists;
	for (size_t i = 0; i < n; i++)
		put(r, b, &spots[i], i);
	return board_publish(b);
}

static void needs(void **state)
{
	static const struct {
		const char *why;
		struct spot spot;
		enum need want;
	} cases[] = {
		{ "a unit in an emergency is assigned there", { "A", .plan = NOT_DUE, .unit_state = "0" },
		  NEED_EMERGENCY },
		{ "even when suspended", { "A", .plan = NOT_DUE, .suspended = "x", .unit_state = "0" },
		  NEED_EMERGENCY },
		{ "an emergency outranks an assist",
		  { "A", .plan = NOT_DUE, .unit_state = "0", .assist = "asked" }, NEED_EMERGENCY },
		{ "a unit in another state is none", { "A", .plan = NOT_DUE, .unit_state = "2" }, NEED_REST },
		{ "nor one of unknown state", { "A", .plan = NOT_DUE, .unit_state = "99" }, NEED_REST },
		{ "assist asked", { "A", .plan = OVERDUE, .assist = "asked" }, NEED_ASSIST },
		{ "assist offered", { "A", .plan = OUT, .assist = "offered" }, NEED_ASSIST },
		{ "assist accepted", { "A", .plan = NOT_DUE, .assist = "accepted" }, NEED_REST },
		{ "assist declined", { "A", .plan = OVERDUE, .assist = "declined" }, NEED_OVERDUE },
		{ "overdue outranks extra officers", { "A", .plan = OVERDUE, .extra = true }, NEED_OVERDUE },
		{ "extra officers outrank short", { "A", .plan = OVERDUE, .extra = true, .there = 5 }, NEED_EXTRA },
		{ "extra officers out of window", { "A", .plan = OUT, .extra = true }, NEED_EXTRA },
		{ "extra officers, suspended", { "A", .plan = OUT, .extra = true, .suspended = "x" }, NEED_REST },
		{ "somebody there, short", { "A", .plan = OVERDUE, .there = 14 }, NEED_SHORT },
		{ "somebody there, effective", { "A", .plan = OVERDUE, .there = 15 }, NEED_REST },
		{ "due", { "A", .plan = DUE }, NEED_DUE },
		{ "met", { "A", .plan = DUE, .there = -1 }, NEED_REST },
		{ "not due", { "A", .plan = NOT_DUE }, NEED_REST },
		{ "no plan", { "A", .plan = NO_PLAN }, NEED_REST },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct room r;
		const struct board *b = board_of(&r, &cases[i].spot, 1);
		enum need got = need_of(b, &settings, &r.hotspots[0], NOW);

		if (got != cases[i].want)
			fail_msg("%s: %u", cases[i].why, got);
		board_free(b);
	}
}

static void a_visitor_in_an_emergency(void **state)
{
	struct room r;
	struct board *b = board_new();
	static const struct spot there = { "A", .plan = NOT_DUE, .there = 5 };
	static const struct spot gone = { "B", .plan = NOT_DUE, .there = -1 };

	(void)state;
	b->hotspots.at = r.hotspots;
	b->hotspots.n = 2;
	b->units.at = r.units;
	b->visits.at = r.visits;
	put(&r, b, &there, 0);
	put(&r, b, &gone, 1);
	for (size_t i = 0; i < 2; i++) {
		r.units[i] = blank_unit(r.call_signs[i]);
		r.units[i].state_code = "0"; /* assigned nowhere */
	}
	b->units.n = 2;
	board_publish(b);
	assert_int_equal(need_of(b, &settings, &r.hotspots[0], NOW), NEED_EMERGENCY);
	assert_int_equal(need_of(b, &settings, &r.hotspots[1], NOW), NEED_REST);
	board_free(b);
}

static void order(void **state)
{
	static const struct {
		const char *why;
		struct spot spots[SPOTS]; /* up to the first without a code */
		const char *want;
	} cases[] = {
		{ "one of each need",
		  { { "A", .plan = NOT_DUE }, { "B", .plan = DUE }, { "C", .plan = DUE, .there = 5 },
					{ "D", .plan = OUT, .extra = true }, { "E", .plan = OVERDUE },
					{ "F", .plan = OUT, .assist = "asked" },
					  { "G", .plan = OUT, .unit_state = "0" } },
		  "GFEDCBA" },
		{ "ties by code", { { "C", .plan = OUT }, { "A", .plan = OUT }, { "B", .plan = OUT } }, "ABC" },
		{ "emergencies by code too",
		  { { "C", .plan = OVERDUE, .unit_state = "0" }, { "A", .plan = OUT, .unit_state = "0" } }, "AC" },
		{ "longest overdue first",
		  { { "A", .plan = OVERDUE }, { "B", .plan = OVERDUE_LONGER }, { "C", .plan = OVERDUE } }, "BAC" },
		{ "soonest overdue first",
		  { { "A", .plan = DUE }, { "B", .plan = DUE_SOONER }, { "C", .plan = DUE } }, "BAC" },
		{ "the rest by what is left to do",
		  { { "A", .plan = OUT, .suspended = "x" }, { "B", .plan = OUT }, { "C", .plan = DUE, .there = -1 },
		  { "D", .plan = NOT_DUE },
		    { "E", .plan = NOT_DUE, .there = 20 } }, "EDCBA" },
		{ "none", { { .code = NULL } }, "" },
	};
	struct arena *scratch = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct room r;
		size_t n = strlen(cases[i].want);
		const struct board *b = board_of(&r, cases[i].spots, n);
		struct spell spell = spell_at(NOW);
		const struct standing *got = need_order(b, &settings, &spell, scratch);

		for (size_t k = 0; k < n; k++)
			if (got[k].hotspot->code[0] != cases[i].want[k])
				fail_msg("%s: %s at %zu", cases[i].why, got[k].hotspot->code, k);
		for (size_t k = 0; k < n; k++)
			if (need_rank(b, &settings, got[k].hotspot, NOW) != k + 1)
				fail_msg("%s: %s has another rank than its place", cases[i].why, got[k].hotspot->code);
		board_free(b);
	}
	arena_drop(scratch);
}

static void no_code(void **state)
{
	static const struct spot spots[] = { { "", .plan = OUT }, { "", .plan = OUT }, { "", .plan = OUT } };
	struct room r;
	struct arena *scratch = arena_new();
	const struct board *b = board_of(&r, spots, 3);
	struct spell spell = spell_at(NOW);
	const struct standing *got = need_order(b, &settings, &spell, scratch);

	(void)state;
	for (size_t k = 0; k < 3; k++)
		assert_ptr_equal(got[k].hotspot, &r.hotspots[k]);
	board_free(b);
	arena_drop(scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(needs),
		cmocka_unit_test(a_visitor_in_an_emergency),
		cmocka_unit_test(order),
		cmocka_unit_test(no_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
