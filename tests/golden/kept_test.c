/*
 * Lines of the screen that are kept from frame to frame: an operator's days in random steps, with a board of which now this and now
 * that has changed. Programs under test draw every line that was kept anew, and end when it comes out otherwise (draw/kept.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/press.h"
#include "config/config.h"
#include "db/section.h"
#include "draw/kept.h"
#include "model/month.h"
#include "support/answer.h"
#include "support/crowd.h"
#include "ui/state.h"
#include "ui/ui.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
/* Each day begins anew: what ends in the course of one, and time that has run away from what was to come, are there again. */
#define WORKDAYS 10
#define STEPS 400
/* Of so many steps the first are busy; then only time goes on, mostly. */
#define ROUND 50
#define BUSY 20
#define MOST_ROWS 1000
#define SINCE SECONDS(1704132000)

static const struct crowd crowd = { 24, 9, 5 };

struct day_at_work {
	struct arena *arena;
	struct settings settings;
	struct board *source; /* what the database has; of these rows: */
	struct unit *units;
	struct hotspot *hotspots;
	struct visit *visits;
	struct assist *assists;
	struct counter *counters;
	struct counter_total *totals;
	struct event *events;
	size_t events_n;
	struct section sections[DATASETS];
	const struct board *board;
	const struct board *drawn, *drawn_rows; /* the last drawn, and the one of its rows; NULL: none yet */
	struct counter_setting *labels;
	size_t labels_n;
	struct alert_log *alerts;
	struct link link;
	struct ui *ui;
	struct grid grid;
	usec now;
	enum staleness staleness;
	enum showing showing;
	usec held_at; /* the moment that shows of a board that stands still */
	enum glyphs glyphs;
	const char *notice;
	uint64_t chance;
};

/* Below `n`; the same ones each time. */
static size_t pick(struct day_at_work *d, size_t n)
{
	d->chance = d->chance * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(d->chance >> 33) % n;
}

static bool once_in(struct day_at_work *d, size_t n)
{
	return pick(d, n) == 0;
}

static usec some_moment(struct day_at_work *d)
{
	int seconds = once_in(d, 2) ? 300 : 4 * 3600;

	return once_in(d, 8) ? MOMENT_NONE : d->now + SECONDS((int)pick(d, (size_t)seconds) - seconds / 2);
}

#define ONE_OF(d, array) ((array)[pick(d, LEN(array))])

/* --- what changes in the database --- */

static const char *const call_signs[] = { "H0007", "H0012", "H0003", "H0021", "H0016", "H0010" };
static const char *const places[] = { "P0000", "P0001", "P0002", "P0003", "P0004", "P0005" };

static void change_unit(struct day_at_work *d)
{
	static const char *const codes[] = { "0", "1", "2", "5", "6", "8", "11", "??" };
	struct unit *u = d->units + pick(d, crowd.units);

	u->state_code = ONE_OF(d, codes);
	u->state_since = some_moment(d);
	u->reported_at = u->located_at = some_moment(d);
	u->hotspot = once_in(d, 3) ? "" : ONE_OF(d, places);
	u->assist_id = once_in(d, 4) ? "1" : "";
	u->note = once_in(d, 2) ? "" : "at the court";
	u->endurance_ends = some_moment(d);
	u->shift_ends = some_moment(d);
	u->crew = (int)pick(d, 4);
	/* Who has the longest call sign makes room for it with all. */
	d->units[crowd.units - 1].call_sign = once_in(d, 2) ? "H0023" : "H0023-DOGS";
}

static void change_hotspot(struct day_at_work *d)
{
	static const char *const names[] = { "Arboretum", "Markeaton \u4e2d Park", "Market Place",
					     "Bus Station", "Normanton Road", "Sadler Gate" };
	struct hotspot *h = d->hotspots + pick(d, crowd.hotspots);

	h->window_starts = some_moment(d);
	h->window_ends = h->window_starts == MOMENT_NONE ? MOMENT_NONE : h->window_starts + HOURS(3);
	h->visits_planned = (int)pick(d, 4);
	h->revisit_every = once_in(d, 3) ? MINUTES(50) : 0;
	h->authorisation_ends = some_moment(d);
	h->extra_officers = once_in(d, 3);
	h->suspended_reason = once_in(d, 9) ? "road works" : "";
	h->last_effective_at = some_moment(d);
	h->asb_28d = (int)pick(d, 50);
	h->runaways_7d = (int)pick(d, 9);
	h->name = ONE_OF(d, names);
}

static void change_visit(struct day_at_work *d)
{
	struct visit *v = d->visits + pick(d, d->source->visits.n);

	v->call_sign = ONE_OF(d, call_signs);
	v->started_at = some_moment(d);
	v->ended_at = once_in(d, 6) ? MOMENT_NONE : some_moment(d);
}

static void change_assist(struct day_at_work *d)
{
	struct assist *a = d->assists + pick(d, crowd.assists);

	a->hotspot = ONE_OF(d, places);
	a->asked_at = some_moment(d);
	a->accepted_at = once_in(d, 2) ? MOMENT_NONE : some_moment(d);
	a->closed_at = once_in(d, 4) ? some_moment(d) : MOMENT_NONE;
}

static void change_counter(struct day_at_work *d)
{
	struct counter *c = d->counters + pick(d, d->source->counters.n);

	c->value = c->to_date = (double)pick(d, 2000);
}

static void change_total(struct day_at_work *d)
{
	d->totals[pick(d, d->source->counter_totals.n)].value = (double)pick(d, 2000);
}

static void change_event(struct day_at_work *d)
{
	d->source->events.n = once_in(d, 2) ? d->events_n : pick(d, 2);
	d->events[0].at = some_moment(d);
}

static const struct {
	const char *view;
	void (*change)(struct day_at_work *d);
} changes[] = {
	{ "unit", change_unit },     { "hotspot", change_hotspot }, { "visit", change_visit },
	{ "assist", change_assist }, { "counter", change_counter }, { "counter_total", change_total },
	{ "event", change_event },
};

static const struct dataset *dataset_named(const char *view)
{
	size_t i = 0;

	while (strcmp(datasets_all[i].view, view) != 0)
		i++;
	return &datasets_all[i];
}

static void read_again(struct day_at_work *d, const struct dataset *all)
{
	struct section *kept = &d->sections[all - datasets_all], fresh;
	PGresult *answer = answer_of(all, dataset_list(d->source, all));

	section_read(&fresh, all, answer, MOST_ROWS);
	section_drop(kept);
	*kept = fresh;
	PQclear(answer);
}

/* As a poll brings it: only the row that has changed, where there are many. */
static void read_unit(struct day_at_work *d, const struct unit *u)
{
	const struct dataset *units = dataset_named("unit");
	struct section *kept = &d->sections[units - datasets_all], fresh;
	PGresult *answer = answer_by_row(units, (struct list){ .at = u, .n = 1 }, SINCE, NULL, 0);

	assert_true(section_merge(&fresh, kept, units, (struct section_changes){ answer, SINCE, MOST_ROWS }));
	section_drop(kept);
	*kept = fresh;
	PQclear(answer);
}

static void change_something(struct day_at_work *d)
{
	size_t what = pick(d, LEN(changes)), n = 1 + pick(d, 3);

	for (size_t i = 0; i < n; i++)
		changes[what].change(d);
	read_again(d, dataset_named(changes[what].view));
	if (once_in(d, 2)) {
		struct unit *u = d->units + pick(d, crowd.units);

		u->state_since = u->reported_at = d->now;
		read_unit(d, u);
	}
	if (once_in(d, 20))
		d->source->about.effective_minutes = 10 + (int)pick(d, 10);
	if (once_in(d, 20))
		d->source->about.programme_started = day_of(2023, 1 + (int)pick(d, 12), 1);
	if (once_in(d, 20)) {
		d->source->zone.n = 0;
		zone_add(&d->source->zone, SINCE, 3600 * (int)pick(d, 3));
	}
}

static void publish(struct day_at_work *d)
{
	struct board *b = board_new();

	b->about = d->source->about;
	b->about.now = d->now;
	b->zone = d->source->zone;
	b->states_of = "";
	for (size_t i = 0; i < DATASETS; i++)
		section_fill(&d->sections[i], &datasets_all[i], b);
	board_free(d->board);
	d->board = board_publish(b);
}

/* --- what goes on before the screen --- */

/*
 * Mostly a second, or to the very moment at which something comes out otherwise, or all but that; sometimes minutes or hours, and
 * now and then back: a replay, or a clock that was put right.
 */
static void pass(struct day_at_work *d, bool quiet)
{
	usec until = d->ui->rows.held.spell.until;

	if (until > d->now && until < d->now + HOURS(1) && once_in(d, 4))
		d->now = until - (usec)pick(d, 2);
	else if (quiet || !once_in(d, 3))
		d->now += SECONDS(1);
	else if (!once_in(d, 3))
		d->now += (usec)pick(d, 300000000);
	else if (once_in(d, 2))
		d->now += SECONDS((int)pick(d, 6 * 3600));
	else
		d->now -= SECONDS((int)pick(d, 3600));
	if (once_in(d, quiet ? 60 : 12))
		d->staleness = (enum staleness)pick(d, 3);
	else if (once_in(d, 3))
		d->staleness = STALENESS_LIVE;
	if (once_in(d, d->showing == SHOWING_LIVE ? 30 : 6)) {
		d->showing = d->showing == SHOWING_LIVE ? (enum showing)(1 + pick(d, 2)) : SHOWING_LIVE;
		d->held_at = d->now;
	}
}

/* All rows are there again, and nothing covers them. */
static void go_back(struct day_at_work *d)
{
	for (int i = 0; i < 4; i++)
		ui_press(d->ui, PRESS_ESC);
}

/* Only some rows, or none, until the next Esc. */
static void filter(struct day_at_work *d)
{
	static const char *const words[] = { "1", "2", "q" };
	const char *const keys[] = { "/", ONE_OF(d, words), "Enter" };

	go_back(d);
	for (size_t i = 0; i < LEN(keys); i++)
		ui_press(d->ui, press_parse(keys[i]));
}

static day running_month(const struct day_at_work *d)
{
	struct civil now = zone_civil(&d->source->zone, d->now);

	return day_of(now.year, now.month, 1);
}

/* Past ones, and at times the one that is running, which then becomes past. */
static void choose_month(struct day_at_work *d)
{
	int back = once_in(d, 2) ? 0 : -(int)pick(d, 8);

	ui_show_month(d->ui, once_in(d, 3) ? DAY_NONE : month_plus(running_month(d), back));
}

static void touch(struct day_at_work *d)
{
	static const char *const keys[] = { "Tab", "Down", "Down", "Up", "PgDn", ">",	"<", "I", "s", "z",
					    "Enter", "p", "p", "?", "/",  "M", "n", "1", "4", "5" };
	static const struct {
		int cols, rows;
	} sizes[] = { { 80, 24 }, { 120, 40 }, { 200, 60 }, { 60, 15 }, { 220, 50 } };
	size_t size = pick(d, LEN(sizes));

	if (once_in(d, 4))
		ui_press(d->ui, press_parse(keys[pick(d, LEN(keys))]));
	if (once_in(d, 3)) /* what covers the rows, or leaves some out, does not stay long */
		go_back(d);
	if (once_in(d, 12))
		filter(d);
	if (once_in(d, 20))
		choose_month(d);
	if (once_in(d, 25))
		grid_resize(&d->grid, sizes[size].cols, sizes[size].rows);
	if (once_in(d, 25))
		d->glyphs = (enum glyphs)pick(d, 3);
	if (once_in(d, 6))
		d->notice = once_in(d, 2) ? "saved as d\u00e9j\u00e0" : "";
}

/* --- the configuration --- */

static const char *const heard[] = { "UNIT", "STATUS", "HEARD" };
static const char *const charge[] = { "UNIT", "STATUS", "CHARGE" };
static const char *const done[] = { "HOTSPOT", "SHORT", "DONE" };

#define PANE(name) .pane = (name), .least = 3, .weight = 1
#define COLUMNS(array) .columns = (array), .columns_n = LEN(array)

/* Two pages on which a pane stands in the same place and has other columns, as wide as those. */
static const struct layout_node page_1[] = {
	{ PANE("units"), COLUMNS(heard) }, { PANE("totals") }, { PANE("hotspots"), COLUMNS(done) }
};
static const struct layout_node page_2[] = {
	{ PANE("units"), COLUMNS(charge) }, { PANE("totals") }, { PANE("counters") }
};
static const struct layout_setting paged[] = {
	{ "paged", "first", { 1, 1 }, { .pane = "", .rows = page_1, .rows_n = LEN(page_1) } },
	{ "paged", "second", { 1, 1 }, { .pane = "", .rows = page_2, .rows_n = LEN(page_2) } },
	{ "renamed", "third", { 1, 1 }, { .pane = "", .rows = page_1, .rows_n = LEN(page_1) } },
	{ "renamed", "fourth", { 1, 1 }, { .pane = "", .rows = page_2, .rows_n = LEN(page_2) } },
};

/* Others lie where those before did. No length is one of whole minutes, in which other things turn. */
static void configure(struct day_at_work *d)
{
	static const char *const layouts[] = { "operator", "operator", "operator", "supervisor", "paged", "renamed" };
	struct settings *s = &d->settings;
	struct alert_settings *a = &s->alerts;

	s->reading++;
	a->silent_after = SECONDS((int)pick(d, 600));
	a->endurance_before = SECONDS((int)pick(d, 600));
	a->authorisation_before = SECONDS((int)pick(d, 600));
	s->screen.highlight = SECONDS((int)pick(d, 90));
	if (once_in(d, 2))
		s->screen.layout = ONE_OF(d, layouts);
	s->keys[ACTION_BACK] = once_in(d, 2) ? "Esc b" : "b Esc";
	s->keys[ACTION_NEXT_PANE] = once_in(d, 2) ? "Tab w" : "w Tab";
	ui_bind(d->ui, s->keys);
	d->labels[pick(d, d->labels_n)].label = once_in(d, 2) ? "Patrols" : "Times that they went";
	s->counters_n = once_in(d, 4) ? 0 : d->labels_n;
}

static void set_layouts(struct day_at_work *d)
{
	struct settings *s = &d->settings;
	struct layout_setting *all = arena_alloc(d->arena, s->layouts_n + LEN(paged), sizeof *all);

	memcpy(all, s->layouts, s->layouts_n * sizeof *all);
	memcpy(all + s->layouts_n, paged, sizeof paged);
	s->layouts = all;
	s->layouts_n += LEN(paged);
}

/* Some of these times see a day, or a month, end. */
static void come_to_rest(struct day_at_work *d)
{
	usec offset = SECONDS(d->source->zone.offset[0]);
	day tomorrow = (day)((d->now + offset) / DAYS(1)) + 1;

	go_back(d);
	if (once_in(d, 3))
		d->now = DAYS(once_in(d, 3) ? month_plus(running_month(d), 1) : tomorrow) - offset -
			 SECONDS((int)pick(d, ROUND - BUSY));
	if (once_in(d, 2))
		choose_month(d);
}

/* A board that stands still, with what is going on behind it. */
static struct view held(const struct day_at_work *d, const struct view *live)
{
	struct view v = *live;

	v.showing = d->showing;
	if (v.showing != SHOWING_LIVE) {
		v.now = d->held_at;
		v.staleness = STALENESS_LIVE;
		v.live = live;
	}
	return v;
}

/* A kept line says where something lay when it was drawn: that has to be there until the next one has been. */
static void read_drawn(const struct board *b)
{
	if (b)
		assert_true(b->units.n > 0 && b->units.at[0].call_sign[0] && b->hotspots.at[0].code[0]);
}

static void draw(struct day_at_work *d, const struct view *v)
{
	struct canvas c = canvas_of(&d->grid, d->glyphs);
	struct summary sum = summary_of(v->board, v->settings, view_moment(v));

	ui_update(d->ui, v, c);
	assert_memory_equal(&d->ui->rows.summary, &sum, sizeof sum);
	read_drawn(d->drawn);
	read_drawn(d->drawn_rows);
	ui_draw(d->ui, v, c);
	d->drawn = v->board;
	d->drawn_rows = d->ui->rows.held.board;
}

static void look(struct day_at_work *d)
{
	const struct alert_scene scene = { d->board, &d->settings, d->now, 0, d->staleness };
	const struct view live = { .board = d->board, .now = d->now, .age = SECONDS(1), .staleness = d->staleness,
				   .link = &d->link, .settings = &d->settings,
				   .notice = d->notice, .alerts = d->alerts };
	struct view v = held(d, &live);

	alert_log_step(d->alerts, &scene);
	draw(d, &v);
}

/* A copy of rows, which can change. */
static void *own(struct day_at_work *d, const void *rows, size_t n, size_t size)
{
	return memcpy(arena_alloc(d->arena, n, size), rows, n * size);
}

#define OWN(d, list) \
	((d)->source->list.at = (d)->list = \
		 own((d), (d)->source->list.at, (d)->source->list.n, sizeof *(d)->source->list.at))

static void come_to_work(struct day_at_work *d, uint64_t seed)
{
	*d = (struct day_at_work){ .arena = arena_new(), .now = CROWD_NOW, .notice = "", .chance = seed };
	config_default(&d->settings, d->arena);
	d->settings.counters = d->labels =
		own(d, d->settings.counters, d->settings.counters_n, sizeof *d->settings.counters);
	d->labels_n = d->settings.counters_n;
	set_layouts(d);
	d->source = crowd_board(&crowd);
	OWN(d, units);
	OWN(d, hotspots);
	OWN(d, visits);
	OWN(d, assists);
	OWN(d, counters);
	OWN(d, events);
	d->source->counter_totals.at = d->totals = own(d, d->source->counter_totals.at, d->source->counter_totals.n,
						       sizeof *d->totals);
	d->events_n = d->source->events.n;
	for (size_t i = 0; i < 200; i++)
		changes[pick(d, LEN(changes))].change(d);
	for (size_t i = 0; i < DATASETS; i++)
		if (!datasets_all[i].of_one)
			read_again(d, &datasets_all[i]);
	d->alerts = alert_log_new();
	d->ui = ui_new();
	grid_resize(&d->grid, 120, 40);
}

static void go_home(struct day_at_work *d)
{
	for (size_t i = 0; i < DATASETS; i++)
		section_drop(&d->sections[i]);
	ui_free(d->ui);
	alert_log_free(d->alerts);
	grid_release(&d->grid);
	board_free(d->board);
	board_free(d->source);
	arena_drop(d->arena);
}

static void step(struct day_at_work *d, bool quiet)
{
	pass(d, quiet);
	if (!quiet && once_in(d, 2))
		change_something(d);
	if (once_in(d, quiet ? 50 : 8))
		configure(d);
	if (!quiet || once_in(d, 20))
		touch(d);
	if (d->showing == SHOWING_LIVE && (!quiet || once_in(d, 5)))
		publish(d);
	look(d);
}

/* At the end of a day nobody operates the screen any more. */
static void lines_are_kept_no_longer_than_they_would_come_out_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= WORKDAYS; seed++) {
		struct day_at_work d;

		come_to_work(&d, seed);
		publish(&d);
		for (int i = 0; i < STEPS; i++) {
			if (i % ROUND == BUSY)
				come_to_rest(&d);
			if (i == STEPS - ROUND / 2)
				ui_kiosk(d.ui, "p");
			step(&d, i % ROUND >= BUSY);
		}
		go_home(&d);
	}
}

/* --- one line --- */

struct ink {
	const char *text;
	struct spell *spell;
	usec until;
};

static void draw_text(const void *what, struct canvas c)
{
	const struct ink *ink = what;

	if (ink->spell)
		spell_end(ink->spell, ink->until);
	canvas_text(c, 0, 0, MEANING_PLAIN, ink->text);
}

/*
 * Draws `first` in drawing 1, and then `text` from that stamp at that moment; tells how that ended: 0 well, 1 when the text, one
 * letter, does not show, else the signal.
 */
static int end_of(const char *first, const char *text, uint64_t stamp, usec now, uint64_t drawing)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct grid g = { 0 };
		struct canvas c;
		struct kept *k = kept_new();
		struct kept_stamp a = { .of = { 1 } }, b = { .of = { stamp } };
		struct spell spell = spell_at(100), later = spell_at(now);
		bool shown;

		close(STDERR_FILENO);
		grid_resize(&g, 20, 1);
		c = canvas_of(&g, GLYPHS_TIER_ASCII);
		kept_fit(k, c, 1);
		kept_draw(k, 0, &a, &spell, draw_text, &(struct ink){ first, &spell, 200 }, c);
		kept_fit(k, c, drawing);
		kept_draw(k, 0, &b, &later, draw_text, &(struct ink){ text, NULL, 0 }, c);
		shown = g.cells[0].text.rune[0] == (unsigned char)*text;
		kept_free(k);
		grid_release(&g);
		_exit(shown ? 0 : 1);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

static void a_line_that_was_kept_and_is_another_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(end_of("a", "a", 1, 150, 2), 0);
	assert_int_equal(end_of("a", "b", 1, 150, 2), SIGABRT);
	assert_int_equal(end_of("a", "b", 1, 199, 2), SIGABRT);
	/* From something else, after the spell, and before it. */
	assert_int_equal(end_of("a", "b", 2, 150, 2), 0);
	assert_int_equal(end_of("a", "b", 1, 200, 2), 0);
	assert_int_equal(end_of("a", "b", 1, 99, 2), 0);
	/* After drawings that it had no part in. */
	assert_int_equal(end_of("a", "b", 1, 150, 3), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_that_was_kept_and_is_another_ends_the_program),
		cmocka_unit_test(lines_are_kept_no_longer_than_they_would_come_out_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
