/*
 * What is kept for as long as it stays the same: walks through the days of a restless force, in which at each step what is kept has
 * to be what comes out when all is worked out from nothing.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "config/config.h"
#include "model/candidate.h"
#include "model/state.h"
#include "support/unrest.h"
#include "ui/rows.h"
#include "ui/ui.h"
#include "view/table.h"

#define START (HOURS(18) + DAYS(19000))
#define WALKS 8
#define STEPS 250
#define COLS 150
#define LINES 60

static const struct state_setting states[] = {
	{ "0", "EMERGENCY", STATE_EMERGENCY, 0 }, { "1", "ON DUTY", STATE_FREE, 0 },
	{ "2", "ON PATROL", STATE_FREE, MINUTES(25) }, { "5", "EN ROUTE", STATE_COMMITTED, MINUTES(3) },
	{ "6", "AT SCENE", STATE_COMMITTED, MINUTES(12) }, { "11", "OFF DUTY", STATE_OFF, MINUTES(5) },
};

/* Of what is looked at there is one that is kept, and one that has never seen the rows before. */
struct walk {
	struct unrest *force;
	struct arena *arena;
	struct settings settings;
	usec now;   /* board time */
	usec polled;
	enum staleness staleness;
	const struct board *board, *anew;
	struct alert_log *log, *log_anew;
	struct rows rows, rows_anew;
	struct arena *scratch, *scratch_anew;
	struct ui *ui;
	struct grid grid, grid_anew;
	struct link link;
	size_t kept; /* steps at which the rows stood */
	size_t ended; /* at which they had to go by time alone */
	size_t on;   /* alerts that were seen */
};

static void begin(struct walk *w, uint64_t seed)
{
	*w = (struct walk){ .force = unrest_new(seed, START), .arena = arena_new(), .now = START, .polled = START,
			    .log = alert_log_new(), .log_anew = alert_log_new(), .scratch = arena_new(),
			    .scratch_anew = arena_new(), .ui = ui_new() };
	config_default(&w->settings, w->arena);
	w->settings.states = states;
	w->settings.states_n = sizeof states / sizeof *states;
	w->settings.alerts.repeat = w->settings.alerts.repeat_urgent = MINUTES(2);
	w->settings.alerts.silent_after = MINUTES(20);
	rows_init(&w->rows);
	grid_resize(&w->grid, COLS, LINES);
	grid_resize(&w->grid_anew, COLS, LINES);
}

static void end(struct walk *w)
{
	rows_release(&w->rows);
	ui_free(w->ui);
	alert_log_free(w->log);
	alert_log_free(w->log_anew);
	board_free(w->board);
	board_free(w->anew);
	grid_release(&w->grid);
	grid_release(&w->grid_anew);
	arena_drop(w->scratch);
	arena_drop(w->scratch_anew);
	arena_drop(w->arena);
	unrest_free(w->force);
}

/* --- what happens --- */

static void poll(struct walk *w)
{
	if (!unrest_chance(w->force, 4))
		unrest_happen(w->force, w->now);
	board_free(w->board);
	w->polled = w->now;
	w->board = unrest_board(w->force, w->now, false);
}

/* The same moments as the rows have, to the second: the very one at which something comes out otherwise, and the one before. */
static usec next_moment(struct walk *w)
{
	usec until = w->rows.held.spell.until;
	unsigned way = unrest_chance(w->force, 24);

	if (way == 0)
		return w->now - SECONDS(unrest_chance(w->force, 4000));
	if (way < 8 && until > w->now && until < w->now + HOURS(2))
		return until - (way & 1);
	return way < 14 ? w->now + SECONDS(1) : w->now + SECONDS(unrest_chance(w->force, way < 20 ? 90 : 1200));
}

static void change_settings(struct walk *w)
{
	struct alert_settings *a = &w->settings.alerts;

	a->endurance_before = MINUTES(unrest_chance(w->force, 10));
	a->authorisation_before = MINUTES(unrest_chance(w->force, 20));
	a->shift_after = MINUTES(unrest_chance(w->force, 10));
	a->silent_after = MINUTES(unrest_chance(w->force, 25));
	a->limit_before = MINUTES(unrest_chance(w->force, 8));
	a->raise_after = SECONDS(unrest_chance(w->force, 50));
	a->clear_after = SECONDS(unrest_chance(w->force, 50));
}

static void acknowledge(struct walk *w)
{
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(w->log, &n);
	char key[ALERT_KEY];

	if (n == 0)
		return;
	memcpy(key, lines[unrest_chance(w->force, (unsigned)n)]->key, sizeof key);
	alert_log_acknowledge(w->log, key, w->now);
	alert_log_acknowledge(w->log_anew, key, w->now);
}

/* Mostly the data are live, and most polls say what the one before said. */
static void step(struct walk *w)
{
	w->now = next_moment(w);
	w->staleness = unrest_chance(w->force, 12) ? STALENESS_LIVE : (enum staleness)unrest_chance(w->force, 3);
	if (!unrest_chance(w->force, 40))
		change_settings(w);
	if (!unrest_chance(w->force, 4))
		acknowledge(w);
	if (w->staleness == STALENESS_LIVE || !w->board)
		poll(w);
	board_free(w->anew);
	w->anew = unrest_board(w->force, w->polled, true);
}

/* --- what has to be the same --- */

static void same_line(const struct alert_line *a, const struct alert_line *b)
{
	const struct alert_words *words = &a->alert.words, *other = &b->alert.words;

	assert_string_equal(a->id, b->id);
	assert_string_equal(a->key, b->key);
	assert_true(a->raised_at == b->raised_at && a->acknowledged_at == b->acknowledged_at &&
		    a->repeated_at == b->repeated_at && a->cleared_at == b->cleared_at && a->gone_at == b->gone_at);
	assert_true(a->told == b->told && a->repeats == b->repeats && a->warned == b->warned);
	assert_true(a->alert.priority == b->alert.priority && a->alert.since == b->alert.since &&
		    a->alert.warning == b->alert.warning);
	assert_string_equal(words->who, other->who);
	assert_string_equal(words->place, other->place);
	assert_string_equal(words->how, other->how);
	assert_string_equal(words->what, other->what);
}

static void same_lines(const struct alert_line *const *a, size_t n, const struct alert_line *const *b, size_t m)
{
	assert_int_equal(n, m);
	for (size_t i = 0; i < n; i++)
		same_line(a[i], b[i]);
}

static void same_alerts(struct walk *w)
{
	const usec age = w->now - w->polled;
	const struct alert_scene kept = { w->board, &w->settings, w->now, age, w->staleness };
	const struct alert_scene anew = { w->anew, &w->settings, w->now, age, w->staleness };
	const struct alert_line *const *lines, *const *others;
	size_t n, m;

	assert_int_equal(alert_log_step(w->log, &kept), alert_log_step(w->log_anew, &anew));
	lines = alert_log_raised(w->log, &n);
	others = alert_log_raised(w->log_anew, &m);
	same_lines(lines, n, others, m);
	w->on += n;
	lines = alert_log_cleared(w->log, &n);
	others = alert_log_cleared(w->log_anew, &m);
	same_lines(lines, n, others, m);
}

static struct view view_of(const struct walk *w, const struct board *b, const struct alert_log *log)
{
	return (struct view){ .board = b, .now = w->now, .age = w->now - w->polled, .staleness = w->staleness,
			      .link = &w->link, .settings = &w->settings, .notice = "", .alerts = log };
}

static void same_row(const struct table *t, const void *row, const struct view *v, const void *anew,
		     const struct view *v_anew)
{
	for (size_t i = 0; t && i < t->columns_n; i++) {
		struct table_cell cell, other;

		if (!table_has(t, i + 1))
			continue;
		table_cell_at(&t->columns[i], row, v, &cell);
		table_cell_at(&t->columns[i], anew, v_anew, &other);
		assert_string_equal(cell.text, other.text);
		assert_int_equal(cell.meaning, other.meaning);
	}
	if (t && t->below)
		assert_int_equal(t->below(row, v, (struct canvas){ 0 }), t->below(anew, v_anew, (struct canvas){ 0 }));
}

static void same_rows(struct walk *w)
{
	struct view v = view_of(w, w->board, w->log), v_anew = view_of(w, w->anew, w->log_anew);
	const struct board *held = w->rows.held.board;
	usec until = w->rows.held.spell.until;
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	arena_reset(w->scratch);
	arena_reset(w->scratch_anew);
	rows_init(&w->rows_anew);
	rows_update(&w->rows, &v, w->scratch);
	rows_update(&w->rows_anew, &v_anew, w->scratch_anew);
	w->kept += w->rows.held.board == held;
	w->ended += w->rows.held.board != held && w->now >= until;
	for (size_t i = 0; i < n; i++) {
		struct pane_rows kept = w->rows.of[i], anew = w->rows_anew.of[i];

		assert_int_equal(kept.n, anew.n);
		assert_int_equal(kept.fitted, anew.fitted);
		for (size_t k = 0; k < kept.n; k++) {
			assert_string_equal(panes[i]->key(kept.at[k]), panes[i]->key(anew.at[k]));
			same_row(panes[i]->table, kept.at[k], &v, anew.at[k], &v_anew);
		}
	}
	rows_release(&w->rows_anew);
}

static void draw(struct ui *ui, const struct view *v, struct grid *g)
{
	struct canvas c = canvas_of(g, GLYPHS_TIER_FULL);

	ui_update(ui, v, c);
	ui_draw(ui, v, c);
}

static void same_screen(struct walk *w)
{
	struct view v = view_of(w, w->board, w->log), v_anew = view_of(w, w->anew, w->log_anew);
	struct ui *anew = ui_new();

	draw(w->ui, &v, &w->grid);
	draw(anew, &v_anew, &w->grid_anew);
	for (int i = 0; i < COLS * LINES; i++)
		assert_true(grid_same(&w->grid.cells[i], &w->grid_anew.cells[i]));
	ui_free(anew);
}

static void a_kept_answer_is_the_one_from_nothing(void **state)
{
	size_t kept = 0, ended = 0, on = 0;

	(void)state;
	for (size_t walk = 0; walk < WALKS; walk++) {
		struct walk w;

		begin(&w, 77 + walk);
		for (size_t i = 0; i < STEPS; i++) {
			step(&w);
			same_alerts(&w);
			same_rows(&w);
			if (i % 16 == 0)
				same_screen(&w);
		}
		kept += w.kept;
		ended += w.ended;
		on += w.on;
		end(&w);
	}
	print_message("%zu steps, kept %zu, ended %zu, alerts %zu\n", (size_t)WALKS * STEPS, kept, ended, on);
	assert_true(kept > WALKS * STEPS / 3 && ended > WALKS * STEPS / 20 && on > WALKS * STEPS * 4);
}

/* --- each answer by itself: until the last moment of its spell it is the same --- */

/* In a spell: any moment, and the last. */
static usec within(struct unrest *force, usec now, usec until)
{
	usec last = until < now + HOURS(2) ? until - 1 : now + HOURS(2);

	return unrest_chance(force, 2) ? last : now + (last - now) / 1000 * (usec)unrest_chance(force, 1000);
}

static void coverage_lasts(struct unrest *force, const struct board *b, usec now)
{
	for (size_t i = 0; i < b->hotspots.n; i++) {
		struct coverage c = coverage_of(b, &b->hotspots.at[i], now);
		struct coverage later = coverage_of(b, &b->hotspots.at[i], within(force, now, c.until));

		assert_int_equal(c.state, later.state);
		assert_true(c.done == later.done && c.present == later.present &&
			    c.present_since == later.present_since && !c.short_by == !later.short_by);
		if (!c.present)
			assert_true(c.due_at == later.due_at && c.overdue_at == later.overdue_at &&
				    c.last_effective_at == later.last_effective_at);
	}
}

static void findings_last(struct unrest *force, const struct board *b, const struct settings *s, usec now)
{
	struct arena *arena = arena_new();
	struct alert_scene scene = { b, s, now, 0, STALENESS_LIVE };
	struct alert_findings found = alert_find(&scene, 100, arena), later;

	scene.now = within(force, now, found.until);
	later = alert_find(&scene, 100, arena);
	assert_int_equal(found.n, later.n);
	for (size_t i = 0; i < found.n; i++) {
		assert_ptr_equal(found.at[i]->rule, later.at[i]->rule);
		assert_ptr_equal(found.at[i]->row, later.at[i]->row);
		assert_true(found.at[i]->since == later.at[i]->since && found.at[i]->warning == later.at[i]->warning &&
			    found.at[i]->form == later.at[i]->form);
	}
	arena_drop(arena);
}

static void order_lasts(struct unrest *force, const struct board *b, const struct settings *s, usec now)
{
	struct arena *arena = arena_new();
	struct spell spell = spell_at(now), then;
	const struct unit *const *order = unit_order(b, s, &spell, arena), *const *later;

	then = spell_at(within(force, now, spell.until));
	later = unit_order(b, s, &then, arena);
	for (size_t i = 0; i < b->units.n; i++)
		assert_ptr_equal(order[i], later[i]);
	arena_drop(arena);
}

static void candidates_last(struct unrest *force, const struct board *b, const struct settings *s, usec now)
{
	struct arena *arena = arena_new();

	for (size_t i = 0; i < b->assists.n; i++) {
		const struct assist *a = &b->assists.at[i];
		struct spell spell = spell_at(now);
		struct reserve r = candidate_reserve(b, s, &spell, arena);
		struct candidate best[3], later[3];
		size_t n = candidate_best_of(&r, a, best, 3);

		assert_int_equal(candidate_best(b, s, a, within(force, now, spell.until), later, 3), n);
		for (size_t k = 0; k < n; k++) {
			assert_ptr_equal(best[k].unit, later[k].unit);
			assert_int_equal(best[k].verdict, later[k].verdict);
		}
		spell = spell_at(now);
		if (candidate_enough(&r, a, 2))
			assert_int_equal(candidate_best(b, s, a, within(force, now, spell.until), later, 2), 2);
	}
	arena_drop(arena);
}

/* Up to three seconds before something comes to a row. */
static usec just_before(struct unrest *force, const struct board *b, usec now)
{
	const struct unit *u = &b->units.at[unrest_chance(force, (unsigned)b->units.n)];
	const struct hotspot *h = &b->hotspots.at[unrest_chance(force, (unsigned)b->hotspots.n)];
	const usec moments[] = { u->endurance_ends, u->shift_ends,  u->state_since,
				 h->window_starts,  h->window_ends, h->authorisation_ends };
	usec t = moments[unrest_chance(force, sizeof moments / sizeof *moments)];

	return (t > now - HOURS(1) && t < now + HOURS(1) ? t : now) - unrest_chance(force, SECONDS(3));
}

struct looked {
	struct view view; /* whose moment it is at */
	struct spell spell;
	struct kept_stamp stamp;
	struct table_cell cell;
};

/* Looks at a column of that row at the view's moment. */
static void look_at(const struct pane *p, const char *key, size_t column, struct arena *arena, struct looked *l)
{
	struct spell spell = spell_at(l->view.now);
	struct pane_rows rows = p->rows(&l->view, &spell, arena);
	const void *const *row = rows.at;

	while (strcmp(p->key(*row), key) != 0)
		row++;
	l->spell = spell_at(l->view.now);
	l->view.spell = &l->spell;
	l->stamp = (struct kept_stamp){ .n = 0 };
	p->table->stamp(*row, &l->view, &l->stamp);
	table_cell_at(&p->table->columns[column], *row, &l->view, &l->cell);
}

static void row_lasts(struct unrest *force, const struct pane *p, const char *key, const struct view *v,
		      struct arena *arena)
{
	const size_t column = unrest_chance(force, (unsigned)p->table->columns_n);
	struct looked now = { .view = *v }, later = { .view = *v };

	look_at(p, key, column, arena, &now);
	later.view.now = within(force, v->now, now.spell.until);
	look_at(p, key, column, arena, &later);
	if (memcmp(&now.stamp, &later.stamp, sizeof now.stamp) != 0)
		return;
	assert_string_equal(now.cell.text, later.cell.text);
	assert_int_equal(now.cell.meaning, later.cell.meaning);
}

static void cells_last(struct unrest *force, const struct board *b, const struct settings *s)
{
	static const char *const panes[] = { "units", "hotspots" };
	struct arena *arena = arena_new();
	const struct view v = { .board = b, .settings = s, .now = just_before(force, b, START), .notice = "" };

	for (size_t i = 0; i < sizeof panes / sizeof *panes; i++) {
		const struct pane *p = pane_named(panes[i]);
		struct spell spell = spell_at(v.now);
		struct pane_rows rows = p->rows(&v, &spell, arena);

		for (size_t k = 0; k < rows.n; k++)
			row_lasts(force, p, p->key(rows.at[k]), &v, arena);
	}
	arena_drop(arena);
}

static void an_answer_lasts_to_the_end_of_its_spell(void **state)
{
	struct walk w;

	(void)state;
	begin(&w, 5);
	for (size_t i = 0; i < 3000; i++) {
		const struct board *b;

		for (int k = 0; k < 5; k++)
			unrest_happen(w.force, w.now);
		if (i % 10 == 0)
			change_settings(&w);
		b = unrest_board(w.force, w.now, true);
		coverage_lasts(w.force, b, w.now);
		findings_last(w.force, b, &w.settings, w.now);
		order_lasts(w.force, b, &w.settings, w.now);
		candidates_last(w.force, b, &w.settings, w.now);
		cells_last(w.force, b, &w.settings);
		board_free(b);
	}
	end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_lasts_to_the_end_of_its_spell),
		cmocka_unit_test(a_kept_answer_is_the_one_from_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
