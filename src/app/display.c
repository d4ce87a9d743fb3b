#include "app/display.h"

#include <string.h>

#include "app/clock.h"
#include "app/gauge.h"
#include "app/reload.h"
#include "base/palette.h"
#include "base/tongue.h"
#include "view/pace.h"

static struct palette palette(const struct settings *s)
{
	return palette_of(s->screen.theme, s->themes, s->themes_n);
}

static void hear(void *display, const struct source_news *news)
{
	struct display *d = display;

	journal_hear(&d->journal, news);
	gauge_hear(&d->vitals, news);
}

bool display_open(struct display *d, struct err *e)
{
	struct palette p = palette(&d->settings);

	journal_open(&d->journal, &d->settings, clock_now());
	if (!watch_open(&d->watch, &d->settings, d->settings.screen.layout, e))
		return false;
	vitals_begin(&d->vitals, clock_now());
	watch_listen(&d->watch, hear, d);
	replay_open(&d->replay, &d->settings);
	alarm_open(&d->alarm);
	d->ui = ui_new();
	kiosk_bind(&d->kiosk, d->ui, &d->settings);
	d->term = term_open(&d->settings.screen, &p, e);
	if (!d->term)
		return false;
	if (d->kiosk.on)
		term_fill_blocks(d->term);
	d->glyphs = term_glyphs(d->term);
	journal_begin(&d->journal, d->options, &d->settings, source_whom(d->watch.source));
	return true;
}

void display_close(struct display *d)
{
	term_close(d->term);
	ui_free(d->ui);
	replay_close(&d->replay);
	alarm_close(&d->alarm);
	watch_close(&d->watch);
	grid_release(&d->grid);
}

void display_tell(struct display *d, const char *text)
{
	notice_say(&d->notice, text, clock_now());
}

void display_restyle(struct display *d)
{
	struct palette p = palette(&d->settings);

	term_restyle(d->term, &d->settings.screen, &p);
}

/* What was kept of another database's boards has no place beside those of this one. */
static bool turn_to(void *who, const struct settings *s, struct err *e)
{
	struct display *d = who;
	bool anew;

	if (!watch_turn_to(&d->watch, s, s->screen.layout, &anew, e))
		return false;
	if (anew) {
		replay_close(&d->replay);
		replay_open(&d->replay, s);
		alarm_forget(&d->alarm);
	}
	return true;
}

static void take_settings(struct display *d, const struct settings *next, struct arena *arena)
{
	if (strcmp(next->screen.layout, d->settings.screen.layout) != 0)
		ui_turn_to_first_page(d->ui);
	arena_drop(d->arena);
	d->arena = arena;
	d->settings = *next;
	display_restyle(d);
	kiosk_undress(&d->kiosk);
	d->glyphs = term_glyphs(d->term);
	replay_limit(&d->replay, next);
	d->outdated = true;
	kiosk_bind(&d->kiosk, d->ui, next);
}

void display_reload(struct display *d)
{
	const struct reload r = { d->options, &d->settings, turn_to, d };
	struct settings next;
	struct arena *arena;
	struct refusal why;

	if (reload_settings(&r, &next, &arena, &why)) {
		take_settings(d, &next, arena);
		journal_reloaded(&d->journal, &d->settings, source_whom(d->watch.source));
		display_tell(d, T_("configuration read again"));
	} else {
		journal_refused(&d->journal, why.english);
		notice_complain(&d->notice, why.text, clock_now());
	}
}

/* What goes on behind, and what the log has of it. */
static void keep_journal(struct display *d, usec now)
{
	struct view newest = display_newest(d, now);
	struct err e;

	journal_look(&d->journal, &newest, now);
	if (journal_complains(&d->journal, &e)) {
		notice_complain(&d->notice, e.text, now);
		d->dirty = true;
	}
}

void display_read(struct display *d, bool answered)
{
	usec before = d->watch.as_of, now = clock_now();
	enum staleness was = display_newest(d, now).staleness;

	if (answered || now >= source_deadline(d->watch.source))
		d->dirty |= watch_step(&d->watch, now);
	d->dirty |= display_newest(d, now).staleness != was;
	keep_journal(d, now);
	if (d->watch.as_of != before)
		replay_add(&d->replay, d->watch.board, d->watch.as_of);
}

struct view display_newest(struct display *d, usec now)
{
	struct view v = watch_view(&d->watch, &d->settings, now);

	if (v.board)
		v.now = pace_now(&d->settings, v.board->about.now, v.age - v.lag);
	return v;
}

struct view display_view(struct display *d, usec now)
{
	struct view newest = display_newest(d, now), v = replay_view(&d->replay, &newest, now);

	alarm_show(&d->alarm, &v, now);
	v.notice = notice_text(&d->notice, now);
	v.vitals = &d->vitals;
	return v;
}

const struct view *display_present(const struct view *v)
{
	return v->live ? v->live : v;
}

static struct canvas canvas_at(struct display *d, usec now)
{
	return kiosk_canvas(&d->kiosk, &d->settings, canvas_of(&d->grid, d->glyphs), now);
}

static struct view lay_out(struct display *d, usec now)
{
	struct view v = display_view(d, now);

	if (ui_shows_figures(d->ui))
		gauge_look(&d->vitals, d->term, d->glyphs, now);
	ui_pass(d->ui, now);
	ui_update(d->ui, &v, canvas_at(d, now));
	source_look_at(d->watch.source, ui_unit(d->ui));
	d->outdated = false;
	return v;
}

void display_update(struct display *d)
{
	if (d->outdated)
		lay_out(d, clock_now());
}

/* The screen changes at least whenever the second of the board's clock, or without a board of ours, does. */
static usec second_after(const struct view *v, usec now)
{
	const struct view *running = display_present(v);
	usec shown = running->board ? running->now : now;

	return now + SECONDS(1) - shown % SECONDS(1);
}

void display_paint(struct display *d)
{
	usec now = clock_now();
	struct view v = display_view(d, now);
	int cols, rows;

	if (alarm_step(&d->alarm, display_present(&v), now))
		term_bell(d->term);
	term_size(d->term, &cols, &rows);
	if (d->grid.cols != cols || d->grid.rows != rows)
		grid_resize(&d->grid, cols, rows);
	v = lay_out(d, now);
	ui_draw(d->ui, &v, canvas_at(d, now));
	kiosk_dress(&d->kiosk, d->term, &v);
	d->blocked = !term_draw(d->term, &d->grid);
	d->dirty = d->blocked;
	d->next_second = second_after(&v, now);
}
