/* Folders of a demo: which are taken, which refused, what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/place.h"

struct scene {
	struct arena *arena;
	char folder[32];
	struct account account;
};

static const char *in(struct scene *s, const char *name)
{
	return arena_printf(s->arena, "%s/%s", s->folder, name);
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "we");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int set_up(void **state)
{
	struct scene *s = calloc(1, sizeof *s);

	s->arena = arena_new();
	snprintf(s->folder, sizeof s->folder, "/tmp/pbplace.XXXXXX");
	if (!mkdtemp(s->folder))
		return -1;
	s->account = (struct account){ .uid = geteuid(), .gid = getegid() };
	setenv("TMPDIR", s->folder, 1);
	*state = s;
	return 0;
}

static int tear_down(void **state)
{
	struct scene *s = *state;
	char command[64];
	int failed;

	snprintf(command, sizeof command, "rm -rf %s", s->folder);
	failed = system(command);
	arena_drop(s->arena);
	free(s);
	return failed;
}

static void test_temporary(void **state)
{
	struct scene *s = *state;
	struct place p;
	struct err e;

	assert_true(place_open(&p, &s->account, s->arena, NULL, &e));
	assert_int_equal(strncmp(p.run, s->folder, strlen(s->folder)), 0);
	assert_int_equal(access(p.run, F_OK), -1);
	assert_true(place_make(&p, &e));
	assert_false(place_make(&p, &e));
	assert_non_null(strstr(e.text, "cannot make"));
	assert_int_equal(place_seed(&p), -1);
	place_set_seed(&p, 4);
	assert_int_equal(place_seed(&p), -1);
	assert_int_equal(mkdir(p.data, 0700), 0);
	write_file(p.log, "said");
	assert_true(place_remove(&p));
	assert_int_equal(access(p.run, F_OK), -1);
	assert_true(place_remove(&p));
}

/* A socket's name has room for 107 bytes. */
static void test_long_names_go_to_tmp(void **state)
{
	struct scene *s = *state;
	char name[100];
	struct place p;
	struct err e;

	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_int_equal(mkdir(in(s, name), 0700), 0);
	setenv("TMPDIR", in(s, name), 1);
	assert_true(place_open(&p, &s->account, s->arena, NULL, &e));
	assert_int_equal(strncmp(p.run, "/tmp/patrolboard-", 17), 0);
	setenv("TMPDIR", "here", 1);
	assert_true(place_open(&p, &s->account, s->arena, NULL, &e));
	assert_int_equal(strncmp(p.run, "/tmp/patrolboard-", 17), 0);
}

static void test_kept(void **state)
{
	struct scene *s = *state;
	struct place p, second;
	struct err e;

	assert_true(place_open(&p, &s->account, s->arena, in(s, "kept"), &e));
	assert_string_equal(p.data, in(s, "kept/data"));
	assert_int_equal(place_seed(&p), -1);
	assert_int_equal(place_version(&p), 0);
	assert_int_equal(mkdir(p.data, 0700), 0);
	write_file(in(s, "kept/data/PG_VERSION"), "15\n");
	assert_int_equal(place_version(&p), 15);
	place_set_seed(&p, 123456);
	place_set_seed(&p, 42);
	assert_int_equal(place_seed(&p), 42);
	assert_false(place_open(&second, &s->account, s->arena, in(s, "kept"), &e));
	assert_non_null(strstr(e.text, "is in use"));
	close(p.mark);
	assert_true(place_open(&p, &s->account, s->arena, in(s, "kept"), &e));
	assert_int_equal(place_seed(&p), 42);
	assert_true(place_clear(&p, &e));
	assert_int_equal(place_version(&p), 0);
	assert_true(place_clear(&p, &e));
	close(p.mark);
}

static void test_refused(void **state)
{
	struct scene *s = *state;
	const struct {
		const char *path, *words;
	} cases[] = {
		{ in(s, "file"), "is not a folder" },
		{ in(s, "file/x"), "cannot make" },
		{ in(s, "other"), "has something else in it" },
		{ in(s, "missing/x"), "cannot make" },
	};
	struct place p;
	struct err e;

	write_file(in(s, "file"), "");
	assert_int_equal(mkdir(in(s, "other"), 0700), 0);
	write_file(in(s, "other/file"), "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_false(place_open(&p, &s->account, s->arena, cases[i].path, &e));
		if (!strstr(e.text, cases[i].words))
			fail_msg("'%s' is not in: %s", cases[i].words, e.text);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_temporary),
		TEST(test_long_names_go_to_tmp),
		TEST(test_kept),
		TEST(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
