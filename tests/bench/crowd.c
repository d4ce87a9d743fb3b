/*
 * Many boards on one database: what each further one costs the server, and how all come back after a restart, each on a connection
 * of its own, through PgBouncer, and on a hot standby. README.md says how each figure is taken.
 */
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "bench/asked.h"
#include "bench/crowd_boards.h"
#include "bench/crowd_other.h"
#include "bench/crowd_table.h"
#include "e2e/process.h"

/* Boards begin in the course of so long, and all of them get so long to be live. */
#define SPREAD SECONDS(30)
#define PATIENCE SECONDS(120)

/* What comes with the first polls of a connection, the plans and the caches of a new process, is not to be counted. */
#define WARM_UP SECONDS(10)

struct test {
	size_t boards;
	usec interval, lasts;
	struct site *site;
	struct crowd *crowd;
	struct crowd_result *result;
	struct site_usage idle; /* the server without boards */
};

/* Looks at the boards each second until the moment, or until all are live where that is asked; the least and the worst seen. */
static struct crowd_sight watch(const struct test *t, usec until, bool till_live)
{
	struct crowd_sight least = crowd_look(t->crowd), s = least;

	while (crowd_now() < until && !(till_live && s.live == t->boards)) {
		poll(NULL, 0, 200);
		s = crowd_look(t->crowd);
		least.live = s.live < least.live ? s.live : least.live;
		if (least.oldest != MOMENT_NONE && (s.oldest == MOMENT_NONE || s.oldest > least.oldest))
			least.oldest = s.oldest;
	}
	return least;
}

static void measure_idle(struct test *t)
{
	double before = site_usage(t->site).server_seconds;
	usec began = crowd_now();

	poll(NULL, 0, (int)(t->lasts / 1000));
	t->idle = site_usage(t->site);
	t->result->value[CROWD_IDLE] = (t->idle.server_seconds - before) / ((double)(crowd_now() - began) / 1e6) * 100;
}

static void set_cost(struct test *t, const struct site_usage *from, const struct site_usage *to, double seconds)
{
	double *value = t->result->value, each = seconds * (double)t->boards;

	value[CROWD_CORES] = (to->server_seconds - from->server_seconds) / seconds * 100;
	value[CROWD_SERVER] = (value[CROWD_CORES] - value[CROWD_IDLE]) * 10 / (double)t->boards;
	value[CROWD_POOLER] = to->pooler_seconds > 0 ? (to->pooler_seconds - from->pooler_seconds) / each * 1e3 : NAN;
	value[CROWD_CONNECTIONS] = to->connections;
	value[CROWD_MEMORY] = (to->server_mb - t->idle.server_mb) / to->connections;
}

static void measure_cost(struct test *t)
{
	struct site_usage from = site_usage(t->site), to;
	struct crowd_sight before = crowd_look(t->crowd), worst, after;
	usec began = crowd_now();
	double used = crowd_cpu_seconds(t->crowd), seconds, *value = t->result->value;

	worst = watch(t, began + t->lasts, false);
	to = site_usage(t->site);
	after = crowd_look(t->crowd);
	used = crowd_cpu_seconds(t->crowd) - used;
	seconds = (double)(crowd_now() - began) / 1e6;
	set_cost(t, &from, &to, seconds);
	value[CROWD_LIVE] = (double)worst.live;
	value[CROWD_OLDEST] = worst.oldest == MOMENT_NONE ? NAN : (double)worst.oldest / 1e6;
	value[CROWD_POLLS] = (after.polls - before.polls) / seconds;
	value[CROWD_DROPPED] = after.dropped - before.dropped;
	value[CROWD_WORK] = (to.work_ms - from.work_ms) / (after.polls - before.polls);
	value[CROWD_CLIENT] = used / (after.polls - before.polls) * 1e3;
}

/* --- a restart --- */

/* Until the last was back, each second; and when half of them and all were. */
static void tell_seconds(struct test *t, usec started)
{
	struct crowd_result *r = t->result;

	for (usec tenth = 1; tenth < CROWD_SECONDS * 10; tenth++) {
		size_t back = crowd_back(t->crowd, started + tenth * SECONDS(1) / 10);

		if (back >= t->boards / 2 && isnan(r->value[CROWD_HALF]))
			r->value[CROWD_HALF] = (double)tenth / 10;
		if (back == t->boards && isnan(r->value[CROWD_ALL]))
			r->value[CROWD_ALL] = (double)tenth / 10;
	}
	while (r->seconds < CROWD_SECONDS && (r->seconds == 0 || r->back[r->seconds - 1] < t->boards)) {
		usec second = started + SECONDS(r->seconds);

		r->back[r->seconds] = crowd_back(t->crowd, second + SECONDS(1));
		r->calls[r->seconds] = crowd_calls(t->crowd, second, second + SECONDS(1));
		r->value[CROWD_PEAK] = fmax(r->value[CROWD_PEAK], (double)r->calls[r->seconds++]);
	}
}

static void measure_return(struct test *t)
{
	usec killed = crowd_now(), started;
	double *value = t->result->value;
	struct other *other;
	struct other_tries tries;

	site_kill(t->site);
	crowd_lose(t->crowd);
	started = crowd_now();
	site_start(t->site);
	value[CROWD_DOWN] = (double)(crowd_now() - killed) / 1e6;
	other = other_new(site_other(t->site));
	while (crowd_now() < started + SECONDS(CROWD_SECONDS) &&
	       crowd_back(t->crowd, MOMENT_FUTURE) < t->boards)
		poll(NULL, 0, 100);
	value[CROWD_CALLS] = (double)crowd_calls(t->crowd, killed, crowd_now());
	tries = other_tries(other);
	other_free(other);
	value[CROWD_OTHER] = tries.all;
	value[CROWD_REFUSED] = tries.refused;
	value[CROWD_SLOWEST] = tries.slowest_ms;
	tell_seconds(t, started);
}

static void measure(struct test *t, const struct way *way)
{
	const struct crowd_setting setting = { t->boards, t->interval, way->bell, SPREAD };

	t->result->way = way;
	for (size_t id = 0; id < CROWD_FIGURE_COUNT; id++)
		t->result->value[id] = NAN;
	t->result->value[CROWD_BOARDS] = (double)t->boards;
	fprintf(stderr, "%s, %zu boards\n", way->name, t->boards);
	t->site = site_new(way, t->boards);
	measure_idle(t);
	t->crowd = crowd_new(site_conninfo(t->site), &setting);
	watch(t, crowd_now() + PATIENCE, true);
	watch(t, crowd_now() + WARM_UP, false);
	measure_cost(t);
	fprintf(stderr, "%s, the server killed\n", way->name);
	measure_return(t);
	crowd_free(t->crowd);
	site_free(t->site);
}

int main(int argc, char **argv)
{
	static struct crowd_result results[CROWD_WAYS];
	struct test test = { .interval = (usec)(asked_number("BENCH_INTERVAL", 1) * 1e6),
			     .lasts = (usec)(asked_number("BENCH_SECONDS", 60) * 1e6) };
	size_t n = 0;

	process_adopt();
	for (size_t i = 0; i < way_count && n < CROWD_WAYS; i++) {
		if (!asked_for("BENCH_WAYS", ways[i].name))
			continue;
		test.boards = (size_t)asked_number("BENCH_BOARDS", 1000);
		test.result = &results[n++];
		measure(&test, &ways[i]);
	}
	if (argc > 1 && !strcmp(argv[1], "--json"))
		crowd_print_json(results, n, stdout);
	else
		crowd_print(results, n, stdout);
	return 0;
}
