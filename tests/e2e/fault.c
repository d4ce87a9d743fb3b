#include "e2e/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/matrix.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* Wide enough for a sentence of the banner, and without the pane of alerts, which tells of what is over. */
#define COLS 160
#define ROWS 40
/* One key in so many milliseconds, as somebody looking for help might press them. */
#define KEY_EVERY_MS 40
/*
 * How soon the middle one of all keys is answered, nine in ten, and the slowest; all of it so many times longer where keys of a
 * board without a fault take longer than a third of the first, on a machine that does other things besides.
 */
#define KEY_MS 100
#define KEY_NINE_MS 300
#define KEY_SLOWEST_MS 1500
#define USUAL_KEYS 8
/* Of fewer the middle one says nothing. */
#define KEYS_ENOUGH 9
/* By how much an age may be too low, on a busy machine. */
#define AGE_SECONDS 2
/* Longer than STALE takes at one poll a second. */
#define UNSEEN_MS 4000

#define HELP "focus the next pane"

/* A board, and how long its answers to keys took. */
struct operator {
	struct screen *s;
	long took[2048];
	size_t n;
};

static struct fault_ground ground;

static int by_length(const void *a, const void *b)
{
	return (int)(*(const long *)a - *(const long *)b);
}

/* Opens help, or leaves it. */
static void press(struct operator *o)
{
	bool open = o->n % 2;
	long asked = now_ms();

	screen_keys(o->s, open ? "\x1b" : "?");
	assert_true(open ? screen_until_gone(o->s, HELP) : screen_until(o->s, HELP));
	assert_true(o->n < sizeof o->took / sizeof *o->took);
	o->took[o->n++] = now_ms() - asked;
	screen_take(o->s, KEY_EVERY_MS);
}

static void press_until(struct operator *o, const char *regex)
{
	long deadline = now_ms() + SCREEN_PATIENCE_MS;

	while (!screen_shows(o->s, regex)) {
		if (now_ms() > deadline) {
			screen_print(o->s);
			fail_msg("waited in vain for: %s", regex);
		}
		press(o);
	}
}

static void leave_help(struct operator *o)
{
	if (o->n % 2)
		press(o);
}

/* The middle one of some keys that are pressed while there is no fault; they count no further. */
static long usual_key(struct operator *o)
{
	struct operator live = { .s = o->s };

	for (size_t i = 0; i < USUAL_KEYS; i++)
		press(&live);
	qsort(live.took, live.n, sizeof *live.took, by_length);
	return live.took[live.n / 2];
}

static bool are_slow(const struct operator *o, long usual)
{
	double times = 3 * usual > KEY_MS ? 3.0 * (double)usual / KEY_MS : 1;

	return (o->n >= KEYS_ENOUGH && (double)o->took[o->n / 2] > times * KEY_MS) ||
	       (o->n >= 2 * KEYS_ENOUGH && (double)o->took[o->n * 9 / 10] > times * KEY_NINE_MS) ||
	       (double)o->took[o->n - 1] > times * KEY_SLOWEST_MS;
}

/* The middle one of all that were pressed; `usual` is what it took before. */
static long middle(struct operator *o, long usual)
{
	qsort(o->took, o->n, sizeof *o->took, by_length);
	if (are_slow(o, usual) && are_slow(o, usual_key(o)))
		fail_msg("of %zu keys the middle one was answered after %ld ms, nine in ten after %ld ms, the slowest"
			 " after %ld ms; before, after %ld ms",
			 o->n, o->took[o->n / 2], o->took[o->n * 9 / 10], o->took[o->n - 1], usual);
	return o->took[o->n / 2];
}

static struct screen *open_board(const struct fault *f)
{
	const char *role = f->role ? f->role : "patrolboard_reader";
	/* A first answer may take long on a busy machine. */
	const char *options[8] = { "--set=database.answer_timeout=5s" };
	char uri[512];

	memcpy(options + 1, f->options, sizeof f->options);
	snprintf(uri, sizeof uri, "%s%s", ground.uri ? ground.uri(server) : server_conninfo_of(server, role, NULL),
		 f->words ? f->words : "");
	return board_open(uri, options, COLS, ROWS);
}

static void begin(const struct fault *f)
{
	if (f->way)
		ground.turn(f->way);
	if (f->begins)
		server_sql(server, f->begins);
	if (f->begin)
		f->begin(server);
}

static void end(const struct fault *f)
{
	if (f->end)
		f->end(server);
	if (f->ends)
		server_sql(server, f->ends);
	if (f->way)
		ground.turn(NULL);
}

/* Where there are two, the one that changes are made in. */
static struct server *primary(void)
{
	return server_pid(server) || !ground.standby ? server : *ground.standby;
}

static size_t processes(struct operator *o)
{
	return process_descendants(screen_pid(o->s), NULL, 0);
}

/* The number of seconds in the corner. */
static long age(struct screen *s)
{
	const char *at = strrchr(screen_row(s, 0), ' ');

	return at ? atol(at + 1) : -1;
}

/* While the corner says so, all that may no longer be so looks it. */
static void check_aged(struct operator *o, const struct fault *f)
{
	long until = now_ms() + f->lasts_ms, fresh;

	press_until(o, BOARD_STALE);
	fresh = now_ms() / 1000 - age(o->s);
	if (f->says)
		press_until(o, f->says);
	leave_help(o);
	assert_true(processes(o) <= 1); /* to look a name up */
	assert_true(screen_until(o->s, "AS AT [0-9:]+"));
	if (f->effect != FAULT_LOST)
		return;
	press_until(o, BOARD_LOST);
	while (now_ms() < until)
		press(o);
	leave_help(o);
	assert_true(now_ms() / 1000 - age(o->s) <= fresh + AGE_SECONDS); /* older it may be, by the lag of a standby */
	assert_true(screen_until(o->s, "ALL BELOW IS OLD"));
	assert_false(screen_shows(o->s, "PRESENT|DUE|MET"));
}

/* What changed meanwhile is on the screen, so it is not the old rows that look live. */
static void check_follows(struct operator *o)
{
	long deadline = now_ms() + SCREEN_PATIENCE_MS, number = now_ms();
	char sql[128], sight[64];

	snprintf(sql, sizeof sql, "UPDATE patrol.hotspot SET reason = 'change %ld' WHERE code = 'BUX'", number);
	server_sql(primary(), sql);
	snprintf(sight, sizeof sight, "Buxton Spring.* change %ld", number);
	do {
		if (now_ms() > deadline) {
			screen_print(o->s);
			fail_msg("waited in vain for what has changed");
		}
		press(o);
		leave_help(o);
	} while (!screen_shows(o->s, sight) || !screen_shows(o->s, BOARD_LIVE));
}

static void check_unseen(struct operator *o, const struct fault *f)
{
	long until = now_ms() + (f->effect == FAULT_UNSEEN ? UNSEEN_MS : 0);

	while (now_ms() < until) {
		press(o);
		if (!screen_shows(o->s, BOARD_LIVE)) {
			screen_print(o->s);
			fail();
		}
	}
	leave_help(o);
	if (f->says)
		assert_true(screen_until(o->s, f->says));
	assert_false(screen_shows(o->s, "-[0-9]+[smhd]")); /* an age, by a clock that jumped */
	if (f->followed)
		check_follows(o);
}

/* What a stranger says in a server's stead would name the window. */
static void leave(struct screen *s)
{
	assert_false(screen_raw_has(s, "\x1b]0;owned", 9));
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static void check_beginner(const struct fault *f)
{
	struct screen *s = open_board(f);
	long asked;

	/* A standby that lags has data to show. */
	assert_true(screen_until(s, "NO DATA YET|" BOARD_STALE "|" BOARD_LOST));
	if (f->says)
		assert_true(screen_until(s, f->says));
	asked = now_ms();
	leave(s);
	if (now_ms() - asked > 2 * KEY_SLOWEST_MS)
		fail_msg("left after %ld ms", now_ms() - asked);
}

static long connections(struct server *s)
{
	char *answer;
	long n;

	if (!s || server_pid(s) == 0)
		return 0;
	answer = server_ask(s, "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'patrolboard%'");
	n = atol(answer);
	free(answer);
	return n;
}

static bool one_is_connected(void *data)
{
	(void)data;
	return connections(server) + connections(ground.standby ? *ground.standby : NULL) == 1;
}

static bool has_one_socket(void *data)
{
	const struct operator *o = data;

	return process_sockets(screen_pid(o->s)) == 1;
}

static void check_no_trace(struct operator *o, const struct fault *f)
{
	struct screen *fresh = open_board(f);

	assert_true(screen_until(fresh, BOARD_LIVE));
	if (!screen_until_true(o->s, board_looks_like, fresh, "a screen as of a board that never met the fault")) {
		screen_print(fresh);
		fail();
	}
	leave(fresh);
	/* behind a pooler it may just come in anew: the other board cost it its prepared statements */
	assert_true(until_true(has_one_socket, o));
	assert_int_equal(processes(o), 0);
	assert_true(until_true(one_is_connected, NULL));
}

static void meet(struct operator *o, const struct fault *f, struct matrix_row *row)
{
	long usual = usual_key(o), began = now_ms(), ended;

	begin(f);
	if (f->effect >= FAULT_STALE) {
		press_until(o, BOARD_STALE);
		row->first_ms = now_ms() - began;
		check_aged(o, f);
		check_beginner(f);
	} else {
		check_unseen(o, f);
	}
	end(f);
	ended = now_ms();
	check_follows(o);
	row->back_ms = now_ms() - ended;
	check_no_trace(o, f);
	row->key_ms = middle(o, usual);
}

/* --- all of a table --- */

static const char *says_of(const struct fault *f)
{
	return f->says ? f->says : "";
}

static struct matrix_row row_of(const struct fault *f)
{
	static const char *const corners[] = {
		[FAULT_PASSES] = "LIVE, or STALE for a moment",
		[FAULT_UNSEEN] = "LIVE",
		[FAULT_STALE] = "STALE",
		[FAULT_LOST] = "STALE, NO DATABASE",
	};

	return (struct matrix_row){ f->name, corners[f->effect], says_of(f), -1, -1, -1 };
}

#define MOST 40

static struct {
	const struct fault *faults;
	struct matrix_row rows[MOST];
	const char *heading;
	size_t n;
} all;

static void test_fault(void **state)
{
	struct matrix_row *row = *state;
	const struct fault *f = &all.faults[row - all.rows];
	struct operator o = { open_board(f), { 0 }, 0 };

	assert_true(screen_until(o.s, BOARD_LIVE));
	meet(&o, f, row);
	leave(o.s);
	if (!ground.before) /* else what it started stays, and may keep the connection */
		board_check_gone(server);
}

static void test_readme(void **state)
{
	(void)state;
	assert_true(matrix_keep(all.heading, MATRIX_OF_DATABASE, all.rows, all.n));
}

static int set_up(void **state)
{
	shared_make(state);
	if (ground.prepare)
		ground.prepare(server);
	return 0;
}

static int set_up_one(void **state)
{
	(void)state;
	if (ground.before)
		ground.before(server);
	return 0;
}

static int tear_down_one(void **state)
{
	if (ground.turn)
		ground.turn(NULL);
	if (ground.after)
		ground.after(server);
	return shared_mend(state);
}

int fault_run(const char *heading, const struct fault *faults, size_t n, const struct fault_ground *on)
{
	struct CMUnitTest tests[MOST + 1] = { { NULL } };

	if (on)
		ground = *on;
	all.faults = faults;
	all.heading = heading;
	all.n = n;
	for (size_t i = 0; i < n; i++) {
		all.rows[i] = row_of(&faults[i]);
		tests[i] = (struct CMUnitTest){ faults[i].name, test_fault, set_up_one, tear_down_one, &all.rows[i] };
	}
	tests[n] = (struct CMUnitTest){ "README.md", test_readme, NULL, NULL, NULL };
	return _cmocka_run_group_tests(heading, tests, n + 1, set_up, shared_free);
}
