/* Any board as each kind of file: well formed, of as many columns everywhere, and without a control of what the database sent. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "config/defaults.h"
#include "draw/ansi.h"
#include "draw/html.h"
#include "draw/svg.h"
#include "fuzz/odd_board.h"
#include "support/whole.h"
#include "ui/ui.h"
#include "view/board_writers.h"
#include "view/caption.h"
#include "view/handover_writers.h"
#include "view/month_report.h"
#include "view/month_writers.h"
#include "view/page.h"
#include "view/telling.h"

struct shot {
	struct feed feed;
	struct settings settings;
	struct view view, before;
	struct grid grid;
	struct palette palette;
	struct arena *arena;
	struct month_report report;
	struct handover handover;
};

static void write_text(struct shot *s, FILE *out)
{
	grid_write_text(&s->grid, out);
}

static void write_ansi(struct shot *s, FILE *out)
{
	struct look look;

	look_of(&look, &s->palette, (enum depth)feed_choose(&s->feed, DEPTH_COUNT));
	ansi_write(&s->grid, &look, out);
}

static void write_html(struct shot *s, FILE *out)
{
	struct caption_text words;
	struct caption c = caption_of(&s->view, NULL, &words);

	html_begin(&s->grid, &s->palette, &c, PAGE_ID, out);
	page_write(&s->view, NULL, out);
	html_end(out);
}

static void write_svg(struct shot *s, FILE *out)
{
	struct caption_text words;
	struct caption c = caption_of(&s->view, NULL, &words);

	svg_write(&s->grid, &s->palette, &c, out);
}

static void write_json(struct shot *s, FILE *out)
{
	board_write_json(&s->view, feed_seldom(&s->feed, 2), out);
}

static void write_csv(struct shot *s, FILE *out)
{
	size_t panes;
	const struct pane *const *all = panes_all(&panes);

	board_write_csv(&s->view, board_table_of(all[feed_choose(&s->feed, (int)panes)]->name), true, out);
}

static void write_month_text(struct shot *s, FILE *out)
{
	month_write_text(&s->report, out);
}

static void write_month_json(struct shot *s, FILE *out)
{
	month_write_json(&s->report, out);
}

static void write_month_csv(struct shot *s, FILE *out)
{
	month_write_csv(&s->report, out);
}

static void write_month_markdown(struct shot *s, FILE *out)
{
	month_write_markdown(&s->report, out);
}

static void write_handover(struct shot *s, FILE *out)
{
	(feed_seldom(&s->feed, 2) ? handover_write_text : handover_write_markdown)(&s->handover, out);
}

static void hear(void *listener, const char *sentence)
{
	assert(!strchr(sentence, '\n') && strlen(sentence) < TELLING_SENTENCE);
	fprintf(listener, "%s\n", sentence);
}

/* As --plain tells it: all of the board, and then what is other than on the one before. */
static void write_plain(struct shot *s, FILE *out)
{
	const struct telling t = { .before = &s->before, .now = &s->view, .scratch = s->arena, .hear = hear,
				   .glyphs = (enum glyphs)feed_choose(&s->feed, GLYPHS_TIERS), .listener = out };

	telling_begin(&t);
	telling_age(&t);
	telling_alerts(&t);
	telling_changes(&t);
}

static const struct {
	void (*write)(struct shot *s, FILE *out);
	bool (*is_whole)(const char *text);
	bool of_month;
} writers[] = {
	{ write_text, whole_plain, false },
	{ write_ansi, whole_ansi, false },
	{ write_html, whole_markup, false },
	{ write_svg, whole_markup, false },
	{ write_json, whole_json, false },
	{ write_csv, whole_table, false },
	{ write_plain, whole_plain, false },
	{ write_handover, whole_plain, false },
	{ write_month_text, whole_plain, true },
	{ write_month_json, whole_json, true },
	{ write_month_csv, whole_table, true },
	{ write_month_markdown, whole_plain, true },
};

static void check(struct shot *s, size_t i)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert(out);
	writers[i].write(s, out);
	fclose(out);
	assert(strlen(text) == n);
	assert(writers[i].is_whole(text));
	free(text);
}

static struct view view_of(const struct shot *s, const struct board *b, struct alert_log *alerts)
{
	static const struct link link = { .connected = true };
	struct view v = { .board = b, .link = &link, .settings = &s->settings, .alerts = alerts, .notice = "" };
	struct alert_scene scene;

	v.now = b->about.now;
	v.staleness = staleness_of(v.age, v.settings);
	scene = (struct alert_scene){ b, v.settings, v.now, v.age, v.staleness };
	alert_log_take(alerts, &scene);
	return v;
}

static void draw(struct shot *s)
{
	struct ui *ui = ui_new();
	struct canvas c;

	grid_resize(&s->grid, 20 + feed_choose(&s->feed, 120), 5 + feed_choose(&s->feed, 40));
	c = canvas_of(&s->grid, (enum glyphs)feed_choose(&s->feed, GLYPHS_TIERS));
	ui_update(ui, &s->view, c);
	ui_draw(ui, &s->view, c);
	ui_free(ui);
}

static bool make_report(struct shot *s)
{
	day month = DAY_NONE;
	struct err e;

	if (!month_report_choose(s->view.board, &month, &e) || !month_report_possible(s->view.board, month, &e))
		return false;
	s->report = month_report_make(s->view.board, month, s->arena);
	return true;
}

static void begin(struct shot *s, const uint8_t *data, size_t n)
{
	static struct arena *arena;
	static struct settings defaults;

	if (!arena) {
		arena = arena_new();
		config_default(&defaults, arena);
	}
	*s = (struct shot){ .feed = { data, n }, .settings = defaults, .arena = arena_new() };
	s->palette = *palette_shipped((enum theme)feed_choose(&s->feed, THEME_COUNT));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct shot s;
	size_t writer;
	struct alert_log *alerts = alert_log_new(), *alerts_before = alert_log_new();
	const struct board *board, *before;

	begin(&s, data, n);
	writer = (size_t)feed_choose(&s.feed, sizeof writers / sizeof *writers);
	board = odd_board(&s.feed);
	before = odd_board(&s.feed);
	s.view = view_of(&s, board, alerts);
	s.before = view_of(&s, before, alerts_before);
	draw(&s);
	s.handover = handover_make(&s.view, NULL, s.arena);
	if (!writers[writer].of_month || make_report(&s))
		check(&s, writer);
	grid_release(&s.grid);
	arena_drop(s.arena);
	alert_log_free(alerts);
	alert_log_free(alerts_before);
	board_free(board);
	board_free(before);
	return 0;
}
