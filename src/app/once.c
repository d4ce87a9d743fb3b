#include "app/once.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/alarm.h"
#include "app/choice.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/max_age.h"
#include "app/month_option.h"
#include "app/output.h"
#include "app/wait.h"
#include "app/watch.h"
#include "base/tongue.h"
#include "config/secret.h"
#include "draw/ansi.h"
#include "draw/html.h"
#include "draw/svg.h"
#include "term/line.h"
#include "term/term.h"
#include "ui/ui.h"
#include "view/board_writers.h"
#include "view/caption.h"
#include "view/layout_page.h"
#include "view/month_range.h"
#include "view/page.h"

/* A board and the screen that shows it, for those that write it. */
struct shot {
	const struct view *view;
	const struct settings *settings;
	const struct grid *grid;
	const struct pane *alone; /* NULL: the layout's panes */
	bool goes_on;             /* others were written before, to the same reader */
	bool one_of_many;         /* and more are to come */
};

/* A form feed parts one picture from the next. */
static void begin_page(const struct shot *s, FILE *out)
{
	if (s->goes_on)
		putc('\f', out);
}

static void write_text(const void *what, FILE *out)
{
	const struct shot *s = what;

	begin_page(s, out);
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
	begin_page(s, out);
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

static void write_json(const void *what, FILE *out)
{
	const struct shot *s = what;

	board_write_json(s->view, s->one_of_many, out);
}

static void write_csv(const void *what, FILE *out)
{
	const struct shot *s = what;

	board_write_csv(s->view, s->alone ? board_table_of(s->alone->name) : NULL, !s->goes_on, out);
}

const struct format once_formats[] = {
	{ "text", "the screen as it would be drawn, without colours", write_text, false },
	{ "ansi", "the screen in colours, for a terminal", write_ansi, false },
	{ "html", "a page of the screen and, for who does not see it, of all panes as tables", write_html, false },
	{ "svg", "a picture of the screen", write_svg, false },
	{ "json", "all that the board holds, for other programs", write_json, false },
	{ "csv", "the rows of one pane, the hotspots unless --pane says another, for a spreadsheet", write_csv, false },
	{ 0 },
};

/* More panes than there are. */
#define MOST_PANES 32

/* What is to be written, and how. */
struct asked {
	struct settings settings;
	struct ui *ui;
	const struct format *format;
	const struct pane *pane; /* alone; NULL: the layout's panes */
	int cols, rows;
	day month; /* DAY_NONE: the running one */
	usec max_age; /* 0: any will do */
	bool watch;
	const char *path;
};

/* A whole number from 1 to `most` that ends at `end`; 0 for anything else. */
static int read_number(const char *text, char end, int most)
{
	char *rest;
	long n = strtol(text, &rest, 10);

	return strspn(text, "0123456789") > 0 && *rest == end && n >= 1 && n <= most ? (int)n : 0;
}

/* "120x40"; NULL is 80x24. */
static bool read_size(const char *text, int *cols, int *rows)
{
	const char *by = text ? strchr(text, 'x') : NULL;

	*cols = text ? read_number(text, 'x', GRID_MAX_COLS) : 80;
	*rows = text ? read_number(by ? by + 1 : "", '\0', GRID_MAX_ROWS) : 24;
	return *cols && *rows;
}

/* From 1 on; NULL is the first. */
static bool read_page(const char *text, size_t pages, struct ui *ui)
{
	int page = text ? read_number(text, '\0', (int)pages) : 1;

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

/* Each picture is a file of its own when there is a file; on standard output one follows the other. */
static bool goes_on(const struct asked *a, bool first)
{
	return a->watch && !first && output_is_standard(a->path);
}

static void print_screen(const struct view *shown, const struct asked *a, bool first, FILE *out)
{
	const struct settings *s = &a->settings;
	struct view v = *shown;
	struct grid grid = { 0 };
	struct shot shot = { &v, s, &grid, a->pane, goes_on(a, first), a->watch };
	struct canvas c;
	struct alarm alarm;

	alarm_open(&alarm);
	alarm_take(&alarm, &v);
	alarm_show(&alarm, &v, 0);
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

/* One picture, of `now`. */
static enum exit_status write_one(struct watch *w, const struct asked *a, bool first, usec now)
{
	struct view v = watch_view(w, &a->settings, now);
	enum exit_status status;
	struct output out;
	struct err e;

	if (!output_begin(&out, a->path))
		return EXIT_STATUS_FAILURE;
	print_screen(&v, a, first, out.file);
	status = output_end(&out);
	if (status != EXIT_STATUS_OK || !max_age_passed(&v, a->max_age, &e))
		return status;
	complain("%s", e.text);
	return EXIT_STATUS_TOO_OLD;
}

/*
 * At least one step, or where writing takes longer than the interval nothing would be read any more. False when nobody reads what
 * is written.
 */
static bool wait_for(struct watch *w, const struct asked *a, usec until)
{
	bool standard = output_is_standard(a->path);

	do {
		usec source = source_deadline(w->source);
		struct pollfd fds[] = {
			{ .fd = standard ? STDOUT_FILENO : -1, .events = 0 },
			{ .fd = source_fd(w->source), .events = source_events(w->source) },
		};

		wait_until(fds, 2, source < until ? source : until);
		if (standard && line_is_gone(STDOUT_FILENO))
			return false;
		watch_step(w, clock_now());
	} while (clock_now() < until);
	return true;
}

/*
 * So large a block is given back to the system when it is freed. In the C library's own heap pictures, each of another size, leave
 * holes that none of the next fits into: in a quarter of an hour it grew to the fiftyfold of what was in use.
 */
#define LARGE_PICTURE (64 * 1024)

/*
 * A picture at each interval, also while nothing new comes: it then shows that the data grow old. Signals end it as they end any
 * program: there is nothing to restore.
 */
static enum exit_status write_again(struct watch *w, const struct asked *a)
{
	bool first = true;
	usec at = clock_now();

	mallopt(M_MMAP_THRESHOLD, LARGE_PICTURE);
	for (;; first = false) {
		enum exit_status status = write_one(w, a, first, clock_now());

		if (status != EXIT_STATUS_OK && status != EXIT_STATUS_TOO_OLD)
			return status;
		at += a->settings.database.interval;
		if (at < clock_now())
			at = clock_now();
		if (!wait_for(w, a, at))
			return EXIT_STATUS_OK;
	}
}

static enum exit_status check_month(day month, const struct board *b)
{
	enum exit_status status = EXIT_STATUS_OK;
	struct err e;

	if (month == DAY_NONE)
		return status;
	if (!month_range_allows(b, month, &e))
		status = EXIT_STATUS_USAGE;
	else if (!month_range_counted(b, month, NULL, &e))
		status = EXIT_STATUS_FAILURE;
	if (status != EXIT_STATUS_OK)
		complain("%s", e.text);
	return status;
}

static enum exit_status show(const struct asked *a)
{
	enum exit_status status = EXIT_STATUS_USAGE;
	bool data = a->format->write == write_json || a->format->write == write_csv;
	struct watch w;
	struct err e;

	/* What programs read is in English, and says so of itself in its schema. */
	if (data)
		tongue_end();
	if (!watch_open(&w, &a->settings, "once", &e)) {
		complain("%s", e.text);
		return status;
	}
	if (a->format->write == write_json)
		source_look_at(w.source, NULL);
	status = watch_await(&w);
	if (status == EXIT_STATUS_OK)
		status = check_month(a->month, w.board);
	if (status == EXIT_STATUS_OK)
		status = a->watch ? write_again(&w, a) : write_one(&w, a, true, clock_now());
	watch_close(&w);
	return status;
}

/* Csv is of one pane's rows. */
static bool csv_fits(const struct asked *a, struct err *e)
{
	const char *pane = a->pane ? a->pane->name : "hotspots";
	char panes[BOARD_PANES];

	if (!board_table_of(pane))
		return err_set(e, "pane '%s' has no rows of its own for csv; there are: %s", pane,
			       board_table_panes(panes));
	if (a->month != DAY_NONE && strcmp(pane, "counters") != 0)
		return err_set(e, "csv of pane '%s' is of no month; --month is for --pane=counters there", pane);
	return true;
}

/* What goes together, and what does not. */
static bool words_fit(const struct asked *a, const struct options *o, struct err *e)
{
	void (*write)(const void *, FILE *) = a->format->write;
	bool data = write == write_json || write == write_csv, page = write == write_html || write == write_svg;

	if (a->watch && page && output_is_standard(a->path))
		return err_set(e, "--watch writes %s into a file only, a new one each time: -o FILE", a->format->name);
	if (data && (o->size || o->page))
		return err_set(e, "%s is for a picture of the screen, not for %s", o->size ? "--size" : "--page",
			       a->format->name);
	if (write == write_json && a->pane)
		return err_set(e, "--pane is not for json, which has them all");
	if (o->page && a->pane)
		return err_set(e, "--page is of the layout, not of one pane alone");
	return write != write_csv || csv_fits(a, e);
}

static bool read_pane(const char *name, struct asked *a, struct err *e)
{
	const char *names[MOST_PANES];
	const struct pane *const *all;
	size_t n;

	if (!name || ui_show_alone(a->ui, name)) {
		a->pane = name ? pane_named(name) : NULL;
		return true;
	}
	all = panes_all(&n);
	for (size_t i = 0; i < n && i < MOST_PANES; i++)
		names[i] = all[i]->name;
	return choice_refuse(e, N_("pane"), name, names, n < MOST_PANES ? n : MOST_PANES);
}

static bool read_words(struct asked *a, const struct options *o, struct err *e)
{
	size_t pages = layout_pages(&a->settings);

	a->format = format_named(once_formats, o->format, e);
	a->watch = o->watch;
	a->path = o->output;
	if (!a->format || !read_pane(o->pane, a, e) || !month_option_read(o->month, &a->month, e) ||
	    !max_age_read(o->max_age, &a->max_age, e))
		return false;
	if (!read_size(o->size, &a->cols, &a->rows))
		return err_set(e, "size must be COLSxROWS, from 1x1 to %dx%d, not '%s'", GRID_MAX_COLS, GRID_MAX_ROWS,
			       secret_masked(o->size));
	if (!read_page(o->page, pages, a->ui) && pages == 1)
		return err_set(e, "page must be 1, the only one of layout '%s', not '%s'", a->settings.screen.layout,
			       secret_masked(o->page));
	if (!read_page(o->page, pages, a->ui))
		return err_set(e, "page must be 1 to %zu, the pages of layout '%s', not '%s'", pages,
			       a->settings.screen.layout, secret_masked(o->page));
	return words_fit(a, o, e);
}

/* False, with a message, when it cannot be done. */
static bool take_words(struct asked *a, const struct options *o)
{
	struct err e;

	if (read_words(a, o, &e))
		return true;
	complain("%s", e.text);
	return false;
}

int once_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct asked a;
	enum exit_status status = configure_aloud(&a.settings, arena, o);

	a.ui = ui_new();
	if (status == EXIT_STATUS_OK) {
		ui_bind(a.ui, a.settings.keys);
		status = take_words(&a, o) ? show(&a) : EXIT_STATUS_USAGE;
	}
	ui_free(a.ui);
	arena_drop(arena);
	return status;
}
