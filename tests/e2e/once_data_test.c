/* `patrolboard once` for other programs: JSON by its schema, CSV, the exit status that monitoring sees, and again and again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"
#include "support/page.h"
#include "support/valid.h"

#define ENV { BOARD_ENV, "LC_ALL=C.UTF-8", NULL }

static struct outcome once(const char *const options[])
{
	const char *argv[16] = { patrolboard(), "once", "-d", server_conninfo(server) }, *env[] = ENV;

	for (size_t n = 4; *options; options++)
		argv[n++] = *options;
	return program_run(argv, env, NULL);
}

/* In a shell, with the words that stand for the program and its options as $0 and $@. */
static struct outcome in_shell(const char *script)
{
	const char *argv[] = { "bash", "-c", script, patrolboard(), "once", "-d", server_conninfo(server), "-i",
			       "200ms", NULL };
	const char *env[] = ENV;

	return program_run(argv, env, NULL);
}

static void test_json(void **state)
{
	struct outcome o = once((const char *const[]){ "--format=json", NULL });
	char *schema = page_read("config/schemas/board-1.json"), why[200];

	(void)state;
	assert_int_equal(o.status, 0);
	assert_string_equal(o.err, "");
	if (!valid_json(o.out, schema, why, sizeof why))
		fail_msg("%s", why);
	assert_non_null(strstr(o.out, "\"coverage\": \"overdue\""));
	assert_non_null(strstr(o.out, "\"newest_report\": \"2024-01-01T"));
	free(schema);
	outcome_release(&o);
}

static void test_csv(void **state)
{
	struct outcome o = once((const char *const[]){ "--format=csv", NULL });

	(void)state;
	assert_int_equal(o.status, 0);
	assert_int_equal(strncmp(o.out, "as_at,code,name,", 16), 0);
	outcome_release(&o);
	o = once((const char *const[]){ "--format=csv", "--pane=units", NULL });
	assert_int_equal(strncmp(o.out, "as_at,call_sign,kind,", 21), 0);
	outcome_release(&o);
}

/* A month of the past, for other programs too. */
static void test_month(void **state)
{
	static const struct {
		const char *options[4], *sight;
	} cases[] = {
		{ { "--month=2023-12", "--format=csv", "--pane=counters" },
		  ",patrols,,Patrols,count,2023-12-01,552,468,17.9487," },
		{ { "--month=2023-12", "--format=json" }, "\"month\": \"2023-12-01\",\n\t\t\t\"value\": 552," },
		{ { "--format=csv", "--pane=counters" }, ",patrols,,Patrols,count,2024-01-01," },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = once(cases[i].options);

		if (o.status != 0 || !strstr(o.out, cases[i].sight))
			fail_msg("%s: %d, %s%s", cases[i].sight, o.status, o.err, o.out);
		outcome_release(&o);
	}
}

static void test_what_cannot_be(void **state)
{
	static const struct {
		const char *options[5];
		int status;
		const char *words;
	} cases[] = {
		{ { "--format", "jason" }, 2, "did you mean 'json'? there are: text, ansi, html, svg, json, csv" },
		{ { "--size", "0x0" }, 2, "size must be COLSxROWS, from 1x1 to" },
		{ { "--size", "100000x100000" }, 2, "size must be COLSxROWS, from 1x1 to" },
		{ { "--month", "2024-02" }, 2, "month must be from 2023-07, when the programme started, to 2024-01" },
		{ { "-c", "/nonexistent.yaml" }, 78, "/nonexistent.yaml: error: cannot be read" },
		{ { "--max-age", "5" }, 2, "max-age must be a length of time from 1s to 7d, such as 5m, not '5'" },
		{ { "--max-age", "0s" }, 2, "max-age must be" },
		{ { "--format=" }, 2, "--format wants an argument: FORMAT" },
		{ { "--month", "" }, 2, "--month wants an argument: YYYY-MM" },
		{ { "-o", "" }, 2, "--output (-o) wants an argument: FILE" },
		{ { "--max-age", "" }, 2, "--max-age wants an argument: TIME" },
		{ { "--pane", "unit" }, 2, "unknown pane 'unit'; did you mean 'units'? there are: hotspots, units, " },
		{ { "--pane", "zz" }, 2, "unknown pane 'zz'; there are: hotspots, units, " },
		{ { "--layout", "opertor" }, 2, "did you mean 'operator'? there are operator, supervisor, wall" },
		{ { "--layout", "zz" }, 2, "there are operator, supervisor, wall, compact" },
		{ { "--theme", "drak" }, 2, "did you mean 'dark'? there are default, dark, light" },
		{ { "--glyphs", "asci" }, 2, "one of auto, full, console, ascii, got 'asci' (did you mean 'ascii'?)" },
		{ { "--page", "1", "--pane", "units" }, 2, "--page is of the layout, not of one pane alone" },
		{ { "--format", "json", "--size", "80x24" }, 2, "--size is for a picture of the screen, not for json" },
		{ { "--format", "csv", "--page", "1" }, 2, "--page is for a picture of the screen, not for csv" },
		{ { "--format", "json", "--pane", "units" }, 2, "--pane is not for json" },
		{ { "--format", "csv", "--month", "2023-12" }, 2, "csv of pane 'hotspots' is of no month" },
		{ { "--format", "csv", "--pane", "headline" }, 2, "pane 'headline' has no rows of its own for csv" },
		{ { "--watch", "--format", "html" }, 2, "--watch writes html into a file only" },
		{ { "-o", "/dev/full", "--format", "json" }, 1, "cannot write '/dev/full': No space left on device" },
		{ { "-o", "/dev/full", "--watch" }, 1, "cannot write '/dev/full': No space left on device" },
		{ { "-d", "host=/nonexistent", "--watch" }, 69, "/nonexistent" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = once(cases[i].options);

		if (o.status != cases[i].status || !strstr(o.err, cases[i].words) || o.out[0])
			fail_msg("%s %s: %d, %s", cases[i].options[0], cases[i].options[1], o.status, o.err);
		outcome_release(&o);
	}
}

static void test_disk_full(void **state)
{
	struct outcome o = in_shell("\"$0\" \"$@\" --watch > /dev/full");

	(void)state;
	assert_int_equal(o.status, 1);
	assert_string_equal(o.err, "patrolboard: cannot write to standard output: No space left on device\n");
	outcome_release(&o);
}

/* Nothing plays: the units' last reports grow old. */
static void test_age(void **state)
{
	struct outcome o = once((const char *const[]){ "--max-age=1d", NULL });

	(void)state;
	assert_int_equal(o.status, 0);
	outcome_release(&o);
	server_sql(server, "UPDATE patrol.duty SET reported_at = patrol.now() - interval '10 min'");
	o = once((const char *const[]){ "--max-age=5m", NULL });
	assert_int_equal(o.status, 75);
	assert_non_null(strstr(o.err, "data too old: the last report of any unit is of "));
	assert_non_null(strstr(o.out, "PATROLBOARD"));
	outcome_release(&o);
}

static void test_refused(void **state)
{
	const char *feeder = server_conninfo_of(server, "patrolboard_feeder", NULL);
	struct outcome o = once((const char *const[]){ "-d", feeder, "--format=json", NULL });

	(void)state;
	assert_int_equal(o.status, 77);
	assert_string_equal(o.out, "");
	outcome_release(&o);
}

/* A reader who goes ends it, and is no failure. */
static void test_watch(void **state)
{
	static const struct {
		const char *script, *out;
	} cases[] = {
		{ "\"$0\" \"$@\" --watch --format csv | head -60 | grep -c '^as_at,'; echo ${PIPESTATUS[0]}",
		  "1\n0\n" },
		{ "\"$0\" \"$@\" --watch --format json | head -3 | grep -c '^{.*}$'; echo ${PIPESTATUS[0]}",
		  "3\n0\n" },
		{ "\"$0\" \"$@\" --watch --size 40x4 | head -9 | grep -c $'^\\f.*PATROLBOARD'; echo ${PIPESTATUS[0]}",
		  "2\n0\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = in_shell(cases[i].script);

		if (strcmp(o.out, cases[i].out) != 0 || o.err[0])
			fail_msg("%s: %s%s", cases[i].script, o.out, o.err);
		outcome_release(&o);
	}
}

static bool has_news(void *path)
{
	char *text = file_read(path);
	bool is = strstr(text, "with a dog") != NULL;

	free(text);
	return is;
}

static void test_watch_into_a_file(void **state)
{
	char *folder = directory_new(), path[96], *text;
	const char *env[] = ENV;
	pid_t pid;

	(void)state;
	snprintf(path, sizeof path, "%s/board.csv", folder);
	pid = program_start((const char *const[]){ patrolboard(), "once", "-d", server_conninfo(server), "-i", "200ms",
						   "--watch", "--format=csv", "--pane=units", "-o", path, NULL },
			    env, NULL, NULL);
	server_sql(server, "UPDATE patrol.duty SET note = 'with a dog' WHERE call_sign = 'HN21'");
	assert_true(until_true(has_news, path));
	text = file_read(path);
	assert_int_equal(strncmp(text, "as_at,", 6), 0);
	assert_null(strstr(text + 1, "as_at,"));
	free(text);
	kill(pid, SIGTERM);
	assert_int_equal(program_until_end(pid), 128 + SIGTERM);
	assert_int_equal(directory_entries(folder), 1);
	directory_remove(folder);
}

/* The first line that the reader of `in` has not had yet holds the words. */
static bool next_line_has(FILE *in, const char *words)
{
	char *line = NULL;
	size_t size = 0;
	bool has = getline(&line, &size, in) > 0 && strstr(line, words);

	free(line);
	return has;
}

#define SLOW_MS 150
#define SLOW_LINES 40

/* Each board takes its reader longer than it is from one to the next; that must not keep it from reading the database. */
static void test_watch_by_a_slow_reader(void **state)
{
	char *folder = directory_new(), path[96];
	const char *env[] = ENV;
	bool seen = false;
	FILE *in;
	pid_t pid;

	(void)state;
	snprintf(path, sizeof path, "%s/pipe", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	pid = program_start((const char *const[]){ patrolboard(), "once", "-d", server_conninfo(server), "-i", "100ms",
						   "--watch", "--format=json", NULL },
			    env, path, NULL);
	in = fopen(path, "re");
	assert_non_null(in);
	assert_true(next_line_has(in, "patrolboard.board/1"));
	server_sql(server, "UPDATE patrol.duty SET note = 'with two dogs' WHERE call_sign = 'HN21'");
	for (int i = 0; i < SLOW_LINES && !seen; i++) {
		poll(NULL, 0, SLOW_MS);
		seen = next_line_has(in, "with two dogs");
	}
	assert_true(seen);
	fclose(in);
	kill(pid, SIGTERM);
	program_until_end(pid);
	directory_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_json),
		SHARED_TEST(test_csv),
		SHARED_TEST(test_what_cannot_be),
		SHARED_TEST(test_disk_full),
		SHARED_TEST(test_age),
		SHARED_TEST(test_month),
		SHARED_TEST(test_refused),
		SHARED_TEST(test_watch),
		SHARED_TEST(test_watch_into_a_file),
		SHARED_TEST(test_watch_by_a_slow_reader),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
