/* The handover of a shift: by the command, and by the key of a live board into files that take nobody's place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define ENV \
	{ \
		BOARD_ENV, "LC_ALL=C.UTF-8", NULL \
	}

static struct outcome handover(const char *const options[])
{
	const char *argv[16] = { patrolboard(), "handover", "-d", server_conninfo(server) }, *env[] = ENV;

	for (size_t n = 4; *options; options++)
		argv[n++] = *options;
	return program_run(argv, env, NULL);
}

static void expect(const char *text, const char *const *sights)
{
	for (; *sights; sights++)
		if (!strstr(text, *sights))
			fail_msg("it does not say: %s", *sights);
}

static void test_command(void **state)
{
	static const char *const sights[] = {
		"Derbyshire: handover at 18:",
		"\nShift\n-----\n* Shift late: from 13:5",
		"14 patrols, 2\n  drones",
		"* NOT ANSWERED: HD03 asks for a drone at Arboretum Park,",
		"Chesterfield Town Centre is ",
		"* Arboretum Park: until 18:25",
		"* No log: only a live board remembers alerts",
		"* Visits: ",
		"* Patrols: 12; December 2023: 9 (+3).",
		NULL,
	};
	struct outcome o = handover((const char *const[]){ NULL });

	(void)state;
	assert_int_equal(o.status, 0);
	assert_string_equal(o.err, "");
	expect(o.out, sights);
	outcome_release(&o);
	o = handover((const char *const[]){ "--format=markdown", NULL });
	assert_int_equal(o.status, 0);
	expect(o.out,
	       (const char *const[]){ "# Derbyshire: handover at 18:", "\n## Alerts\n", "\n- Shift late: ", NULL });
	outcome_release(&o);
}

static void test_what_cannot_be(void **state)
{
	static const struct {
		const char *options[3];
		int status;
		const char *words;
	} cases[] = {
		{ { "--format", "pdf" }, 2, "unknown format 'pdf'; there are: text, markdown" },
		{ { "--format", "markdwon" }, 2, "did you mean 'markdown'?" },
		{ { "-o", "/dev/full" }, 1, "cannot write '/dev/full': No space left on device" },
		{ { "-d", "host=/nonexistent" }, 69, "/nonexistent" },
		{ { "--set", "handover.directory=here" }, 2, "must be a directory from the root on" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = handover(cases[i].options);

		if (o.status != cases[i].status || !strstr(o.err, cases[i].words) || o.out[0])
			fail_msg("%s %s: %d, %s", cases[i].options[0], cases[i].options[1], o.status, o.err);
		outcome_release(&o);
	}
}

static void test_key_without_a_directory(void **state)
{
	struct screen *s = board_open(server_conninfo(server), (const char *const[]){ NULL }, 120, 40);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "H");
	assert_true(screen_until(s, "no handover written: set handover.directory"));
	board_leave(s, server);
}

/* What the files of a directory hold, one after the other. */
static char *all_of(const char *folder)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	DIR *d = opendir(folder);

	assert_non_null(d);
	for (struct dirent *entry = readdir(d); entry; entry = readdir(d)) {
		char path[400], *held;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		held = file_read(path);
		fputs(held, out);
		free(held);
	}
	closedir(d);
	fclose(out);
	return text;
}

static bool has_two(void *folder)
{
	return directory_entries(folder) == 2;
}

static void test_key(void **state)
{
	char *folder = directory_new(), setting[128], acknowledged[128], *text;
	const char *options[] = { "--set", setting, NULL };
	struct screen *s;

	(void)state;
	snprintf(setting, sizeof setting, "handover.directory=%s", folder);
	snprintf(acknowledged, sizeof acknowledged, ", acknowledged by %s at 18:", getpwuid(getuid())->pw_name);
	s = board_open(server_conninfo(server), options, 120, 40);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until(s, "ASSIST HD03"));
	screen_keys(s, "a");
	assert_true(screen_until(s, "[^N]ACK ASSIST HD03"));
	screen_keys(s, "HH");
	assert_true(screen_until(s, "handover written: .*/handover-2024-01-01-18[0-9-]+.txt"));
	assert_true(until_true(has_two, folder));
	text = all_of(folder);
	text_unwrap(text);
	expect(text,
	       (const char *const[]){
		       "handover at 18:", "* On this display, which has watched since 18:", acknowledged, NULL });
	free(text);
	board_leave(s, server);
	directory_remove(folder);
}

static void test_key_and_a_directory_that_is_not_there(void **state)
{
	const char *options[] = { "--set", "handover.directory=/nonexistent", NULL };
	struct screen *s = board_open(server_conninfo(server), options, 120, 40);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "H");
	assert_true(screen_until(s, "no handover written: cannot write '/nonexistent/handover-"));
	board_leave(s, server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_command),
		SHARED_TEST(test_what_cannot_be),
		SHARED_TEST(test_key_without_a_directory),
		SHARED_TEST(test_key),
		SHARED_TEST(test_key_and_a_directory_that_is_not_there),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
