#include "app/plain.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/alarm.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/confine.h"
#include "app/journal.h"
#include "app/reload.h"
#include "app/signals.h"
#include "app/wait.h"
#include "app/watch.h"
#include "base/tongue.h"
#include "term/bytes.h"
#include "term/line.h"
#include "view/telling.h"

struct plain {
	const struct options *options;
	struct arena *arena;
	struct settings settings;
	struct watch watch;
	struct alarm alarm;
	struct journal journal;
	int signal_fd, out;
	int died_of; /* the signal to end by; 0: none */
	int failed;  /* why what was told could not be written; 0: it could */
	bool leaving, had_terminal;
	usec next_second;
	struct arena *scratch; /* of one telling, its text included */
	struct bytes text;     /* what waits to be read, from `sent` on */
	size_t sent;
	struct view told;	   /* the last look that was told of; no board: nothing was */
	unsigned alerts_told;      /* by then (struct telling) */
	char problem[LINK_TEXT];   /* told while there was no board */
	char notice[REFUSAL_TEXT]; /* to be told next; "" when there is nothing */
};

/* What is told is dated by board time, which before the first board is not known. */
static void hear(void *listener, const char *sentence)
{
	struct plain *p = listener;
	const struct board *b = p->watch.board;
	char time[MOMENT_TEXT];

	if (b) {
		bytes_text(&p->text, zone_time(&b->zone, watch_view(&p->watch, &p->settings, clock_now()).now, time));
		bytes_text(&p->text, " ");
	}
	bytes_text(&p->text, sentence);
	bytes_text(&p->text, "\n");
}

/* Keeps the board of a look for the next one to be compared with. */
static void remember(struct plain *p, const struct view *v)
{
	if (v->board != p->told.board) {
		arena_share(v->board->arena);
		board_free(p->told.board);
	}
	p->told = *v;
	p->alerts_told = alert_log_tellings(v->alerts);
}

static void tell_notice(struct plain *p)
{
	if (p->notice[0])
		hear(p, p->notice);
	p->notice[0] = '\0';
}

static void tell_problem(struct plain *p, const struct view *v)
{
	const char *problem = v->link->problem;

	if (!problem[0] || strcmp(problem, p->problem) == 0)
		return;
	snprintf(p->problem, sizeof p->problem, "%s", problem);
	hear(p, problem);
}

static void tell_news(struct plain *p, const struct view *v)
{
	bool first = !p->told.board;
	struct telling t = {
		.before = &p->told,
		.now = v,
		.scratch = p->scratch,
		.glyphs = configure_glyphs(&p->settings),
		.hear = hear,
		.listener = p,
		.alerts_told = p->alerts_told,
	};

	if (first) {
		telling_begin(&t);
		remember(p, v);
		return;
	}
	telling_age(&t);
	telling_alerts(&t);
	if (v->staleness == STALENESS_LIVE && v->board != p->told.board)
		telling_changes(&t);
	remember(p, v);
}

/*
 * What there is to tell of. A board that was longer on its way than the last sets the time back by that, and what time alone had
 * changed would change back and be told twice.
 */
static struct view look(struct plain *p, usec now)
{
	struct view v = watch_view(&p->watch, &p->settings, now);
	usec back = p->told.board ? moment_since(p->told.now, v.now) : 0;

	if (back > 0 && back < SECONDS(1))
		v.now = p->told.now;
	return v;
}

/* Nothing is told while what was told before waits to be read. */
static void tell_all(struct plain *p, usec now)
{
	struct view v = look(p, now);

	if (v.board && !p->told.board)
		alarm_take(&p->alarm, &v);
	alarm_step(&p->alarm, &v, now);
	alarm_show(&p->alarm, &v, now);
	if (p->sent < p->text.n)
		return;
	arena_reset(p->scratch);
	p->text = (struct bytes){ .arena = p->scratch };
	p->sent = 0;
	tell_notice(p);
	if (v.board)
		tell_news(p, &v);
	else
		tell_problem(p, &v);
}

/* A log on a disk that is full would end in silence, which sounds like a quiet evening. */
static void give_up(struct plain *p, int why)
{
	p->failed = why;
	p->leaving = p->leaving || why;
}

/* A pipe that says it has room has it for PIPE_BUF bytes; more would wait. */
static void send_text(struct plain *p)
{
	size_t n = 1;
	int why = 0;

	while (n > 0 && p->sent < p->text.n && line_has_room(p->out, 0)) {
		size_t left = p->text.n - p->sent;

		n = line_send(p->out, p->text.at + p->sent, left < PIPE_BUF ? left : PIPE_BUF, 0);
		why = n > 0 || errno == EAGAIN ? 0 : errno;
		p->sent += n;
	}
	if (line_is_gone(p->out))
		p->leaving = true;
	else
		give_up(p, why);
}

/* What was told of another database's boards is nothing to compare with. */
static bool turn_to(void *who, const struct settings *s, struct err *e)
{
	struct plain *p = who;
	bool anew;

	if (!watch_turn_to(&p->watch, s, "plain", &anew, e))
		return false;
	p->problem[0] = '\0';
	if (anew) {
		board_free(p->told.board);
		p->told = (struct view){ 0 };
		alarm_forget(&p->alarm);
	}
	return true;
}

static void reload(struct plain *p)
{
	const struct reload r = { p->options, &p->settings, turn_to, p };
	struct settings next;
	struct arena *arena;
	struct refusal why;

	if (!reload_settings(&r, &next, &arena, &why)) {
		journal_refused(&p->journal, why.english);
		memcpy(p->notice, why.text, sizeof p->notice);
		return;
	}
	arena_drop(p->arena);
	p->arena = arena;
	p->settings = next;
	journal_reloaded(&p->journal, &p->settings, source_whom(p->watch.source));
	snprintf(p->notice, sizeof p->notice, T_("Configuration read again."));
}

/* A hang-up asks for the configuration to be read again, unless it is the end of the terminal that we were started from. */
static void hang_up(struct plain *p)
{
	if (p->had_terminal && !line_has_terminal())
		p->died_of = SIGHUP;
	else
		reload(p);
}

static void suspend(const struct plain *p)
{
	if (!p->settings.locked)
		signals_stop();
}

static void take_signal(struct plain *p, int signal_number)
{
	if (signal_number == SIGTSTP)
		suspend(p);
	else if (signal_number == SIGHUP)
		hang_up(p);
	else if (signal_number != SIGWINCH && signal_number != SIGCONT && signal_number != SIGUSR1)
		p->died_of = signal_number;
}

static void take_signals(struct plain *p)
{
	int signal_number;

	while ((signal_number = signals_next(p->signal_fd))) {
		if (signal_number != SIGWINCH)
			journal_signal(&p->journal, signal_number, clock_now());
		take_signal(p, signal_number);
	}
	p->leaving = p->leaving || p->died_of;
}

static void keep_journal(struct plain *p, usec now)
{
	struct view v = watch_view(&p->watch, &p->settings, now);
	struct err e;

	journal_look(&p->journal, &v, now);
	if (journal_complains(&p->journal, &e))
		snprintf(p->notice, sizeof p->notice, "%.*s", REFUSAL_TEXT - 1, e.text);
}

static enum exit_status run(struct plain *p, struct err *e)
{
	while (take_signals(p), !p->leaving) {
		usec now = clock_now(), source;
		struct pollfd fds[] = {
			{ .fd = p->signal_fd, .events = POLLIN },
			{ .fd = p->out, .events = 0 },
			{ .fd = -1 },
		};

		watch_step(&p->watch, now);
		keep_journal(p, now);
		tell_all(p, now);
		send_text(p);
		fds[1].events = p->sent < p->text.n ? POLLOUT : 0;
		fds[2] = (struct pollfd){ .fd = source_fd(p->watch.source), .events = source_events(p->watch.source) };
		source = source_deadline(p->watch.source);
		wait_until(fds, 3, source < now + SECONDS(1) ? source : now + SECONDS(1));
	}
	if (!p->failed)
		return EXIT_STATUS_OK;
	err_set(e, "cannot write to standard output: %s", strerror(p->failed));
	return EXIT_STATUS_FAILURE;
}

static const char *why_left(const struct plain *p)
{
	if (p->died_of)
		return "signal";
	return p->failed ? strerror(p->failed) : "nobody reads any more";
}

static void nothing_to_restore(void)
{
}

/* Opens what the loop needs; what was opened is closed by close_all. */
static bool open_all(struct plain *p, struct err *e)
{
	p->scratch = arena_new();
	p->text.arena = p->scratch;
	p->had_terminal = line_has_terminal();
	alarm_open(&p->alarm);
	p->out = line_open(STDOUT_FILENO);
	if (p->out < 0)
		return err_set(e, "cannot use standard output: %s", strerror(errno));
	p->signal_fd = signals_open(nothing_to_restore, e);
	if (p->signal_fd < 0 || !watch_open(&p->watch, &p->settings, "plain", e))
		return false;
	journal_open(&p->journal, &p->settings, clock_now());
	journal_begin(&p->journal, p->options, &p->settings, source_whom(p->watch.source));
	watch_listen(&p->watch, journal_hear, &p->journal);
	return true;
}

static void close_all(struct plain *p)
{
	watch_close(&p->watch);
	board_free(p->told.board);
	alarm_close(&p->alarm);
	arena_drop(p->scratch);
	if (p->signal_fd >= 0)
		close(p->signal_fd);
	if (p->out >= 0)
		close(p->out);
}

int plain_command(const struct options *o)
{
	struct plain p = { .options = o, .arena = arena_new(), .signal_fd = -1, .out = -1 };
	enum exit_status status = configure_aloud(&p.settings, p.arena, o);
	struct err e;

	if (status == EXIT_STATUS_OK) {
		if (open_all(&p, &e)) {
			journal_confined(&p.journal, confine(o, &p.settings, p.watch.source));
			status = run(&p, &e);
			journal_end(&p.journal, why_left(&p));
		} else {
			status = EXIT_STATUS_USAGE;
		}
		close_all(&p);
		if (status != EXIT_STATUS_OK)
			complain("%s", e.text);
	}
	arena_drop(p.arena);
	if (p.died_of)
		signals_die_of(p.died_of);
	return status;
}
