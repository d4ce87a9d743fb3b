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

/* One board begins after the other, in the course of so long for each; and after the last all of them get so long to be live. */
#define SPREAD (SECONDS(1) / 8)
#define PATIENCE SECONDS(120)

/* What comes with the first polls of a connection, the plans and the caches of a new process, is not to be counted. */
#define WARM_UP SECONDS(10)

/* The server alone is looked at for so long at most. */
#define IDLE_MOST SECONDS(20)

/* Whoever waits is told so often what for. */
#define TELL_EVERY SECONDS(5)

struct test {
	size_t boards;
	usec interval, lasts, spread;
	struct site *site;
	struct crowd *crowd;
	struct crowd_result *result;
	struct site_usage idle; /* the server without boards */
	double idle_memory;
	usec began, told;
};

static void tell(struct test *t, const char *doing)
{
	t->told = crowd_now();
	fprintf(stderr, "%s, %.0f s: %s\n", t->result->way->name, (double)(t->told - t->began) / 1e6, doing);
}

static void tell_boards(struct test *t, size_t n, const char *doing)
{
	char text[96];

	if (crowd_now() < t->told + TELL_EVERY)
		return;
	snprintf(text, sizeof text, "%zu of %zu boards %s", n, t->boards, doing);
	tell(t, text);
}

/* Looks at the boards again and again until the moment, or until all are live where that is asked; the least and the worst seen. */
static struct crowd_sight watch(struct test *t, usec until, bool till_live)
{
	struct crowd_sight least = crowd_look(t->crowd), s = least;

	while (crowd_now() < until && !(till_live && s.live == t->boards)) {
		poll(NULL, 0, 200);
		s = crowd_look(t->crowd);
		tell_boards(t, s.live, "are live");
		least.live = s.live < least.live ? s.live : least.live;
		if (least.oldest != MOMENT_NONE && (s.oldest == MOMENT_NONE || s.oldest > least.oldest))
			least.oldest = s.oldest;
	}
	return least;
}

static void measure_idle(struct test *t)
{
	struct site_usage before = site_usage(t->site);
	usec lasts = t->lasts < IDLE_MOST ? t->lasts : IDLE_MOST;

	tell(t, "the server without boards");
	poll(NULL, 0, (int)(lasts / 1000));
	t->idle = site_usage(t->site);
	t->result->value[CROWD_IDLE] = (t->idle.server_seconds - before.server_seconds) /
					 ((double)(t->idle.at - before.at) / 1e6) * 100;
	t->idle_memory = site_memory(t->site);
}

/* The processor's time that the server has taken since then but for what it takes without boards, ms a board. */
static double served_ms(const struct test *t, double since_seconds, usec since)
{
	double seconds = (double)(crowd_now() - since) / 1e6;
	double all = site_usage(t->site).server_seconds - since_seconds;

	return (all - seconds * t->result->value[CROWD_IDLE] / 100) / (double)t->boards * 1e3;
}

static void measure_arrival(struct test *t)
{
	const struct crowd_setting setting = { t->boards, t->interval, t->result->way->bell, t->spread };
	usec began = crowd_now();

	tell(t, "boards begin");
	t->crowd = crowd_new(site_conninfo(t->site), &setting);
	watch(t, began + t->spread + PATIENCE, true);
	if (crowd_look(t->crowd).live == t->boards)
		t->result->value[CROWD_UP] = (double)(crowd_now() - began) / 1e6;
	t->result->value[CROWD_ARRIVAL] = served_ms(t, t->idle.server_seconds, began);
	tell(t, "a while for them to settle");
	watch(t, crowd_now() + WARM_UP, false);
}

static void set_cost(struct test *t, const struct site_usage *from, const struct site_usage *to)
{
	double seconds = (double)(to->at - from->at) / 1e6, each = seconds * (double)t->boards;
	double *value = t->result->value;

	value[CROWD_CORES] = (to->server_seconds - from->server_seconds) / seconds * 100;
	value[CROWD_SERVER] = (value[CROWD_CORES] - value[CROWD_IDLE]) * 10 / (double)t->boards;
	value[CROWD_POOLER] = to->pooler_seconds > 0 ? (to->pooler_seconds - from->pooler_seconds) / each * 1e3 : NAN;
	value[CROWD_CONNECTIONS] = to->connections;
	value[CROWD_MEMORY] = (site_memory(t->site) - t->idle_memory) / to->connections;
}

static void measure_cost(struct test *t)
{
	struct site_usage from = site_usage(t->site), to;
	struct crowd_sight before = crowd_look(t->crowd), worst, after;
	usec began = crowd_now();
	double used = crowd_cpu_seconds(t->crowd), seconds, *value = t->result->value;

	tell(t, "looked at");
	worst = watch(t, began + t->lasts, false);
	after = crowd_look(t->crowd);
	seconds = (double)(crowd_now() - began) / 1e6;
	used = crowd_cpu_seconds(t->crowd) - used;
	to = site_usage(t->site);
	set_cost(t, &from, &to);
	value[CROWD_LIVE] = (double)worst.live;
	value[CROWD_OLDEST] = worst.oldest == MOMENT_NONE ? NAN : (double)worst.oldest / 1e6;
	value[CROWD_POLLS] = (after.polls - before.polls) / seconds;
	if (!t->result->way->bell)
		value[CROWD_MISSED] = fmax(0, 100 - value[CROWD_POLLS] * (double)t->interval / 1e4 / (double)t->boards);
	value[CROWD_LATE] = (after.late - before.late) / (after.polls - before.polls) * 100;
	value[CROWD_DROPPED] = after.dropped - before.dropped;
	value[CROWD_WORK] = (to.work_ms - from.work_ms) / (after.polls - before.polls);
	value[CROWD_CLIENT] = used / (after.polls - before.polls) * 1e3;
}

/* --- a restart --- */

/* Until the last was back, each second; and when half of them and all were. */
static void set_seconds(struct test *t, usec started)
{
	static const struct {
		enum crowd_figure figure;
		int seconds;
	} marks[] = { { CROWD_BACK_10, 10 }, { CROWD_BACK_20, 20 }, { CROWD_BACK_30, 30 }, { CROWD_BACK_60, 60 } };
	struct crowd_result *r = t->result;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		r->value[marks[i].figure] = (double)crowd_back(t->crowd, started + SECONDS(marks[i].seconds));

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
	size_t back = 0;

	tell(t, "the server is killed, and started");
	site_kill(t->site);
	crowd_lose(t->crowd);
	started = crowd_now();
	site_start(t->site);
	value[CROWD_DOWN] = (double)(crowd_now() - killed) / 1e6;
	other = other_new(site_other(t->site));
	while (crowd_now() < started + SECONDS(CROWD_SECONDS) && back < t->boards) {
		poll(NULL, 0, 100);
		back = crowd_back(t->crowd, MOMENT_FUTURE);
		tell_boards(t, back, "are back");
	}
	value[CROWD_RETURN] = served_ms(t, 0, started);
	value[CROWD_CALLS] = (double)crowd_calls(t->crowd, killed, crowd_now());
	tries = other_tries(other);
	other_free(other);
	value[CROWD_OTHER] = tries.all;
	value[CROWD_REFUSED] = tries.refused;
	value[CROWD_SLOWEST] = tries.slowest_ms;
	set_seconds(t, started);
}

static void measure(struct test *t, const struct way *way)
{
	t->result->way = way;
	for (size_t id = 0; id < CROWD_FIGURE_COUNT; id++)
		t->result->value[id] = NAN;
	t->result->value[CROWD_BOARDS] = (double)t->boards;
	t->began = crowd_now();
	tell(t, "a server is made");
	t->site = site_new(way, t->boards);
	measure_idle(t);
	measure_arrival(t);
	measure_cost(t);
	measure_return(t);
	crowd_free(t->crowd);
	site_free(t->site);
}

/* Each way as soon as it is measured; and tables beside each other at the end, when `n` of them have been. */
static void show(const struct crowd_result *results, size_t n, bool json, bool at_end)
{
	if (json)
		crowd_print_json(at_end ? NULL : &results[n - 1], at_end ? n : n - 1, stdout);
	else if (!at_end)
		crowd_print(&results[n - 1], 1, stdout);
	else if (n > 1)
		crowd_print(results, n, stdout);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	bool json = argc > 1 && !strcmp(argv[1], "--json");
	static struct crowd_result results[CROWD_WAYS];
	struct test test = { .boards = (size_t)asked_number("BENCH_BOARDS", 1000),
			     .interval = (usec)(asked_number("BENCH_INTERVAL", 1) * 1e6),
			     .lasts = (usec)(asked_number("BENCH_SECONDS", 60) * 1e6) };
	size_t n = 0;

	test.spread = (usec)(asked_number("BENCH_SPREAD", (double)test.boards * SPREAD / 1e6) * 1e6);
	process_adopt();
	for (size_t i = 0; i < way_count && n < CROWD_WAYS; i++) {
		if (!asked_for("BENCH_WAYS", ways[i].name))
			continue;
		test.result = &results[n++];
		measure(&test, &ways[i]);
		show(results, n, json, false);
	}
	show(results, n, json, true);
	return 0;
}
