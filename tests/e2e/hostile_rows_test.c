/* More rows than anybody can look at: the board keeps as many as it was told to, says so, and takes no more memory for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/contract.h"
#include "e2e/board.h"
#include "e2e/poison.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define KEPT 5000 /* of each view, as long as nobody says otherwise */
#define ANSWER_MS 1000

/* Of a poll's values: columns that are 8 MB long each, and arrays, which are read whole. */
#define MOST_BYTES 20000000

/* Kilobytes that are in memory and nobody else's, under the sanitiser, whose own are most of it: it keeps what was freed. */
#define MOST_MEMORY 400000

/* From the log, the largest of a key. */
static long largest(const char *path, const char *key)
{
	char *log = file_read(path);
	long most = -1;

	for (const char *at = log; (at = strstr(at, key)); at++) {
		long n = strtol(at + strlen(key), NULL, 10);

		most = n > most ? n : most;
	}
	free(log);
	return most;
}

/* What is not all there is said where it would be looked for, with how much of it is. */
static void check_told(struct screen *s)
{
	static const char *const told[] = {
		"Hotspots 5000 and more, NOT ALL READ",
		"Units 5000 and more, NOT ALL READ",
		"5000 visits, NOT ALL READ",
		"Assists .* and more, NOT ALL READ",
		"5000 of hotspots, NOT ALL READ",
		"Events 5000 and more, NOT ALL READ",
		"Totals .* NOT ALL READ",
	};
	static const char keys[LEN(told)][2] = { "1", "2", "1", "3", "4", "5", "7" };

	screen_keys(s, "z");
	for (size_t i = 0; i < LEN(told); i++) {
		screen_keys(s, keys[i]);
		assert_true(screen_until(s, told[i]));
	}
	screen_keys(s, "1z");
}

static void test_a_million_rows_of_each_view(void **state)
{
	char *folder = directory_new(), log[64];
	const char *const options[] = { "--log", log, "-vv", "--set", "database.answer_timeout=20s", "-i", "2s", NULL };
	struct screen *s;

	(void)state;
	snprintf(log, sizeof log, "%s/log", folder);
	s = board_open(server_conninfo(server), options, 160, 60);
	assert_true(screen_until(s, BOARD_LIVE));
	poison_flood(NULL);
	assert_true(screen_until(s, "Hotspots 5000 and more"));
	check_told(s);
	assert_in_range(board_answer_time(s), 0, ANSWER_MS);
	assert_in_range(largest(log, " rows="), KEPT, 2 * (DATASETS * (KEPT + 1) + 100)); /* a poll may ask twice */
	assert_in_range(process_number(screen_pid(s), "status", "VmHWM:"), 1, MOST_MEMORY);
	poison_clear(NULL);
	assert_true(screen_until(s, "Hotspots 23"));
	assert_true(screen_until_gone(s, "NOT ALL READ"));
	board_leave(s, server);
	directory_remove(folder);
}

/* The server sends no more of a text than is kept, however long it is. */
static void test_long_texts_stay_where_they_are(void **state)
{
	char *folder = directory_new(), log[64];
	const char *const options[] = { "--log", log, "-vv", "--set", "database.answer_timeout=25s", NULL };
	struct screen *s;

	(void)state;
	snprintf(log, sizeof log, "%s/log", folder);
	poison_mix(NULL, POISON_CHARACTERS);
	s = board_open(server_conninfo(server), options, 120, 40);
	assert_true(screen_until(s, "UNREADABLE"));
	assert_in_range(largest(log, " bytes="), 10000, MOST_BYTES);
	assert_in_range(process_number(screen_pid(s), "status", "VmHWM:"), 1, MOST_MEMORY);
	poison_clear(NULL);
	assert_true(screen_until_gone(s, "UNREADABLE"));
	board_leave(s, server);
	directory_remove(folder);
}

/* A board's now that is no time at all, or at an end of all times: it is said, or shown, and nothing hangs. */
static void test_now(void **state)
{
	static const struct {
		const char *now;
		int status;
		const char *says;
	} cases[] = {
		{ "NULL::timestamptz", 77, "board.about.now cannot be read as a time" },
		{ "'infinity'::timestamptz", 77, "board.about.now cannot be read as a time" },
		{ "'-infinity'::timestamptz", 77, "board.about.now cannot be read as a time" },
		{ "'294276-12-31 23:59:59.999999+00'::timestamptz", 77, "cannot be read as a time" },
		{ "'294000-12-31 00:00:00+00'::timestamptz", 0, "" },
		{ "'4713-01-01 00:00:00+00 BC'::timestamptz", 0, "" },
		{ "'1969-12-31 23:59:59+00'::timestamptz", 0, "" },
	};
	const char *env[] = { BOARD_ENV, NULL };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const char *argv[] = { patrolboard(), "once", "-d", server_conninfo(server), NULL };
		struct outcome o;

		poison_about("now", cases[i].now);
		o = program_run(argv, env, NULL);
		if (o.status != cases[i].status || !strstr(o.err, cases[i].says))
			fail_msg("%s: %d, %s%s", cases[i].now, o.status, o.err, o.out);
		outcome_release(&o);
		poison_clear(NULL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		POISON_TEST(test_a_million_rows_of_each_view),
		POISON_TEST(test_long_texts_stay_where_they_are),
		POISON_TEST(test_now),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
