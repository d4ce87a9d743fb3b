#include "bench/crowd_boards.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/usage.h"
#include "config/defaults.h"
#include "db/source.h"
#include "e2e/pump.h"

/* Few enough that they do not crowd each other out, many enough that none has to look through all boards at each turn. */
#define PROCESSES 8

/* Calls are counted in steps of time, for so long. */
#define STEP (SECONDS(1) / 10)
#define STEPS 36000

/* What a board tells, in memory that all processes share. */
struct seat {
	_Atomic usec moment; /* of its data; MOMENT_NONE: it has none */
	_Atomic usec came;   /* when it had the first of those that it has had, poll after poll, since the server was away */
	_Atomic unsigned polls, late, calls, dropped;
};

struct hall {
	usec opened;
	_Atomic usec lost; /* when the server was last away */
	_Atomic unsigned calls[STEPS];
	struct seat seats[];
};

struct crowd {
	struct hall *hall;
	size_t boards, bytes;
	struct settings settings;
	struct arena *arena;
	pid_t processes[PROCESSES];
};

struct member {
	struct hall *hall;
	struct seat *seat;
	usec interval;
	struct source *source;
	const struct board *board; /* held until the next, as it is while it is shown */
};

usec crowd_now(void)
{
	return pump_now();
}

/* --- in a process of theirs --- */

static void hear(void *listener, const struct source_news *news)
{
	struct member *m = listener;
	size_t step = (size_t)((news->now - m->hall->opened) / STEP);

	if (news->what == SOURCE_CONNECTING) {
		m->seat->calls++;
		if (step < STEPS)
			m->hall->calls[step]++;
	} else if (news->what == SOURCE_POLL_FAILED) {
		m->seat->dropped++;
		m->seat->came = MOMENT_NONE;
	} else if (news->what == SOURCE_POLLED) {
		m->seat->polls++;
		m->seat->late += news->link->took > m->interval;
		if (m->seat->came <= m->hall->lost)
			m->seat->came = news->now;
	}
}

static void take(struct member *m, usec now)
{
	const struct board *board = source_take(m->source);
	const struct link *link = source_link(m->source, now);

	if (!board)
		return;
	board_free(m->board);
	m->board = board;
	m->seat->moment = source_as_of(m->source) - (link->standby && link->lag != MOMENT_NONE ? link->lag : 0);
}

static void turn(struct member *members, struct pollfd *fds, size_t n)
{
	usec next = MOMENT_FUTURE, now;

	for (size_t i = 0; i < n; i++) {
		struct source *s = members[i].source;

		fds[i] = (struct pollfd){ source_fd(s), source_events(s), 0 };
		next = source_deadline(s) < next ? source_deadline(s) : next;
	}
	now = pump_now();
	poll(fds, n, next > now ? (int)((next - now + 999) / 1000) : 0);
	for (size_t i = 0; i < n; i++) {
		now = pump_now();
		if (!fds[i].revents && source_deadline(members[i].source) > now)
			continue;
		source_step(members[i].source, now);
		take(&members[i], now);
	}
}

/* As the program has it. */
static unsigned chance(void)
{
	unsigned seed = 0;

	if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
		_exit(1);
	return seed;
}

static void take_seat(struct member *m, const struct crowd *c, const char *conninfo, usec spread, size_t i)
{
	usec begins = c->hall->opened + spread * (usec)i / (usec)c->boards;
	struct err e;

	*m = (struct member){ .hall = c->hall, .seat = &c->hall->seats[i], .interval = c->settings.database.interval };
	m->source = source_new(conninfo, "crowd", &c->settings.database, chance(), begins, &e);
	if (!m->source) {
		fprintf(stderr, "%s\n", e.text);
		_exit(1);
	}
	source_listen(m->source, hear, m);
}

static _Noreturn void sit(const struct crowd *c, const char *conninfo, usec spread, size_t first)
{
	struct member *members = calloc(c->boards, sizeof *members);
	struct pollfd *fds = calloc(c->boards, sizeof *fds);
	size_t n = 0;

	for (size_t i = first; i < c->boards; i += PROCESSES)
		take_seat(&members[n++], c, conninfo, spread, i);
	for (;;)
		turn(members, fds, n);
}

static pid_t seat_some(const struct crowd *c, const char *conninfo, usec spread, size_t first)
{
	pid_t parent = getpid(), child;

	fflush(NULL);
	child = fork();
	if (child != 0)
		return child;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	sit(c, conninfo, spread, first);
}

/* --- from without --- */

struct crowd *crowd_new(const char *conninfo, const struct crowd_setting *setting)
{
	struct crowd *c = calloc(1, sizeof *c);

	c->arena = arena_new();
	c->boards = setting->boards;
	config_default(&c->settings, c->arena);
	c->settings.database.interval = setting->interval;
	c->settings.database.doorbell = setting->bell;
	c->bytes = sizeof *c->hall + c->boards * sizeof c->hall->seats[0];
	c->hall = mmap(NULL, c->bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	c->hall->opened = pump_now();
	for (size_t i = 0; i < c->boards; i++)
		c->hall->seats[i].moment = c->hall->seats[i].came = MOMENT_NONE;
	for (size_t i = 0; i < PROCESSES; i++)
		c->processes[i] = seat_some(c, conninfo, setting->spread, i);
	return c;
}

void crowd_free(struct crowd *c)
{
	for (size_t i = 0; i < PROCESSES; i++)
		kill(c->processes[i], SIGKILL);
	for (size_t i = 0; i < PROCESSES; i++)
		waitpid(c->processes[i], NULL, 0);
	munmap(c->hall, c->bytes);
	arena_drop(c->arena);
	free(c);
}

struct crowd_sight crowd_look(const struct crowd *c)
{
	struct crowd_sight sight = { .oldest = 0 };
	bool all = true;

	for (size_t i = 0; i < c->boards; i++) {
		const struct seat *s = &c->hall->seats[i];
		usec moment = s->moment, age = pump_now() - moment;

		sight.polls += s->polls;
		sight.late += s->late;
		sight.calls += s->calls;
		sight.dropped += s->dropped;
		all &= moment != MOMENT_NONE;
		if (moment == MOMENT_NONE)
			continue;
		sight.live += staleness_of(age, &c->settings) == STALENESS_LIVE;
		sight.oldest = age > sight.oldest ? age : sight.oldest;
	}
	if (!all)
		sight.oldest = MOMENT_NONE;
	return sight;
}

double crowd_cpu_seconds(const struct crowd *c)
{
	double seconds = 0;

	for (size_t i = 0; i < PROCESSES; i++)
		seconds += usage_cpu_seconds(c->processes[i]);
	return seconds;
}

void crowd_lose(struct crowd *c)
{
	c->hall->lost = pump_now();
}

size_t crowd_back(const struct crowd *c, usec until)
{
	size_t n = 0;

	for (size_t i = 0; i < c->boards; i++) {
		usec came = c->hall->seats[i].came;

		n += came > c->hall->lost && came <= until;
	}
	return n;
}

size_t crowd_calls(const struct crowd *c, usec from, usec until)
{
	size_t n = 0;

	for (usec at = from - c->hall->opened; at < until - c->hall->opened && at / STEP < STEPS; at += STEP)
		n += c->hall->calls[at / STEP];
	return n;
}
