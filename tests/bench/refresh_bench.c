/*
 * A refresh of the board, part by part, with forces of three sizes: while nothing changes, while some units do, and when all are
 * read again. Says what each part takes, in microseconds; tests/bench/count runs it under valgrind and counts instructions.
 *
 *   refresh_bench [SCENARIO UNITS]   all of them, or only this one
 */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "config/config.h"
#include "db/section.h"
#include "model/history.h"
#include "support/answer.h"
#include "support/crowd.h"
#include "term/paint.h"
#include "ui/ui.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define COLS 120
#define ROWS 40
#define MOST_ROWS 100000
#define SINCE SECONDS(1704132000)
/* More than the screen has room for, whatever the force. */
#define ASSISTS 20
#define HISTORY_BYTES ((size_t)8 * 1024 * 1024)
/* tests/bench/count leaves the first refreshes out: all is read there, and memory is taken. */
#define REFRESHES 6

static const struct force {
	struct crowd crowd;
	size_t changes; /* units that change from one refresh to the next, while they do */
} forces[] = {
	{ { 300, 23, ASSISTS }, 20 },
	{ { 3000, 230, ASSISTS }, 20 },
	{ { 30000, 2300, ASSISTS }, 200 },
};

enum scenario { STILL, CHANGING, WHOLE, SCENARIOS };

static const char *const scenarios[SCENARIOS] = { "still", "changing", "whole" };

/* What a live board keeps from one refresh to the next. */
struct desk {
	const struct force *force;
	enum scenario scenario;
	struct arena *arena;
	struct settings settings;
	struct board *crowd;
	struct unit *units; /* of the crowd, as they are now */
	struct section sections[DATASETS];
	PGresult *answer; /* to the next poll; NULL: nothing has changed */
	struct board *board;
	struct history *history;
	struct alert_log *alerts;
	struct ui *ui;
	struct grid grid;
	struct caps caps;
	struct look look;
	struct paint *paint;
	struct link link;
	usec passed;
	size_t changed; /* units, until now */
};

static const struct dataset *dataset_named(const char *view)
{
	size_t i = 0;

	while (strcmp(datasets_all[i].view, view) != 0)
		i++;
	return &datasets_all[i];
}

static struct list units_of(const struct desk *d)
{
	return (struct list){ .at = d->units, .n = d->crowd->units.n };
}

static struct view view_of(struct desk *d)
{
	return (struct view){ .board = d->board, .now = d->crowd->about.now + d->passed, .staleness = STALENESS_LIVE,
			      .link = &d->link, .settings = &d->settings, .notice = "", .alerts = d->alerts };
}

/* --- the parts: by these names tests/bench/count knows them --- */

static void part_parse(struct desk *d)
{
	const struct dataset *units = dataset_named("unit");
	struct section *kept = &d->sections[units - datasets_all], fresh;
	const struct section_changes changes = { d->answer, SINCE, MOST_ROWS };

	if (!d->answer)
		return;
	if (d->scenario == WHOLE)
		section_read(&fresh, units, d->answer, MOST_ROWS);
	else if (!section_merge(&fresh, kept, units, changes))
		exit(1);
	section_drop(kept);
	*kept = fresh;
}

static void part_publish(struct desk *d)
{
	struct board *b = board_new();

	b->about = d->crowd->about;
	b->about.now += d->passed;
	b->zone = d->crowd->zone;
	b->states_of = "";
	for (size_t i = 0; i < DATASETS; i++)
		section_fill(&d->sections[i], &datasets_all[i], b);
	board_publish(b);
	board_free(d->board);
	d->board = b;
}

static void part_alerts(struct desk *d)
{
	const struct alert_scene scene = { d->board, &d->settings, d->board->about.now, 0, STALENESS_LIVE };

	alert_log_step(d->alerts, &scene);
}

static void part_history(struct desk *d)
{
	history_add(d->history, d->board, d->passed);
}

static void part_layout(struct desk *d)
{
	struct view v = view_of(d);

	ui_update(d->ui, &v, canvas_of(&d->grid, GLYPHS_TIER_FULL));
}

static void part_draw(struct desk *d)
{
	struct view v = view_of(d);

	ui_draw(d->ui, &v, canvas_of(&d->grid, GLYPHS_TIER_FULL));
}

static void part_paint(struct desk *d)
{
	size_t n;

	paint_frame(d->paint, &d->grid);
	paint_pending(d->paint, &n);
	paint_sent(d->paint, n);
}

static const struct part {
	const char *name;
	void (*run)(struct desk *d);
} parts[] = {
	{ "parse", part_parse },   { "publish", part_publish }, { "alerts", part_alerts }, { "history", part_history },
	{ "layout", part_layout }, { "draw", part_draw },	{ "paint", part_paint },
};

/* --- what goes on between refreshes --- */

/* Another state, and a report, of units all over the force; returned from `scratch`. */
static struct list change_units(struct desk *d, struct arena *scratch)
{
	static const char *const codes[] = { "1", "2", "5", "6", "8" };
	size_t n = d->force->changes;
	struct unit *changed = arena_alloc(scratch, n, sizeof *changed);

	for (size_t i = 0; i < n; i++, d->changed++) {
		struct unit *u = &d->units[d->changed * 37 % d->crowd->units.n];

		u->state_code = codes[d->changed % COUNT_OF(codes)];
		u->state_since = u->reported_at = u->located_at = d->crowd->about.now + d->passed;
		changed[i] = *u;
	}
	return (struct list){ .at = changed, .n = n };
}

static void pass(struct desk *d)
{
	const struct dataset *units = dataset_named("unit");
	struct arena *scratch = arena_new();

	d->passed += SECONDS(1);
	PQclear(d->answer);
	d->answer = NULL;
	if (d->scenario == CHANGING)
		d->answer = answer_by_row(units, change_units(d, scratch), SINCE, NULL, 0);
	else if (d->scenario == WHOLE)
		d->answer = answer_of(units, units_of(d));
	arena_drop(scratch);
}

/* --- its life --- */

static void open_paint(struct desk *d)
{
	struct err e;

	if (!caps_read(&d->caps, "xterm-256color", d->arena, &e)) {
		fprintf(stderr, "%s\n", e.text);
		exit(1);
	}
	look_of(&d->look, palette_shipped(THEME_DEFAULT), DEPTH_256);
	d->paint = paint_new(&d->caps, &d->look, true);
	paint_resize(d->paint, COLS, ROWS);
	grid_resize(&d->grid, COLS, ROWS);
}

/* The states of a unit are read while somebody looks at it. */
static void read_all(struct desk *d)
{
	for (size_t i = 0; i < DATASETS; i++) {
		const struct dataset *all = &datasets_all[i];
		PGresult *answer = answer_of(all, dataset_list(d->crowd, all));

		if (!all->of_one)
			section_read(&d->sections[i], all, answer, MOST_ROWS);
		PQclear(answer);
	}
}

static struct desk *desk_open(const struct force *force, enum scenario scenario)
{
	struct arena *arena = arena_new();
	struct desk *d = arena_alloc(arena, 1, sizeof *d);

	*d = (struct desk){ .force = force, .scenario = scenario, .arena = arena };
	config_default(&d->settings, arena);
	d->crowd = crowd_board(&force->crowd);
	d->units = arena_alloc(arena, d->crowd->units.n, sizeof *d->units);
	memcpy(d->units, d->crowd->units.at, d->crowd->units.n * sizeof *d->units);
	d->history = history_new(HOURS(1), HISTORY_BYTES);
	d->alerts = alert_log_new();
	d->ui = ui_new();
	open_paint(d);
	read_all(d);
	return d;
}

static void desk_close(struct desk *d)
{
	for (size_t i = 0; i < DATASETS; i++)
		section_drop(&d->sections[i]);
	PQclear(d->answer);
	paint_free(d->paint);
	ui_free(d->ui);
	grid_release(&d->grid);
	alert_log_free(d->alerts);
	history_free(d->history);
	board_free(d->board);
	board_free(d->crowd);
	arena_drop(d->arena);
}

static double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void run(const struct force *force, enum scenario scenario)
{
	struct desk *d = desk_open(force, scenario);
	double took[COUNT_OF(parts)] = { 0 };

	for (int i = 0; i < REFRESHES; i++) {
		pass(d);
		for (size_t p = 0; p < COUNT_OF(parts); p++) {
			double began = now_us();

			parts[p].run(d);
			took[p] = now_us() - began;
		}
	}
	printf("%-9s %6zu units, us:", scenarios[scenario], force->crowd.units);
	for (size_t p = 0; p < COUNT_OF(parts); p++)
		printf(" %s %.0f", parts[p].name, took[p]);
	printf("\n");
	desk_close(d);
}

int main(int argc, char **argv)
{
	for (enum scenario s = STILL; s < SCENARIOS; s++)
		for (size_t i = 0; i < COUNT_OF(forces); i++)
			if (argc < 3 || (!strcmp(argv[1], scenarios[s]) &&
					 strtoul(argv[2], NULL, 10) == forces[i].crowd.units))
				run(&forces[i], s);
	return 0;
}
