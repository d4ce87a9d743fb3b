#include "app/once.h"

#include <stdlib.h>
#include <string.h>

#include "app/alarm.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/month_option.h"
#include "app/output.h"
#include "app/watch.h"
#include "ui/ui.h"
#include "view/layout_page.h"

const struct format once_formats[] = {
	{ "text", "the screen as it would be drawn, without colours", NULL },
	{ 0 },
};

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

/* What of the board the words ask for. */
struct choice {
	int cols, rows;
	day month; /* DAY_NONE: the running one */
};

/* From 1 on; nothing said is the first. */
static bool read_page(const char *text, size_t pages, struct ui *ui)
{
	int page = text[0] ? read_number(text, '\0', (int)pages) : 1;

	if (page > 0)
		ui_show_page(ui, (size_t)page - 1);
	return page > 0;
}

static void print_screen(struct watch *w, struct ui *ui, const struct settings *s, const struct choice *choice,
			 FILE *out)
{
	struct view v = watch_view(w, s, w->received);
	struct grid grid = { 0 };
	struct canvas c;
	struct alarm alarm;

	alarm_open(&alarm);
	alarm_take(&alarm, &v);
	alarm_show(&alarm, &v, w->received);
	grid_resize(&grid, choice->cols, choice->rows);
	c = canvas_of(&grid, configure_glyphs(s));
	ui_show_month(ui, choice->month);
	ui_update(ui, &v, c);
	ui_draw(ui, &v, c);
	grid_write_text(&grid, out);
	grid_release(&grid);
	alarm_close(&alarm);
}

static enum exit_status show(const struct settings *s, struct ui *ui, const struct choice *choice, const char *path)
{
	enum exit_status status = EXIT_STATUS_USAGE;
	struct output out;
	struct watch w;
	struct err e;

	if (!watch_open(&w, s, "once", &e)) {
		complain("%s", e.text);
		return status;
	}
	status = watch_await(&w);
	if (status == EXIT_STATUS_OK && !month_option_check(choice->month, w.board, &e)) {
		complain("%s", e.text);
		status = EXIT_STATUS_USAGE;
	}
	if (status == EXIT_STATUS_OK && !output_begin(&out, path)) {
		status = EXIT_STATUS_FAILURE;
	} else if (status == EXIT_STATUS_OK) {
		print_screen(&w, ui, s, choice, out.file);
		status = output_end(&out);
	}
	watch_close(&w);
	return status;
}

int once_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct settings settings;
	enum exit_status status = configure(&settings, arena, o, stderr);
	struct ui *ui = NULL;
	struct choice choice;
	size_t pages;
	struct err e;

	if (status != EXIT_STATUS_OK)
		goto out;
	status = EXIT_STATUS_USAGE;
	ui = ui_new();
	ui_bind(ui, settings.keys);
	pages = layout_pages(&settings);
	if (!format_named(once_formats, o->format, &e))
		complain("%s", e.text);
	else if (!read_size(o->size, &choice.cols, &choice.rows))
		complain("size must be COLSxROWS, from 1x1 to %dx%d, not '%s'", GRID_MAX_COLS, GRID_MAX_ROWS, o->size);
	else if (o->pane[0] && !ui_show_alone(ui, o->pane))
		complain("unknown pane '%s'; 'patrolboard --help' says more", o->pane);
	else if (!read_page(o->page, pages, ui))
		complain("page must be 1 to %zu, the pages of layout '%s', not '%s'", pages, settings.screen.layout,
			 o->page);
	else if (!month_option_read(o->month, &choice.month, &e))
		complain("%s", e.text);
	else
		status = show(&settings, ui, &choice, o->output);
out:
	ui_free(ui);
	arena_drop(arena);
	return status;
}
