#include "bench/trial.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bench/least.h"
#include "bench/trace.h"
#include "bench/usage.h"
#include "e2e/process.h"
#include "e2e/proxy.h"
#include "e2e/screen.h"

#define COLS 120
#define ROWS 40

/* A frame is over when nothing has come for so long. */
#define FRAME_GAP_MS 5

/* How soon a peer must show what it has. */
#define READY_SECONDS 30

/* No part of a second, so that changes fall anywhere between two refreshes. */
#define MARK_SECONDS 1.37

#define MOST_MARKS 256

/* As often a key is pressed, no part of a second either: 1 and 2 by turns, which the corner tells. */
#define KEY_SECONDS 0.29
#define MOST_KEYS 1024

struct trial {
	const struct trial_setting *setting;
	const struct peer *peer;
	struct screen *screen;
	struct picture shown;
	struct pen pen;
	size_t bytes, frames;
	struct difference painted;
	int mark; /* its number; 0: none is awaited */
	double marked, changes[MOST_MARKS];
	size_t changes_n;
	int key; /* '1' or '2'; 0: none is awaited */
	double pressed, keys[MOST_KEYS];
	size_t keys_n;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* --- its screen --- */

static void end_frame(struct trial *t)
{
	struct picture next = picture_take(t->screen, COLS, ROWS);
	struct difference d = picture_difference(&t->shown, &next, &t->pen);
	size_t n;

	screen_raw(t->screen, &n);
	screen_raw_forget(t->screen);
	t->bytes += n;
	t->frames++;
	t->painted.cells += d.cells;
	t->painted.bytes += d.bytes;
	picture_release(&t->shown);
	t->shown = next;
}

static void look_for_mark(struct trial *t)
{
	char text[32];

	snprintf(text, sizeof text, "mark %d( |$)", t->mark);
	if (!t->mark || !screen_shows(t->screen, text))
		return;
	t->changes[t->changes_n++] = now() - t->marked;
	t->mark = 0;
}

static void look_for_key(struct trial *t)
{
	char text[32];

	snprintf(text, sizeof text, "pane %c/", t->key);
	if (!t->key || !screen_shows(t->screen, text))
		return;
	t->keys[t->keys_n++] = now() - t->pressed;
	t->key = 0;
}

static void look(struct trial *t)
{
	look_for_mark(t);
	look_for_key(t);
}

/* Takes a frame, waiting so long for it to begin. */
static void take(struct trial *t, int ms)
{
	if (!screen_take(t->screen, ms))
		return;
	look(t);
	while (screen_take(t->screen, FRAME_GAP_MS))
		look(t);
	end_frame(t);
}

static void forget(struct trial *t)
{
	t->bytes = t->frames = t->changes_n = t->keys_n = 0;
	t->painted = (struct difference){ 0, 0 };
	t->mark = 0;
}

/* --- its life --- */

static void open_screen(struct trial *t, const char *host, int port)
{
	const char *argv[] = { "sh", "-c", t->peer->command, NULL };
	char texts[7][512];
	const char *env[] = { texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6],
			      "PGDATABASE=patrolboard", "PGSSLMODE=disable", "PGGSSENCMODE=disable",
			      "PGOPTIONS=-c jit=off", "XDG_CONFIG_HOME",
			      "SCREEN=tests/bench/screen.sql", NULL };

	snprintf(texts[0], sizeof texts[0], "PGHOST=%s", host);
	snprintf(texts[1], sizeof texts[1], "PGPORT=%d", port);
	snprintf(texts[2], sizeof texts[2], "PGUSER=%s", t->peer->own ? "postgres" : "patrolboard_reader");
	snprintf(texts[3], sizeof texts[3], "BOARD=%s", patrolboard());
	snprintf(texts[4], sizeof texts[4], "FLOOR=%s", t->setting->floor);
	snprintf(texts[5], sizeof texts[5], "SCRATCH=%s", t->setting->scratch);
	snprintf(texts[6], sizeof texts[6], "HOME=%s", t->setting->scratch); /* some write a configuration there */
	t->screen = screen_open(argv, env, COLS, ROWS);
	t->shown = picture_take(t->screen, COLS, ROWS);
	t->pen = PEN_AT_HOME;
}

static void open_by_socket(struct trial *t)
{
	char host[256];

	snprintf(host, sizeof host, "%s", load_socket(t->setting->load));
	*strrchr(host, '/') = '\0';
	open_screen(t, host, 5432);
}

static void close_screen(struct trial *t)
{
	screen_close(t->screen);
	picture_release(&t->shown);
	load_churn(t->setting->load, 0);
}

static bool complain(struct trial *t)
{
	fprintf(stderr, "%s does not show '%s'\n", t->peer->name, t->peer->ready);
	screen_print(t->screen);
	close_screen(t);
	return false;
}

/* Until there is anything on it, and until there are data. */
static bool until_ready(struct trial *t, double began, struct sample *result)
{
	double *first = &result->value[M_FIRST_FRAME];

	*first = NAN;
	while (!screen_shows(t->screen, t->peer->ready)) {
		screen_take(t->screen, 10);
		if (isnan(*first) && screen_shows(t->screen, "[^ ]"))
			*first = (now() - began) * 1e3;
		if (now() - began > READY_SECONDS)
			return false;
	}
	result->value[M_FIRST_DATA] = (now() - began) * 1e3;
	if (isnan(*first))
		*first = result->value[M_FIRST_DATA];
	return true;
}

static void pass(struct trial *t, double seconds)
{
	double end = now() + seconds;

	while (now() < end)
		take(t, 20);
}

/* --- what is timed --- */

static void mark(struct trial *t)
{
	if (t->peer->own || t->peer->churn == PEER_STILL || t->mark || t->changes_n == MOST_MARKS)
		return;
	t->marked = now();
	t->mark = load_mark(t->setting->load);
}

static void press(struct trial *t)
{
	const char keys[] = { screen_shows(t->screen, "pane 1/") ? '2' : '1', '\0' };

	if (!t->setting->presses || t->key || t->keys_n == MOST_KEYS || now() - t->pressed < KEY_SECONDS)
		return;
	t->key = keys[0];
	t->pressed = now();
	screen_keys(t->screen, keys);
}

/* A change that was due to show long ago, and does not, takes as long as it has been awaited, at least. */
static void count_awaited(struct trial *t)
{
	double awaited = now() - t->marked;

	if (t->mark && awaited > MARK_SECONDS && t->changes_n < MOST_MARKS)
		t->changes[t->changes_n++] = awaited;
}

static void weigh(struct trial *t, struct usage *most)
{
	struct usage u = usage_of(screen_pid(t->screen));

	most->resident = fmax(most->resident, u.resident);
	most->shared = fmax(most->shared, u.shared);
	most->private = fmax(most->private, u.private);
	most->cpu_seconds = u.cpu_seconds;
	most->wakes = u.wakes;
	most->whole = u.whole;
}

static void set_painted(const struct trial *t, double seconds, struct sample *s)
{
	double *value = s->value;

	value[M_TTY] = (double)t->bytes / seconds;
	value[M_LEAST] = (double)t->painted.bytes / seconds;
	value[M_TTY_LEAST] = t->painted.bytes ? (double)t->bytes / (double)t->painted.bytes : NAN;
	value[M_CELLS] = (double)t->painted.cells / seconds;
	value[M_FRAMES] = (double)t->frames / seconds;
}

static void set_used(const struct usage *before, const struct usage *after, double seconds, struct sample *s)
{
	double *value = s->value;

	value[M_CPU] = (after->cpu_seconds - before->cpu_seconds) / seconds * 60;
	value[M_WAKES] = after->whole ? (after->wakes - before->wakes) / seconds : NAN;
	value[M_RESIDENT] = after->resident;
	value[M_SHARED] = after->shared;
	value[M_PRIVATE] = after->private;
}

static void run(struct trial *t, struct sample *result)
{
	struct usage before = usage_of(screen_pid(t->screen)), after = before;
	double began = now(), marked = began, weighed = began;

	forget(t);
	while (now() - began < t->setting->seconds) {
		take(t, 20);
		press(t);
		if (now() - marked > MARK_SECONDS) {
			marked = now();
			mark(t);
		}
		if (now() - weighed > 0.5) {
			weighed = now();
			weigh(t, &after);
		}
	}
	weigh(t, &after);
	count_awaited(t);
	set_painted(t, now() - began, result);
	set_used(&before, &after, now() - began, result);
	result->value[M_CHANGE] = share_of(t->changes, t->changes_n, 0.5) * 1e3;
	result->value[M_CHANGE_95] = share_of(t->changes, t->changes_n, 0.95) * 1e3;
	result->value[M_KEY] = share_of(t->keys, t->keys_n, 0.5) * 1e3;
	result->value[M_KEY_99] = share_of(t->keys, t->keys_n, 0.99) * 1e3;
}

bool trial_time(const struct trial_setting *setting, const struct peer *p, struct sample *result)
{
	struct trial t = { .setting = setting, .peer = p };
	double began;

	load_churn(setting->load, p->churn);
	began = now();
	open_by_socket(&t);
	if (!until_ready(&t, began, result))
		return complain(&t);
	pass(&t, setting->warm_up_seconds);
	run(&t, result);
	close_screen(&t);
	return true;
}

/* --- what is counted --- */

static void count_network(struct trial *t, struct proxy *proxy, struct sample *result)
{
	struct work before = load_work(t->setting->load), after;
	struct proxy_counts from = proxy_counts(proxy), to;
	double began = now(), seconds, bytes, *value = result->value;

	pass(t, t->setting->seconds);
	seconds = now() - began;
	to = proxy_counts(proxy);
	after = load_work(t->setting->load);
	value[M_CONNECTS] = (double)(to.calls - from.calls) / seconds;
	value[M_TRIPS] = (double)(to.trips - from.trips) / seconds;
	bytes = (double)(to.asked_bytes - from.asked_bytes + to.answered_bytes - from.answered_bytes);
	value[M_NETWORK] = bytes / seconds;
	value[M_EXECUTION] = (after.execution_ms - before.execution_ms) / seconds;
	value[M_PLANNING] = (after.planning_ms - before.planning_ms) / seconds;
	value[M_BUFFERS] = (after.buffers - before.buffers) / seconds;
	value[M_ROWS] = (after.rows - before.rows) / seconds;
}

static void count_calls(struct trial *t, struct sample *result)
{
	struct trace_counts counts;
	struct trace *trace;
	double began, seconds;
	char file[256];

	snprintf(file, sizeof file, "%s/trace", t->setting->scratch);
	trace = trace_start(screen_pid(t->screen), file);
	if (!trace)
		return;
	forget(t);
	began = now();
	pass(t, t->setting->seconds);
	seconds = now() - began;
	counts = trace_end(trace);
	result->value[M_CALLS] = (double)counts.calls / seconds;
	result->value[M_WRITES] = t->frames ? (double)counts.writes / (double)t->frames : NAN;
}

bool trial_count(const struct trial_setting *setting, const struct peer *p, struct sample *result)
{
	struct trial t = { .setting = setting, .peer = p };
	struct proxy *proxy = proxy_new(load_socket(setting->load));
	struct sample unused;
	bool ready;

	load_churn(setting->load, p->churn);
	open_screen(&t, "127.0.0.1", proxy_port(proxy));
	ready = until_ready(&t, now(), &unused);
	if (ready) {
		pass(&t, setting->warm_up_seconds);
		if (!p->own)
			count_network(&t, proxy, result);
		count_calls(&t, result);
		close_screen(&t);
	} else {
		complain(&t);
	}
	proxy_free(proxy);
	return ready;
}
