/* `patrolboard config`, `--help` and `--version` as a shell sees them; and where settings come from, the later over the earlier. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/process.h"

static void write_file(const char *folder, const char *name, const char *text)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file_write(path, "%s", text);
}

static void test_defaults_are_the_committed_file(void **state)
{
	const char *argv[] = { patrolboard(), "config", "--defaults", NULL };
	struct outcome o = program_run(argv, NULL, NULL);
	char *committed = file_read("config/patrolboard.yaml");

	(void)state;
	assert_int_equal(o.status, 0);
	assert_string_equal(o.out, committed);
	assert_string_equal(o.err, "");
	free(committed);
	outcome_release(&o);
}

/* Whoever else is on the machine sees the words of a command: none takes a password, and none is repeated. */
static void test_no_password_among_the_words(void **state)
{
	static const char *const conninfos[] = {
		"host=127.0.0.1 password=hunter2",
		"postgresql://me:hunter2@127.0.0.1/db",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const char *bare[] = { patrolboard(), conninfos[i / 2], NULL };
		const char *named[] = { patrolboard(), "-d", conninfos[i / 2], NULL };
		struct outcome o = program_run(i % 2 ? named : bare, NULL, NULL);

		assert_int_equal(o.status, 2);
		assert_non_null(strstr(o.err, "a password does not belong in 'conninfo'"));
		assert_null(strstr(o.err, "hunter2"));
		outcome_release(&o);
	}
}

/* What is in force reads back as itself. */
static void test_effective_reads_back(void **state)
{
	char *folder = directory_new(), path[64];
	const char *first[] = { patrolboard(), "config", "--effective", "--set", "database.interval=7s", NULL };
	const char *again[] = { patrolboard(), "config", "--effective", "-c", path, NULL };
	struct outcome one = program_run(first, NULL, NULL), two;

	(void)state;
	assert_int_equal(one.status, 0);
	assert_non_null(strstr(one.out, "interval: 7s"));
	write_file(folder, "config.yaml", one.out);
	snprintf(path, sizeof path, "%s/config.yaml", folder);
	two = program_run(again, NULL, NULL);
	assert_string_equal(two.err, "");
	assert_string_equal(two.out, one.out);
	outcome_release(&one);
	outcome_release(&two);
	directory_remove(folder);
}

static void test_later_wins(void **state)
{
	static const struct {
		const char *why, *file, *variable, *word, *interval;
	} cases[] = {
		{ "built in", "", "PATROLBOARD_DATABASE_INTERVAL", NULL, "interval: 2s" },
		{ "the user's file", "database:\n  interval: 3s\n", "PATROLBOARD_DATABASE_INTERVAL", NULL,
		  "interval: 3s" },
		{ "a variable", "database:\n  interval: 3s\n", "PATROLBOARD_DATABASE_INTERVAL=4s", NULL,
		  "interval: 4s" },
		{ "the command line", "database:\n  interval: 3s\n", "PATROLBOARD_DATABASE_INTERVAL=4s",
		  "--interval=5s", "interval: 5s" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *folder = directory_new(), home[96], inside[80];
		const char *env[] = { home, cases[i].variable, NULL };
		const char *argv[] = { patrolboard(), "config", "--effective", cases[i].word, NULL };
		const char *mkdir[] = { "mkdir", inside, NULL };
		struct outcome o;

		snprintf(home, sizeof home, "XDG_CONFIG_HOME=%s", folder);
		snprintf(inside, sizeof inside, "%s/patrolboard", folder);
		o = program_run(mkdir, NULL, NULL);
		outcome_release(&o);
		write_file(inside, "config.yaml", cases[i].file);
		o = program_run(argv, env, NULL);
		if (o.status != 0 || !strstr(o.out, cases[i].interval))
			fail_msg("%s: %d\n%s%s", cases[i].why, o.status, o.err, o.out);
		outcome_release(&o);
		directory_remove(folder);
	}
}

static void test_asked_for_words(void **state)
{
	static const struct {
		const char *argument, *option;
		int status;
		const char *out, *err;
	} cases[] = {
		{ "config", "--schema", 0, "\"$schema\"", "" },
		{ "--version", NULL, 0, "patrolboard 1.", "" },
		{ "--help", NULL, 0, "patrolboard", "" },
		{ "onec", NULL, 2, "", "'once'" },
		{ "--intervall=3s", NULL, 2, "", "'--interval'" },
		{ "config", "--set=no.such=1", 2, "", "no.such" },
		{ "config", "--defaults", 0, "every key with its default", "" },
		{ "check", "", 2, "", "unknown check ''; there are: config, database" },
		{ "check", "databse", 2, "", "did you mean 'database'?" },
		{ "config", "--watch", 2, "", "--watch is for 'once', not for 'config'" },
		{ "--kiosk", "--plain", 2, "", "--kiosk is not for the live board with --plain" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), cases[i].argument, cases[i].option, NULL };
		struct outcome o = program_run(argv, NULL, NULL);

		if (o.status != cases[i].status || !strstr(o.out, cases[i].out) || !strstr(o.err, cases[i].err))
			fail_msg("%s %s: %d\n%s%s", cases[i].argument, cases[i].option ? cases[i].option : "", o.status,
				 o.out, o.err);
		outcome_release(&o);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults_are_the_committed_file),
		cmocka_unit_test(test_no_password_among_the_words),
		cmocka_unit_test(test_effective_reads_back),
		cmocka_unit_test(test_later_wins),
		cmocka_unit_test(test_asked_for_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
