/* What opens of a row, in each tier of glyphs: on a telephone, at the usual size in each state of the data, and on a desk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/album.h"
#include "support/capped.h"

/* One of each kind that has all there can be, and one that has little. */
static const struct {
	const char *name;
	struct detail_state much, little;
} details[] = {
	{ "hotspot", { &detail_hotspot, "DAR", 0 }, { &detail_hotspot, "MAT", 0 } },
	{ "unit", { &detail_unit, "UA1", 0 }, { &detail_unit, "HX1", 0 } },
	{ "assist", { &detail_assist, "5", 0 }, { &detail_assist, "2", 0 } },
	{ "counter", { &detail_counter, "Patrols", 0 }, { &detail_counter, "Groups dispersed", 0 } },
};

static const struct {
	struct shot shot;
	bool little;
	int first; /* scrolled so far */
} shots[] = {
	{ { "a telephone", FIXTURE_LIVE, { 40, 12 }, false }, false, 0 },
	{ { "a telephone, scrolled to the end", FIXTURE_LIVE, { 40, 12 }, false }, false, 999 },
	{ { "live", FIXTURE_LIVE, { 80, 24 }, true }, false, 0 },
	{ { "scrolled to the end", FIXTURE_LIVE, { 80, 21 }, false }, false, 999 },
	{ { "one with little", FIXTURE_LIVE, { 80, 21 }, false }, true, 0 },
	{ { "stale", FIXTURE_STALE, { 80, 24 }, true }, false, 0 },
	{ { "lost", FIXTURE_LOST, { 80, 24 }, true }, false, 0 },
	{ { "frozen", FIXTURE_FROZEN, { 80, 24 }, true }, false, 0 },
	{ { "gone from the board", FIXTURE_EMPTY, { 80, 21 }, false }, false, 0 },
	{ { "hostile texts", FIXTURE_HOSTILE, { 80, 21 }, false }, false, 0 },
	{ { "a desk", FIXTURE_LIVE, { 200, 57 }, false }, false, 0 },
};

static bool check(size_t k, enum glyphs tier)
{
	struct album *a;
	char name[64];

	snprintf(name, sizeof name, "details/%s-%s", details[k].name, tier_names[tier]);
	a = album_new(name, tier);
	for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
		struct screen like = { .layout = "", .detail = shots[i].little ? details[k].little : details[k].much };

		like.detail.first = shots[i].first;
		album_add(a, &shots[i].shot, &like);
	}
	return album_close(a);
}

static bool is_drawn(const struct detail *detail)
{
	for (size_t k = 0; k < sizeof details / sizeof *details; k++)
		if (details[k].much.detail == detail)
			return true;
	return false;
}

static void every_detail_of_a_pane_is_here(void **state)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (panes[i]->detail && !is_drawn(panes[i]->detail))
			fail_msg("the detail of the pane %s is not drawn", panes[i]->name);
}

static void details_are_as_committed(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t k = 0; k < sizeof details / sizeof *details; k++)
		for (int tier = 0; tier < GLYPHS_TIERS; tier++)
			failed += !check(k, (enum glyphs)tier);
	assert_int_equal(failed, 0);
}

static char *drawn(const struct view *v, struct detail_state opened)
{
	struct grid grid = { 0 };
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	grid_resize(&grid, 80, 60);
	detail_draw(&opened, v, canvas_of(&grid, GLYPHS_TIER_ASCII));
	grid_write_text(&grid, out);
	fclose(out);
	grid_release(&grid);
	return text;
}

static const struct dataset *dataset_called(const char *view)
{
	size_t i = 0;

	while (strcmp(datasets_all[i].view, view) != 0)
		i++;
	return &datasets_all[i];
}

static int count(const char *text, const char *words)
{
	int n = 0;

	for (; (text = strstr(text, words)); text++)
		n++;
	return n;
}

/* Each list that a detail shows a part of is a gap in it when the list was cut short: it says so, and not without a reason. */
static void lists_that_were_cut_short(void **state)
{
	static const struct {
		struct detail_state opened;
		const char *view;
		int times;
	} cases[] = {
		{ { &detail_unit, "UA1", 0 }, "unit_state", 1 },
		{ { &detail_unit, "HX1", 0 }, "unit_state", 1 },
		{ { &detail_unit, "UA1", 0 }, "hotspot", 1 },
		{ { &detail_unit, "UA1", 0 }, "visit", 1 },
		{ { &detail_unit, "UA1", 0 }, "event", 0 },
		{ { &detail_hotspot, "DAR", 0 }, "visit", 1 },
		{ { &detail_hotspot, "DAR", 0 }, "unit", 1 },
		{ { &detail_hotspot, "DAR", 0 }, "assist", 1 },
		{ { &detail_hotspot, "DAR", 0 }, "counter_hotspot", 1 },
		{ { &detail_hotspot, "DAR", 0 }, "event", 0 },
		{ { &detail_assist, "5", 0 }, "unit", 1 },
		{ { &detail_assist, "5", 0 }, "event", 0 },
		{ { &detail_counter, "Patrols", 0 }, "counter", 1 },
		{ { &detail_counter, "Patrols", 0 }, "counter_total", 1 },
		{ { &detail_counter, "Patrols", 0 }, "counter_hotspot", 2 },
		{ { &detail_counter, "Patrols", 0 }, "hotspot", 2 },
		{ { &detail_counter, "Patrols", 0 }, "event", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture f;
		struct board b;
		char *text;

		fixture_make(&f, FIXTURE_LIVE);
		b = capped_board(f.board, dataset_called(cases[i].view));
		f.view.board = &b;
		text = drawn(&f.view, cases[i].opened);
		if (count(text, "NOT ALL READ") != cases[i].times)
			fail_msg("case %zu, without %s, not %d times:\n%s", i, cases[i].view, cases[i].times, text);
		free(text);
		f.view.board = f.board;
		fixture_release(&f);
	}
}

/* States are read of the unit that is looked at: until they are, it says so, and when they cannot be, that. */
static void states_that_are_not_read(void **state)
{
	static const struct {
		const char *of; /* whose are read; NULL: all */
		enum fixture_scenario scenario;
		const char *says;
	} cases[] = {
		{ NULL, FIXTURE_LIVE, "None known." },
		{ "HX1", FIXTURE_LIVE, "None known." },
		{ "", FIXTURE_LIVE, "Being read." },
		{ "HD03", FIXTURE_LIVE, "Being read." },
		{ "", FIXTURE_STALE, "Not read: there are no new data." },
		{ "", FIXTURE_LOST, "Not read: there are no new data." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture f;
		struct board b;
		char *text;

		fixture_make(&f, cases[i].scenario);
		b = *f.view.board;
		b.states_of = cases[i].of;
		f.view.board = &b;
		text = drawn(&f.view, (struct detail_state){ &detail_unit, "HX1", 0 });
		if (!strstr(text, cases[i].says))
			fail_msg("case %zu, not '%s':\n%s", i, cases[i].says, text);
		free(text);
		f.view.board = f.board;
		fixture_release(&f);
	}
}

/* An older board that has none shows those of the newest, up to its own moment. */
static void states_of_an_older_board(void **state)
{
	struct fixture f;
	struct view live;
	struct board older;
	char *text;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	live = f.view;
	older = *f.view.board;
	older.states_of = "";
	f.view.board = &older;
	f.view.live = &live;
	f.view.now -= MINUTES(11);
	text = drawn(&f.view, (struct detail_state){ &detail_unit, "UA1", 0 });
	assert_non_null(strstr(text, "17:48:12         EN ROUTE"));
	assert_null(strstr(text, "17:49:18         "));
	free(text);
	f.view.board = live.board;
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_detail_of_a_pane_is_here),
		cmocka_unit_test(details_are_as_committed),
		cmocka_unit_test(lists_that_were_cut_short),
		cmocka_unit_test(states_that_are_not_read),
		cmocka_unit_test(states_of_an_older_board),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
