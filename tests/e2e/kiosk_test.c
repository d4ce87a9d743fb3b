/* A board on a wall: nobody gets past it, and nobody could take the last good figures for live ones. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* The first lines of "NO DATABASE" and "USE RADIO" in large letters. */
#define NO_DATABASE "##   ##  ####      #####   ####  ######  ####  #####   ####   ##### ######"
#define USE_RADIO "##  ##  ##### ######     #####   ####  #####  ####  ####"
#define NO_DATA_YET "##   ##  ####      #####   ####  ######  ####      ##  ## ###### ######"

static const char *const kiosk[] = { "--kiosk", NULL };
/* Without what would keep a page on screen. */
static const char *const turning[] = { "--kiosk",      "--set",         "kiosk.rotate=1s", "--set",
				       "kiosk.key=n", "--set", "alerts.assist_after=1h", NULL };
static const char *const keyed[] = { "--kiosk",      "--set",         "kiosk.rotate=1h", "--set",
				     "kiosk.key=n", "--set", "alerts.assist_after=1h", NULL };

static struct screen *hang(const char *const options[])
{
	struct screen *s = board_open(server_conninfo(server), options, 80, 24);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

/* What came before the hang-up has been dealt with when that is. */
static void check_stands(struct screen *s)
{
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	assert_true(screen_until_gone(s, "configuration read again"));
	assert_true(screen_alternate(s));
	assert_true(screen_shows(s, BOARD_LIVE));
	assert_true(screen_shows(s, "1/3 board"));
	assert_false(screen_shows(s, "quit|Help|no shell|filter:"));
}

static void test_keys_do_nothing(void **state)
{
	static const char *const keys[] = { "q",  "\x03", "\x1a", "\x1c", "\x1b", "\x04", "\x13",    "?",
					    "p", "z",    "/abc", "\r",   "~",    "\x12", "\x1b[A", "\x1b[<0;10;12M" };
	struct screen *s = hang(kiosk);

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		screen_keys(s, keys[i]);
	check_stands(s);
	board_take_down(s, server);
}

static void test_signals_that_stop_nothing(void **state)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTSTP };
	struct screen *s = hang(kiosk);

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		screen_signal(s, signals[i]);
	check_stands(s);
	board_take_down(s, server);
}

static void test_pages_turn(void **state)
{
	struct screen *s = hang(turning);

	(void)state;
	assert_true(screen_until(s, "2/3 crews 1s"));
	assert_true(screen_until(s, "3/3 month 1s"));
	assert_true(screen_until(s, "1/3 board 1s"));
	board_take_down(s, server);
	s = hang(keyed);
	assert_true(screen_until(s, "1/3 board (1h|5[0-9]m)"));
	screen_keys(s, "qn");
	assert_true(screen_until(s, "2/3 crews"));
	board_take_down(s, server);
}

static void test_an_assist_keeps_its_page(void **state)
{
	struct screen *s = hang(kiosk);

	(void)state;
	assert_true(screen_until(s, "1/3 board HELD"));
	board_take_down(s, server);
}

/* Each of their blocks is a blank on a ground that is not that of the row. */
static bool cries(struct screen *s, const char *letters)
{
	for (int row = 0; row < 24; row++) {
		VTermScreenCell ground = screen_cell(s, row, 1);
		char blocks[81] = "";

		for (int col = 0; col < 80; col++) {
			VTermScreenCell cell = screen_cell(s, row, col);

			blocks[col] = vterm_color_is_equal(&cell.bg, &ground.bg) ? ' ' : '#';
		}
		if (strstr(blocks, letters))
			return true;
	}
	return false;
}

static bool cries_that(struct screen *s, void *letters)
{
	return cries(s, *(const char **)letters);
}

static bool until_cries(struct screen *s, const char *letters)
{
	return screen_until_true(s, cries_that, &letters, letters);
}

/* What captures or searches the screen of a multiplexer finds the figures there. */
static void test_figures_are_text_in_tmux(void **state)
{
	struct screen *s = board_open_by("exec env TERM=tmux-256color \"$BOARD\" --kiosk -d \"$URI\"",
					 server_conninfo(server), 80, 24);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until(s, "██ +██████ +██"));
	board_take_down(s, server);
}

static void test_lost_and_back(void **state)
{
	struct screen *s = hang(kiosk);

	(void)state;
	assert_false(cries(s, NO_DATABASE));
	server_stop(server, SIGQUIT);
	assert_true(until_cries(s, NO_DATABASE));
	assert_true(until_cries(s, USE_RADIO));
	assert_true(screen_shows(s, "crews present  *overdue  *free units"));
	assert_true(screen_shows(s, "NO DATABASE [0-9]"));
	assert_false(screen_shows(s, "CREWS PRESENT|LIVE"));
	server_start(server);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_shows(s, "CREWS PRESENT"));
	assert_false(cries(s, NO_DATABASE) || cries(s, USE_RADIO));
	board_take_down(s, server);
}

/* The wall is up before its database. */
static void test_nothing_yet(void **state)
{
	struct screen *s;

	(void)state;
	server_stop(server, SIGQUIT);
	s = board_open(server_conninfo(server), kiosk, 80, 24);
	assert_true(until_cries(s, NO_DATA_YET));
	assert_true(until_cries(s, USE_RADIO));
	server_start(server);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_false(cries(s, NO_DATA_YET));
	board_take_down(s, server);
}

static bool is_light(const char *const options[])
{
	struct screen *s = hang(options);
	VTermScreenCell cell = screen_cell(s, 0, 5);
	bool light = VTERM_COLOR_IS_INDEXED(&cell.bg) && cell.bg.indexed.idx == 231;

	board_take_down(s, server);
	return light;
}

/* Whatever the time is, it is night in one half of the day and not in the other. */
static void test_day_and_night(void **state)
{
	static const char *const first_half[] = { "--kiosk", "--set", "kiosk.day_theme=light",
						  "--set", "kiosk.night_from=0",
						  "--set", "kiosk.night_until=12", NULL };
	static const char *const second_half[] = { "--kiosk", "--set", "kiosk.day_theme=light",
						   "--set", "kiosk.night_from=12",
						   "--set", "kiosk.night_until=0", NULL };
	static const char *const day_of_screen[] = { "--kiosk", "--theme=light",
						     "--set", "kiosk.night_from=0",
						     "--set", "kiosk.night_until=0", NULL };
	static const char *const named[] = { "--kiosk", "--theme=light", "--set", "kiosk.day_theme=dark",
					     "--set", "kiosk.night_from=0",
					     "--set", "kiosk.night_until=0", NULL };

	(void)state;
	assert_true(is_light(first_half) != is_light(second_half));
	assert_true(is_light(day_of_screen));
	assert_true(is_light(named));
}

static void test_without_a_keyboard(void **state)
{
	static const char *const commands[] = {
		"exec \"$BOARD\" --kiosk -d \"$URI\" </dev/null",
		"exec \"$BOARD\" --kiosk -d \"$URI\" <&-",
	};

	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct screen *s = board_open_by(commands[i], server_conninfo(server), 80, 24);

		assert_true(screen_until(s, BOARD_LIVE));
		board_check_waits(s);
		board_take_down(s, server);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_keys_do_nothing),
		SHARED_TEST(test_signals_that_stop_nothing),
		SHARED_TEST(test_pages_turn),
		SHARED_TEST(test_an_assist_keeps_its_page),
		SHARED_TEST(test_figures_are_text_in_tmux),
		SHARED_TEST(test_lost_and_back),
		SHARED_TEST(test_nothing_yet),
		SHARED_TEST(test_day_and_night),
		SHARED_TEST(test_without_a_keyboard),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
