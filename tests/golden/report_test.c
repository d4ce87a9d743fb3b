/*
 * The report of a month in every format, compared with committed ones. GOLDEN_UPDATE=1 in the environment rewrites them: read
 * every one that changed, as a press officer would, before committing it.
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
#include "support/page.h"
#include "support/valid.h"
#include "view/month_report.h"
#include "view/month_writers.h"

static const struct {
	const char *name;
	enum fixture_scenario scenario;
	int year, month;
	void (*write)(const struct month_report *r, FILE *out);
} reports[] = {
	{ "report-december-text", FIXTURE_LIVE, 2023, 12, month_write_text },
	{ "report-december-markdown", FIXTURE_LIVE, 2023, 12, month_write_markdown },
	{ "report-december-csv", FIXTURE_LIVE, 2023, 12, month_write_csv },
	{ "report-december-json", FIXTURE_LIVE, 2023, 12, month_write_json },
	{ "report-january-text", FIXTURE_LIVE, 2024, 1, month_write_text },
	{ "report-january-markdown", FIXTURE_LIVE, 2024, 1, month_write_markdown },
	{ "report-january-csv", FIXTURE_LIVE, 2024, 1, month_write_csv },
	{ "report-january-json", FIXTURE_LIVE, 2024, 1, month_write_json },
	{ "report-hostile-text", FIXTURE_HOSTILE, 2023, 12, month_write_text },
	{ "report-hostile-markdown", FIXTURE_HOSTILE, 2023, 12, month_write_markdown },
	{ "report-hostile-csv", FIXTURE_HOSTILE, 2023, 12, month_write_csv },
	{ "report-hostile-json", FIXTURE_HOSTILE, 2023, 12, month_write_json },
	{ "report-bad-text", FIXTURE_BAD, 2023, 12, month_write_text },
	{ "report-bad-json", FIXTURE_BAD, 2023, 12, month_write_json },
	{ "report-empty-text", FIXTURE_EMPTY, 2023, 12, month_write_text },
	{ "report-empty-json", FIXTURE_EMPTY, 2023, 12, month_write_json },
};

/* To be freed. */
static char *make(size_t i)
{
	struct fixture f;
	struct arena *arena = arena_new();
	struct month_report r;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	fixture_make(&f, reports[i].scenario);
	r = month_report_make(f.board, day_of(reports[i].year, reports[i].month, 1), arena);
	reports[i].write(&r, out);
	fclose(out);
	arena_drop(arena);
	fixture_release(&f);
	return text;
}

static void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

/* The first line that differs, from 1. */
static int first_difference(const char *a, const char *b)
{
	int line = 1;

	for (; *a && *a == *b; a++, b++)
		line += *a == '\n';
	return line;
}

static void reports_are_as_committed(void **state)
{
	bool update = getenv("GOLDEN_UPDATE") != NULL;
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		char path[80], *got = make(i), *wanted;

		snprintf(path, sizeof path, "tests/golden/%s.txt", reports[i].name);
		if (update)
			put(path, got);
		wanted = page_read(path);
		if (strcmp(got, wanted) != 0) {
			fprintf(stderr, "%s: line %d is another (GOLDEN_UPDATE=1 rewrites it)\n", path,
				first_difference(got, wanted));
			failed++;
		}
		free(wanted);
		free(got);
	}
	assert_int_equal(failed, 0);
}

/* By the schema that is committed, whatever the database sends; and of all members, also where there is nothing. */
static void json_is_what_its_schema_says(void **state)
{
	char *schema = page_read("config/schemas/report-1.json"), why[200];

	(void)state;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		char *text;

		if (reports[i].write != month_write_json)
			continue;
		text = make(i);
		if (!valid_json(text, schema, why, sizeof why))
			fail_msg("%s: %s", reports[i].name, why);
		free(text);
	}
	free(schema);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports_are_as_committed),
		cmocka_unit_test(json_is_what_its_schema_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
