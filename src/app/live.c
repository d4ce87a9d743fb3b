#include "app/live.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "app/alarm.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/handover.h"
#include "app/notice.h"
#include "app/kiosk.h"
#include "app/plain.h"
#include "app/reload.h"
#include "app/replay.h"
#include "app/signals.h"
#include "app/wait.h"
#include "app/watch.h"
#include "base/press.h"
#include "config/duration.h"
#include "term/term.h"
#include "ui/ui.h"
#include "view/pace.h"

/* What is pasted, or a wheel that spins, shall not keep the board from its clock and its database. */
#define PRESSES_AT_ONCE 16

struct live {
	const struct options *options;
	struct arena *arena; /* of the settings */
	struct settings settings;
	struct watch watch;
	struct replay replay;
	struct alarm alarm;
	struct kiosk kiosk;
	struct term *term;
	struct ui *ui;
	struct grid grid;
	enum glyphs glyphs;
	int signal_fd;
	int died_of; /* the signal to end by; 0: none */
	bool leaving;
	bool dirty;    /* something to draw that is not on screen yet */
	bool outdated; /* ui_update has not been told yet what a key or other settings have changed */
	bool blocked;  /* the terminal took no bytes at the last try */
	usec next_second;
	struct notice notice;
};

static void notify(struct live *l, const char *text)
{
	notice_say(&l->notice, text, clock_now());
}

static struct view present_view(struct live *l, usec now)
{
	struct view v = watch_view(&l->watch, &l->settings, now);

	if (v.board)
		v.now = pace_now(&l->settings, v.board->about.now, v.age);
	return v;
}

static struct view view_now(struct live *l, usec now)
{
	struct view live = present_view(l, now), v = replay_view(&l->replay, &live, now);

	alarm_show(&l->alarm, &v, now);
	v.notice = notice_text(&l->notice, now);
	return v;
}

/* What goes on, whatever is shown. */
static const struct view *present(const struct view *v)
{
	return v->live ? v->live : v;
}

/* The screen changes at least whenever the second of the board's clock, or without a board of ours, does. */
static usec second_after(const struct view *v, usec now)
{
	const struct view *running = present(v);
	usec shown = running->board ? running->now : now;

	return now + SECONDS(1) - shown % SECONDS(1);
}

static struct view update(struct live *l, usec now)
{
	struct view v = view_now(l, now);

	ui_pass(l->ui, now);
	ui_update(l->ui, &v, kiosk_canvas(&l->kiosk, &l->settings, canvas_of(&l->grid, l->glyphs), now));
	l->outdated = false;
	return v;
}

static void paint(struct live *l)
{
	usec now = clock_now();
	struct view v = view_now(l, now);
	int cols, rows;

	if (alarm_step(&l->alarm, present(&v), now))
		term_bell(l->term);
	term_size(l->term, &cols, &rows);
	grid_resize(&l->grid, cols, rows);
	v = update(l, now);
	grid_clear(&l->grid);
	ui_draw(l->ui, &v, kiosk_canvas(&l->kiosk, &l->settings, canvas_of(&l->grid, l->glyphs), now));
	kiosk_dress(&l->kiosk, l->term, &v);
	l->blocked = !term_draw(l->term, &l->grid);
	l->dirty = l->blocked;
	l->next_second = second_after(&v, now);
}

/* What was kept of another database's boards has no place beside those of this one. */
static bool turn_to(void *who, const struct settings *s, struct err *e)
{
	struct live *l = who;
	bool anew;

	if (!watch_turn_to(&l->watch, s, s->screen.layout, &anew, e))
		return false;
	if (anew) {
		replay_close(&l->replay);
		replay_open(&l->replay, s);
		alarm_forget(&l->alarm);
	}
	return true;
}

static struct palette palette(const struct settings *s)
{
	return palette_of(s->screen.theme, s->themes, s->themes_n);
}

static void restyle(struct live *l)
{
	struct palette p = palette(&l->settings);

	term_restyle(l->term, &l->settings.screen, &p);
}

static void take_settings(struct live *l, const struct settings *next, struct arena *arena)
{
	if (strcmp(next->screen.layout, l->settings.screen.layout) != 0)
		ui_turn_to_first_page(l->ui);
	arena_drop(l->arena);
	l->arena = arena;
	l->settings = *next;
	restyle(l);
	kiosk_undress(&l->kiosk);
	l->glyphs = term_glyphs(l->term);
	replay_limit(&l->replay, next);
	l->outdated = true;
	kiosk_bind(&l->kiosk, l->ui, next);
}

/* A bad configuration changes nothing and is said on screen. */
static void reload(struct live *l)
{
	const struct reload r = { l->options, turn_to, l };
	struct settings next;
	struct arena *arena;
	char why[REFUSAL_TEXT];

	if (reload_settings(&r, &next, &arena, why)) {
		take_settings(l, &next, arena);
		notify(l, "configuration read again");
	} else {
		notice_complain(&l->notice, why, clock_now());
	}
}

/* Resumed behind a shell's back (bg) it would draw over the shell: there it stops again, and the whole job with it. */
static void suspend(struct live *l)
{
	bool resumed;

	if (l->settings.locked)
		return;
	term_suspend(l->term);
	while ((resumed = signals_stop()) && !term_is_in_front(l->term))
		kill(0, SIGTSTP);
	if (!resumed)
		notify(l, "there is no shell to go back to");
	term_resume(l->term);
	l->dirty = true;
}

static void set_interval(struct live *l, usec interval)
{
	const char *no_more = interval < l->settings.database.interval ? ", no faster" : ", no slower";
	bool possible = interval >= SECONDS(1) / 10 && interval <= HOURS(1);
	char text[80], length[DURATION_TEXT];

	if (possible) {
		l->settings.database.interval = interval;
		source_set_interval(l->watch.source, interval);
	}
	duration_print(l->settings.database.interval, length, sizeof length);
	snprintf(text, sizeof text, "reading the database every %s%s", length,
		 possible ? "" : no_more);
	notify(l, text);
}

static void next_theme(struct live *l)
{
	struct screen_settings *s = &l->settings.screen;
	char text[64];

	s->theme = palette_after(s->theme, l->settings.themes, l->settings.themes_n);
	restyle(l);
	l->glyphs = term_set_glyphs(l->term, l->glyphs);
	snprintf(text, sizeof text, "theme %s", s->theme);
	notify(l, text);
}

static void step_in_time(struct live *l, enum ui_request request)
{
	usec now = clock_now();
	struct view live = present_view(l, now);
	const char *notice = replay_serve(&l->replay, request, &live, now);

	if (notice[0])
		notify(l, notice);
}

static void acknowledge(struct live *l)
{
	struct view v = view_now(l, clock_now());
	usec now = present(&v)->now;
	const struct alert_line *line = alert_log_acknowledge(l->alarm.log, ui_alert(l->ui), now);
	char notice[NOTICE_TEXT];

	notify(l, line ? notice_acknowledged(&line->alert, notice) : "nothing to acknowledge here");
}

static void mute(struct live *l)
{
	const struct alert_settings *s = &l->settings.alerts;
	char notice[NOTICE_TEXT], length[MOMENT_TEXT], key[PRESS_TEXT];

	if (s->bell == BELL_NEVER) {
		notify(l, "the bell never rings: alerts.bell is never");
		return;
	}
	snprintf(notice, sizeof notice, "the bell is mute for %s; %s ends that", span_short(s->mute, length),
		 press_first(l->settings.keys[ACTION_MUTE], key));
	notify(l, alarm_mute(&l->alarm, clock_now(), s->mute) ? notice : "the bell rings again");
}

/* Of the present, whatever board is shown. */
static void hand_over(struct live *l)
{
	struct view v = view_now(l, clock_now());
	struct view now = *present(&v);
	char notice[HANDOVER_NOTICE];

	now.alerts = v.alerts;
	handover_keep(&now, l->alarm.begun, notice);
	notify(l, notice);
}

static void serve(struct live *l, enum ui_request request)
{
	switch (request) {
	case UI_NOTHING:
		break;
	case UI_NOTHING_OPENS:
		notify(l, "nothing here to open");
		break;
	case UI_QUIT:
		l->leaving = true;
		break;
	case UI_REPAINT:
		term_repaint(l->term);
		break;
	case UI_RELOAD:
		reload(l);
		break;
	case UI_SUSPEND:
		kill(0, SIGTSTP); /* the whole job, as the terminal itself does: whoever started us stops too */
		break;
	case UI_FASTER:
		set_interval(l, l->settings.database.interval / 2);
		break;
	case UI_SLOWER:
		set_interval(l, l->settings.database.interval * 2);
		break;
	case UI_ACKNOWLEDGE:
		acknowledge(l);
		break;
	case UI_MUTE:
		mute(l);
		break;
	case UI_THEME:
		next_theme(l);
		break;
	case UI_HANDOVER:
		hand_over(l);
		break;
	case UI_GLYPHS:
		l->glyphs = term_set_glyphs(l->term, (l->glyphs + 1) % GLYPHS_TIERS);
		break;
	case UI_FREEZE:
	case UI_LIVE:
	case UI_BOARD_BACK:
	case UI_BOARD_FORWARD:
	case UI_MINUTE_BACK:
	case UI_MINUTE_FORWARD:
		step_in_time(l, request);
		break;
	}
}

/* False when there may be more. */
static bool take_presses(struct live *l)
{
	for (int i = 0; i < PRESSES_AT_ONCE && !l->leaving; i++) {
		int press = l->kiosk.deaf ? PRESS_NONE : term_press(l->term);

		l->leaving = press == PRESS_HANGUP && !kiosk_stays(&l->kiosk);
		if (press == PRESS_HANGUP || press == PRESS_NONE)
			return true;
		if (l->outdated)
			update(l, clock_now());
		if (l->dirty && press_pointed(press).what == POINTING_CLICK)
			paint(l); /* what is clicked on is what is there now */
		if (!l->kiosk.on)
			notice_end(&l->notice);
		press = ui_point(l->ui, press, &l->grid);
		if (press != PRESS_NONE)
			serve(l, ui_press(l->ui, press));
		l->outdated = l->dirty = true;
	}
	return false;
}

/* A hang-up with the terminal still there asks for the configuration to be read again. */
static void hang_up(struct live *l)
{
	struct termios modes;

	if (tcgetattr(STDOUT_FILENO, &modes) == 0)
		reload(l);
	else
		l->died_of = SIGHUP;
}

static void take_signal(struct live *l, int signal_number)
{
	if (signal_number == SIGWINCH)
		term_resized(l->term);
	else if (kiosk_ignores(&l->kiosk, signal_number))
		term_repaint(l->term); /* whatever another program may have done to the screen meanwhile */
	else if (signal_number == SIGTSTP)
		suspend(l);
	else if (signal_number == SIGCONT && term_is_in_front(l->term))
		term_resume(l->term);
	else if (signal_number == SIGCONT)
		suspend(l);
	else if (signal_number == SIGHUP)
		hang_up(l);
	else
		l->died_of = signal_number;
	l->dirty = true;
}

static void take_signals(struct live *l)
{
	int signal_number;

	while ((signal_number = signals_next(l->signal_fd)))
		take_signal(l, signal_number);
	l->leaving = l->leaving || l->died_of;
}

static void wait_for_anything(struct live *l)
{
	struct pollfd fds[] = {
		{ .fd = l->signal_fd, .events = POLLIN },
		{ .fd = l->kiosk.deaf ? -1 : term_keys(l->term), .events = POLLIN },
		{ .fd = source_fd(l->watch.source), .events = source_events(l->watch.source) },
		{ .fd = l->blocked ? STDOUT_FILENO : -1, .events = POLLOUT },
	};
	usec source = source_deadline(l->watch.source);

	wait_until(fds, sizeof fds / sizeof *fds, source < l->next_second ? source : l->next_second);
}

static bool read_database(struct live *l)
{
	usec before = l->watch.received;
	bool news = watch_step(&l->watch, clock_now());

	if (l->watch.received != before)
		replay_add(&l->replay, l->watch.board, l->watch.received);
	return news;
}

static void run(struct live *l)
{
	for (;;) {
		bool all;

		take_signals(l);
		all = take_presses(l);
		if (l->leaving || term_is_gone(l->term))
			return;
		l->dirty |= read_database(l);
		if (l->dirty || clock_now() >= l->next_second)
			paint(l);
		if (all)
			wait_for_anything(l);
	}
}

static void close_all(struct live *l)
{
	term_close(l->term);
	ui_free(l->ui);
	replay_close(&l->replay);
	alarm_close(&l->alarm);
	watch_close(&l->watch);
	grid_release(&l->grid);
	if (l->signal_fd >= 0)
		close(l->signal_fd);
}

/* Opens what the loop needs; what was opened is closed by close_all. */
static bool open_all(struct live *l, struct err *e)
{
	struct palette p = palette(&l->settings);

	if (!watch_open(&l->watch, &l->settings, l->settings.screen.layout, e))
		return false;
	replay_open(&l->replay, &l->settings);
	alarm_open(&l->alarm);
	l->signal_fd = signals_open(term_restore_in_emergency, e);
	if (l->signal_fd < 0)
		return false;
	l->ui = ui_new();
	kiosk_bind(&l->kiosk, l->ui, &l->settings);
	l->term = term_open(&l->settings.screen, &p, e);
	if (!l->term)
		return false;
	l->glyphs = term_glyphs(l->term);
	return true;
}

static int screen_command(const struct options *o)
{
	struct live l = { .options = o, .kiosk.on = o->kiosk, .arena = arena_new(), .signal_fd = -1 };
	enum exit_status status = configure(&l.settings, l.arena, o, stderr);
	struct err e;

	if (status == EXIT_STATUS_OK) {
		if (open_all(&l, &e))
			run(&l);
		else
			status = EXIT_STATUS_USAGE;
		close_all(&l);
		if (status != EXIT_STATUS_OK)
			complain("%s", e.text);
	}
	arena_drop(l.arena);
	if (l.died_of)
		signals_die_of(l.died_of);
	return status;
}

int live_command(const struct options *o)
{
	return o->plain ? plain_command(o) : screen_command(o);
}
