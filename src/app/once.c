#include "app/once.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "app/alarm.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/wait.h"
#include "app/watch.h"
#include "ui/ui.h"

/* A whole number from 1 to `most` that ends at `end`; 0 for anything else. */
static int read_number(const char *text, char end, int most)
{
	char *rest;
	long n = strtol(text, &rest, 10);

	return strspn(text, "0123456789") > 0 && *rest == end && n >= 1 && n <= most ? (int)n : 0;
}

/* "120x40"; nothing said is 80x24. */
static bool read_size(const char *text, int *cols, int *rows)
{
	const char *by = strchr(text, 'x');

	*cols = text[0] ? read_number(text, 'x', GRID_MAX_COLS) : 80;
	*rows = text[0] ? read_number(by ? by + 1 : "", '\0', GRID_MAX_ROWS) : 24;
	return *cols && *rows;
}

/* Waits for the first board; the failure that stopped it, otherwise. */
static enum exit_status first_board(struct watch *w)
{
	static const enum exit_status statuses[] = {
		[LINK_UNREACHABLE] = EXIT_STATUS_UNREACHABLE,
		[LINK_REFUSED] = EXIT_STATUS_REFUSED,
	};

	while (!w->board) {
		struct pollfd fd = { .fd = source_fd(w->source), .events = source_events(w->source) };
		const struct link *link;

		wait_until(&fd, 1, source_deadline(w->source));
		watch_step(w, clock_now());
		link = source_link(w->source, clock_now());
		/* Every host had its turn when the source begins to wait before it tries again. */
		if (!w->board && link->failure != LINK_FINE && link->retry_in > 0) {
			complain("%s", link->problem);
			return statuses[link->failure];
		}
	}
	return EXIT_STATUS_OK;
}

static enum glyphs tier(const struct settings *s)
{
	return glyphs_choose(s->screen.glyphs, strcmp(nl_langinfo(CODESET), "UTF-8") == 0, "");
}

static void print_screen(struct watch *w, struct ui *ui, const struct settings *s, int cols, int rows)
{
	struct view v = watch_view(w, s, w->received);
	struct grid grid = { 0 };
	struct canvas c;
	struct alarm alarm;

	alarm_open(&alarm);
	alarm_take(&alarm, &v);
	alarm_show(&alarm, &v, w->received);
	grid_resize(&grid, cols, rows);
	c = canvas_of(&grid, tier(s));
	ui_update(ui, &v, c);
	ui_draw(ui, &v, c);
	grid_write_text(&grid, stdout);
	grid_release(&grid);
	alarm_close(&alarm);
}

static enum exit_status show(const struct settings *s, struct ui *ui, int cols, int rows)
{
	enum exit_status status = EXIT_STATUS_USAGE;
	struct watch w;
	struct err e;

	if (!watch_open(&w, s, "once", &e)) {
		complain("%s", e.text);
		return status;
	}
	status = first_board(&w);
	if (status == EXIT_STATUS_OK)
		print_screen(&w, ui, s, cols, rows);
	watch_close(&w);
	return status;
}

int once_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct settings settings;
	enum exit_status status = configure(&settings, arena, o, stderr);
	struct ui *ui = NULL;
	int cols, rows;

	if (status != EXIT_STATUS_OK)
		goto out;
	status = EXIT_STATUS_USAGE;
	ui = ui_new();
	ui_bind(ui, settings.keys);
	if (o->format[0] && strcmp(o->format, "text") != 0)
		complain("unknown format '%s'; there is: text", o->format);
	else if (!read_size(o->size, &cols, &rows))
		complain("size must be COLSxROWS, from 1x1 to %dx%d, not '%s'", GRID_MAX_COLS, GRID_MAX_ROWS, o->size);
	else if (o->pane[0] && !ui_show_alone(ui, o->pane))
		complain("unknown pane '%s'; 'patrolboard --help' says more", o->pane);
	else
		status = show(&settings, ui, cols, rows);
out:
	ui_free(ui);
	arena_drop(arena);
	return status;
}
