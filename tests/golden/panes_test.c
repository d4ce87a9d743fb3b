/*
 * Every pane there is, alone, in each tier of glyphs: as a single line, as small as a layout makes it, on a telephone, at the usual
 * size in each state of the data, and as wide and high as a screen can be.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "golden/album.h"

/* Smaller screens are laid out in single lines. */
#define TELEPHONE 40

static const struct shot shots[] = {
	{ "a line of a telephone", FIXTURE_LIVE, { 40, 1 }, false },
	{ "a line", FIXTURE_LIVE, { 80, 1 }, false },
	{ "a line, stale", FIXTURE_STALE, { 80, 1 }, false },
	{ "a line, lost", FIXTURE_LOST, { 80, 1 }, false },
	{ "smallest", FIXTURE_LIVE, { 0, 0 }, false },
	{ "smallest, lost", FIXTURE_LOST, { 0, 0 }, false },
	{ "smaller than any layout makes it", FIXTURE_LIVE, { 20, 3 }, false },
	{ "a telephone", FIXTURE_LIVE, { 40, 12 }, false },
	{ "live", FIXTURE_LIVE, { 80, 24 }, true },
	{ "stale", FIXTURE_STALE, { 80, 24 }, true },
	{ "lost", FIXTURE_LOST, { 80, 24 }, true },
	{ "frozen", FIXTURE_FROZEN, { 80, 24 }, true },
	{ "a board without rows", FIXTURE_EMPTY, { 80, 21 }, false },
	{ "absent and absurd values", FIXTURE_BAD, { 80, 21 }, false },
	{ "hostile texts", FIXTURE_HOSTILE, { 80, 21 }, false },
	{ "a desk", FIXTURE_LIVE, { 200, 57 }, false },
	{ "a desk, lost", FIXTURE_LOST, { 200, 57 }, false },
	{ "largest", FIXTURE_LIVE, { 500, 197 }, false },
};

static int fewer(int a, int b)
{
	return a == 0 || b < a ? b : a;
}

/* Makes *least the smallest that the pane gets with a title below `node`, which has so many columns at least. */
static void seek(const struct layout_node *node, const char *pane, int cols, struct screen_size *least)
{
	for (size_t i = 0; i < node->beside_n; i++)
		seek(&node->beside[i], pane, node->beside[i].least, least);
	for (size_t i = 0; i < node->rows_n; i++) {
		const struct layout_node *row = &node->rows[i];

		seek(row, pane, cols, least);
		if (strcmp(row->pane, pane) == 0 && row->least > 1)
			*least = (struct screen_size){ fewer(least->cols, cols), fewer(least->rows, row->least) };
	}
	for (size_t i = 0; i < node->beside_n; i++)
		if (strcmp(node->beside[i].pane, pane) == 0)
			least->cols = fewer(least->cols, node->beside[i].least);
}

/* The fewest columns and lines with a title that a layout of this program asks for. */
static struct screen_size smallest(const char *pane)
{
	struct screen_size least = { 0, 0 };
	struct fixture f;

	fixture_make(&f, FIXTURE_EMPTY);
	for (size_t i = 0; i < f.settings.layouts_n; i++) {
		const struct layout_setting *l = &f.settings.layouts[i];

		if (l->screen.cols >= TELEPHONE)
			seek(&l->root, pane, l->screen.cols, &least);
	}
	fixture_release(&f);
	if (least.rows == 0)
		fail_msg("no layout has a least size for the pane %s", pane);
	return least;
}

static bool check(const struct pane *p, enum glyphs tier)
{
	const struct screen like = { .zoomed = p, .cursor = 2, .layout = "" };
	const struct screen_size least = smallest(p->name);
	struct album *a;
	char name[64];

	snprintf(name, sizeof name, "panes/%s-%s", p->name, tier_names[tier]);
	a = album_new(name, tier);
	for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
		struct shot shot = shots[i];

		if (shot.size.cols == 0)
			shot.size = least;
		album_add(a, &shot, &like);
	}
	return album_close(a);
}

static void panes_are_as_committed(void **state)
{
	size_t n, failed = 0;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (int tier = 0; tier < GLYPHS_TIERS; tier++)
			failed += !check(panes[i], (enum glyphs)tier);
	assert_int_equal(failed, 0);
}

/* Of more conditions than a log keeps the pane says how many it lacks. */
static void alerts_left_out_are_told(void **state)
{
	char title[PANE_TITLE] = "", missed[32];
	struct fixture f;
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	fixture_make(&f, FIXTURE_CROWD);
	while (n > 0 && strcmp(panes[n - 1]->name, "alerts") != 0)
		n--;
	assert_int_not_equal(n, 0);
	panes[n - 1]->title(&f.view, GLYPHS_TIER_ASCII, title);
	assert_int_not_equal(alert_log_missed(f.view.alerts), 0);
	snprintf(missed, sizeof missed, " %zu more, NOT SHOWN", alert_log_missed(f.view.alerts));
	assert_non_null(strstr(title, missed));
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(panes_are_as_committed),
		cmocka_unit_test(alerts_left_out_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
