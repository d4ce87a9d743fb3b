/*
 * Lines of the screen that are kept from frame to frame: an operator's day in random steps, with a board of which now this and now
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
#include "support/answer.h"
#include "support/crowd.h"
#include "ui/state.h"
#include "ui/ui.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define STEPS 4000
/* Of so many steps the first are busy; then only time goes on, mostly. */
#define ROUND 50
#define BUSY 20
#define MOST_ROWS 1000
#define SINCE SECONDS(1704132000)

static const struct crowd crowd = { 60, 23, 5 };

struct day_at_work {
	struct arena *arena;
	struct settings settings;
	struct board *source; /* what the database has; of these rows: */
	struct unit *units;
	struct hotspot *hotspots;
	struct visit *visits;
	struct assist *assists;
	struct counter *counters;
	struct section sections[DATASETS];
	struct board *board;
	struct alert_log *alerts;
	struct link link;
	struct ui *ui;
	struct grid grid;
	usec now;
	enum staleness staleness;
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

/* --- what changes in the database --- */

static void change_unit(struct day_at_work *d)
{
	static const char *const codes[] = { "0", "1", "2", "5", "6", "8", "11", "??" };
	struct unit *u = d->units + pick(d, crowd.units);
	char *hotspot = arena_alloc(d->arena, 8, 1);

	snprintf(hotspot, 8, "P%04zu", pick(d, crowd.hotspots));
	u->state_code = codes[pick(d, LEN(codes))];
	u->state_since = some_moment(d);
	u->reported_at = u->located_at = some_moment(d);
	u->hotspot = once_in(d, 3) ? "" : hotspot;
	u->assist_id = once_in(d, 4) ? "1" : "";
	u->note = once_in(d, 2) ? "" : "at the court";
	u->endurance_ends = some_moment(d);
	u->shift_ends = some_moment(d);
	u->crew = (int)pick(d, 4);
}

static void change_hotspot(struct day_at_work *d)
{
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
	h->name = once_in(d, 2) ? "Arboretum" : "Markeaton \u4e2d Park";
}

static void change_visit(struct day_at_work *d)
{
	struct visit *v = d->visits + pick(d, d->source->visits.n);

	v->call_sign = once_in(d, 2) ? "H0007" : "H0012";
	v->started_at = some_moment(d);
	v->ended_at = once_in(d, 2) ? MOMENT_NONE : some_moment(d);
}

static void change_assist(struct day_at_work *d)
{
	struct assist *a = d->assists + pick(d, crowd.assists);

	a->hotspot = once_in(d, 2) ? "P0001" : "P0002";
	a->asked_at = some_moment(d);
	a->accepted_at = once_in(d, 2) ? MOMENT_NONE : some_moment(d);
	a->closed_at = once_in(d, 4) ? some_moment(d) : MOMENT_NONE;
}

static void change_counter(struct day_at_work *d)
{
	struct counter *c = d->counters + pick(d, d->source->counters.n);

	c->value = c->to_date = (double)pick(d, 2000);
}

static const struct {
	const char *view;
	void (*change)(struct day_at_work *d);
} changes[] = {
	{ "unit", change_unit },     { "hotspot", change_hotspot }, { "visit", change_visit },
	{ "assist", change_assist }, { "counter", change_counter },
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
	if (once_in(d, 40))
		d->source->about.effective_minutes = 10 + (int)pick(d, 10);
	if (once_in(d, 60))
		zone_add(&d->source->zone, d->now - HOURS(1), 3600 * (int)pick(d, 3));
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
	board_publish(b);
	board_free(d->board);
	d->board = b;
}

/* --- what goes on before the screen --- */

/* Mostly a second; sometimes minutes or hours, and now and then back: a replay, or a clock that was put right. */
static void pass(struct day_at_work *d, bool quiet)
{
	if (quiet || !once_in(d, 3))
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
}

static void touch(struct day_at_work *d)
{
	static const char *const keys[] = { "Tab", "Down", "Down", "Up", "PgDn", ">",	"<", "I", "s", "z",
					    "Enter", "Esc", "p", "?", "/",  "M", "n", "1", "2", "3" };
	static const struct {
		int cols, rows;
	} sizes[] = { { 80, 24 }, { 120, 40 }, { 200, 60 }, { 60, 15 }, { 220, 50 } };
	size_t size = pick(d, LEN(sizes));

	if (once_in(d, 4))
		ui_press(d->ui, press_parse(keys[pick(d, LEN(keys))]));
	if (once_in(d, 3)) /* what covers the rows, or leaves some out, does not stay long */
		ui_press(d->ui, PRESS_ESC);
	if (once_in(d, 25))
		grid_resize(&d->grid, sizes[size].cols, sizes[size].rows);
}

/* No length is one of whole minutes, in which other things turn; and some rounds see a day, or a month, end while it is quiet. */
static void begin_round(struct day_at_work *d)
{
	struct alert_settings *a = &d->settings.alerts;

	if (once_in(d, 3))
		d->now += DAYS(once_in(d, 3) ? 31 : 1) - d->now % DAYS(1) - SECONDS(BUSY + (int)pick(d, ROUND - BUSY));
	a->silent_after = SECONDS((int)pick(d, 600));
	a->endurance_before = SECONDS((int)pick(d, 600));
	a->authorisation_before = SECONDS((int)pick(d, 600));
	d->settings.screen.highlight = SECONDS((int)pick(d, 90));
}

static void look(struct day_at_work *d)
{
	const struct alert_scene scene = { d->board, &d->settings, d->now, 0, d->staleness };
	struct view v = { .board = d->board, .now = d->now, .age = SECONDS(1), .staleness = d->staleness,
			  .link = &d->link, .settings = &d->settings, .notice = once_in(d, 9) ? "saved" : "",
			  .alerts = d->alerts };
	struct canvas c = canvas_of(&d->grid, GLYPHS_TIER_FULL);
	struct summary sum;

	alert_log_step(d->alerts, &scene);
	ui_update(d->ui, &v, c);
	sum = summary_of(d->board, &d->settings, view_moment(&v));
	assert_memory_equal(&d->ui->rows.summary, &sum, sizeof sum);
	ui_draw(d->ui, &v, c);
}

/* A copy of rows, which can change. */
static void *own(struct day_at_work *d, const void *rows, size_t n, size_t size)
{
	return memcpy(arena_alloc(d->arena, n, size), rows, n * size);
}

#define OWN(d, list) \
	((d)->source->list.at = (d)->list = \
		 own((d), (d)->source->list.at, (d)->source->list.n, sizeof *(d)->source->list.at))

static void come_to_work(struct day_at_work *d)
{
	*d = (struct day_at_work){ .arena = arena_new(), .now = CROWD_NOW, .chance = 7 };
	config_default(&d->settings, d->arena);
	d->source = crowd_board(&crowd);
	OWN(d, units);
	OWN(d, hotspots);
	OWN(d, visits);
	OWN(d, assists);
	OWN(d, counters);
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

static void lines_are_kept_no_longer_than_they_would_come_out_the_same(void **state)
{
	struct day_at_work d;

	(void)state;
	come_to_work(&d);
	for (int i = 0; i < STEPS; i++) {
		bool quiet = i % ROUND >= BUSY;

		if (i % ROUND == 0)
			begin_round(&d);
		pass(&d, quiet);
		if (!quiet && once_in(&d, 2))
			change_something(&d);
		if (!quiet || once_in(&d, 20))
			touch(&d);
		if (!quiet || once_in(&d, 5))
			publish(&d);
		look(&d);
	}
	go_home(&d);
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
