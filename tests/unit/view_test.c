/* How old data is shown, piece by piece: meanings, running lengths, words, the corner, titles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/dataset.h"
#include "support/blank.h"
#include "view/corner.h"
#include "view/hotspot_cells.h"
#include "view/passing.h"

#define LIVE STALENESS_LIVE
#define STALE STALENESS_STALE
#define LOST STALENESS_LOST
#define LEN(array) (sizeof(array) / sizeof *(array))
/* Of 2024-01-01; the board's time zone is UTC. */
#define NOW (DAYS(19723) + HOURS(18))

static const struct settings settings = { .screen = { .highlight = SECONDS(10) } };

static void moments_in_lists(void **state)
{
	static const struct {
		usec ago;
		const char *want;
	} cases[] = {
		{ 0, "18:00:00" },			 { HOURS(18), "00:00:00" },
		{ HOURS(18) + SECONDS(1), "Sun 2359" }, { DAYS(6) - SECONDS(1), "Tue 1800" },
		{ DAYS(6), "26 Dec" },			 { DAYS(700), "31 Jan" },
		{ -HOURS(7), "Tue 0100" }, /* of the present, on a board of the past */
	};
	struct board b = { .about.now = NOW };
	const struct view v = { .board = &b, .now = NOW };
	char text[MOMENT_TEXT];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++)
		assert_string_equal(passing_when(&v, NOW - cases[i].ago, text), cases[i].want);
	assert_string_equal(passing_when(&v, MOMENT_NONE, text), "?");
}

static void meanings(void **state)
{
	static const struct {
		enum staleness staleness;
		enum meaning m, want;
	} cases[] = {
		{ LIVE, MEANING_PLAIN, MEANING_PLAIN },	 { LIVE, MEANING_NEW, MEANING_NEW },
		{ STALE, MEANING_PLAIN, MEANING_OLD },	 { STALE, MEANING_NEW, MEANING_OLD },
		{ STALE, MEANING_ALARM, MEANING_ALARM }, { STALE, MEANING_STRONG, MEANING_STRONG },
		{ LOST, MEANING_PLAIN, MEANING_OLD },	 { LOST, MEANING_ALARM, MEANING_OLD },
		{ LOST, MEANING_STRONG, MEANING_OLD },	 { LOST, MEANING_GOOD, MEANING_OLD },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = cases[i].staleness };

		if (view_meaning(&v, cases[i].m) != cases[i].want)
			fail_msg("case %zu", i);
	}
}

static void what_is_new(void **state)
{
	static const struct {
		const char *why;
		enum staleness staleness;
		usec ago;
		bool is_new;
	} cases[] = {
		{ "just now", LIVE, 0, true },
		{ "the last moment of it", LIVE, SECONDS(10) - 1, true },
		{ "no longer", LIVE, SECONDS(10), false },
		{ "still to come", LIVE, -1, false },
		{ "stale data has nothing new", STALE, 0, false },
		{ "nor has lost", LOST, 0, false },
	};
	struct board *b = board_new();

	(void)state;
	b->about.now = NOW;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = {
			.board = b, .now = NOW, .staleness = cases[i].staleness, .settings = &settings
		};

		if (passing_is_new(&v, NOW - cases[i].ago) != cases[i].is_new)
			fail_msg("%s", cases[i].why);
		assert_false(passing_is_new(&v, MOMENT_NONE));
	}
	board_free(b);
}

static void lengths_and_words(void **state)
{
	static const struct {
		enum staleness staleness;
		const char *length, *word;
	} cases[] = {
		{ LIVE, "9m", "EN ROUTE" },
		{ STALE, "~9m", "EN ROUTE" },
		{ LOST, "OLD", "en route" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .staleness = cases[i].staleness };
		char dst[MOMENT_TEXT], word[] = "EN ROUTE";

		assert_string_equal(view_running(&v, "9m", dst), cases[i].length);
		view_word(&v, word);
		assert_string_equal(word, cases[i].word);
	}
}

/* Word and age say more than symbol and word. */
static void corners(void **state)
{
	static const struct {
		int cols;
		const char *text;
	} cases[] = {
		{ 11, "! STALE 47s" }, { 10, " STALE 47s" }, { 9, "STALE 47s" }, { 8, " ! STALE" }, { 7, "! STALE" },
		{ 6, " STALE" },       { 5, "STALE" },	     { 4, "   S" },	 { 1, "S" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		static const struct link link = { .connected = true };
		const struct view v = { .staleness = STALE, .age = SECONDS(47), .link = &link, .settings = &settings };
		char text[16] = "";
		struct grid g = { 0 };

		grid_resize(&g, cases[i].cols, 1);
		corner_draw(&v, canvas_of(&g, GLYPHS_TIER_ASCII));
		for (int col = 0; col < g.cols; col++)
			text[col] = (char)grid_at(&g, col, 0)->text.rune[0];
		if (strcmp(text, cases[i].text) != 0)
			fail_msg("in %d columns '%s'", cases[i].cols, text);
		grid_release(&g);
	}
}

/* An authorisation that ended since the data was lost is shown as the data had it. */
static void lost_data_is_judged_by_its_own_time(void **state)
{
	struct hotspot h = blank_hotspot("DAL");
	const struct hotspot_row row = { .hotspot = &h };
	struct table_cell cell = { .width = 9, .glyphs = GLYPHS_TIER_FULL };
	struct board *b = board_new();
	struct view v = { .board = b, .now = NOW + HOURS(2), .staleness = LOST, .settings = &settings };

	(void)state;
	b->about.now = NOW;
	h.authorisation_ends = NOW + HOURS(1);
	cell.text = cell.buffer;
	hotspot_needs(&row, &v, &cell);
	assert_string_equal(cell.text, "s34 19:00");
	v.staleness = STALE;
	cell.buffer[0] = '\0';
	cell.text = cell.buffer;
	hotspot_needs(&row, &v, &cell);
	assert_string_equal(cell.text, "");
	board_free(b);
}

static void expect_title(const struct view *v, const char *pane, const char *words)
{
	char title[PANE_TITLE] = "";

	pane_named(pane)->title(v, GLYPHS_TIER_ASCII, title);
	if (!strstr(title, words))
		fail_msg("%s: '%s' lacks '%s'", pane, title, words);
}

static const struct dataset *dataset_called(const char *view)
{
	for (size_t i = 0; i < DATASETS; i++)
		if (strcmp(datasets_all[i].view, view) == 0)
			return &datasets_all[i];
	fail_msg("no view %s", view);
	return NULL;
}

/*
 * Of a view of which there were more rows every pane says so that shows or counts them; the states of the one unit that is looked
 * at are in no pane.
 */
static void titles_tell_what_is_left_out(void **state)
{
	static const char *const told[][3] = {
		{ "unit", "units", "Units 0 and more, NOT ALL READ" },
		{ "unit", "headline", "At a glance, NOT ALL READ" },
		{ "hotspot", "hotspots", "Hotspots 0 and more, NOT ALL READ" },
		{ "hotspot", "headline", "At a glance, NOT ALL READ" },
		{ "hotspot", "coverage", "NOT ALL READ" },
		{ "visit", "hotspots", "5000 visits, NOT ALL READ" },
		{ "visit", "headline", "At a glance, NOT ALL READ" },
		{ "assist", "assists", "NOT ALL READ" },
		{ "counter", "counters", "NOT ALL READ" },
		{ "counter", "trend", "NOT ALL READ" },
		{ "counter_total", "totals", "NOT ALL READ" },
		{ "counter_hotspot", "counters", "5000 of hotspots, NOT ALL READ" },
		{ "event", "events", "and more, NOT ALL READ" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		struct board *b = board_new();
		const struct view v = { .board = b, .now = NOW, .settings = &settings };
		bool counted = strncmp(told[i][2], "5000", 4) == 0;

		b->about.now = NOW;
		board_publish(b);
		dataset_fill(b, dataset_called(told[i][0]),
			     (struct list){ .n = counted ? 5000 : 0, .capped = true });
		expect_title(&v, told[i][1], told[i][2]);
		board_free(b);
	}
}

/* What could not be read is told by the pane that depends on it. */
static void titles_tell_what_is_missing(void **state)
{
	struct board *b = board_new();
	const struct view v = { .board = b, .now = NOW, .settings = &settings };

	(void)state;
	b->about.now = NOW;
	board_publish(b);
	b->visits.unreadable = b->units.unreadable = b->assists.unreadable = b->events.unreadable = 1;
	b->counter_totals.unreadable = 1;
	expect_title(&v, "hotspots", "1 UNREADABLE");
	expect_title(&v, "units", "1 UNREADABLE");
	expect_title(&v, "assists", "1 UNREADABLE");
	expect_title(&v, "counters", "1 UNREADABLE");
	expect_title(&v, "events", "1 UNREADABLE");
	board_free(b);
}

/* Layouts and the order name a column by its title, whatever its letter case. */
static void titles_of_columns_are_unique(void **state)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t a = 0; panes[i]->table && a < panes[i]->table->columns_n; a++)
			for (size_t b = 0; b < a; b++) {
				const char *title = panes[i]->table->columns[a].title;

				if (title[0] && strcasecmp(title, panes[i]->table->columns[b].title) == 0)
					fail_msg("pane %s has two columns '%s'", panes[i]->name, title);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_in_lists), cmocka_unit_test(meanings),
		cmocka_unit_test(what_is_new),
		cmocka_unit_test(lengths_and_words),
		cmocka_unit_test(corners),
		cmocka_unit_test(lost_data_is_judged_by_its_own_time),
		cmocka_unit_test(titles_tell_what_is_left_out),
		cmocka_unit_test(titles_tell_what_is_missing),
		cmocka_unit_test(titles_of_columns_are_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
