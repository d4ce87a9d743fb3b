#include "app/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/child.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/signals.h"
#include "app/wait.h"

#define AGAIN SECONDS(1)
#define START_PATIENCE SECONDS(60)
#define LOOK SECONDS(1) / 50

/* A process that is started again when it ends. */
struct kept {
	pid_t pid;	 /* 0: it does not run */
	usec not_before; /* when to start it; MOMENT_NONE: not */
};

struct watch {
	const struct server *server;
	int line, news, signals;
	bool stop;
	long seed;
	int step_status; /* of the step under way: -1 as long as it runs */
	pid_t step;
	struct kept postmaster, player;
};

static void take_line(struct watch *w)
{
	long seed;
	ssize_t n = read(w->line, &seed, sizeof seed);

	if (n == (ssize_t)sizeof seed) {
		w->seed = seed;
		w->player.not_before = clock_now();
	} else if (n == 0) {
		w->stop = true;
	}
}

static void note_end(struct watch *w, pid_t pid, int status)
{
	usec again = clock_now() + AGAIN;

	if (pid == w->step)
		w->step_status = status;
	if (pid == w->player.pid)
		w->player = (struct kept){ 0, again };
	/* One that ended in order was asked to, by somebody who wants to see a board without a server. */
	if (pid == w->postmaster.pid)
		w->postmaster = (struct kept){ 0, status == 0 ? MOMENT_NONE : again };
}

static void take_signals(struct watch *w)
{
	int signal_number, status;
	pid_t pid;

	while ((signal_number = signals_next(w->signals)))
		if (child_asks_to_leave(signal_number))
			w->stop = true;
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		note_end(w, pid, child_status(status));
}

static void look(struct watch *w, usec deadline)
{
	struct pollfd fds[] = { { .fd = w->signals, .events = POLLIN }, { .fd = w->line, .events = POLLIN } };

	wait_until(fds, 2, deadline);
	take_signals(w);
	if (fds[1].revents)
		take_line(w);
}

/* --- up to the first connection --- */

static bool make_data(struct watch *w)
{
	if (place_version(w->server->place) != 0)
		return true;
	w->step_status = -1;
	w->step = server_make(w->server);
	while (w->step > 0 && w->step_status < 0 && !w->stop)
		look(w, clock_now() + HOURS(1));
	w->step = 0;
	if (w->step_status > 0 && !w->stop)
		complain("initdb failed");
	return w->step_status == 0;
}

static bool is_up(struct watch *w)
{
	usec deadline = clock_now() + START_PATIENCE;

	w->postmaster = (struct kept){ server_start(w->server), MOMENT_NONE };
	while (w->postmaster.pid > 0 && !w->stop && clock_now() < deadline) {
		if (server_is_ready(w->server, w->postmaster.pid))
			return true;
		look(w, clock_now() + LOOK);
	}
	if (!w->stop) {
		complain("PostgreSQL does not start; it says:");
		server_print_log(w->server);
	}
	return false;
}

/* --- after it --- */

static bool is_due(const struct kept *k, usec now)
{
	return k->pid <= 0 && k->not_before != MOMENT_NONE && k->not_before <= now;
}

static void keep_going(struct watch *w)
{
	usec now = clock_now();

	if (is_due(&w->postmaster, now))
		w->postmaster = (struct kept){ server_start(w->server), now + AGAIN };
	if (is_due(&w->player, now))
		w->player = (struct kept){ server_play(w->server, w->seed), now + AGAIN };
}

static usec next_start(const struct watch *w)
{
	usec next = clock_now() + HOURS(1);

	if (w->postmaster.pid <= 0 && w->postmaster.not_before != MOMENT_NONE && w->postmaster.not_before < next)
		next = w->postmaster.not_before;
	if (w->player.pid <= 0 && w->player.not_before != MOMENT_NONE && w->player.not_before < next)
		next = w->player.not_before;
	return next;
}

static void clear_away(const struct server *s)
{
	server_stop(s);
	/* What is left came to us when its parent was killed. */
	child_signal_all(getpid(), SIGKILL);
	while (waitpid(-1, NULL, 0) > 0)
		;
	place_remove(s->place);
}

/* From now on the terminal is the board's; and who reads our output is not to wait for us. */
static bool fall_silent(int fd)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	bool silent = nowhere >= 0 && dup2(nowhere, fd) == fd;

	if (nowhere >= 0)
		close(nowhere);
	return silent;
}

static int guard_run(struct watch *w)
{
	bool up = make_data(w) && server_admit(w->server) && is_up(w);

	if (up && (write(w->news, "!", 1) != 1 || !fall_silent(STDERR_FILENO)))
		w->stop = true;
	while (up && !w->stop) {
		keep_going(w);
		look(w, next_start(w));
	}
	clear_away(w->server);
	return up ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- on the side of the one that is guarded --- */

static _Noreturn void become_guard(const struct server *s, int line, int news)
{
	struct watch w = { .server = s, .line = line, .news = news, .player = { 0, MOMENT_NONE } };
	struct err e;

	/* Out of reach of the terminal's ^C and hang-up, and heir to whatever the server leaves behind. */
	setsid();
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	w.signals = child_watch();
	if (chdir("/") < 0 || w.signals < 0 || !fall_silent(STDOUT_FILENO))
		exit(EXIT_FAILURE);
	if (!place_make(s->place, &e)) {
		complain("%s", e.text);
		exit(EXIT_FAILURE);
	}
	exit(guard_run(&w));
}

bool guard_start(struct guard *g, const struct server *s, struct err *e)
{
	int line[2], news[2];

	if (pipe2(line, O_CLOEXEC) < 0 || pipe2(news, O_CLOEXEC) < 0)
		return err_set(e, "cannot make a pipe: %s", strerror(errno));
	fflush(NULL);
	g->pid = fork();
	if (g->pid < 0)
		return err_set(e, "cannot start a process: %s", strerror(errno));
	if (g->pid == 0) {
		close(line[1]);
		close(news[0]);
		become_guard(s, line[0], news[1]);
	}
	close(line[0]);
	close(news[1]);
	g->line = line[1];
	g->news = news[0];
	return true;
}

void guard_play(const struct guard *g, long seed)
{
	if (write(g->line, &seed, sizeof seed) < 0)
		complain("the demo stands still: %s", strerror(errno));
}

void guard_end(struct guard *g, const struct server *s)
{
	int status = 0;

	close(g->line);
	while (waitpid(g->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(g->news);
	if (WIFSIGNALED(status))
		clear_away(s);
}
