#include "view/cry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "draw/big.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define KEEP 6
#define NOW SECONDS(1000) /* of two words the first one has its turn */

static const struct board board;

/* Is it on a row of the picture, in the middle, in letters of that scale? */
static bool shows(const struct grid *g, const char *words, int scale)
{
	struct grid letters = { 0 };
	int cols = big_cols(words) * scale;
	bool found = false;

	grid_resize(&letters, g->cols, 1);
	big_text(canvas_of(&letters, GLYPHS_TIER_FULL), (g->cols - cols) / 2, 0, scale, MEANING_PLAIN, words);
	for (int row = KEEP; row < g->rows && !found; row++) {
		found = true;
		for (int col = 0; col < g->cols; col++)
			found &= grid_at(g, col, row)->text.rune[0] == grid_at(&letters, col, 0)->text.rune[0];
	}
	grid_release(&letters);
	return found;
}

static void words(void **state)
{
	static const struct {
		const char *why;
		bool board;
		enum showing showing;
		enum staleness staleness;
		usec age;
		int cols, rows, took;
		const char *first, *second;
		int scale;
	} cases[] = {
		{ "live", true, SHOWING_LIVE, STALENESS_LIVE, 0, 80, 40, 0, NULL, NULL, 0 },
		{ "seconds", true, SHOWING_LIVE, STALENESS_STALE, SECONDS(47), 79, 12, 6, "STALE 47 SEC", NULL, 1 },
		{ "minutes", true, SHOWING_LIVE, STALENESS_STALE, SECONDS(119), 79, 12, 6, "STALE 1 MIN", NULL, 1 },
		{ "hours", true, SHOWING_LIVE, STALENESS_STALE, HOURS(25), 79, 12, 6, "STALE 25 H", NULL, 1 },
		{ "too narrow for the age", true, SHOWING_LIVE, STALENESS_STALE, 0, 70, 12, 6, "STALE", NULL, 1 },
		{ "too narrow for all", true, SHOWING_LIVE, STALENESS_STALE, 0, 30, 12, 0, NULL, NULL, 0 },
		{ "on a band", true, SHOWING_LIVE, STALENESS_STALE, 0, 80, 14, 8, "STALE 0 SEC", NULL, 1 },
		{ "figures need room", true, SHOWING_LIVE, STALENESS_STALE, 0, 200, 31, 8, "STALE 0 SEC", NULL, 1 },
		{ "no more than that", true, SHOWING_LIVE, STALENESS_STALE, 0, 200, 32, 13, "STALE 0 SEC", NULL, 2 },
		{ "lost, in turn", true, SHOWING_LIVE, STALENESS_LOST, 0, 79, 12, 6, "NO DATABASE", NULL, 1 },
		{ "lost, both", true, SHOWING_LIVE, STALENESS_LOST, 0, 79, 17, 11, "NO DATABASE", "USE RADIO", 1 },
		{ "lost, both, large", true, SHOWING_LIVE, STALENESS_LOST, 0, 160, 40, 24, "NO DATABASE", NULL, 2 },
		{ "lost, no room but for figures", true, SHOWING_LIVE, STALENESS_LOST, 0, 45, 5, 0, NULL, NULL, 0 },
		{ "held", true, SHOWING_FROZEN, STALENESS_LOST, 0, 160, 40, 0, NULL, NULL, 0 },
		{ "nothing yet", false, SHOWING_LIVE, STALENESS_LOST, 0, 79, 17, 11, "NO DATA YET", "USE RADIO", 1 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .board = cases[i].board ? &board : NULL,
					.now = cases[i].board ? NOW : MOMENT_NONE,
					.age = cases[i].age,
					.showing = cases[i].showing,
					.staleness = cases[i].staleness };
		struct grid g = { 0 };
		int took;

		grid_resize(&g, cases[i].cols, cases[i].rows);
		took = cry_draw(&v, canvas_of(&g, GLYPHS_TIER_FULL), KEEP);
		if (took != cases[i].took)
			fail_msg("%s: takes %d rows, not %d", cases[i].why, took, cases[i].took);
		if ((cases[i].first && !shows(&g, cases[i].first, cases[i].scale)) ||
		    (cases[i].second && !shows(&g, cases[i].second, cases[i].scale)))
			fail_msg("%s: not '%s'", cases[i].why, cases[i].first);
		grid_release(&g);
	}
}

/* Four seconds each; also before 1970, which a database may well claim. */
static void turns(void **state)
{
	static const usec moments[] = { NOW, NOW + SECONDS(4), -NOW, -NOW - SECONDS(4) };

	(void)state;
	for (size_t i = 0; i < LEN(moments); i++) {
		const struct view v = { .board = &board, .now = moments[i], .staleness = STALENESS_LOST };
		struct grid g = { 0 };

		grid_resize(&g, 80, 12);
		cry_draw(&v, canvas_of(&g, GLYPHS_TIER_FULL), KEEP);
		if (!shows(&g, i % 2 ? "USE RADIO" : "NO DATABASE", 1))
			fail_msg("not in turn at %zu", i);
		grid_release(&g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(turns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
