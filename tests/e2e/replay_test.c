/* The board held still, and stepped back: what was on screen then is there again, and the present is not forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

static const char *const nothing[] = { NULL };

/* The units alone: minutes run there, and what we change shows. */
static struct screen *open_units(const char *const options[])
{
	struct screen *s = board_open(server_conninfo(server), options, 80, 24);

	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "2z");
	assert_true(screen_until(s, "MB1 +motorcycle +STATION"));
	return s;
}

static bool is_back(struct screen *s, void *data)
{
	(void)data;
	if (screen_shows(s, "REPLAY"))
		return true;
	screen_keys(s, "[");
	return false;
}

/* The first board has none before it: tries until there is one to go back to. */
static struct screen *open_kept(void)
{
	struct screen *s = open_units(nothing);

	assert_true(screen_until_true(s, is_back, NULL, "a board to go back to"));
	screen_keys(s, "L");
	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

static void leave(struct screen *s)
{
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	screen_keys(s, "L");
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until(s, "MB1 +motorcycle +STATION"));
	assert_false(screen_shows(s, "FROZEN|REPLAY|AS AT"));
	board_leave(s, server);
}

/* The header, the banner and the panes name the same one. */
static void expect_one_moment(struct screen *s)
{
	const char *at = strstr(screen_text(s), "FROZEN at ");
	char moment[sizeof "18:00:00"], pattern[64];

	assert_non_null(at);
	snprintf(moment, sizeof moment, "%s", at + strlen("FROZEN at "));
	snprintf(pattern, sizeof pattern, "^ PATROLBOARD.* %s ", moment);
	assert_true(screen_shows(s, pattern));
	snprintf(pattern, sizeof pattern, "AS AT %s", moment);
	assert_true(screen_shows(s, pattern));
}

static void test_holds_still(void **state)
{
	struct screen *s = open_kept();

	(void)state;
	screen_keys(s, " ");
	assert_true(screen_until(s, "FROZEN [0-9]+s$"));
	assert_true(screen_shows(s, "^ .* FROZEN at 18:[0-9:]+ . L live"));
	expect_one_moment(s);
	server_sql(server, "SELECT patrol.set_state('MB1', '4')");
	assert_true(screen_until(s, "FROZEN [3-9]s$"));
	assert_true(screen_shows(s, "MB1 +motorcycle +STATION"));
	screen_keys(s, " ");
	assert_true(screen_until(s, "MB1 +motorcycle +REFRESH"));
	assert_true(screen_until(s, BOARD_LIVE));
	leave(s);
}

static void test_an_emergency_is_told(void **state)
{
	struct screen *s = open_kept();

	(void)state;
	screen_keys(s, "[");
	assert_true(screen_until(s, "REPLAY [0-9]+s$"));
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "NOW EMERGENCY MB1"));
	assert_true(screen_shows(s, "MB1 +motorcycle +STATION"));
	leave(s);
}

static void test_a_lost_database_is_told(void **state)
{
	struct screen *s = open_kept();

	(void)state;
	screen_keys(s, " ");
	assert_true(screen_until(s, "FROZEN [0-9]+s$"));
	server_freeze(server);
	assert_true(screen_until(s, "FROZEN [0-9]+s . NO DATABASE$"));
	assert_true(screen_shows(s, "NO DATABASE since 18:"));
	assert_true(screen_shows(s, "MB1 +motorcycle +STATION"));
	screen_keys(s, "[");
	assert_true(screen_until(s, "REPLAY [0-9]+s . NO DATABASE$"));
	server_thaw(server);
	assert_true(screen_until(s, "REPLAY [0-9]+s$"));
	leave(s);
}

static void test_ends_of_what_is_kept(void **state)
{
	static const char *const none[] = { "--set", "history.memory=0", NULL };
	struct screen *s = open_kept();

	(void)state;
	screen_keys(s, "{");
	assert_true(screen_until(s, "REPLAY"));
	screen_keys(s, "{");
	assert_true(screen_until(s, "no board before 18:.* is kept"));
	screen_keys(s, "]");
	assert_true(screen_until_gone(s, "no board before"));
	screen_keys(s, "L]");
	assert_true(screen_until(s, "there is no newer board"));
	assert_true(screen_shows(s, BOARD_LIVE));
	leave(s);
	s = open_units(none);
	screen_keys(s, "[");
	assert_true(screen_until(s, "no boards are kept"));
	assert_true(screen_shows(s, BOARD_LIVE));
	leave(s);
}

#define SIGHTS 2000
#define FIRST_ROW 3
#define LAST_ROW 22
#define CLOCK 9

/* What was on screen: every sight of the units' rows that was another than the one before, and the board's time then. */
struct recording {
	size_t n;
	struct sight {
		char time[CLOCK], *rows;
	} at[SIGHTS];
};

static struct sight look(struct screen *s)
{
	const char *clock = strstr(screen_row(s, 0), " 18:");
	struct sight sight = { .time = "", .rows = NULL };
	FILE *out;
	size_t n;

	if (clock)
		snprintf(sight.time, sizeof sight.time, "%s", clock + 1);
	out = open_memstream(&sight.rows, &n);
	assert_non_null(out);
	for (int row = FIRST_ROW; row <= LAST_ROW; row++)
		fprintf(out, "%s\n", screen_row(s, row));
	fclose(out);
	return sight;
}

static bool same_sight(const struct sight *a, const struct sight *b)
{
	return strcmp(a->time, b->time) == 0 && strcmp(a->rows, b->rows) == 0;
}

static long seconds_of(const char *time)
{
	int hours = 0, minutes = 0, seconds = 0;

	sscanf(time, "%d:%d:%d", &hours, &minutes, &seconds);
	return (hours * 60L + minutes) * 60 + seconds;
}

/* A board that says what the one before it said is not drawn before the second is over: the clock is one on by then. */
static bool shows_board(const struct sight *seen, const struct sight *board)
{
	long later = seconds_of(seen->time) - seconds_of(board->time);

	return (later == 0 || later == 1) && strcmp(seen->rows, board->rows) == 0;
}

static bool is_recorded(const struct recording *r, const struct sight *sight,
			bool (*alike)(const struct sight *seen, const struct sight *sight))
{
	for (size_t i = 0; i < r->n; i++)
		if (alike(&r->at[i], sight))
			return true;
	return false;
}

static void record(struct recording *r, struct screen *s, long ms)
{
	long end = now_ms() + ms;

	while (now_ms() < end) {
		struct sight sight;

		screen_take(s, 20);
		sight = look(s);
		if (is_recorded(r, &sight, same_sight) || r->n == SIGHTS)
			free(sight.rows);
		else
			r->at[r->n++] = sight;
	}
}

/*
 * Boards come five times a second, and of each that says something else, and in each second, the screen was drawn. A sight may be
 * missed while we change the database, but not those of a whole second.
 */
static bool was_seen(const struct recording *r, struct screen *s)
{
	bool seen = false;

	for (int boards = 0; boards < 8 && !seen; boards++) {
		struct sight sight;

		screen_take(s, 300);
		sight = look(s);
		seen = is_recorded(r, &sight, shows_board);
		free(sight.rows);
		if (!seen)
			screen_keys(s, "[");
	}
	if (!seen)
		screen_print(s);
	return seen;
}

static void test_shows_what_was_on_screen(void **state)
{
	static const struct {
		const char *sql, *sight;
		long lasts;
		const char *keys; /* from the end of the recording back to this part of it */
	} cases[] = {
		{ "SELECT patrol.set_state('MB1', '4')", "MB1 +motorcycle +REFRESH", 15000, "{" },
		{ "SELECT patrol.set_state('MB1', '6')", "MB1 +motorcycle +AT SCENE", 50000,
		  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" },
		{ "SELECT patrol.set_state('MB1', '8')", "MB1 +motorcycle +COMMITTED", 5000, "{}" },
	};
	struct screen *s = open_units(nothing);
	static struct recording r;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		server_sql(server, cases[i].sql);
		assert_true(screen_until(s, cases[i].sight));
		record(&r, s, cases[i].lasts);
	}
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		screen_keys(s, "L");
		assert_true(screen_until(s, BOARD_LIVE));
		screen_keys(s, cases[i].keys);
		assert_true(screen_until(s, "REPLAY"));
		assert_true(screen_until(s, cases[i].sight));
		assert_true(was_seen(&r, s));
		assert_true(screen_shows(s, cases[i].sight));
	}
	for (size_t i = 0; i < r.n; i++)
		free(r.at[i].rows);
	leave(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_holds_still),
		SHARED_TEST(test_an_emergency_is_told),
		SHARED_TEST(test_a_lost_database_is_told),
		SHARED_TEST(test_ends_of_what_is_kept),
		SHARED_TEST(test_shows_what_was_on_screen),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
