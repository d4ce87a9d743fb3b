/* The report of a month as data: the right numbers of the right month, and what it must not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "support/blank.h"
#include "support/capped.h"
#include "view/month_report.h"
#include "view/month_writers.h"
#include "view/month_sentences.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

/* metric, month, whole, to date, definition */
static const struct {
	const char *metric;
	int month;
	double value, to_date;
	int definition;
} counted[] = {
	{ "patrols", 10, 298, 10, 1 },		 { "patrols", 11, 468, 14, 1 },
	{ "patrols", 12, 552, 9, 1 },		 { "patrols", 13, 12, 12, 1 },
	{ "effective_patrols", 11, 421, 12, 1 }, { "effective_patrols", 12, 497, 9, 1 },
	{ "effective_patrols", 13, 10, 10, 1 },	 { "patrol_minutes", 12, 17164, 300, 1 },
	{ "patrol_minutes", 13, 300, 300, 1 },	 { "officer_minutes", 12, 34328, 600, 1 },
	{ "officer_minutes", 13, 600, 450, 1 },	 { "groups_dispersed", 11, 19, 1, 1 },
	{ "groups_dispersed", 12, 26, 0, 2 },	 { "groups_dispersed", 13, 0, 0, 2 },
	{ "asb_incidents", -1, 350, 5, 1 }, { "asb_incidents", 0, 312, 5, 1 },
	{ "asb_incidents", 11, 329, 5, 1 },	 { "asb_incidents", 12, 291, 5, 1 },
	{ "asb_incidents_county", -24, 3320, 3320, 1 }, { "asb_incidents_county", 12, 1660, 1660, 1 },
};

static const struct counter_total totals[] = {
	{ "patrols", 1911 }, { "officer_minutes", 119700 }, { "patrol_minutes", 59850 }, { "groups_dispersed", 76 },
};

static const struct counter_hotspot parts[] = {
	{ 19692, "DAR", "patrols", 28 },       { 19692, "DCC", "patrols", 63 },	     { 19692, "GONE", "patrols", 5 },
	{ 19692, "DCC", "asb_incidents", 60 }, { 19662, "DCC", "asb_incidents", 50 },
	{ 19327, "DAR", "asb_incidents", 9 },
	{ 19692, "DAR", "effective_patrols", 27 },
	{ 19692, "DCC", "visits_planned", 64 },	 { 19662, "DCC", "visits_planned", 52 },
	{ 19692, "DCC", "visits_met", 56 },	 { 19662, "DCC", "visits_met", 46 },
	{ 19692, "DAR", "visits_planned", 29 },	 { 19662, "DAR", "visits_planned", 51 },
	{ 19692, "DAR", "visits_met", 25 },	 { 19662, "DAR", "visits_met", 18 },
};

/* Months of years before 2023 too. */
static day month_at(int n)
{
	return month_plus(day_of(2023, 1, 1), n - 1);
}

/* `redefined` is counted by another definition from December 2023 on. */
static const struct board *board_of(usec now, const char *redefined)
{
	static struct hotspot hotspots[2];
	struct board *b = board_new();
	struct counter *rows = arena_alloc(b->arena, LEN(counted), sizeof *rows);

	for (size_t i = 0; i < LEN(counted); i++)
		rows[i] = (struct counter){ month_at(counted[i].month), counted[i].metric, counted[i].value,
					    counted[i].to_date,
					    counted[i].definition + (counted[i].month >= 12 &&
								     strcmp(counted[i].metric, redefined) == 0) };
	hotspots[0] = blank_hotspot("DCC");
	hotspots[1] = blank_hotspot("DAR");
	hotspots[0].division = hotspots[1].division = "Derby";
	hotspots[1].extra_officers = true;
	hotspots[1].extra_reason = "\033[2Jrunning";
	b->about = (struct about){ 1, "Derbyshire", "UTC", now, day_of(2023, 7, 1), 15 };
	b->counters.at = rows;
	b->counters.n = LEN(counted);
	b->counter_totals.at = totals;
	b->counter_totals.n = LEN(totals);
	b->counters_by_hotspot.at = parts;
	b->counters_by_hotspot.n = LEN(parts);
	b->hotspots.at = hotspots;
	b->hotspots.n = 2;
	return board_publish(b);
}

static const struct board *board_at(usec now)
{
	return board_of(now, "");
}

static const struct board *january(void)
{
	return board_at(DAYS(19723) + HOURS(18));
}

static const struct month_figure *named(const struct month_report *r, const char *name)
{
	for (size_t i = 0; i < r->figures_n; i++)
		if (strcmp(r->figures[i].sentence->name, name) == 0)
			return &r->figures[i];
	return NULL;
}

static void sentences(void **state)
{
	static const struct {
		const char *why;
		int month;
		const char *name, *text; /* NULL: it is not said */
	} cases[] = {
		{ "a month against the one before", 12, "patrols",
		  "552 double-crewed patrols in December 2023, 18 per cent more than in November 2023 (468)." },
		{ "nothing before it", 10, "patrols", "298 patrols in October 2023." },
		{ "a share with both numbers", 12, "effective_patrols",
		  "497 of the 552 patrols (90 per cent) in December 2023 lasted at least 15 minutes, the same share "
		  "as in "
		  "November 2023 (421 of 468, 90 per cent)." },
		{ "hours are named", 12, "patrol_hours", "286 patrol hours in December 2023." },
		{ "another definition", 12, "groups_dispersed",
		  "26 groups dispersed in December 2023, 7 more than in November 2023 (19), which was counted by "
		  "another "
		  "definition (1, now 2)." },
		{ "the same month last year", 12, "asb_incidents",
		  "291 incidents of anti-social behaviour in the hotspots in December 2023, 7 per cent fewer than in "
		  "December 2022 (312)." },
		{ "and of the month before", 12, "asb_incidents_before",
		  "329 incidents of anti-social behaviour in the hotspots in November 2023, 6 per cent fewer than in "
		  "November 2022 (350)." },
		{ "over three years", 12, "asb_incidents_county",
		  "1,660 incidents of anti-social behaviour across the county in December 2023, 50 per cent fewer "
		  "than in "
		  "December 2020 (3,320)." },
		{ "a total without what came after", 12, "patrols_total",
		  "1,899 double-crewed patrols from 1 July to 31 December 2023." },
		{ "nor what came two months after", 11, "patrols_total",
		  "1,347 double-crewed patrols from 1 July to 30 November 2023." },
		{ "hours in all", 12, "officer_hours_total",
		  "1,985 officer hours from 1 July to 31 December 2023, nearly 2,000." },
		{ "to date", 13, "patrols", "12 patrols in January 2024 to date, 3 more than in the same part of "
		  "December "
					    "2023 (9)." },
		{ "too few for per cent", 13, "effective_patrols",
		  "10 of the 12 patrols in January 2024 to date lasted at least 15 minutes, against 9 of 9 in the same "
		  "part of December 2023." },
		{ "a total to date", 13, "patrols_total", "1,911 double-crewed patrols from 1 July 2023 to date." },
		{ "a month that is not there yet", 13, "asb_incidents_county", NULL },
		{ "nothing counted at all", 12, "arrests", NULL },
		{ "extra officers, in safe words", 12, "extra_officers",
		  "1 hotspot needs extra officers: DAR (\uFFFD[2Jrunning)." },
		{ "where they were", 12, "hotspots",
		  "3 hotspots patrolled in December 2023: 2 in Derby and 1 no longer listed." },
	};
	const struct board *b = january();

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct arena *arena = arena_new();
		struct month_report r = month_report_make(b, month_at(cases[i].month), arena);
		const struct month_figure *f = named(&r, cases[i].name);
		const char *got = f ? f->text : "(nothing)", *want = cases[i].text ? cases[i].text : "(nothing)";

		if (strcmp(got, want) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, got, want);
		arena_drop(arena);
	}
	board_free(b);
}

static void names_are_unique(void **state)
{
	(void)state;
	for (size_t i = 0; i < month_sentences_n; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(month_sentences[i].name, month_sentences[k].name) == 0)
				fail_msg("two sentences are called %s", month_sentences[i].name);
}

/* The first column with that title after the one that begins the table; there is one. */
static size_t column(const struct month_report *r, enum month_table t, const char *title)
{
	size_t i = 0;

	while (r->columns[i].table != t || strcmp(month_column_title(r, &r->columns[i]), title) != 0)
		assert_true(++i < r->columns_n);
	return i;
}

static void plans(void **state)
{
	const struct board *b = january();
	struct arena *arena = arena_new();
	struct month_report r = month_report_make(b, day_of(2023, 12, 1), arena);
	const struct month_place *dar = &r.hotspots[0], *dcc = &r.hotspots[1];
	size_t share = column(&r, MONTH_TABLE_PLAN, "Share"), then = column(&r, MONTH_TABLE_PLAN, "Nov 23"),
	       change = column(&r, MONTH_TABLE_PLAN, "Change");
	char cell[24];

	(void)state;
	assert_string_equal(month_cell(&r, dcc, share, cell), "88%");
	assert_string_equal(month_cell(&r, dcc, then, cell), "46/52");
	assert_string_equal(month_cell(&r, dcc, change, cell), "-1 pt");
	/* 29 planned are too few to be compared in points; both numbers of both months are there all the same. */
	assert_string_equal(month_cell(&r, dar, share, cell), "86%");
	assert_string_equal(month_cell(&r, dar, then, cell), "18/51");
	assert_string_equal(month_cell(&r, dar, change, cell), "-");
	/* Sums are shares of sums. */
	assert_string_equal(month_cell(&r, &r.divisions[0], share, cell), "87%");
	/* It is not counted within the window by hotspot at all: that is no 0. */
	assert_string_equal(month_cell(&r, dcc, column(&r, MONTH_TABLE_PLAN, "In window"), cell), "-");
	arena_drop(arena);

	/* When no plan was kept there is no such table. */
	arena = arena_new();
	r = month_report_make(b, day_of(2023, 10, 1), arena);
	assert_false(month_has_table(&r, MONTH_TABLE_PLAN));
	arena_drop(arena);
	board_free(b);
}

/* What a sentence says of its comparison, the tables say too. */
static void places_by_another_definition(void **state)
{
	const struct board *b = board_of(DAYS(19723) + HOURS(18), "asb_incidents");
	struct arena *arena = arena_new();
	struct month_report r = month_report_make(b, day_of(2023, 12, 1), arena);
	char cell[24];

	(void)state;
	assert_string_equal(month_cell(&r, &r.hotspots[1], column(&r, MONTH_TABLE_HAD, "Change"), cell), "+20%*");
	assert_non_null(strstr(month_table_words(&r, MONTH_TABLE_HAD), "*: counted by another definition then."));
	assert_null(strstr(month_table_words(&r, MONTH_TABLE_PLAN), "*:"));
	arena_drop(arena);
	board_free(b);
}

static void places(void **state)
{
	const struct board *b = january();
	struct arena *arena = arena_new();
	struct month_report r = month_report_make(b, day_of(2023, 12, 1), arena);
	size_t n = r.columns_n, year;

	(void)state;
	assert_int_equal(r.hotspots_n, 3);
	assert_string_equal(r.hotspots[0].code, "DAR");
	assert_string_equal(r.hotspots[2].code, "GONE");
	assert_true(r.hotspots[1].values[0] == 63);
	assert_int_equal(r.divisions_n, 3);
	assert_true(r.divisions[0].values[0] == 91);
	assert_true(r.divisions[2].values[0] == 96);
	/* 60 after 50 is a per cent; no figures are no noughts. */
	year = column(&r, MONTH_TABLE_HAD, "Dec 22");
	assert_int_equal(r.hotspots[1].changes[column(&r, MONTH_TABLE_HAD, "Change")].kind, COMPARE_PERCENT);
	assert_true(r.hotspots[1].values[year] == 0);
	assert_true(r.hotspots[0].values[year] == 9);
	arena_drop(arena);

	arena = arena_new();
	r = month_report_make(b, day_of(2024, 1, 1), arena);
	assert_true(r.columns_n < n); /* parts of a month are not compared */
	for (size_t i = 0; i < r.columns_n; i++)
		assert_int_equal(r.columns[i].ago, 0);
	assert_true(r.running);
	assert_string_equal(r.period, "January 2024 to date");
	arena_drop(arena);
	board_free(b);
}

static void months_that_may_be(void **state)
{
	static const struct {
		const char *why;
		day month, chosen;
		const char *words;
	} cases[] = {
		{ "the last that is over", DAY_NONE, 19692, "" },
		{ "the running one", 19723, 19723, "" },
		{ "the first", 19539, 19539, "" },
		{ "to come", 19754, 0,
		  "month must be from 2023-07, when the programme started, to 2024-01, which is not over; not "
		  "'2024-02'" },
		{ "before the programme", 19509, 0,
		  "month must be from 2023-07, when the programme started, to 2024-01, which is not over; not "
		  "'2023-06'" },
	};
	const struct board *b = january();

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		day month = cases[i].month;
		struct err e = { .text = "" };
		bool good = month_report_choose(b, &month, &e);

		if (good == (cases[i].words[0] != '\0') || strcmp(e.text, cases[i].words) != 0 ||
		    (good && month != cases[i].chosen))
			fail_msg("%s: %d, '%s'", cases[i].why, (int)month, e.text);
	}
	board_free(b);
}

static void months_without_data(void **state)
{
	const struct board *b = january();
	struct err e;

	(void)state;
	assert_true(month_report_possible(b, day_of(2023, 12, 1), &e));
	assert_false(month_report_possible(b, day_of(2023, 8, 1), &e));
	assert_string_equal(e.text,
			    "the database has no counters for 2023-08; it has them from 2023-10 to 2024-01");
	board_free(b);
}

static void a_young_programme(void **state)
{
	const struct board *b = board_at(DAYS(19540)); /* 2 July 2023 */
	day month = DAY_NONE;
	struct err e;

	(void)state;
	assert_true(month_report_choose(b, &month, &e));
	assert_int_equal(month, day_of(2023, 7, 1)); /* no month is over yet */
	board_free(b);
}

static bool is_told(const struct board *b)
{
	struct arena *arena = arena_new();
	struct month_report r = month_report_make(b, day_of(2023, 12, 1), arena);
	bool told = false;

	for (size_t i = 0; i < r.notes_n; i++)
		told |= strcmp(r.notes[i], "Not all rows of the database were read: figures may be too low.") == 0;
	arena_drop(arena);
	return told;
}

/* Of each list that it counts, and of no other. */
static void rows_left_unread(void **state)
{
	static const char counted_lists[] = " hotspot counter counter_total counter_hotspot ";
	const struct board *b = january();

	(void)state;
	assert_false(is_told(b));
	for (size_t i = 0; i < DATASETS; i++) {
		struct board capped = capped_board(b, &datasets_all[i]);
		char word[32];

		snprintf(word, sizeof word, " %s ", datasets_all[i].view);
		if (is_told(&capped) != !!strstr(counted_lists, word))
			fail_msg("board.%s was not read whole", datasets_all[i].view);
	}
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),	       cmocka_unit_test(names_are_unique),
		cmocka_unit_test(plans),	       cmocka_unit_test(places_by_another_definition),
		cmocka_unit_test(places),	       cmocka_unit_test(months_that_may_be),
		cmocka_unit_test(months_without_data), cmocka_unit_test(a_young_programme),
		cmocka_unit_test(rows_left_unread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
