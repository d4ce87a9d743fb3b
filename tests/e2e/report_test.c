/* `patrolboard report` on the demo: what was published of December 2023, a month that runs, and all that can go wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define ENV { BOARD_ENV, "LC_ALL=C.UTF-8", NULL }

static struct outcome report(const char *const options[])
{
	const char *argv[16] = { patrolboard(), "report", "-d", server_conninfo(server) }, *env[] = ENV;

	for (size_t n = 4; *options; options++)
		argv[n++] = *options;
	return program_run(argv, env, NULL);
}

/* In a shell, with the words that stand for the program and its options as $0 and $@. */
static struct outcome in_shell(const char *script)
{
	const char *argv[] = { "bash", "-c", script, patrolboard(), "report", "-d", server_conninfo(server), NULL };
	const char *env[] = ENV;

	return program_run(argv, env, NULL);
}

static void expect(const char *text, const char *const *sights)
{
	for (; *sights; sights++)
		if (!strstr(text, *sights))
			fail_msg("it does not say: %s", *sights);
}

static void test_published_figures(void **state)
{
	static const char *const options[] = { "--month", "2023-12", NULL };
	static const char *const sights[] = {
		"23 hotspots patrolled in December 2023: 8 in Derby City, 12 in North and 3 in South.",
		"552 double-crewed patrols in December 2023, 18 per cent more than in November 2023 (468).",
		"497 of the 552 patrols (90 per cent) in December 2023 lasted at least 15 minutes",
		"* 13 arrests in December 2023",
		"* 25 stop searches in December 2023",
		"* 2 dispersal authorisations issued in December 2023",
		"* 26 groups dispersed in December 2023, 7 more than in November 2023 (19), which was counted by "
		"another "
		"definition (1, now 2).",
		"* 104 people dispersed in December 2023",
		"386 of the 552 patrols (70 per cent) in December 2023 led to an engagement",
		"329 incidents of anti-social behaviour in the hotspots in November 2023, 6 per cent fewer than in "
		"November "
		"2022 (350).",
		"1,660 incidents of anti-social behaviour across the county in December 2023, 50 per cent fewer "
		"than in "
		"December 2020 (3,320).",
		"recoveries of drugs in December 2023",
		"recoveries of stolen property in December 2023",
		"recoveries of weapons in December 2023",
		"crimes identified from the public in December 2023",
		"intelligence reports recorded in December 2023",
		"people referred to Immediate Justice in December 2023",
		"* 1,899 double-crewed patrols from 1 July to 31 December 2023.",
		"* 8,992 engagements with the public and businesses from 1 July to 31 December 2023.",
		"* 1,985 officer hours from 1 July to 31 December 2023, nearly 2,000.",
		"planned patrols (79 per cent) in December 2023 were made as planned",
		"2 hotspots need extra officers: Arboretum Park (young people running from officers, four times "
		"this week)",
		"5 units of the drone and motorcycle team on duty: 2 drones and 3 motorcycles.",
		"All hotspots 552 497 90% 17,164 2,610 13 291 329 -12% 312 -7%",
		"All hotspots 604 552 497 477 477 79% 392/512 +2 pt",
		"Derby City Centre 64 63 56 56 56 88% 46/52 -1 pt",
		NULL,
	};
	struct outcome o = report(options);

	(void)state;
	assert_int_equal(o.status, 0);
	assert_string_equal(o.err, "");
	text_unwrap(o.out);
	expect(o.out, sights);
	assert_null(strstr(o.out, "to date"));
	assert_null(strstr(o.out, "no figure"));
	outcome_release(&o);
}

static void test_other_formats(void **state)
{
	static const struct {
		const char *format;
		const char *sights[4];
	} cases[] = {
		{ "markdown",
		  { "# Derbyshire: hotspot patrols in December 2023\n",
		    "- **552 double-crewed patrols in December 2023, 18 per cent more",
		    "| Derby City Centre | 63 | 56 | 89% |", NULL } },
		{ "csv",
		  { "section,name,division,metric,",
		    "patrols,patrols,,patrols,,2023-12,no,552,count,,,2023-11,468,,,17.9487,per cent,1,1,\"552 double",
		    "hotspot,Derby City Centre,Derby City,patrols,,2023-12,no,63,count", NULL } },
		{ "json",
		  { "\"schema\": \"patrolboard.report/1\"", "\"month\": \"2023-12\"", "\"value\": 552", NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *options[] = { "--month=2023-12", "--format", cases[i].format, NULL };
		struct outcome o = report(options);

		assert_int_equal(o.status, 0);
		assert_string_equal(o.err, "");
		expect(o.out, cases[i].sights);
		outcome_release(&o);
	}
}

/* What people read is in the characters that their locale has; data are UTF-8 for ever. A long name is there to its end. */
static void test_names(void **state)
{
	static const struct {
		const char *why, *locale, *format, *glyphs, *sight;
	} cases[] = {
		{ "UTF-8", "LC_ALL=C.UTF-8", "--format=text", "--glyphs=auto", "\nCaf\u00e9 Quarter \u2013 the old " },
		{ "to its end", "LC_ALL=C.UTF-8", "--format=text", "--glyphs=auto", "\n  market and its arcades\n" },
		{ "asked for", "LC_ALL=C.UTF-8", "--format=text", "--glyphs=ascii", "\nCafe Quarter - the old " },
		{ "no UTF-8", "LC_ALL=C", "--format=text", "--glyphs=auto", "\nCafe Quarter - the old " },
		{ "a page", "LC_ALL=C", "--format=markdown", "--glyphs=auto",
		  "| Cafe Quarter - the old market and its arcades |" },
		{ "data", "LC_ALL=C", "--format=csv", "--glyphs=auto",
		  "Caf\u00e9 Quarter \u2013 the old market and its arcades" },
		{ "data", "LC_ALL=C", "--format=json", "--glyphs=auto",
		  "Caf\u00e9 Quarter \u2013 the old market and its arcades" },
	};

	(void)state;
	server_sql(server, "UPDATE patrol.hotspot SET name = 'Caf\u00e9 Quarter \u2013 the old market and its arcades'"
			   " WHERE code = 'DMK'");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), "report", "-d", server_conninfo(server), "--month=2023-12",
				       cases[i].format, cases[i].glyphs, NULL };
		const char *env[] = { BOARD_ENV, cases[i].locale, NULL };
		struct outcome o = program_run(argv, env, NULL);

		if (o.status != 0 || !strstr(o.out, cases[i].sight))
			fail_msg("%s: %d, %s%s", cases[i].why, o.status, o.err, o.out);
		outcome_release(&o);
	}
	server_sql(server, "UPDATE patrol.hotspot SET name = 'Mackworth Estate' WHERE code = 'DMK'");
}

static void test_a_running_month(void **state)
{
	static const char *const options[] = { "--month", "2024-01", NULL };
	static const char *const sights[] = {
		"Derbyshire: hotspot patrols in January 2024 to date",
		"* 12 double-crewed patrols in January 2024 to date, 3 more than in the same part of December 2023 "
		"(9).",
		"Patrols, to date --",
		"By hotspot, January 2024 to date",
		"double-crewed patrols from 1 July 2023 to date.",
		"The database has no figure for January 2024 to date of: asb_incidents_county.",
		NULL,
	};
	struct outcome o = report(options);

	(void)state;
	assert_int_equal(o.status, 0);
	text_unwrap(o.out);
	expect(o.out, sights);
	outcome_release(&o);
}

static void test_what_cannot_be(void **state)
{
	static const struct {
		const char *options[4];
		int status;
		const char *words;
	} cases[] = {
		{ { "--month", "2023-13" }, 2, "month must be YYYY-MM" },
		{ { "--month", "2023-1" }, 2, "month must be YYYY-MM" },
		{ { "--month", "december" }, 2, "month must be YYYY-MM" },
		{ { "--month", "2024-02" }, 2, "month must be from 2023-07, when the programme started, to 2024-01" },
		{ { "--month", "2023-06" }, 2, "month must be from 2023-07, when the programme started, to 2024-01" },
		{ { "--format", "xml" }, 2, "unknown format 'xml'; there are: text, markdown, csv, json" },
		{ { "--format", "jsno" }, 2, "did you mean 'json'?" },
		{ { "-o", "/dev/full" }, 1, "cannot write '/dev/full': No space left on device" },
		{ { "-o", "/nonexistent/report" }, 1, "cannot write '/nonexistent/report': No such file or directory" },
		{ { "-d", "host=/nonexistent" }, 69, "/nonexistent" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = report(cases[i].options);

		if (o.status != cases[i].status || !strstr(o.err, cases[i].words) || o.out[0])
			fail_msg("%s %s: %d, %s", cases[i].options[0], cases[i].options[1], o.status, o.err);
		outcome_release(&o);
	}
}

static void test_a_database_that_refuses(void **state)
{
	const char *feeder = server_conninfo_of(server, "patrolboard_feeder", NULL);
	const char *argv[] = { patrolboard(), "report", "-d", feeder, NULL };
	const char *env[] = ENV;
	struct outcome o = program_run(argv, env, NULL);

	(void)state;
	assert_int_equal(o.status, 77);
	assert_string_equal(o.out, "");
	outcome_release(&o);
}

static void test_a_month_without_data(void **state)
{
	static const char *const options[] = { "--month", "2021-08", NULL };
	struct outcome o;

	(void)state;
	server_sql(server, "UPDATE patrol.setting SET programme_started = '2021-07-01'");
	o = report(options);
	server_sql(server, "UPDATE patrol.setting SET programme_started = '2023-07-01'");
	assert_int_equal(o.status, 1);
	assert_non_null(strstr(o.err, "the database has no counters for 2021-08; it has them from 2022-01 to 2024-01"));
	assert_string_equal(o.out, "");
	outcome_release(&o);
}

static void test_a_reader_who_goes(void **state)
{
	struct outcome o = in_shell("\"$0\" \"$@\" --format json | head -1; echo \"${PIPESTATUS[0]}\"");

	(void)state;
	assert_string_equal(o.out, "{\n0\n");
	assert_string_equal(o.err, "");
	outcome_release(&o);
	o = in_shell("\"$0\" \"$@\" > /dev/full");
	assert_int_equal(o.status, 1);
	assert_non_null(strstr(o.err, "cannot write to standard output: No space left on device"));
	outcome_release(&o);
}

/* A limit on the size of files stands for a disk that is full. */
static void test_a_good_file_stays(void **state)
{
	char *folder = directory_new(), path[96], script[256], *text;
	const char *options[] = { "-o", path, NULL };
	struct outcome o;

	(void)state;
	snprintf(path, sizeof path, "%s/report", folder);
	o = report(options);
	assert_int_equal(o.status, 0);
	assert_string_equal(o.out, "");
	outcome_release(&o);
	text = file_read(path);
	assert_non_null(strstr(text, "552 double-crewed patrols"));
	snprintf(script, sizeof script, "ulimit -f 1; \"$0\" \"$@\" --month 2024-01 -o %s", path);
	o = in_shell(script);
	assert_int_equal(o.status, 1);
	assert_non_null(strstr(o.err, "File too large"));
	outcome_release(&o);
	o.out = file_read(path);
	assert_string_equal(o.out, text);
	assert_int_equal(directory_entries(folder), 1);
	free(o.out);
	free(text);
	directory_remove(folder);
}

/* What the shell has opened goes on where it was, by whatever name. */
static void test_standard_output_by_name(void **state)
{
	char *folder = directory_new(), script[256], path[96], *text;
	struct outcome o;

	(void)state;
	snprintf(path, sizeof path, "%s/log", folder);
	snprintf(script, sizeof script, "echo before > %s; \"$0\" \"$@\" -o /dev/stdout >> %s", path, path);
	o = in_shell(script);
	assert_int_equal(o.status, 0);
	outcome_release(&o);
	text = file_read(path);
	assert_int_equal(strncmp(text, "before\nDerbyshire: ", 19), 0);
	free(text);
	assert_int_equal(directory_entries(folder), 1);
	directory_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_published_figures),
		SHARED_TEST(test_other_formats),
		SHARED_TEST(test_names),
		SHARED_TEST(test_a_running_month),
		SHARED_TEST(test_what_cannot_be),
		SHARED_TEST(test_a_database_that_refuses),
		SHARED_TEST(test_a_month_without_data),
		SHARED_TEST(test_a_reader_who_goes),
		SHARED_TEST(test_a_good_file_stays),
		SHARED_TEST(test_standard_output_by_name),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
