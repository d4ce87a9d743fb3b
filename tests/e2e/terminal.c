#include "e2e/terminal.h"

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
#define GONE_MS 2000
#define BACK_MS 2000
/* How long asking the server takes on a machine that has time; where it takes longer, so may all else. */
#define ASK_MS 50
#define KEY_MS 100
#define POLLS 3

#define REDRAW "\f"

static struct screen *open_board(const struct terminal_event *t)
{
	return board_open_by(t->start ? t->start : TERMINAL_BOARD, server_conninfo(server), COLS, ROWS);
}

/* --- what may happen --- */

/* What fills is still passed on inside the terminal for a moment, which makes room again. */
#define FULL_LOOKS 20

struct filling {
	struct screen *s;
	int full; /* looks in a row */
};

static bool is_full(void *filling)
{
	struct filling *f = filling;

	f->full = screen_is_full(f->s) ? f->full + 1 : 0;
	if (!f->full)
		screen_keys(f->s, REDRAW);
	return f->full == FULL_LOOKS;
}

void terminal_stall(struct screen *s)
{
	struct filling f = { s, 0 };

	assert_true(until_true(is_full, &f));
}

static char *last_poll(void)
{
	return server_ask(server, "SELECT max(state_change) FROM pg_stat_activity"
				  " WHERE usename = 'patrolboard_reader'");
}

static bool has_polled(void *before)
{
	char *now = last_poll();
	bool polled = strcmp(now, before) != 0;

	free(now);
	return polled;
}

void terminal_check_polls(void)
{
	for (int i = 0; i < POLLS; i++) {
		char *before = last_poll();

		assert_true(until_true(has_polled, before));
		free(before);
	}
}

static long allowed(long ms)
{
	long began = now_ms(), took;

	free(server_ask(server, "SELECT 1"));
	took = now_ms() - began;
	return took > ASK_MS ? ms * took / ASK_MS : ms;
}

static void happen(const struct terminal_event *t, struct screen *s)
{
	if (t->keys)
		screen_keys(s, t->keys);
	if (t->signal)
		screen_signal(s, t->signal);
	if (t->happen)
		t->happen(s);
}

/* --- leaving --- */

/* Reads nothing meanwhile: a board that waited for that would not leave. */
static bool has_ended(void *pid)
{
	char state = process_state(*(pid_t *)pid);

	return state == 'Z' || state == '\0';
}

static void check_left(const struct terminal_event *t, struct screen *s)
{
	pid_t pid = screen_pid(s);
	int status;

	assert_true(until_true(has_ended, &pid));
	status = screen_until_exit(s);
	if (t->effect == TERMINAL_GONE)
		return;
	assert_int_equal(status, t->status);
	if (t->says)
		assert_true(screen_until(s, t->says));
	assert_true(screen_is_sane(s));
	if (t->effect == TERMINAL_REFUSED)
		assert_false(screen_raw_has(s, "\x1b", 1));
}

static void leave(const struct terminal_event *t, struct screen *s, struct matrix_row *row)
{
	long began = now_ms();

	happen(t, s);
	check_left(t, s);
	screen_close(s);
	if (t->undo)
		t->undo(NULL);
	board_check_gone(server);
	row->first_ms = now_ms() - began;
	assert_in_range(row->first_ms, 0, allowed(GONE_MS));
}

/* --- going on --- */

/* What changed meanwhile is on the screen, so it is not the old rows that look live. */
static void check_back(struct screen *s)
{
	char sql[128], sight[64];
	long number = now_ms();

	snprintf(sql, sizeof sql, "UPDATE patrol.hotspot SET reason = 'change %ld' WHERE code = 'BUX'", number);
	server_sql(server, sql);
	snprintf(sight, sizeof sight, "Buxton Spring.* change %ld", number);
	assert_true(screen_until(s, sight));
	assert_true(screen_until(s, BOARD_LIVE));
}

/* A machine that is slow at the moment is so for another board too, and not always. */
static long check_answers(struct screen *s, struct screen *other)
{
	long took, usual;

	for (int i = 0; i < 3; i++) {
		took = board_answer_time(s);
		usual = took > KEY_MS ? board_answer_time(other) : took;
		if (took <= KEY_MS || took <= 3 * usual)
			return took;
	}
	fail_msg("a key is answered after %ld ms, on another board after %ld ms", took, usual);
	return -1;
}

static void go_on(const struct terminal_event *t, struct screen *s, struct matrix_row *row)
{
	struct screen *other;
	long ended;

	happen(t, s);
	terminal_check_polls();
	if (t->says)
		assert_true(screen_until(s, t->says));
	if (t->undo)
		t->undo(s);
	ended = now_ms();
	check_back(s);
	row->back_ms = now_ms() - ended;
	assert_in_range(row->back_ms, 0, allowed(BACK_MS));
	other = open_board(t);
	assert_true(screen_until(other, BOARD_LIVE));
	if (!screen_until_true(s, board_looks_like, other, "a screen like that of a board that was left in peace")) {
		screen_print(other);
		fail();
	}
	row->key_ms = check_answers(s, other);
	screen_keys(other, "q");
	assert_int_equal(screen_until_exit(other), 0);
	screen_close(other);
	board_check_alone(server);
	board_leave(s, server);
}

/* --- all of a table --- */

#define MOST 40

static struct {
	const struct terminal_event *events;
	struct matrix_row rows[MOST];
	char does[MOST][64];
	const char *heading;
	size_t n;
} all;

static void test_event(void **state)
{
	struct matrix_row *row = *state;
	const struct terminal_event *t = &all.events[row - all.rows];
	struct screen *s = open_board(t);

	if (t->effect != TERMINAL_REFUSED)
		assert_true(screen_until(s, BOARD_LIVE));
	if (t->prepare)
		t->prepare(s);
	if (t->effect == TERMINAL_GOES_ON)
		go_on(t, s, row);
	else
		leave(t, s, row);
}

static void test_readme(void **state)
{
	(void)state;
	assert_true(matrix_keep(all.heading, MATRIX_OF_TERMINAL, all.rows, all.n));
}

static struct matrix_row row_of(const struct terminal_event *t, char does[64])
{
	static const char *const words[] = {
		[TERMINAL_GOES_ON] = "goes on",
		[TERMINAL_LEAVES] = "leaves",
		[TERMINAL_GONE] = "leaves",
		[TERMINAL_REFUSED] = "does not start",
	};
	bool counts = t->effect == TERMINAL_LEAVES || t->effect == TERMINAL_REFUSED;

	snprintf(does, 64, counts ? "%s, status %d" : "%s", words[t->effect], t->status);
	return (struct matrix_row){ t->name, does, t->says ? t->says : "", -1, -1, -1 };
}

int terminal_run(const char *heading, const struct terminal_event *events, size_t n)
{
	struct CMUnitTest tests[MOST + 1] = { { NULL } };

	all.events = events;
	all.heading = heading;
	all.n = n;
	for (size_t i = 0; i < n; i++) {
		all.rows[i] = row_of(&events[i], all.does[i]);
		tests[i] = (struct CMUnitTest){ events[i].name, test_event, NULL, shared_mend, &all.rows[i] };
	}
	tests[n] = (struct CMUnitTest){ "README.md", test_readme, NULL, NULL, NULL };
	return _cmocka_run_group_tests(heading, tests, n + 1, shared_make, shared_free);
}
