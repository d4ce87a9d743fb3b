/* What a key and a poll cost on boards of every size: microseconds from the press to the drawn grid, at 80x24 and 200x60. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "config/config.h"
#include "support/crowd.h"
#include "ui/ui.h"

#define ROUNDS 15

static double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

struct desk {
	struct settings settings;
	struct arena *arena;
	const struct board *board;
	struct link link;
	struct grid grid;
	struct ui *ui;
	struct alert_log *alerts;
	usec passed;
};

static struct view view_of(struct desk *d)
{
	return (struct view){ .board = d->board, .now = CROWD_NOW + d->passed, .age = d->passed,
			      .staleness = STALENESS_LIVE, .link = &d->link, .settings = &d->settings, .notice = "",
			      .alerts = d->alerts };
}

static void update(struct desk *d)
{
	struct view v = view_of(d);

	ui_update(d->ui, &v, canvas_of(&d->grid, GLYPHS_TIER_FULL));
}

static void draw(struct desk *d)
{
	struct view v = view_of(d);

	grid_clear(&d->grid);
	ui_draw(d->ui, &v, canvas_of(&d->grid, GLYPHS_TIER_FULL));
}

/* As the loop of the live board goes about keys: it is told what came of the one before, and at last draws. */
static void press(struct desk *d, const char *keys)
{
	for (; *keys; keys++) {
		ui_press(d->ui, *keys);
		if (keys[1])
			update(d);
	}
	d->passed += SECONDS(1) / 50;
	update(d);
	draw(d);
}

static int by_time(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static void measure(struct desk *d, const char *what, const char *before, const char *keys)
{
	double took[ROUNDS];

	press(d, before);
	for (int i = 0; i < ROUNDS; i++) {
		double start = now_us();

		press(d, keys);
		took[i] = now_us() - start;
	}
	qsort(took, ROUNDS, sizeof *took, by_time);
	printf("  %-28s %9.0f median %9.0f most\n", what, took[ROUNDS / 2], took[ROUNDS - 1]);
}

/* A step for each second that passes. */
static void measure_alerts(struct desk *d)
{
	double start = now_us();

	for (int i = 0; i < ROUNDS; i++) {
		const struct alert_scene scene = { d->board, &d->settings, CROWD_NOW + SECONDS(i), SECONDS(i),
						   STALENESS_LIVE };

		alert_log_step(d->alerts, &scene);
	}
	printf("  %-28s %9.0f\n", "alerts of a second", (now_us() - start) / ROUNDS);
}

static void measure_parts(struct desk *d)
{
	double start = now_us(), updated;

	for (int i = 0; i < ROUNDS; i++)
		update(d);
	updated = now_us();
	for (int i = 0; i < ROUNDS; i++)
		draw(d);
	printf("  %-28s %9.0f update %9.0f draw\n", "a second passes", (updated - start) / ROUNDS,
	       (now_us() - updated) / ROUNDS);
}

static void measure_all(const struct crowd *crowd, int cols, int rows)
{
	struct desk d = { .arena = arena_new() };
	double start = now_us();

	config_default(&d.settings, d.arena);
	d.board = board_publish(crowd_board(crowd));
	printf("%zu units, %zu hotspots, %zu assists asked for, %dx%d (board made in %.1f ms)\n", crowd->units,
	       crowd->hotspots, crowd->assists, cols, rows, (now_us() - start) / 1e3);
	grid_resize(&d.grid, cols, rows);
	d.ui = ui_new();
	d.alerts = alert_log_new();
	update(&d);
	measure_alerts(&d);
	measure_parts(&d);
	measure(&d, "j, hotspots", "1", "j");
	measure(&d, "j, units", "2", "j");
	measure(&d, "G g, units", "", "Gg");
	measure(&d, "zoom, units", "", "z");
	measure(&d, "sort by the next column", "", ">");
	measure(&d, "j, sorted", "I", "j");
	measure(&d, "a letter of a filter", "</", "m");
	measure(&d, "filter away, detail of a unit", "\x1b\x1b", "\r");
	measure(&d, "detail of a hotspot", "\x1b" "1", "\r");
	measure(&d, "G g, assists", "\x1b" "3", "Gg");
	ui_free(d.ui);
	alert_log_free(d.alerts);
	board_free(d.board);
	grid_release(&d.grid);
	arena_drop(d.arena);
}

int main(void)
{
	static const struct crowd crowds[] = { { 20, 23, 2 }, { 300, 23, 3 }, { 3000, 230, 10 }, { 10000, 2000, 20 } };

	for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++) {
		measure_all(&crowds[i], 80, 24);
		measure_all(&crowds[i], 200, 60);
	}
	return 0;
}
