/* Rows sorted and filtered: in a table of what an operator may ask for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/arrange.h"
#include "view/table.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

struct bird {
	const char *name, *place;
	double weight;
};

static void write_name(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct bird *)row)->name);
}

static void write_place(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct bird *)row)->place);
}

static void write_weight(const void *row, const struct view *v, struct table_cell *out)
{
	out->order = ((const struct bird *)row)->weight;
	(void)v;
	table_write(out, MEANING_PLAIN, "%.0f g", ((const struct bird *)row)->weight);
}

static const char *key(const void *row)
{
	return ((const struct bird *)row)->name;
}

static const struct column columns[] = {
	{ "NAME", 8, 0, 0, ALIGN_LEFT, write_name, NULL, NULL },
	{ "", 8, 0, 0, ALIGN_LEFT, write_place, NULL, NULL }, /* no title: not to be sorted by */
	{ "PLACE", 8, 0, 0, ALIGN_LEFT, write_place, NULL, NULL },
	{ "WEIGHT", 8, 0, 0, ALIGN_LEFT, write_weight, NULL, NULL },
};
static const struct table table = { .columns = columns, .columns_n = LEN(columns) };
static const struct pane listed = { .name = "birds", .key = key, .table = &table };
static const struct pane spared = { .name = "birds", .key = key, .table = &table, .spared = true };
static const struct pane plain = { .name = "birds", .key = key };

/* Shows fewer columns than it has names for. */
static const struct column fewer_columns[] = {
	{ "NAME", 8, 0, 0, ALIGN_LEFT, write_name, NULL, NULL },
	{ "", 0, 0, 0, ALIGN_LEFT, NULL, NULL, NULL },
	{ "", 0, 0, 0, ALIGN_LEFT, NULL, NULL, NULL },
	{ "WEIGHT", 8, 0, 0, ALIGN_LEFT, write_weight, NULL, NULL },
};
static const struct table fewer = { .columns = fewer_columns, .columns_n = LEN(fewer_columns) };

static const struct table *fewer_of(const struct view *v)
{
	return v->past ? &fewer : &table;
}

static const struct table either = { .columns = columns, .columns_n = LEN(columns), .instead = fewer_of };
static const struct pane turning = { .name = "birds", .key = key, .table = &either };

static const struct bird birds[] = {
	{ "wren", "wall", 9 },   { "Crow", "tree", 500 }, { "dove", "", NAN },
	{ "owl", "Tree", 300 }, { "kite", "", 300 },
};
static const void *const rows[] = { &birds[0], &birds[1], &birds[2], &birds[3], &birds[4] };

/* The names in order, a blank between. */
static const char *names_of(const struct pane_state *s, char dst[64])
{
	dst[0] = '\0';
	for (size_t i = 0; i < s->rows.n; i++)
		snprintf(dst + strlen(dst), 64 - strlen(dst), "%s%s", i ? " " : "", key(s->rows.at[i]));
	return dst;
}

static void arranges(void **state)
{
	static const struct {
		const char *why;
		const struct pane *pane;
		struct arrangement a;
		const char *names;
		bool descending;
	} cases[] = {
		{ "as they come", &listed, { 0, false, "" }, "wren Crow dove owl kite", false },
		{ "no filter at all", &listed, { 0, false, NULL }, "wren Crow dove owl kite", false },
		{ "texts from A on, whatever their case", &listed, { 1, false, "" },
		  "Crow dove kite owl wren", false },
		{ "and back", &listed, { 1, true, "" }, "wren owl kite dove Crow", true },
		{ "equal ones keep their order, empty ones come last", &listed, { 3, false, "" },
		  "Crow owl wren dove kite", false },
		{ "empty ones come last also the other way", &listed, { 3, true, "" },
		  "wren Crow owl dove kite", true },
		{ "numbers from the largest down, unknown ones last", &listed, { 4, false, "" },
		  "Crow owl kite wren dove", true },
		{ "the smallest first, unknown ones last", &listed, { 4, true, "" }, "wren owl kite Crow dove", false },
		{ "a word in any column, any case", &listed, { 0, false, "TREE" }, "Crow owl", false },
		{ "part of a word", &listed, { 0, false, "r" }, "wren Crow owl", false },
		{ "all words must be there", &listed, { 0, false, "  r   3 " }, "owl", false },
		{ "without a word", &listed, { 0, false, "!r" }, "dove kite", false },
		{ "with and without", &listed, { 0, false, "e !r !nan" }, "kite", false },
		{ "a lone ! excludes nothing", &listed, { 0, false, "! w" }, "wren Crow owl", false },
		{ "nothing fits", &listed, { 0, false, "gull" }, "", false },
		{ "filtered and sorted", &listed, { 4, true, "r" }, "wren owl Crow", false },
		{ "without a table, by key", &plain, { 3, false, "o" }, "Crow dove owl", false },
	};
	struct arena *scratch = arena_new();
	const struct view v = { .staleness = STALENESS_LIVE };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct pane_state s = { .rows = { rows, LEN(rows) }, .arrangement = cases[i].a };
		char names[64];

		arrange(cases[i].pane, &v, &s, scratch);
		if (strcmp(names_of(&s, names), cases[i].names) != 0 || s.descending != cases[i].descending)
			fail_msg("%s: %s", cases[i].why, names);
		assert_int_equal(s.of, LEN(rows));
	}
	arena_drop(scratch);
}

/* Where a filter leaves out every row of a spared pane it leaves out none, and that is told. */
static void spares(void **state)
{
	static const struct {
		const char *why;
		const struct pane *pane;
		const char *filter, *names;
		bool spared;
	} cases[] = {
		{ "nothing fits", &spared, "gull", "Crow dove kite owl wren", true },
		{ "all are excluded", &spared, "!e !o", "Crow dove kite owl wren", true },
		{ "something fits", &spared, "tree", "Crow owl", false },
		{ "no filter", &spared, "", "Crow dove kite owl wren", false },
		{ "another pane", &listed, "gull", "", false },
	};
	struct arena *scratch = arena_new();
	const struct view v = { .staleness = STALENESS_LIVE };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct pane_state s = { .rows = { rows, LEN(rows) }, .arrangement = { 1, false, cases[i].filter } };
		char names[64];

		arrange(cases[i].pane, &v, &s, scratch);
		if (strcmp(names_of(&s, names), cases[i].names) != 0 || s.spared != cases[i].spared)
			fail_msg("%s: %s", cases[i].why, names);
		assert_int_equal(s.of, LEN(rows));
	}
	arena_drop(scratch);
}

/* Of two tables the one that shows is sorted by, and looked through. */
static void what_shows_is_arranged(void **state)
{
	static const struct {
		const char *why;
		bool past;
		struct arrangement a;
		const char *names;
	} cases[] = {
		{ "sorted by a place", false, { 3, false, "" }, "Crow owl wren dove kite" },
		{ "which does not show", true, { 3, false, "" }, "wren Crow dove owl kite" },
		{ "a column of both", true, { 4, false, "" }, "Crow owl kite wren dove" },
		{ "a word of a place", false, { 0, false, "tree" }, "Crow owl" },
		{ "which does not show", true, { 0, false, "tree" }, "" },
		{ "a word of both", true, { 0, false, "500" }, "Crow" },
	};
	struct arena *scratch = arena_new();

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = STALENESS_LIVE, .past = cases[i].past };
		struct pane_state s = { .rows = { rows, LEN(rows) }, .arrangement = cases[i].a };
		char names[64];

		arrange(&turning, &v, &s, scratch);
		if (strcmp(names_of(&s, names), cases[i].names) != 0)
			fail_msg("%s: %s", cases[i].why, names);
		assert_ptr_equal(s.table, cases[i].past ? &fewer : &table);
	}
	arena_drop(scratch);
}

/* A cell of any kind: number, word, nothing. */
struct mixed {
	const char *name, *text;
	double order;
};

static void write_mixed(const void *row, const struct view *v, struct table_cell *out)
{
	const struct mixed *m = row;

	(void)v;
	out->order = m->order;
	table_show(out, m->text);
}

static const char *mixed_name(const void *row)
{
	return ((const struct mixed *)row)->name;
}

/* Each number is less than every word, and those than nothing: so all orders of the same rows come out as one. */
static void mixed_columns_have_one_order(void **state)
{
	static const struct column column[] = { { "MIXED", 8, 0, 0, ALIGN_LEFT, write_mixed, NULL, NULL } };
	static const struct table mixed_table = { .columns = column, .columns_n = 1 };
	static const struct pane pane = { .name = "mixed", .key = mixed_name, .table = &mixed_table };
	static const struct mixed mixed[] = {
		{ "three", "3", 3 },	    { "over", "OVER", NAN },  { "none", "", NAN },
		{ "minus", "-1", -1 },	    { "also", "also", NAN },  { "dash", "\u2013", NAN },
		{ "endless", "ever", INFINITY }, { "nought", "", 0 },
	};
	static const struct {
		const char *why;
		bool inverted;
		const char *first;
	} cases[] = {
		{ "numbers down, words from A on", false, "endless three nought minus also over" },
		{ "numbers up, words from Z on", true, "minus nought three endless over also" },
	};
	struct arena *scratch = arena_new();
	const struct view v = { .staleness = STALENESS_LIVE };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++)
		for (size_t turn = 0; turn < LEN(mixed); turn++) {
			const void *turned[LEN(mixed)];
			struct pane_state s = { .rows = { turned, LEN(mixed) },
						.arrangement = { 1, cases[i].inverted, "" } };
			char names[96] = "";

			for (size_t k = 0; k < LEN(mixed); k++)
				turned[k] = &mixed[(k * 3 + turn) % LEN(mixed)];
			arrange(&pane, &v, &s, scratch);
			for (size_t k = 0; k < 6; k++)
				snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", k ? " " : "",
					 mixed_name(s.rows.at[k]));
			if (strcmp(names, cases[i].first) != 0)
				fail_msg("%s, turned by %zu: %s", cases[i].why, turn, names);
			assert_true(s.descending != cases[i].inverted);
		}
	arena_drop(scratch);
}

static void steps_over_columns(void **state)
{
	static const struct {
		const struct table *table;
		size_t from;
		int step;
		size_t to;
	} cases[] = {
		{ &table, 0, 1, 1 },  { &table, 1, 1, 3 },  { &table, 4, 1, 0 }, { &table, 0, -1, 4 },
		{ &table, 3, -1, 1 }, { &table, 1, -1, 0 }, { NULL, 0, 1, 0 },	 { NULL, 0, -1, 0 },
		{ &fewer, 1, 1, 4 },  { &fewer, 4, -1, 1 }, { &fewer, 3, 1, 4 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++)
		assert_int_equal(arrange_column(cases[i].table, cases[i].from, cases[i].step), cases[i].to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arranges),
		cmocka_unit_test(spares),
		cmocka_unit_test(what_shows_is_arranged),
		cmocka_unit_test(mixed_columns_have_one_order),
		cmocka_unit_test(steps_over_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
