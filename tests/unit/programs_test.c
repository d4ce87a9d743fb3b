/* Finding PostgreSQL and our SQL where they may be, and saying what is missing where they are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/programs.h"

/* Test programs lie deeper than the program does, so the SQL that is found is the installed one: config has it as `sql`. */
#define DATA "config"

static void test_found(void **state)
{
	struct programs p;
	struct err e;

	if (!programs_find(&p, *state, 0, DATA, &e))
		fail_msg("%s", e.text);
	assert_non_null(strstr(p.self, "programs_test"));
	assert_non_null(strstr(p.initdb, "/initdb"));
	assert_non_null(strstr(p.psql, "/psql"));
	assert_string_equal(p.sql, "config/sql");
}

static void test_sql_missing(void **state)
{
	struct programs p;
	struct err e;

	assert_string_equal(programs_sql(*state, "/nonexistent"), "/nonexistent/sql");
	assert_false(programs_find(&p, *state, 0, "/nonexistent", &e));
	assert_non_null(strstr(e.text, "'/nonexistent/sql/install.sql' is not there"));
}

static void test_version_missing(void **state)
{
	struct programs p;
	struct err e;

	setenv("PATH", "/nonexistent:/usr/games", 1);
	assert_false(programs_find(&p, *state, 98, DATA, &e));
	assert_string_equal(e.text, "the data are of PostgreSQL 98, which is not installed here");
}

static void test_in_path(void **state)
{
	const char *folder, *path;
	struct programs p;
	struct err e;

	assert_true(programs_find(&p, *state, 0, DATA, &e));
	folder = arena_text(*state, p.psql, (size_t)(strrchr(p.psql, '/') - p.psql));
	path = arena_printf(*state, "/nonexistent:%s:/usr/games", folder);
	setenv("PATH", path, 1);
	/* A version that is in no place of its own is looked for in PATH, whose version its name does not tell. */
	assert_true(programs_find(&p, *state, 98, DATA, &e));
	assert_string_equal(p.postgres, arena_printf(*state, "%s/postgres", folder));
}

static int set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_drop(*state);
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_found),
		TEST(test_sql_missing),
		TEST(test_version_missing),
		TEST(test_in_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
