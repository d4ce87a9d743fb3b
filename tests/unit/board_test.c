#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "model/board.h"
#include "support/blank.h"

static void new_board_is_empty(void **state)
{
	struct board *b = board_new();
	size_t n = 7;

	(void)state;
	assert_int_equal(b->about.contract, COUNT_NONE);
	assert_int_equal(b->about.effective_minutes, COUNT_NONE);
	assert_true(b->about.now == MOMENT_NONE && b->about.programme_started == DAY_NONE);
	assert_string_equal(b->about.force, "");
	assert_null(board_unit(b, "HD01"));
	board_publish(b);
	assert_null(board_unit(b, "HD01"));
	assert_null(board_hotspot(b, "DAL"));
	assert_null(board_counter_total(b, "patrols"));
	board_visits(b, "DAL", &n);
	assert_int_equal(n, 0);
	board_free(b);
	board_free(NULL);
}

/* What was worked out for one board is there for every other that has the same rows. */
static void rows_are_indexed_once(void **state)
{
	struct unit units[] = { blank_unit("UA1"), blank_unit("HD01"), blank_unit("UA1") };
	const struct list rows = { .at = units, .n = 3 };
	struct arena *arena = arena_new();
	struct list indexed = board_index(offsetof(struct board, units), rows, NULL, arena);

	(void)state;
	assert_int_equal(indexed.n, 2);
	assert_int_equal(indexed.unreadable, 1);
	for (int i = 0; i < 2; i++) {
		struct board *b = board_new();

		arena_keep(b->arena, arena);
		memcpy(&b->units, &indexed, sizeof indexed);
		board_publish(b);
		assert_ptr_equal(b->units.by, indexed.by);
		assert_int_equal(b->units.unreadable, 1);
		assert_ptr_equal(board_unit(b, "HD01"), &b->units.at[1]);
		board_free(b);
	}
	arena_drop(arena);
}

static void hotspots_are_counted_from_the_first_month(void **state)
{
	static const struct counter_hotspot rows[] = {
		{ 93, "DAL", "patrols", 1 },	 { 62, "DSN", "patrols", 1 },	  { DAY_NONE, "DSN", "patrols", 1 },
		{ 31, "DSN", "engagements", 1 }, { DAY_NONE, "DA", "patrols", 1 }, { 124, "", "patrols", 1 },
	};
	struct board *b = board_new();

	(void)state;
	board_publish(b);
	assert_int_equal(board_counted_of_hotspots_from(b), DAY_NONE);
	board_free(b);
	for (size_t n = 0; n <= 6; n++) {
		static const day first[] = { DAY_NONE, 93, 62, 62, 31, 31, 31 };

		b = board_new();
		memcpy(&b->counters_by_hotspot, &(struct list){ .at = rows, .n = n }, sizeof(struct list));
		board_publish(b);
		assert_int_equal(board_counted_of_hotspots_from(b), first[n]);
		board_free(b);
	}
}

static void rows_are_found_by_name(void **state)
{
	struct hotspot hotspots[] = { blank_hotspot("DSN"), blank_hotspot("DAL"), blank_hotspot("DA") };
	struct unit units[] = { blank_unit("UA1"), blank_unit("HD03"), blank_unit("HD01") };
	static const struct counter_total totals[] = { { "patrols", 1899 }, { "arrests", NAN }, { "patrols", 1 } };
	static const int code_order[] = { 2, 1, 0 }, call_sign_order[] = { 2, 1, 0 };
	struct board *b = board_new();

	(void)state;
	hotspots[0].name = "Sinfin";
	b->hotspots.at = hotspots;
	b->hotspots.n = 3;
	b->units.at = units;
	b->units.n = 3;
	b->counter_totals.at = totals;
	b->counter_totals.n = 3;
	board_publish(b);
	assert_ptr_equal(board_hotspot(b, "DAL"), &hotspots[1]);
	assert_ptr_equal(board_hotspot(b, "DSN"), &hotspots[0]);
	assert_null(board_hotspot(b, "DALX"));
	assert_null(board_hotspot(b, "D"));
	assert_null(board_hotspot(b, ""));
	assert_string_equal(board_place(b, "DSN"), "Sinfin");
	assert_string_equal(board_place(b, "DAL"), "DAL");
	assert_string_equal(board_place(b, "nowhere"), "nowhere");
	assert_ptr_equal(board_unit(b, "HD03"), &units[1]);
	assert_null(board_unit(b, "HD02"));
	assert_ptr_equal(board_counter_total(b, "patrols"), &totals[0]);
	for (int i = 0; i < 3; i++) {
		assert_ptr_equal(board_hotspots_by_code(b)[i], &hotspots[code_order[i]]);
		assert_ptr_equal(board_units_by_call_sign(b)[i], &units[call_sign_order[i]]);
	}
	assert_int_equal(board_unreadable(b), 0);
	board_free(b);
}

static void repeated_rows_stay_once(void **state)
{
	struct hotspot hotspots[] = { blank_hotspot("DSN"), blank_hotspot("DAL"), blank_hotspot(""),
				      blank_hotspot("DAL"), blank_hotspot(""), blank_hotspot("DAL") };
	struct unit units[] = { blank_unit("UA1"), blank_unit("HD03"), blank_unit("HD03") };
	static const char *const want[] = { "DSN", "DAL", "", "" };
	struct board *b = board_new();

	(void)state;
	hotspots[1].name = "first";
	units[1].kind = "first";
	b->hotspots.at = hotspots;
	b->hotspots.n = 6;
	b->units.at = units;
	b->units.n = 3;
	board_publish(b);
	assert_int_equal(b->hotspots.n, 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(b->hotspots.at[i].code, want[i]);
	assert_string_equal(board_hotspot(b, "DAL")->name, "first");
	assert_ptr_equal(board_hotspot(b, "DAL"), &b->hotspots.at[1]);
	assert_int_equal(b->units.n, 2);
	assert_string_equal(board_unit(b, "HD03")->kind, "first");
	assert_int_equal(b->hotspots.unreadable, 2);
	assert_int_equal(b->units.unreadable, 1);
	board_free(b);
}

static void visits_of_a_hotspot(void **state)
{
	static const struct {
		const char *id, *hotspot;
		usec started_at;
	} rows[] = {
		{ "5", "DSN", MINUTES(1) },   { "4", "DAL", MINUTES(40) }, { "2", "DAL", MINUTES(20) },
		{ "3", "DAL", MINUTES(20) },  { "2", "DAL", MINUTES(20) }, { "1", "DAL", MOMENT_NONE },
		{ "6", "DALX", MINUTES(20) }, { "7", "", MINUTES(20) },    { "", "DCC", MINUTES(2) },
		{ "", "DCC", MINUTES(2) },
	};
	static const struct {
		const char *why, *hotspot, *ids;
	} cases[] = {
		{ "by start, then by id; the absent start first; a doubled row once", "DAL", "1234" },
		{ "one alone", "DSN", "5" },
		{ "a longer code is another hotspot", "DALX", "6" },
		{ "none", "DA", "" },
		{ "after the last", "Z", "" },
		{ "visits of no hotspot belong to none", "", "" },
	};
	struct visit visits[sizeof rows / sizeof *rows];
	struct board *b = board_new();
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		visits[i] = blank_visit(rows[i].id, rows[i].hotspot);
		visits[i].started_at = rows[i].started_at;
	}
	b->visits.at = visits;
	b->visits.n = sizeof rows / sizeof *rows;
	board_publish(b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct visit *const *found = board_visits(b, cases[i].hotspot, &n);

		if (n != strlen(cases[i].ids))
			fail_msg("%s: %zu visits", cases[i].why, n);
		for (size_t k = 0; k < n; k++)
			if (found[k]->id[0] != cases[i].ids[k])
				fail_msg("%s: '%s' at %zu", cases[i].why, found[k]->id, k);
	}
	board_visits(b, "DCC", &n);
	assert_int_equal(n, 2); /* rows without an id cannot be told to be the same */
	board_free(b);
}

static void what_names_a_hotspot(void **state)
{
	struct unit units[] = { blank_unit("HD01"), blank_unit("HD02"), blank_unit("HD03") };
	struct assist assists[] = { blank_assist("1"), blank_assist("2") };
	static const struct counter counters[] = {
		{ 400, "patrols", 3, 3, 1 }, { 369, "patrols", 2, 2, 1 }, { 400, "arrests", 1, 1, 1 },
	};
	struct board *b = board_new();
	size_t n;

	(void)state;
	units[0].hotspot = units[2].hotspot = "DAL";
	assists[1].hotspot = "DAL";
	b->units.at = units;
	b->units.n = 3;
	b->assists.at = assists;
	b->assists.n = 2;
	b->counters.at = counters;
	b->counters.n = 3;
	board_publish(b);
	assert_ptr_equal(board_units_at(b, "DAL", &n)[1], &units[2]);
	assert_int_equal(n, 2);
	assert_ptr_equal(board_assists_at(b, "DAL", &n)[0], &assists[1]);
	assert_ptr_equal(board_assist(b, "2"), &assists[1]);
	assert_null(board_assist(b, "3"));
	assert_null(board_assist(b, ""));
	assert_int_equal(n, 1);
	assert_ptr_equal(board_counters(b, "patrols", &n)[0], &counters[1]);
	assert_int_equal(n, 2);
	board_free(b);
}

static void states_of_a_unit(void **state)
{
	static const struct unit_state rows[] = {
		{ "HD02", "5", MINUTES(9) }, { "HD01", "6", MINUTES(30) }, { "HD01", "1", MINUTES(2) },
		{ "HD0", "4", MINUTES(1) },  { "HD01", "5", MINUTES(20) },
	};
	static const char *const order[] = { "1", "5", "6" };
	struct board *b = board_new();
	size_t n;
	const struct unit_state *const *found;

	(void)state;
	b->unit_states.at = rows;
	b->unit_states.n = sizeof rows / sizeof *rows;
	board_publish(b);
	found = board_unit_states(b, "HD01", &n);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(found[i]->state_code, order[i]);
	board_unit_states(b, "HD03", &n);
	assert_int_equal(n, 0);
	board_free(b);
}

static void unreadable_values_add_up(void **state)
{
	struct board *b = board_new();

	(void)state;
	b->units.unreadable = 1;
	b->hotspots.unreadable = 2;
	b->visits.unreadable = 4;
	b->assists.unreadable = 8;
	b->counters.unreadable = 16;
	b->counter_totals.unreadable = 32;
	b->counters_by_hotspot.unreadable = 64;
	b->events.unreadable = 128;
	b->unit_states.unreadable = 256;
	assert_int_equal(board_unreadable(board_publish(b)), 511);
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_board_is_empty),
		cmocka_unit_test(rows_are_indexed_once),
		cmocka_unit_test(hotspots_are_counted_from_the_first_month),
		cmocka_unit_test(rows_are_found_by_name),
		cmocka_unit_test(repeated_rows_stay_once),
		cmocka_unit_test(visits_of_a_hotspot),
		cmocka_unit_test(what_names_a_hotspot),
		cmocka_unit_test(states_of_a_unit),
		cmocka_unit_test(unreadable_values_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
