/* `patrolboard demo --keep`: data that stay, and nothing else that does. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/kept.h"
#include "e2e/process.h"

static void test_kept(void **state)
{
	struct served s = kept_serve();
	char *visits, *still;

	(void)state;
	assert_true(served_until_said(&s, "(seed 1)"));
	visits = served_ask(&s, "SELECT string_agg(id || hotspot, ',' ORDER BY id) FROM board.visit");
	assert_int_equal(served_end(&s, SIGTERM), 0);
	s = kept_serve();
	assert_true(served_until_said(&s, "taking up"));
	still = served_ask(&s, "SELECT string_agg(id || hotspot, ',' ORDER BY id) FROM board.visit");
	/* The evening goes on: what was there is there, what has come since is behind it. */
	assert_true(*visits);
	assert_int_equal(strncmp(still, visits, strlen(visits)), 0);
	assert_true(served_until_moved(&s));
	assert_int_equal(served_end(&s, SIGTERM), 0);
	free(visits);
	free(still);
}

static void test_kept_with_another_seed(void **state)
{
	static const char places[] = "SELECT string_agg(value::text, ',' ORDER BY hotspot) FROM board.counter_hotspot"
				     " WHERE metric = 'patrols' AND month = '2023-12-01'";
	struct served s = kept_serve();
	char *before = served_ask(&s, places), *after;

	(void)state;
	assert_int_equal(served_end(&s, SIGTERM), 0);
	s = served_start((const char *[]){ "--seed", "7", "--keep", kept, NULL });
	assert_true(served_until_live(&s));
	assert_true(served_until_said(&s, "loading half a year of patrols (seed 7)"));
	after = served_ask(&s, places);
	assert_true(*before && *after && strcmp(before, after) != 0);
	assert_int_equal(served_end(&s, SIGTERM), 0);
	s = kept_serve();
	assert_true(served_until_said(&s, "taking up the evening where it was left (seed 7)"));
	assert_int_equal(served_end(&s, SIGTERM), 0);
	free(before);
	free(after);
}

static void test_kept_refusals(void **state)
{
	struct served s = kept_serve();
	char *folder = directory_new(), file[64], below[80];
	const struct {
		const char *folder, *words;
	} cases[] = {
		{ kept, "is in use by another patrolboard demo" },
		{ folder, "has something else in it" },
		{ file, "is not a folder" },
		{ below, "cannot make" },
	};

	(void)state;
	snprintf(file, sizeof file, "%s/file", folder);
	snprintf(below, sizeof below, "%s/file/below", folder);
	fclose(fopen(file, "we"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), "demo", "--keep", cases[i].folder, "serve", NULL };
		struct outcome o = program_run(argv, NULL, NULL);

		assert_int_equal(o.status, 1);
		assert_string_equal(o.out, "");
		if (!strstr(o.err, cases[i].words))
			fail_msg("'%s' is not in: %s", cases[i].words, o.err);
		outcome_release(&o);
	}
	assert_int_equal(directory_entries(folder), 1);
	directory_remove(folder);
	assert_int_equal(served_end(&s, SIGTERM), 0);
}

struct succession {
	const struct served *served;
	pid_t before;
};

static bool is_another(void *data)
{
	const struct succession *x = data;
	pid_t now = served_postmaster(x->served);

	return now > 0 && now != x->before;
}

static void test_server_killed_comes_back(void **state)
{
	struct served s = kept_serve();
	struct succession x = { &s, served_postmaster(&s) };

	(void)state;
	assert_true(x.before > 0);
	kill(x.before, SIGKILL);
	assert_true(until_true(is_another, &x));
	assert_true(served_until_moved(&s));
	assert_int_equal(served_end(&s, SIGTERM), 0);
}

static void append(const char *name, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/data/%s", kept, name);
	f = fopen(path, "ae");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void test_server_that_does_not_start(void **state)
{
	const char *argv[] = { patrolboard(), "demo", "--keep", kept, "serve", NULL };
	struct outcome o;

	(void)state;
	append("postgresql.conf", "\nfancy_setting = on\n");
	o = program_run(argv, NULL, NULL);
	assert_int_equal(o.status, 1);
	assert_non_null(strstr(o.err, "PostgreSQL does not start; it says:"));
	assert_non_null(strstr(o.err, "fancy_setting"));
	outcome_release(&o);
	assert_true(process_until_alone());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KEPT_TEST(test_kept),
		KEPT_TEST(test_kept_refusals),
		KEPT_TEST(test_server_killed_comes_back),
		KEPT_TEST(test_kept_with_another_seed),
		KEPT_TEST(test_server_that_does_not_start),
	};

	return cmocka_run_group_tests(tests, kept_make, kept_remove);
}
