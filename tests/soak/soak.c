/*
 * Days of the board's time in an hour: its clock runs fast, its data change all the while, and whatever can go wrong does, at
 * random. What stands on a screen that says LIVE was true one poll ago at most, always; nothing grows; and it comes back from
 * everything.
 *
 * SOAK_MINUTES, SOAK_SEED and SOAK_SPEED in the environment say how long, which chance, and how fast the clock runs.
 */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "soak/gauge.h"
#include "soak/stage.h"
#include "soak/trouble.h"

#define FOLDER "build/soak"
#define INTERVAL_MS 1000
#define INTERVAL "-i1s"
#define ANSWER "--set=database.answer_timeout=3s"
#define LOST "--set=staleness.lost_after=8s"
/* Of a trouble; most are shorter. */
#define LONGEST_MS 15000
/* What a frame and we ourselves may take, besides a poll, which says itself how long it took. */
#define GRACE_MS 1000
/* From the end of a trouble to LIVE with what is true; where a person had to act, the board tries again slowly. */
#define BACK_MS 20000
/* Three polls without an answer make a board STALE; it may be on its way to the screen. */
#define LIVE_S 4
#define CHANGE_MS 200
/* A frame may be on its way, and a poll late. */
#define TORN_MS 400
#define STALE_MS 3000
#define ENOUGH_FAILURES 5

struct figure {
	size_t n;
	long sum, most;
};

struct soak {
	struct stage stage;
	struct gauge *gauge;
	unsigned long seed;
	int speed;
	long began, ends, changed; /* ms */
	bool rests;                /* the database takes no changes */
	size_t failures;
	struct figure late, late_troubled; /* ms for which what was seen was not true any more */
	struct figure beyond;              /* ms of that which neither one poll nor the corner accounts for */
	struct figure written;             /* ms until all was written as JSON */
	struct figure back[64];            /* ms from the end of each trouble */
};

static void count(struct figure *f, long value)
{
	f->n++;
	f->sum += value;
	f->most = value > f->most ? value : f->most;
}

static void __attribute__((format(printf, 2, 3))) fail(struct soak *k, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "FAILED after %.1f s (seed %lu): ", (double)(now_ms() - k->began) / 1000, k->seed);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\n");
	k->failures++;
}

static bool goes_on(const struct soak *k)
{
	return now_ms() < k->ends && k->failures < ENOUGH_FAILURES;
}

/* --- a little time goes by --- */

static void take(struct soak *k, int ms)
{
	screen_take(k->stage.wall, ms);
	screen_take(k->stage.operator, 0);
	screen_raw_forget(k->stage.wall);
	screen_raw_forget(k->stage.operator);
}

static void change(struct soak *k)
{
	long now = now_ms();

	if (k->rests || now - k->changed < CHANGE_MS)
		return;
	k->changed = now;
	if (!truth_change(k->stage.truth))
		fail(k, "the database took no change");
}

static void turn(struct soak *k)
{
	change(k);
	if (stage_pick(&k->stage, 4) == 0)
		screen_keys(k->stage.operator, trouble_key(&k->stage));
	take(k, 20);
}

/* --- is it true --- */

/* Ten thousand rows read anew, and written. */
#define ALL_MS 3000

/* More processes than processors: all of it takes so many times longer. */
static long patience(long ms)
{
	double load = 0, processors = (double)sysconf(_SC_NPROCESSORS_ONLN);

	getloadavg(&load, 1);
	return load > processors ? (long)((double)ms * load / processors) : ms;
}

static bool is_true(struct soak *k, struct sight *s, long *late)
{
	long most;

	*s = sight_take(k->stage.wall);
	*late = s->live && sight_enough(s) ? truth_lateness(k->stage.truth, s) : -1;
	/* One poll ago, and before that what the corner says. */
	most = s->age * 1000L + INTERVAL_MS + s->took;
	count(&k->beyond, *late > most ? *late - most : 0);
	return *late >= 0 && *late <= most + patience(GRACE_MS) && s->age <= LIVE_S;
}

static void tell_untrue(struct soak *k, const struct sight *s, long late)
{
	const char *fact = "";

	sight_within(s, truth_now(k->stage.truth), &fact);
	if (s->age > LIVE_S)
		fail(k, "the corner says LIVE %ds after three polls without an answer", s->age);
	else if (late < 0)
		fail(k, "what is seen never was so at once; now '%s' is not so", fact);
	else
		fail(k, "'%s' was no longer so for %ld ms, and the corner says LIVE %ds", fact, late, s->age);
	screen_print(k->stage.wall);
	fprintf(stderr, "%s\n", truth_now(k->stage.truth));
}

/* Until the board has written what it has begun: one that waits for room or for a processor stops in the middle of a frame. */
static void settle(struct soak *k)
{
	int pieces = 0;

	while (pieces < 20 && screen_take(k->stage.wall, 30))
		pieces++;
	take(k, 0);
}

static void look(struct soak *k, bool troubled)
{
	long began = now_ms(), late;
	struct sight s;

	while (!is_true(k, &s, &late)) {
		if (!s.live && troubled)
			return;
		if (now_ms() - began > patience(s.live ? TORN_MS : STALE_MS)) {
			if (s.live)
				tell_untrue(k, &s, late);
			else
				fail(k, "not LIVE without any trouble");
			return;
		}
		settle(k);
	}
	count(troubled ? &k->late_troubled : &k->late, late);
}

/* --- the whole board, as JSON --- */

static bool has_latest(struct soak *k, char **json)
{
	char note[48];

	snprintf(note, sizeof note, "\"g%ld\"", truth_number(k->stage.truth));
	free(*json);
	*json = file_read(k->stage.json);
	return strstr(*json, note);
}

/* Nothing changes meanwhile, so that the board of the last change is still what is there. */
static void compare_all(struct soak *k)
{
	/* It reads at one beat and writes at another. */
	long most = 2 * INTERVAL_MS + patience(ALL_MS), asked = now_ms(), took;
	char *json = NULL;
	int n = -1;

	while (!has_latest(k, &json) && now_ms() < asked + patience(BACK_MS))
		take(k, 20);
	took = now_ms() - asked;
	if (took > most)
		fail(k, "once --watch has the last change after %ld ms, not %ld", took, most);
	if (has_latest(k, &json))
		n = truth_compare(k->stage.truth, json);
	if (n != 0)
		fail(k, "rows of once --watch are not those of the database");
	count(&k->written, took);
	free(json);
	truth_rested(k->stage.truth);
}

/* --- calm, and trouble --- */

static void check_there(struct soak *k)
{
	const pid_t pids[] = { screen_pid(k->stage.wall), screen_pid(k->stage.operator), k->stage.writer };

	for (size_t i = 0; i < 3; i++)
		if (strchr("Z", process_state(pids[i]))) {
			fail(k, "a board has left");
			k->failures += ENOUGH_FAILURES;
		}
}

static void check_connections(struct soak *k)
{
	/* One that was given up goes from the server when that gets to it. */
	long until = now_ms() + patience(BACK_MS), wall, writer, all;

	do {
		wall = process_sockets(screen_pid(k->stage.wall));
		writer = process_sockets(k->stage.writer);
		all = gauge_connections(&k->stage);
		take(k, 20);
	} while (wall <= 1 && writer <= 1 && (wall < 1 || writer < 1 || all > 3) && now_ms() < until);
	if (wall != 1 || writer != 1 || all > 3)
		fail(k, "the boards have %ld and %ld connections, the server %ld of three boards", wall, writer, all);
}

static void be_calm(struct soak *k, long ms)
{
	long until = now_ms() + ms;

	while (now_ms() < until && goes_on(k)) {
		turn(k);
		look(k, false);
	}
	check_there(k);
	if (!goes_on(k))
		return;
	check_connections(k);
	gauge_read(k->gauge, &k->stage);
	compare_all(k);
}

/* The number of the last change that once --watch has written. */
static long number_written(struct soak *k)
{
	char *json = file_read(k->stage.json), *at = json;
	long number = -1;

	while (number < 0 && (at = strstr(at, "\"g"))) {
		at += 2;
		if (*at >= '0' && *at <= '9')
			number = strtol(at, NULL, 10);
	}
	free(json);
	return number;
}

/* Not all changes of the last seconds: it writes twice a second. */
static bool writer_is_back(struct soak *k)
{
	return number_written(k) > truth_number(k->stage.truth) - 40 && process_sockets(k->stage.writer) == 1;
}

static bool wall_is_back(struct soak *k, struct sight *s, long *late)
{
	return is_true(k, s, late) && s->age <= 2;
}

static void come_back(struct soak *k, size_t trouble)
{
	long began = now_ms(), late;
	bool wall, writer;
	struct sight s;

	while (wall = wall_is_back(k, &s, &late), writer = writer_is_back(k), !wall || !writer) {
		turn(k);
		if (now_ms() - began > patience(BACK_MS)) {
			fail(k, "'%s' has been over for %d s, not back:%s%s", troubles[trouble].name,
			     BACK_MS / 1000, wall ? "" : " the board", writer ? "" : " once --watch");
			if (!wall)
				tell_untrue(k, &s, late);
			return;
		}
	}
	count(&k->back[trouble], now_ms() - began);
}

static void meet_trouble(struct soak *k)
{
	size_t i = stage_pick(&k->stage, (unsigned)troubles_n);
	const struct trouble *t = &troubles[i];
	long until = now_ms() + 200 + stage_pick(&k->stage, 1 + stage_pick(&k->stage, LONGEST_MS));

	k->rests = t->rests;
	trouble_begin(t, &k->stage);
	while (!t->short_lived && now_ms() < until) {
		turn(k);
		look(k, true);
	}
	trouble_end(t, &k->stage);
	truth_rested(k->stage.truth);
	k->rests = false;
	come_back(k, i);
}

/* --- all of it --- */

static void open_boards(struct soak *k)
{
	static const char *const more[] = { INTERVAL, "--set=history.memory=2", ANSWER, LOST,
					    "--log=" FOLDER "/board.log", NULL };
	static const char *const fewer[] = { INTERVAL, "--set=history.memory=2", ANSWER, LOST, NULL };
	const char *writes[] = { patrolboard(), "once", "--watch", INTERVAL, "--format=json", "-o", k->stage.json,
				 "-d", server_conninfo(k->stage.server), "--set=database.max_rows=100000",
				 "--set=database.retry_max=1s", NULL };
	const char *env[] = { BOARD_ENV, NULL };
	char uri[128];

	snprintf(uri, sizeof uri, "postgresql://patrolboard_reader@127.0.0.1:%d/patrolboard?sslmode=disable",
		 proxy_port(k->stage.proxy));
	k->stage.wall = board_open(uri, more, 200, 60);
	k->stage.operator = board_open(uri, fewer, 120, 40);
	k->stage.writer = program_start(writes, env, NULL, FOLDER "/once.err");
	if (!screen_until(k->stage.wall, BOARD_LIVE) || !screen_until(k->stage.operator, BOARD_LIVE))
		exit(1);
}

static void leave(struct soak *k, struct screen *s)
{
	screen_keys(s, "\x03");
	if (screen_until_exit(s) != 0 || !screen_is_sane(s))
		fail(k, "a board did not leave with status 0 and a sane terminal");
	screen_close(s);
}

static bool nobody_reads(void *data)
{
	struct soak *k = data;

	return gauge_connections(&k->stage) == 0;
}

static void close_boards(struct soak *k)
{
	screen_keys(k->stage.wall, "D");
	if (screen_until(k->stage.wall, "[Pp]oll"))
		printf("%s\n", screen_text(k->stage.wall));
	leave(k, k->stage.wall);
	leave(k, k->stage.operator);
	kill(k->stage.writer, SIGTERM);
	if (program_until_end(k->stage.writer) != 128 + SIGTERM)
		fail(k, "once --watch did not end as asked");
	if (!process_until_only(server_pid(k->stage.server)) || !until_true(nobody_reads, k))
		fail(k, "something is left of the boards");
}

static long average(const struct figure *f)
{
	return f->n ? f->sum / (long)f->n : -1;
}

static void report(struct soak *k)
{
	printf("seed %lu, %.1f min, the clock %d times as fast; %ld changes\n", k->seed,
	       (double)(now_ms() - k->began) / 60000, k->speed, truth_number(k->stage.truth));
	printf("%-32s %8s %12s %12s\n", "trouble", "times", "back, ms", "at most, ms");
	for (size_t i = 0; i < troubles_n; i++)
		printf("%-32s %8zu %12ld %12ld\n", troubles[i].name, k->back[i].n, average(&k->back[i]),
		       k->back[i].most);
	printf("%zu looks at the screen in calm: not true for %ld ms on average, %ld ms at most\n", k->late.n,
	       average(&k->late), k->late.most);
	printf("%zu looks at a screen that says LIVE in trouble: %ld ms, %ld ms\n", k->late_troubled.n,
	       average(&k->late_troubled), k->late_troubled.most);
	printf("beyond one poll and what the corner said: %ld ms at most\n", k->beyond.most);
	printf("%zu times every row of once --watch compared with the database: after %ld ms, %ld ms at most\n\n",
	       k->written.n, average(&k->written), k->written.most);
	if (!gauge_report(k->gauge, FOLDER "/gauges.json"))
		fail(k, "something has grown");
	printf("%zu failures\n", k->failures);
}

static double number_from(const char *name, double usual)
{
	const char *text = getenv(name);

	return text && *text ? strtod(text, NULL) : usual;
}

static void prepare(struct soak *k)
{
	k->seed = (unsigned long)number_from("SOAK_SEED", (double)(time(NULL) % 1000000));
	k->speed = (int)number_from("SOAK_SPEED", 60);
	k->stage.chance = k->seed * 2654435761U + 1;
	mkdir("build", 0755);
	mkdir(FOLDER, 0755);
	snprintf(k->stage.json, sizeof k->stage.json, FOLDER "/board.json");
	snprintf(k->stage.log, sizeof k->stage.log, FOLDER "/board.log");
	remove(k->stage.log);
	remove(k->stage.json);
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("seed %lu\n", k->seed);
	fflush(stdout);
	k->stage.server = server_new(SERVER_DEMO);
	k->stage.proxy = proxy_new(server_socket(k->stage.server));
	k->stage.truth = truth_new(k->stage.server, k->speed);
	k->gauge = gauge_new(FOLDER "/samples.csv");
	open_boards(k);
	k->began = k->changed = now_ms();
	k->ends = k->began + (long)(number_from("SOAK_MINUTES", 60) * 60000);
}

int main(void)
{
	static struct soak soak;
	struct soak *k = &soak;

	process_adopt();
	prepare(k);
	be_calm(k, 2000);
	while (goes_on(k)) {
		meet_trouble(k);
		be_calm(k, 500 + stage_pick(&k->stage, 4000));
	}
	close_boards(k);
	report(k);
	truth_free(k->stage.truth);
	gauge_free(k->gauge);
	proxy_free(k->stage.proxy);
	server_free(k->stage.server);
	return k->failures > 0;
}
