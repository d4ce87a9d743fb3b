#include "app/once.h"

#include <stdlib.h>
#include <string.h>

#include "app/alarm.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/month_option.h"
#include "app/output.h"
#include "app/watch.h"
#include "draw/ansi.h"
#include "draw/html.h"
#include "draw/svg.h"
#include "term/term.h"
#include "ui/ui.h"
#include "view/caption.h"
#include "view/layout_page.h"
#include "view/page.h"

/* A board and the screen that shows it, for those that write it. */
struct shot {
	const struct view *view;
	const struct settings *settings;
	const struct grid *grid;
	const struct pane *alone; /* NULL: the layout's panes */
};

static void write_text(const void *what, FILE *out)
{
	const struct shot *s = what;

	grid_write_text(s->grid, out);
}

static struct palette palette(const struct settings *s)
{
	if (s->screen.color == COLOR_NEVER)
		return *palette_shipped(THEME_MONO);
	return palette_of(s->screen.theme, s->themes, s->themes_n);
}

static void write_ansi(const void *what, FILE *out)
{
	const struct shot *s = what;
	struct palette p = palette(s->settings);
	struct look look;

	look_of(&look, &p, term_depth(&s->settings->screen));
	ansi_write(s->grid, &look, out);
}

static void write_html(const void *what, FILE *out)
{
	const struct shot *s = what;
	struct palette p = palette(s->settings);
	struct caption_text words;
	struct caption c = caption_of(s->view, s->alone, &words);

	html_begin(s->grid, &p, &c, PAGE_ID, out);
	page_write(s->view, s->alone, out);
	html_end(out);
}

static void write_svg(const void *what, FILE *out)
{
	const struct shot *s = what;
	struct palette p = palette(s->settings);
	struct caption_text words;
	struct caption c = caption_of(s->view, s->alone, &words);

	svg_write(s->grid, &p, &c, out);
}

const struct format once_formats[] = {
	{ "text", "the screen as it would be drawn, without colours", write_text },
	{ "ansi", "the screen in colours, for a terminal", write_ansi },
	{ "html", "a page of the screen and, for who does not see it, of all panes as tables", write_html },
	{ "svg", "a picture of the screen", write_svg },
	{ 0 },
};

/* What is to be written, and how. */
struct asked {
	struct settings settings;
	struct ui *ui;
	const struct format *format;
	const struct pane *pane; /* alone; NULL: the layout's panes */
	int cols, rows;
	day month; /* DAY_NONE: the running one */
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

/* From 1 on; nothing said is the first. */
static bool read_page(const char *text, size_t pages, struct ui *ui)
{
	int page = text[0] ? read_number(text, '\0', (int)pages) : 1;

	if (page > 0)
		ui_show_page(ui, (size_t)page - 1);
	return page > 0;
}

/* A page and a picture are in UTF-8, whatever the locale. */
static enum glyphs tier(const struct settings *s, const struct format *f)
{
	if (f->write == write_html || f->write == write_svg)
		return glyphs_choose(s->screen.glyphs, true, "");
	return configure_glyphs(s);
}

static void print_screen(struct watch *w, const struct asked *a, FILE *out)
{
	const struct settings *s = &a->settings;
	struct view v = watch_view(w, s, w->received);
	struct grid grid = { 0 };
	struct shot shot = { &v, s, &grid, a->pane };
	struct canvas c;
	struct alarm alarm;

	alarm_open(&alarm);
	alarm_take(&alarm, &v);
	alarm_show(&alarm, &v, w->received);
	grid_resize(&grid, a->cols, a->rows);
	c = canvas_of(&grid, tier(s, a->format));
	ui_show_month(a->ui, a->month);
	ui_update(a->ui, &v, c);
	ui_draw(a->ui, &v, c);
	v.past = a->month != DAY_NONE;
	v.month = a->month;
	a->format->write(&shot, out);
	grid_release(&grid);
	alarm_close(&alarm);
}

static enum exit_status show(const struct asked *a, const char *path)
{
	enum exit_status status = EXIT_STATUS_USAGE;
	struct output out;
	struct watch w;
	struct err e;

	if (!watch_open(&w, &a->settings, "once", &e)) {
		complain("%s", e.text);
		return status;
	}
	status = watch_await(&w);
	if (status == EXIT_STATUS_OK && !month_option_check(a->month, w.board, &e)) {
		complain("%s", e.text);
		status = EXIT_STATUS_USAGE;
	}
	if (status == EXIT_STATUS_OK && !output_begin(&out, path)) {
		status = EXIT_STATUS_FAILURE;
	} else if (status == EXIT_STATUS_OK) {
		print_screen(&w, a, out.file);
		status = output_end(&out);
	}
	watch_close(&w);
	return status;
}

/* False, with a message, when it cannot be done. */
static bool take_words(struct asked *a, const struct options *o)
{
	size_t pages = layout_pages(&a->settings);
	struct err e;

	a->format = format_named(once_formats, o->format, &e);
	a->pane = o->pane[0] ? pane_named(o->pane) : NULL;
	if (!a->format)
		complain("%s", e.text);
	else if (!read_size(o->size, &a->cols, &a->rows))
		complain("size must be COLSxROWS, from 1x1 to %dx%d, not '%s'", GRID_MAX_COLS, GRID_MAX_ROWS, o->size);
	else if (o->pane[0] && !ui_show_alone(a->ui, o->pane))
		complain("unknown pane '%s'; 'patrolboard --help' says more", o->pane);
	else if (!read_page(o->page, pages, a->ui))
		complain("page must be 1 to %zu, the pages of layout '%s', not '%s'", pages, a->settings.screen.layout,
			 o->page);
	else if (!month_option_read(o->month, &a->month, &e))
		complain("%s", e.text);
	else
		return true;
	return false;
}

int once_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct asked a;
	enum exit_status status = configure(&a.settings, arena, o, stderr);

	a.ui = ui_new();
	if (status == EXIT_STATUS_OK) {
		ui_bind(a.ui, a.settings.keys);
		status = take_words(&a, o) ? show(&a, o->output) : EXIT_STATUS_USAGE;
	}
	ui_free(a.ui);
	arena_drop(arena);
	return status;
}
