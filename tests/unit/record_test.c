/* Rows in one text come apart as PostgreSQL put them together, and what is no row is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/record.h"

#define CELLS 3

static void rows(void **state)
{
	static const struct {
		const char *text, *cells[CELLS]; /* NULL: NULL */
	} cases[] = {
		{ "(a,b,c)", { "a", "b", "c" } },
		{ "(,,)", { NULL, NULL, NULL } },
		{ "(\"\",,\"\")", { "", NULL, "" } },
		{ "(a b,\"a, b\",\"(a)\")", { "a b", "a, b", "(a)" } },
		{ "(\"\"\"\",\"a\"\"\",\"\"\"a\"\"b\")", { "\"", "a\"", "\"a\"b" } },
		{ "(\"\\\\\",\"\\\\\"\"\",\\\\n)", { "\\", "\\\"", "\\n" } },
		{ "(a\"b,c\"d,\"e\"f,g\"\")", { "ab,cd", "ef", "g" } },
		{ "(\"{1,NULL,3}\",Caf\xc3\xa9,\"\n\t\")", { "{1,NULL,3}", "Caf\xc3\xa9", "\n\t" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct datum cells[CELLS];
		char *text = strdup(cases[i].text);

		assert_string_equal(record_split(text, cells, CELLS), "");
		for (size_t c = 0; c < CELLS; c++) {
			const char *wanted = cases[i].cells[c];

			assert_int_equal(cells[c].null, !wanted);
			assert_string_equal(cells[c].text, wanted ? wanted : "");
			assert_int_equal(cells[c].n, wanted ? strlen(wanted) : 0);
		}
		free(text);
	}
}

static void several(void **state)
{
	char text[] = "(a,\"(\")(b,)(c,\")\")", *at = text;
	struct datum cells[2];

	(void)state;
	for (const char *key = "abc"; *key; key++) {
		at = record_split(at, cells, 2);
		assert_non_null(at);
		assert_int_equal(*cells[0].text, *key);
	}
	assert_null(record_split(at, cells, 2));
}

static void no_rows(void **state)
{
	static const char *const texts[] = {
		"", "a,b,c", "(", "(a", "(a,b", "(a,b,", "(a,b,c", "(a,b)", "(a,b,c,d)", "()", "(\"a,b,c)", "(a,b,\"c)",
		"(a,b,\\", "\"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct datum cells[CELLS];
		char *text = strdup(texts[i]); /* of no byte more, for nothing may be written beyond */

		if (record_split(text, cells, CELLS))
			fail_msg("'%s' was taken for a row", texts[i]);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),
		cmocka_unit_test(several),
		cmocka_unit_test(no_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
