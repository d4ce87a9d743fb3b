/* What must hold on a screen of any size, whatever it shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "support/fit.h"
#include "golden/screen.h"
#include "view/layout_page.h"

#define COLS 130
#define ROWS 45
#define MOST_COLS 500
#define MOST_ROWS 200

static const char *const words[] = {
	[STALENESS_LIVE] = "LIVE",
	[STALENESS_STALE] = "STALE",
	[STALENESS_LOST] = "NO DATABASE",
};

/* The plain ASCII of the first line, other characters as '?'. */
static void first_line(const struct grid *g, char line[MOST_COLS + 1])
{
	for (int col = 0; col < g->cols; col++) {
		char32_t rune = grid_at(g, col, 0)->text.rune[0];

		line[col] = rune < 0x80 ? (char)rune : '?';
	}
	line[g->cols] = '\0';
}

static const char *const replays[] = { [SHOWING_FROZEN] = "FROZEN", [SHOWING_REPLAY] = "REPLAY" };

/* From 12 columns on the word itself, in less its first letter; always in the last corner. */
static bool corner_is_there(const struct grid *g, const struct view *v)
{
	const char *word = v->showing == SHOWING_LIVE ? words[v->staleness] : replays[v->showing];
	char line[MOST_COLS + 1], letter[2] = { word[0], '\0' };

	first_line(g, line);
	return line[g->cols - 1] != ' ' && strstr(line, g->cols >= 12 ? word : letter);
}

struct range {
	int cols, most_cols, rows, most_rows, step;
	int slant; /* more than 1: only every so many-th height at each width, each width beginning one further down */
};

static void sizes_of(struct detail_state detail, const char *layout, size_t page, enum fixture_scenario scenario,
		     enum glyphs tier, struct range r)
{
	struct fixture f;
	struct screen s;
	int col, row;

	fixture_make(&f, scenario);
	screen_init(&s);
	s.detail = detail;
	s.layout = layout;
	s.page = page;
	for (int cols = r.cols; cols <= r.most_cols; cols += r.step)
		for (int rows = r.rows + (r.slant ? cols % r.slant : 0); rows <= r.most_rows;
		     rows += r.slant ? r.slant : r.step) {
			s.cursor = (size_t)cols % 25;
			screen_draw(&s, &f.view, cols, rows, tier);
			if (!screen_is_fit(&s.grid, tier, &col, &row))
				fail_msg("%dx%d in scenario %d: an unfit cell at %d,%d", cols, rows, scenario,
					 col, row);
			if (!corner_is_there(&s.grid, &f.view))
				fail_msg("%dx%d in scenario %d: no corner", cols, rows, scenario);
			if (!screen_is_apart(&s.plan, cols, rows))
				fail_msg("%dx%d in scenario %d: panes overlap", cols, rows, scenario);
			if (!screen_has_cursor(&s.grid))
				fail_msg("%dx%d in scenario %d: cursor outside", cols, rows, scenario);
		}
	screen_release(&s);
	fixture_release(&f);
}

static void sizes(enum fixture_scenario scenario, enum glyphs tier, struct range r)
{
	sizes_of((struct detail_state){ 0 }, "", 0, scenario, tier, r);
}

/* A page of a shipped layout at every size: panes stand apart, and there is one wherever there is a line for it. */
static void check_page(struct screen *s, const struct view *v, const struct range *r)
{
	for (int cols = r->cols; cols <= r->most_cols; cols += r->step)
		for (int rows = r->rows; rows <= r->most_rows; rows += r->step) {
			screen_plan(s, v, cols, rows);
			if (!screen_is_apart(&s->plan, cols, rows))
				fail_msg("%s, page %zu at %dx%d: panes overlap", s->layout, s->page, cols, rows);
			if (s->plan.n == 0 && rows >= 3)
				fail_msg("%s, page %zu at %dx%d: no pane", s->layout, s->page, cols, rows);
		}
}

static void plans_of_every_size(void **state)
{
	static const struct range ranges[] = {
		{ 1, COLS, 1, ROWS, 1, 0 },
		{ COLS, MOST_COLS, ROWS, MOST_ROWS, 11, 0 },
	};
	static const enum fixture_scenario scenarios[] = { FIXTURE_LIVE, FIXTURE_EMPTY };

	(void)state;
	for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
		struct fixture f;
		struct screen s;

		fixture_make(&f, scenarios[i]);
		screen_init(&s);
		for (size_t k = 0; k < f.settings.layouts_n; k++) {
			if (k > 0 && strcmp(f.settings.layouts[k].name, s.layout) == 0)
				continue;
			f.settings.screen.layout = s.layout = f.settings.layouts[k].name;
			for (s.page = 0; s.page < layout_pages(&f.settings); s.page++)
				for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
					check_page(&s, &f.view, &ranges[r]);
		}
		screen_release(&s);
		fixture_release(&f);
	}
}

/* Every width, every height, and every pair of them where screens are small; of larger ones each fifth pair. */
static void screens_of_every_size(void **state)
{
	(void)state;
	sizes(FIXTURE_LIVE, GLYPHS_TIER_FULL, (struct range){ 1, 48, 1, 18, 1, 0 });
	sizes(FIXTURE_LIVE, GLYPHS_TIER_FULL, (struct range){ 1, COLS, 1, ROWS, 1, 5 });
}

/* Of every layout and page, as drawn. */
static void layouts_drawn(void **state)
{
	struct fixture f;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	for (size_t k = 0; k < f.settings.layouts_n; k++) {
		if (k > 0 && strcmp(f.settings.layouts[k].name, f.settings.screen.layout) == 0)
			continue;
		f.settings.screen.layout = f.settings.layouts[k].name;
		for (size_t page = 0; page < layout_pages(&f.settings); page++)
			sizes_of((struct detail_state){ 0 }, f.settings.screen.layout, page, FIXTURE_LIVE,
				 GLYPHS_TIER_ASCII, (struct range){ 1, COLS, 1, ROWS, 9, 0 });
	}
	fixture_release(&f);
}

static void every_scenario(void **state)
{
	(void)state;
	for (int scenario = 0; scenario < FIXTURE_SCENARIOS; scenario++)
		for (int tier = 0; tier < GLYPHS_TIERS; tier++)
			sizes((enum fixture_scenario)scenario, (enum glyphs)tier,
			      (struct range){ 1, COLS, 1, ROWS, 7, 0 });
}

static void large_screens(void **state)
{
	(void)state;
	for (int scenario = 0; scenario < FIXTURE_SCENARIOS; scenario++)
		sizes((enum fixture_scenario)scenario, GLYPHS_TIER_FULL,
		      (struct range){ COLS, MOST_COLS, ROWS - 10, MOST_ROWS, 37, 0 });
}

static void details_of_every_size(void **state)
{
	static const struct detail_state details[] = {
		{ &detail_hotspot, "DCC", 3 },	    { &detail_unit, "HD02", 2 },  { &detail_assist, "5", 1 },
		{ &detail_counter, "Patrols", 900 }, { &detail_unit, "gone", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		for (int scenario = 0; scenario < FIXTURE_SCENARIOS; scenario++) {
			enum glyphs tier = (enum glyphs)(scenario % GLYPHS_TIERS);

			sizes_of(details[i], "", 0, (enum fixture_scenario)scenario, tier,
				 (struct range){ 1, COLS, 1, ROWS, 7, 13 });
			sizes_of(details[i], "", 0, (enum fixture_scenario)scenario, tier,
				 (struct range){ COLS, MOST_COLS, ROWS, MOST_ROWS, 80, 0 });
		}
}

#define AROUND 3

static void mark(struct grid *g)
{
	for (int row = 0; row < g->rows; row++)
		for (int col = 0; col < g->cols; col++)
			grid_at(g, col, row)->text.rune[0] = U'#';
}

/* Whatever a pane draws stays inside its canvas: the marks around it stand. */
static bool marks_stand(const struct grid *g)
{
	for (int row = 0; row < g->rows; row++)
		for (int col = 0; col < g->cols; col++) {
			bool inside =
				row >= AROUND && row < g->rows - AROUND && col >= AROUND && col < g->cols - AROUND;
			const struct cell *cell = grid_at(g, col, row);

			if (!inside && (cell->text.rune[0] != U'#' || cell->text.width != 1 || cell->selected))
				return false;
		}
	return true;
}

static void draw_apart(const struct pane *p, const struct view *v, struct arena *scratch, int cols, int rows)
{
	struct grid g = { 0 };
	struct pane_state s = { .focused = true, .cursor = 3, .number = 1 };
	struct spell spell = spell_at(view_moment(v));
	struct canvas c;

	grid_resize(&g, cols + 2 * AROUND, rows + 2 * AROUND);
	mark(&g);
	if (p->rows)
		s.rows = p->rows(v, &spell, scratch);
	c = canvas_part(canvas_of(&g, GLYPHS_TIER_FULL), AROUND, AROUND, cols, rows);
	p->draw(v, &s, c);
	if (p->line)
		p->line(v, &s, c);
	if (!marks_stand(&g))
		fail_msg("pane %s draws outside its %dx%d", p->name, cols, rows);
	grid_release(&g);
}

static void panes_stay_inside(void **state)
{
	static const enum fixture_scenario scenarios[] = { FIXTURE_HOSTILE, FIXTURE_BAD, FIXTURE_EMPTY,
							FIXTURE_STALE,   FIXTURE_LOST };
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t k = 0; k < sizeof scenarios / sizeof *scenarios; k++) {
		struct arena *scratch = arena_new();
		struct fixture f;

		fixture_make(&f, scenarios[k]);
		for (size_t i = 0; i < n; i++)
			for (int cols = 0; cols <= COLS; cols += 3)
				for (int rows = 0; rows <= (panes[i]->rows ? 6 : 40); rows++)
					draw_apart(panes[i], &f.view, scratch, cols, rows);
		fixture_release(&f);
		arena_drop(scratch);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_of_every_size),
		cmocka_unit_test(screens_of_every_size),
		cmocka_unit_test(layouts_drawn),
		cmocka_unit_test(every_scenario),
		cmocka_unit_test(large_screens),
		cmocka_unit_test(details_of_every_size),
		cmocka_unit_test(panes_stay_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
