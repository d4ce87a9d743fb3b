/* The log: what a line looks like, what is told once a minute, and a file that cannot be written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/log.h"
#include "app/repeats.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* --- a line --- */

static void values_stay_in_their_place(void **state)
{
	static const struct {
		const char *why, *text, *pair;
	} cases[] = {
		{ "a word", "socket", "k=socket" },
		{ "a path, a host and its port", "/run/x,db-a:5432", "k=/run/x,db-a:5432" },
		{ "nothing", "", "" },
		{ "several words", "too many", "k=\"too many\"" },
		{ "a pair of its own", "x level=info", "k=\"x level=info\"" },
		{ "no pair without a blank either", "a=b", "k=\"a=b\"" },
		{ "quotes", "the \"rec\"", "k=\"the \\\"rec\\\"\"" },
		{ "a backslash", "a\\", "k=\"a\\\\\"" },
		{ "a line of its own", "a\nb", "k=a\xef\xbf\xbd"
					       "b" },
		{ "a sequence for a terminal", "\x1b]0;x\x07", "k=\"\xef\xbf\xbd]0;x\xef\xbf\xbd\"" },
		{ "any script", "Bakew\xc3\xa9ll", "k=Bakew\xc3\xa9ll" },
		{ "no character", "\xff", "k=\xef\xbf\xbd" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct logfmt line = { .n = 0 };

		logfmt_text(&line, "k", cases[i].text);
		if (strcmp(line.text, cases[i].pair) != 0)
			fail_msg("%s: '%s'", cases[i].why, line.text);
		assert_int_equal(line.n, strlen(line.text));
	}
}

static void pairs_follow_each_other(void **state)
{
	struct logfmt line = { .n = 0 };

	(void)state;
	logfmt_moment(&line, "ts", SECONDS(1704131999) + 7250);
	logfmt_number(&line, "tries", 3);
	logfmt_length(&line, "age_ms", SECONDS(2) + 1999);
	logfmt_length(&line, "none_ms", MOMENT_NONE);
	assert_string_equal(line.text, "ts=2024-01-01T17:59:59.007Z tries=3 age_ms=2001");
}

/* Quotes are closed whatever the length; a pair is there or it is not. */
static void a_line_has_an_end(void **state)
{
	char text[3000];
	struct logfmt line = { .n = 0 };

	(void)state;
	memset(text, '"', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	logfmt_text(&line, "a", text);
	assert_true(line.n > 1000);
	logfmt_text(&line, "b", text);
	assert_null(strstr(line.text, " b="));
	assert_int_equal(line.text[line.n - 1], '"');
	logfmt_number(&line, "c", 1);
	assert_non_null(strstr(line.text, "\" c=1"));
}

/* --- what repeats --- */

static void told_once_a_minute(void **state)
{
	struct repeats r = { 0 };
	const struct repeat *due;

	(void)state;
	assert_true(repeats_tell(&r, "failed", "no route", 0));
	for (int i = 1; i <= 12; i++)
		assert_false(repeats_tell(&r, "failed", "no route", SECONDS(i)));
	assert_true(repeats_tell(&r, "failed", "refused", SECONDS(13)));
	assert_true(repeats_tell(&r, "other", "no route", SECONDS(14)));
	assert_null(repeats_due(&r, SECONDS(59)));
	due = repeats_due(&r, SECONDS(60));
	assert_non_null(due);
	assert_string_equal(due->event, "failed");
	assert_string_equal(due->reason, "no route");
	assert_int_equal(due->again, 12);
	assert_null(repeats_due(&r, SECONDS(60)));
	assert_false(repeats_tell(&r, "failed", "no route", SECONDS(61)));
	assert_int_equal(repeats_due(&r, SECONDS(120))->again, 1);
	assert_true(repeats_tell(&r, "failed", "no route", SECONDS(180)));
}

/* What was counted is told though nobody asked in time. */
static void no_count_is_lost(void **state)
{
	struct repeats r = { 0 };

	(void)state;
	assert_true(repeats_tell(&r, "failed", "", 0));
	assert_false(repeats_tell(&r, "failed", "", SECONDS(1)));
	assert_false(repeats_tell(&r, "failed", "", SECONDS(100)));
	assert_int_equal(repeats_due(&r, SECONDS(100))->again, 2);
}

/* Reasons that are never the same twice do not fill a disk. */
static void many_reasons_are_counted_together(void **state)
{
	struct repeats r = { 0 };
	const struct repeat *due;
	int told = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		char reason[32];

		snprintf(reason, sizeof reason, "process %d", i);
		told += repeats_tell(&r, "failed", reason, SECONDS(1));
	}
	assert_int_equal(told, REPEATS - 1);
	due = repeats_due(&r, SECONDS(61));
	assert_string_equal(due->event, "others");
	assert_int_equal(due->again, 1000 - told);
}

/* --- the file --- */

static char folder[] = "/tmp/log-test-XXXXXX", path[64], other[64];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/log", folder);
	snprintf(other, sizeof other, "%s/log.1", folder);
	return 0;
}

static int remove_files(void **state)
{
	(void)state;
	unlink(path);
	unlink(other);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static void write_event(struct log *l, const char *event)
{
	struct logfmt line = log_line("info", event);

	log_write(l, &line);
}

static bool has(const char *name, const char *words)
{
	char text[4096] = "";
	int fd = open(name, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof text - 1);

	if (fd >= 0)
		close(fd);
	return n > 0 && strstr(text, words);
}

static void a_file_is_its_owners(void **state)
{
	struct log l;
	struct stat st;
	struct err e;

	(void)state;
	log_open(&l, path);
	write_event(&l, "one");
	assert_false(log_complains(&l, &e));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(has(path, "Z level=info event=one pid="));
	log_close(&l);
	assert_false(log_is_open(&l));
	write_event(&l, "two");
	assert_false(has(path, "two"));
}

static void a_moved_file_is_made_anew(void **state)
{
	struct log l;

	(void)state;
	log_open(&l, path);
	write_event(&l, "one");
	assert_int_equal(rename(path, other), 0);
	write_event(&l, "two");
	assert_true(has(other, "one"));
	assert_false(has(other, "two"));
	assert_true(has(path, "two"));
	assert_int_equal(unlink(path), 0);
	write_event(&l, "three");
	assert_true(has(path, "three"));
	log_close(&l);
}

/* Said once, and again when it begins again. */
static void check_refused(const char *name, const char *words)
{
	struct log l;
	struct err e = { .text = "" };

	log_open(&l, name);
	write_event(&l, "one");
	assert_true(log_complains(&l, &e));
	if (!strstr(e.text, words))
		fail_msg("'%s' is not in '%s'", words, e.text);
	write_event(&l, "two");
	assert_false(log_complains(&l, &e));
	log_close(&l);
}

static void what_cannot_be_written_is_said(void **state)
{
	(void)state;
	check_refused("/dev/full", "No space left on device");
	check_refused(folder, "Is a directory");
	check_refused("/nonexistent/log", "No such file or directory");
	assert_int_equal(symlink(other, path), 0);
	check_refused(path, "symbolic link; name the file itself");
	assert_int_not_equal(access(other, F_OK), 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	check_refused(path, "nobody reads that pipe");
}

static void a_pipe_may_come_and_go(void **state)
{
	char text[512] = "";
	struct log l;
	struct err e;
	int reader;

	(void)state;
	assert_int_equal(mkfifo(path, 0600), 0);
	log_open(&l, path);
	write_event(&l, "one");
	assert_true(log_complains(&l, &e));
	reader = open(path, O_RDONLY | O_NONBLOCK);
	write_event(&l, "two");
	assert_false(log_complains(&l, &e));
	assert_true(read(reader, text, sizeof text - 1) > 0);
	assert_non_null(strstr(text, "level=warn event=lost"));
	assert_non_null(strstr(text, "lines=1 reason=\"nobody reads that pipe\"\n"));
	assert_non_null(strstr(text, "event=two"));
	close(reader);
	write_event(&l, "three"); /* which would end us */
	assert_true(log_complains(&l, &e));
	log_close(&l);
}

/* Lines are whole or they are not there, and nothing waits. */
static void a_slow_reader_costs_lines(void **state)
{
	struct log l;
	struct err e;
	int reader;

	(void)state;
	assert_int_equal(mkfifo(path, 0600), 0);
	reader = open(path, O_RDONLY | O_NONBLOCK);
	log_open(&l, path);
	for (int i = 0; i < 4000; i++)
		write_event(&l, "filling-the-pipe");
	assert_true(log_complains(&l, &e));
	assert_non_null(strstr(e.text, "too slow"));
	log_close(&l);
	close(reader);
}

#define FILE_TEST(f) cmocka_unit_test_teardown(f, remove_files)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_stay_in_their_place),
		cmocka_unit_test(pairs_follow_each_other),
		cmocka_unit_test(a_line_has_an_end),
		cmocka_unit_test(told_once_a_minute),
		cmocka_unit_test(no_count_is_lost),
		cmocka_unit_test(many_reasons_are_counted_together),
		FILE_TEST(a_file_is_its_owners),
		FILE_TEST(a_moved_file_is_made_anew),
		FILE_TEST(what_cannot_be_written_is_said),
		FILE_TEST(a_pipe_may_come_and_go),
		FILE_TEST(a_slow_reader_costs_lines),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
