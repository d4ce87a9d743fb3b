/*
 * The board for other programs, compared with committed files, and held against its own schema whatever the database sends.
 * GOLDEN_UPDATE=1 in the environment rewrites them: look at each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/fixture.h"
#include "golden/golden.h"
#include "support/capped.h"
#include "support/page.h"
#include "support/valid.h"
#include "view/board_writers.h"

#define SCHEMA "config/schemas/board-1.json"

/* Written as JSON when `pane` is NULL; to be freed. */
static char *make_of(enum fixture_scenario scenario, const char *pane, bool compact, day month)
{
	struct fixture f;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	fixture_make(&f, scenario);
	f.view.past = month != DAY_NONE;
	f.view.month = month;
	if (pane)
		board_write_csv(&f.view, board_table_of(pane), !compact, out);
	else
		board_write_json(&f.view, compact, out);
	fclose(out);
	fixture_release(&f);
	return text;
}

static char *make(enum fixture_scenario scenario, const char *pane, bool compact)
{
	return make_of(scenario, pane, compact, DAY_NONE);
}

static void files_are_as_committed(void **state)
{
	static const struct {
		const char *name;
		enum fixture_scenario scenario;
		const char *pane;
		bool december;
	} cases[] = {
		{ "board-live-json", FIXTURE_LIVE, NULL, false },
		{ "board-bad-csv", FIXTURE_BAD, "hotspots", false },
		{ "board-live-csv", FIXTURE_LIVE, "hotspots", false },
		{ "board-hostile-csv", FIXTURE_HOSTILE, "hotspots", false },
		{ "board-units-csv", FIXTURE_LIVE, "units", false },
		{ "board-counters-csv", FIXTURE_LIVE, "counters", false },
		{ "board-counters-december-csv", FIXTURE_LIVE, "counters", true },
	};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = make_of(cases[i].scenario, cases[i].pane, false,
				     cases[i].december ? day_of(2023, 12, 1) : DAY_NONE);

		failed += !golden_is(cases[i].name, text);
		free(text);
	}
	assert_int_equal(failed, 0);
}

static void json_is_what_its_schema_says(void **state)
{
	static const enum fixture_scenario scenarios[] = {
		FIXTURE_LIVE, FIXTURE_STALE, FIXTURE_LOST, FIXTURE_EMPTY, FIXTURE_HOSTILE, FIXTURE_BAD,
	};
	char *schema = page_read(SCHEMA), why[200];

	(void)state;
	for (size_t i = 0; i < 2 * sizeof scenarios / sizeof *scenarios; i++) {
		char *text = make(scenarios[i / 2], NULL, i % 2);

		if (!valid_json(text, schema, why, sizeof why))
			fail_msg("scenario %zu: %s", i / 2, why);
		/* One object a line: nothing but the last character ends it. */
		if (i % 2)
			assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
		free(text);
	}
	free(schema);
}

/* A check that lets everything pass checks nothing. */
static void what_is_wrong_is_found(void **state)
{
	static const struct {
		const char *why, *text;
		bool valid;
	} cases[] = {
		{ "as it should be", "{ \"a\": 1, \"b\": [\"x\", null] }", true },
		{ "a member is missing", "{ \"a\": 1 }", false },
		{ "one too many", "{ \"a\": 1, \"b\": [], \"c\": 1 }", false },
		{ "another type", "{ \"a\": \"1\", \"b\": [] }", false },
		{ "no whole number", "{ \"a\": 1.5, \"b\": [] }", false },
		{ "no number at all", "{ \"a\": nan, \"b\": [] }", false },
		{ "in a list", "{ \"a\": 1, \"b\": [2] }", false },
		{ "not the pattern", "{ \"a\": 1, \"b\": [\"y\"] }", false },
		{ "no JSON", "{ \"a\": 1, \"b\": [", false },
	};
	const char *schema =
		"{ \"type\": \"object\", \"required\": [\"a\", \"b\"], \"properties\": { "
		"\"a\": { \"type\": \"integer\" }, \"b\": { \"type\": \"array\", \"items\": { "
		"\"type\": [\"string\", \"null\"], \"pattern\": \"^x$\" } } } }";
	char why[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (valid_json(cases[i].text, schema, why, sizeof why) != cases[i].valid)
			fail_msg("%s", cases[i].why);
	assert_false(valid_json("1", "{ \"type\": \"integer\", \"minimum\": 2 }", why, sizeof why));
}

/* Whichever list it is, who reads the board by a program learns that rows are missing. */
static void rows_left_unread_are_told(void **state)
{
	struct fixture f;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	for (size_t i = 0; i < DATASETS; i++) {
		struct board capped = capped_board(f.board, &datasets_all[i]);
		char *text = NULL;
		size_t n;
		FILE *out = open_memstream(&text, &n);

		f.view.board = &capped;
		board_write_json(&f.view, false, out);
		fclose(out);
		if (!strstr(text, "\"capped\": true"))
			fail_msg("board.%s was not read whole, and nothing says so", datasets_all[i].view);
		free(text);
	}
	f.view.board = f.board;
	fixture_release(&f);
}

/* A second one goes on below the first. */
static void rows_without_a_head(void **state)
{
	char *text = make(FIXTURE_LIVE, "assists", true);

	(void)state;
	assert_int_equal(strncmp(text, "2024-01-01T18:00:00+00:00,", 26), 0);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_as_committed),
		cmocka_unit_test(json_is_what_its_schema_says),
		cmocka_unit_test(what_is_wrong_is_found),
		cmocka_unit_test(rows_without_a_head),
		cmocka_unit_test(rows_left_unread_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
