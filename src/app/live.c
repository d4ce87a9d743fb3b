#include "app/live.h"

#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "app/clock.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/confine.h"
#include "app/notify.h"
#include "app/plain.h"
#include "app/request.h"
#include "app/signals.h"
#include "app/wait.h"
#include "base/press.h"
#include "base/tongue.h"

/* What is pasted, or a wheel that spins, shall not keep the board from its clock and its database. */
#define PRESSES_AT_ONCE 16

struct live {
	struct display display;
	struct notify notify;
	int signal_fd;
	bool signalled; /* there may be signals to take */
	bool pressed;   /* there may be keys, or no terminal any more */
	bool types;     /* there were, since it was last looked whether curses holds some back */
	bool answered;  /* there may be something from the database */
	int died_of; /* the signal to end by; 0: none */
};

/* --- signals --- */

/* Resumed behind a shell's back (bg) it would draw over the shell: there it stops again, and the whole job with it. */
static void suspend(struct display *d)
{
	bool resumed;

	if (d->settings.locked)
		return;
	term_suspend(d->term);
	while ((resumed = signals_stop()) && !term_is_in_front(d->term))
		kill(0, SIGTSTP);
	if (!resumed)
		display_tell(d, T_("there is no shell to go back to"));
	term_resume(d->term);
}

/* A hang-up with the terminal still there asks for the configuration to be read again. */
static void hang_up(struct live *l)
{
	struct termios modes;

	if (tcgetattr(STDOUT_FILENO, &modes) == 0)
		display_reload(&l->display);
	else
		l->died_of = SIGHUP;
}

static void resize(struct display *d)
{
	int cols, rows;

	term_resized(d->term);
	term_size(d->term, &cols, &rows);
	journal_resized(&d->journal, cols, rows, clock_now());
}

static void take_signal(struct live *l, int signal_number)
{
	struct display *d = &l->display;

	if (signal_number == SIGWINCH)
		resize(d);
	else if (kiosk_ignores(&d->kiosk, signal_number))
		term_repaint(d->term); /* whatever another program may have done to the screen meanwhile */
	else if (signal_number == SIGTSTP)
		suspend(d);
	else if (signal_number == SIGCONT && term_is_in_front(d->term))
		term_resume(d->term);
	else if (signal_number == SIGCONT)
		suspend(d);
	else if (signal_number == SIGHUP)
		hang_up(l);
	else
		l->died_of = signal_number;
	d->dirty = true;
}

static void take_signals(struct live *l)
{
	int signal_number;

	while ((signal_number = signals_next(l->signal_fd))) {
		if (signal_number != SIGWINCH)
			journal_signal(&l->display.journal, signal_number, clock_now());
		if (signal_number != SIGUSR1)
			take_signal(l, signal_number);
	}
	l->display.leaving |= l->died_of != 0;
}

/* --- keys --- */

static void take_press(struct display *d, int press)
{
	display_update(d);
	if (d->dirty && press_pointed(press).what == POINTING_CLICK)
		display_paint(d); /* what is clicked on is what is there now */
	if (!d->kiosk.on)
		notice_end(&d->notice);
	press = ui_point(d->ui, press, &d->grid);
	if (press != PRESS_NONE)
		request_serve(d, ui_press(d->ui, press));
	d->outdated = d->dirty = true;
}

/* False when there may be more. */
static bool take_presses(struct display *d)
{
	for (int i = 0; i < PRESSES_AT_ONCE && !d->leaving; i++) {
		int press = d->kiosk.deaf ? PRESS_NONE : term_press(d->term);

		d->leaving = d->hung_up = press == PRESS_HANGUP && !kiosk_stays(&d->kiosk);
		if (press == PRESS_HANGUP || press == PRESS_NONE)
			return true;
		take_press(d, press);
	}
	return false;
}

/* --- the loop --- */

static void paint(struct live *l)
{
	display_paint(&l->display);
	if (!l->display.blocked)
		notify_drawn(&l->notify);
}

static void wait_for_anything(struct live *l)
{
	const struct display *d = &l->display;
	struct pollfd fds[] = {
		{ .fd = l->signal_fd, .events = POLLIN },
		{ .fd = d->kiosk.deaf ? -1 : term_keys(d->term), .events = POLLIN },
		{ .fd = source_fd(d->watch.source), .events = source_events(d->watch.source) },
		{ .fd = STDOUT_FILENO, .events = d->blocked ? POLLOUT : 0 },
	};
	usec source = source_deadline(d->watch.source);
	bool second;

	wait_until(fds, sizeof fds / sizeof *fds, source < d->next_second ? source : d->next_second);
	second = clock_now() >= d->next_second;
	l->signalled = fds[0].revents;
	/* Curses may hold back what it has read: looked for once more when a second has passed. */
	l->pressed = fds[1].revents || fds[3].revents & ~POLLOUT || (second && l->types);
	l->types = fds[1].revents || (l->types && !second);
	l->answered = fds[2].revents;
}

static void run(struct live *l)
{
	struct display *d = &l->display;

	for (;;) {
		bool all;

		if (l->signalled)
			take_signals(l);
		all = !l->pressed || take_presses(d);
		if (d->leaving || (l->pressed && term_is_gone(d->term)))
			return;
		display_read(d, l->answered);
		if (d->dirty || clock_now() >= d->next_second)
			paint(l);
		l->signalled = l->answered = true;
		if (all)
			wait_for_anything(l);
	}
}

static const char *why_left(const struct live *l)
{
	if (l->died_of)
		return "signal";
	if (term_is_gone(l->display.term))
		return "the terminal has gone";
	return l->display.hung_up ? "the keyboard has gone" : "asked to";
}

/* Elsewhere somebody watches over it. */
static bool open_all(struct live *l, struct err *e)
{
	if (l->display.kiosk.on)
		notify_open(&l->notify);
	l->signal_fd = signals_open(term_restore_in_emergency, e);
	return l->signal_fd >= 0 && display_open(&l->display, e);
}

static void close_all(struct live *l)
{
	notify_close(&l->notify);
	display_close(&l->display);
	if (l->signal_fd >= 0)
		close(l->signal_fd);
}

static int screen_command(const struct options *o)
{
	struct live l = { .display = { .options = o, .arena = arena_new(), .kiosk.on = o->kiosk }, .notify.fd = -1,
			  .signal_fd = -1, .signalled = true, .pressed = true, .answered = true };
	struct display *d = &l.display;
	enum exit_status status;
	struct err e;

	status = configure_aloud(&d->settings, d->arena, o);
	if (status == EXIT_STATUS_OK) {
		if (open_all(&l, &e)) {
			journal_confined(&d->journal, confine(o, &d->settings, d->watch.source));
			run(&l);
			journal_end(&d->journal, why_left(&l));
		} else {
			status = EXIT_STATUS_USAGE;
		}
		close_all(&l);
		if (status != EXIT_STATUS_OK)
			complain("%s", e.text);
	}
	arena_drop(d->arena);
	if (l.died_of)
		signals_die_of(l.died_of);
	return status;
}

int live_command(const struct options *o)
{
	return o->plain ? plain_command(o) : screen_command(o);
}
