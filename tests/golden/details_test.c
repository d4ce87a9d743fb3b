/* What opens of a row, in each tier of glyphs: on a telephone, at the usual size in each state of the data, and on a desk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "golden/album.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_detail_of_a_pane_is_here),
		cmocka_unit_test(details_are_as_committed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
