/* Half an hour of boards, each screen recorded as it was drawn: stepping back draws what was drawn then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include "app/replay.h"
#include "golden/screen.h"

#define EVERY SECONDS(2)
#define BOARDS 1000
#define COLS 120
#define ROWS 40
/* Header and banner say which board it is, and do not count. */
#define FIRST_ROW 2

static char *lines[BOARDS][ROWS];

/* The board of the fixture some seconds later: units change their states, and now and then three of them are not on duty. */
static const struct board *board_after(const struct fixture *f, size_t i)
{
	static const char *const codes[] = { "0", "1", "2", "3", "4", "5", "6", "8", "9" };
	struct board *b = board_new();
	struct arena *arena = b->arena;
	struct unit *units = arena_alloc(arena, f->board->units.n, sizeof *units);
	usec now = f->board->about.now + (usec)i * EVERY;

	*b = *f->board;
	b->arena = arena;
	b->about.now = now;
	memcpy(units, f->board->units.at, b->units.n * sizeof *units);
	for (size_t k = 0; k < b->units.n; k++) {
		size_t changed = i / b->units.n * b->units.n + k;

		units[k].state_code = codes[(changed / 7 + k) % (sizeof codes / sizeof *codes)];
		units[k].state_since = now - SECONDS(i % 90) - SECONDS(k);
	}
	b->units.at = units;
	b->units.n -= i / 100 % 2 ? 3 : 0;
	b->units.by = NULL;
	return board_publish(b);
}

static char *line_of(const struct grid *g, int row)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	for (int col = 0; col < g->cols; col++)
		fprintf(out, "%x ", (unsigned)grid_at(g, col, row)->text.rune[0]);
	fclose(out);
	return text;
}

/* Such as a pane's title, where it takes the place of something else. */
static bool says_as_at(const struct grid *g, int row)
{
	static const char32_t words[] = U"AS AT";
	int found = 0;

	for (int col = 0; col < g->cols && words[found]; col++)
		found = grid_at(g, col, row)->text.rune[0] == words[found] ? found + 1 : 0;
	return !words[found];
}

static void check_screen(struct screen *s, const struct view *v, size_t number)
{
	screen_draw(s, v, COLS, ROWS, GLYPHS_TIER_FULL);
	for (int row = FIRST_ROW; row < ROWS; row++) {
		char *line = line_of(&s->grid, row);

		if (!says_as_at(&s->grid, row) && strcmp(line, lines[number][row]) != 0)
			fail_msg("line %d of board %zu is another than it was", row + 1, number);
		free(line);
	}
}

static struct view live_at(const struct fixture *f, const struct board *b, usec age)
{
	struct view v = f->view;

	v.board = b;
	v.age = age;
	v.now = b->about.now + age;
	return v;
}

/* At the moment that each board came, as a screen of the time had it. */
static void record(struct replay *r, struct screen *s, const struct fixture *f, const struct board **newest)
{
	for (size_t i = 0; i < BOARDS; i++) {
		struct view v;

		board_free(*newest);
		*newest = board_after(f, i);
		replay_add(r, *newest, (usec)i * EVERY);
		v = live_at(f, *newest, 0);
		screen_draw(s, &v, COLS, ROWS, GLYPHS_TIER_FULL);
		for (int row = FIRST_ROW; row < ROWS; row++)
			lines[i][row] = line_of(&s->grid, row);
	}
}

static void half_an_hour_back(void **state)
{
	struct replay r;
	struct screen s;
	struct fixture f;
	const struct board *newest = NULL;
	usec now = (BOARDS - 1) * EVERY + SECONDS(1);
	struct view live, v;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	f.settings.history = (struct history_settings){ .keep = HOURS(1), .memory = 8 };
	replay_open(&r, &f.settings);
	screen_init(&s);
	record(&r, &s, &f, &newest);
	live = live_at(&f, newest, SECONDS(1));
	for (size_t minutes = 1; minutes <= 30; minutes++) {
		assert_string_equal(replay_serve(&r, UI_MINUTE_BACK, &live, now), "");
		v = replay_view(&r, &live, now);
		assert_int_equal(v.showing, SHOWING_REPLAY);
		assert_true(v.age == MINUTES(minutes) + SECONDS(1));
		check_screen(&s, &v, BOARDS - 1 - 30 * minutes);
	}
	for (size_t boards = 1; boards <= 60; boards++) {
		enum ui_request request = boards % 3 ? UI_BOARD_FORWARD : UI_BOARD_BACK;

		assert_string_equal(replay_serve(&r, request, &live, now), "");
		v = replay_view(&r, &live, now);
		check_screen(&s, &v, BOARDS - 901 + boards / 3 + boards % 3);
	}
	assert_string_equal(replay_serve(&r, UI_LIVE, &live, now), "");
	assert_ptr_equal(replay_view(&r, &live, now).board, newest);
	for (size_t i = 0; i < BOARDS; i++)
		for (int row = FIRST_ROW; row < ROWS; row++)
			free(lines[i][row]);
	screen_release(&s);
	replay_close(&r);
	board_free(newest);
	fixture_release(&f);
}

/* As long as it is held, a board is the same, whatever comes and whatever the history forgets. */
static void held_while_the_history_goes_on(void **state)
{
	struct replay r;
	struct fixture f;
	const struct board *first, *later;
	struct view live;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	f.settings.history = (struct history_settings){ .keep = MINUTES(1), .memory = 1 };
	replay_open(&r, &f.settings);
	first = board_after(&f, 0);
	live = live_at(&f, first, SECONDS(3));
	replay_add(&r, first, 0);
	replay_serve(&r, UI_FREEZE, &live, SECONDS(3));
	board_free(first);
	for (size_t i = 1; i < 100; i++) {
		later = board_after(&f, i);
		replay_add(&r, later, (usec)i * EVERY);
		live = live_at(&f, later, 0);
		assert_ptr_equal(replay_view(&r, &live, (usec)i * EVERY).board, first);
		assert_true(replay_view(&r, &live, (usec)i * EVERY).now == first->about.now);
		if (i < 99)
			board_free(later);
	}
	assert_non_null(strstr(replay_serve(&r, UI_BOARD_BACK, &live, SECONDS(200)), "no board before 18:00:00"));
	assert_string_equal(replay_serve(&r, UI_BOARD_FORWARD, &live, SECONDS(200)), "");
	assert_true(replay_view(&r, &live, SECONDS(200)).age <= MINUTES(1) + SECONDS(10));
	assert_string_equal(replay_serve(&r, UI_FREEZE, &live, SECONDS(200)), "");
	assert_ptr_equal(replay_view(&r, &live, SECONDS(200)).board, later);
	replay_close(&r);
	board_free(later);
	fixture_release(&f);
}

/* Of two boards with an outage of five minutes between them, each is one step from the other, however long a step is. */
static void steps_over_an_outage(void **state)
{
	struct replay r;
	struct fixture f;
	const struct board *first, *second;
	usec away = MINUTES(5), now = away + SECONDS(1);
	struct view live;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	f.settings.history = (struct history_settings){ .keep = HOURS(1), .memory = 8 };
	replay_open(&r, &f.settings);
	first = board_after(&f, 0);
	replay_add(&r, first, 0);
	live = live_at(&f, first, SECONDS(1));
	/* Where there is nothing to go back to it stays live. */
	assert_non_null(strstr(replay_serve(&r, UI_MINUTE_BACK, &live, SECONDS(1)), "no board before 18:00:00"));
	assert_int_equal(replay_view(&r, &live, SECONDS(1)).showing, SHOWING_LIVE);
	second = board_after(&f, (size_t)(away / EVERY));
	replay_add(&r, second, away);
	live = live_at(&f, second, SECONDS(1));
	assert_string_equal(replay_serve(&r, UI_MINUTE_BACK, &live, now), "");
	assert_true(replay_view(&r, &live, now).now == first->about.now);
	assert_string_equal(replay_serve(&r, UI_MINUTE_FORWARD, &live, now), "");
	assert_true(replay_view(&r, &live, now).now == second->about.now);
	assert_int_equal(replay_view(&r, &live, now).showing, SHOWING_REPLAY);
	/* After the newest there is none, and the way back is by the key that is bound to it. */
	f.settings.keys[ACTION_LIVE] = "B L";
	assert_string_equal(replay_serve(&r, UI_BOARD_FORWARD, &live, now), "the newest board: B goes back to live");
	f.settings.keys[ACTION_LIVE] = "";
	assert_string_equal(replay_serve(&r, UI_BOARD_FORWARD, &live, now), "the newest board");
	assert_string_equal(replay_serve(&r, UI_LIVE, &live, now), "");
	assert_string_equal(replay_serve(&r, UI_MINUTE_FORWARD, &live, now), "there is no newer board");
	assert_int_equal(replay_view(&r, &live, now).showing, SHOWING_LIVE);
	replay_close(&r);
	board_free(first);
	board_free(second);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(half_an_hour_back),
		cmocka_unit_test(held_while_the_history_goes_on),
		cmocka_unit_test(steps_over_an_outage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
