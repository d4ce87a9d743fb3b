/* The live board: it shows what is in the database, and says how old that is. Faults have tests of their own. */
#include <setjmp.h>
#include <signal.h>
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

static struct screen *open_live(int cols, int rows)
{
	struct screen *s = board_open(server_conninfo(server), nothing, cols, rows);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

static bool cursor_is_in(struct screen *s, void *row)
{
	return screen_cursor(s).row == *(int *)row;
}

static void test_sizes(void **state)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 80, 24 }, { 120, 40 }, { 200, 60 } };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct screen *s = open_live(sizes[i].cols, sizes[i].rows);

		assert_true(screen_until(s, "1 Hotspots 23 "));
		assert_true(screen_until(s, "Mon 1 Jan (2024 )?18:0"));
		assert_true(screen_until(s, "2 Units 20 "));
		board_leave(s, server);
	}
}

static void test_every_hotspot(void **state)
{
	struct screen *s = open_live(120, 40);
	char *names = server_ask(server, "SELECT string_agg(name, E'\n') FROM board.hotspot");
	size_t n = 0;

	(void)state;
	for (char *name = strtok(names, "\n"); name; name = strtok(NULL, "\n"), n++)
		assert_true(screen_until(s, name));
	assert_int_equal(n, 23);
	free(names);
	board_leave(s, server);
}

static void test_follows_the_database(void **state)
{
	struct screen *s = open_live(120, 40);

	(void)state;
	screen_keys(s, "2z");
	assert_true(screen_until(s, "MB1 +motorcycle +STATION"));
	server_sql(server, "SELECT patrol.set_state('MB1', '4')");
	assert_true(screen_until(s, "MB1 +motorcycle +REFRESH"));
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "MB1 +motorcycle +EMERGENCY"));
	assert_true(screen_until(s, "^ .*EMERGENCY MB1"));
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	assert_true(screen_until_gone(s, "EMERGENCY"));
	board_leave(s, server);
}

static void test_resizes(void **state)
{
	static const struct {
		int cols, rows;
		const char *sight;
	} sizes[] = {
		{ 80, 24, BOARD_LIVE }, { 40, 15, "LIVE" }, { 1, 1, "." }, { 20, 5, "L" }, { 300, 100, BOARD_LIVE },
		{ 120, 40, BOARD_LIVE },
	};
	struct screen *s = open_live(120, 40);

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(s, sizes[i].cols, sizes[i].rows);
		assert_true(screen_until(s, sizes[i].sight));
	}
	assert_true(screen_until(s, "1 Hotspots 23 "));
	board_leave(s, server);
}

/* The number behind, or before, a word on the screen; 0 when there is none. */
static long number_at(struct screen *s, const char *before, const char *after)
{
	const char *text = screen_text(s), *at = after ? strstr(text, after) : strstr(text, before);

	if (!at)
		return 0;
	if (!after)
		return strtol(at + strlen(before), NULL, 10);
	while (at > text && strchr("0123456789,", at[-1]))
		at--;
	return strtol(at, NULL, 10);
}

static bool has_polled(struct screen *s, void *polls)
{
	return number_at(s, "polls ", NULL) >= *(long *)polls;
}

/* The clock moves once a second, and nothing else does: five polls a second are no reason to draw. */
static void test_nothing_new_is_not_drawn(void **state)
{
	struct screen *s = open_live(120, 40);
	long polls, frames;

	(void)state;
	screen_keys(s, "D");
	assert_true(screen_until(s, "drawn .* frames"));
	polls = number_at(s, "polls ", NULL) + 25;
	frames = number_at(s, NULL, " frames");
	assert_true(screen_until_true(s, has_polled, &polls, "25 polls more"));
	assert_in_range(number_at(s, NULL, " frames") - frames, 1, 12);
	screen_keys(s, "D");
	board_leave(s, server);
}

static void test_interval(void **state)
{
	struct screen *s = open_live(120, 40);

	(void)state;
	assert_true(screen_until(s, " every 200ms "));
	screen_keys(s, "+");
	assert_true(screen_until(s, " every 100ms "));
	assert_true(screen_until(s, "reading the database every 100ms"));
	screen_keys(s, "+");
	assert_true(screen_until(s, "reading the database every 100ms, no faster"));
	for (int i = 0; i < 4; i++)
		screen_keys(s, "-");
	assert_true(screen_until(s, " every 1s600ms "));
	assert_true(screen_until(s, "reading the database every 1s600ms"));
	for (int i = 0; i < 12; i++)
		screen_keys(s, "-");
	assert_true(screen_until(s, "reading the database every 54m36s800ms, no slower")); /* of an hour at most */
	board_leave(s, server);
}

static void test_leaves_a_frozen_server_at_once(void **state)
{
	struct screen *s = open_live(80, 24);
	long asked;

	(void)state;
	server_freeze(server);
	assert_true(screen_until(s, BOARD_LOST));
	asked = now_ms();
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(now_ms() - asked < 2000);
	assert_true(screen_is_sane(s));
	screen_close(s);
	server_thaw(server);
	board_check_gone(server);
}

static void test_absent_at_start(void **state)
{
	struct screen *s;

	(void)state;
	server_stop(server, SIGINT);
	s = board_open(server_conninfo(server), nothing, 80, 24);
	assert_true(screen_until(s, "NO DATA YET"));
	assert_true(screen_until(s, "NO DATABASE try [2-9]"));
	server_start(server);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_shows(s, "1 Hotspots 23 "));
	board_leave(s, server);
}

/* A click selects the row that is seen, and once more opens it; without the setting it does nothing. */
static void test_mouse(void **state)
{
	static const char *const on[] = { "--set", "screen.mouse=yes", NULL };
	struct screen *s = board_open(server_conninfo(server), on, 80, 24);
	VTermPos at;

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until(s, "1 Hotspots 23 "));
	screen_keys(s, "\x1b[<0;9;8M\x1b[<0;9;8m");
	assert_true(screen_until_true(s, cursor_is_in, &(int){ 7 }, "the cursor in the row clicked on"));
	at = screen_cursor(s);
	assert_int_equal(at.col, 0);
	screen_keys(s, "\x1b[<0;9;8M\x1b[<0;9;8m");
	assert_true(screen_until(s, "Why it stands where it does"));
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, "1 Hotspots 23 "));
	board_leave(s, server);
	s = open_live(80, 24);
	screen_keys(s, "\x1b[<0;9;8M\x1b[<0;9;8mj");
	assert_true(screen_until_true(s, cursor_is_in, &(int){ 5 }, "the cursor in the second row"));
	assert_false(screen_raw_has(s, "\x1b[?1000h", 8));
	board_leave(s, server);
}

/* Other keys and the mouse from the file, and others again when it is read again; a bad one keeps them. */
static void test_other_keys(void **state)
{
	char *folder = directory_new(), path[256];
	const char *options[] = { "-c", path, NULL };
	struct screen *s;

	(void)state;
	snprintf(path, sizeof path, "%s/board.yaml", folder);
	file_write(path, "%s", "keys:\n  help: h\n");
	s = board_open(server_conninfo(server), options, 80, 24);
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "h");
	assert_true(screen_until(s, "^.*h  +these keys|focus the next pane"));
	screen_keys(s, "\x1b");
	assert_true(screen_until_gone(s, "focus the next pane"));
	file_write(path, "%s", "screen: {mouse: yes}\nkeys:\n  help: B\n  zoom: h\n");
	screen_keys(s, "\x12");
	assert_true(screen_until(s, "configuration read again"));
	assert_true(screen_raw_has(s, "\x1b[?1000h", 8));
	screen_keys(s, "h");
	assert_true(screen_until_gone(s, "2 Units"));
	screen_keys(s, "h");
	assert_true(screen_until(s, "2 Units"));
	file_write(path, "%s", "keys:\n  help: j\n");
	screen_keys(s, "\x12");
	assert_true(screen_until(s, "settings kept: board.yaml:2:9: key 'j' is that of 'down' already; or give"));
	screen_keys(s, "B");
	assert_true(screen_until(s, "focus the next pane"));
	file_write(path, "%s", "");
	screen_keys(s, "\x12");
	assert_true(screen_until(s, "configuration read again"));
	assert_true(screen_raw_has(s, "\x1b[?1000l", 8));
	board_leave(s, server);
	directory_remove(folder);
}

static bool ground_is(struct screen *s, void *color)
{
	VTermScreenCell cell = screen_cell(s, 0, 0);

	return VTERM_COLOR_IS_INDEXED(&cell.bg) && cell.bg.indexed.idx == *(const int *)color;
}

static void until_ground(struct screen *s, int color)
{
	assert_true(screen_until_true(s, ground_is, &color, "the theme's ground"));
}

/* A theme of one's own; t goes on to the next one and leaves the glyphs as they are; reading again brings back what is set. */
static void test_themes(void **state)
{
	char *folder = directory_new(), path[256];
	const char *options[] = { "-c", path, NULL };
	struct screen *s;

	(void)state;
	snprintf(path, sizeof path, "%s/board.yaml", folder);
	file_write(path, "%s", "screen: {theme: hall}\nthemes:\n  - name: hall\n    base: dark\n    colors:\n"
			 "      - {meaning: plain, ink: \"#ffffff\", ground: \"#5f0000\"}\n");
	s = board_open(server_conninfo(server), options, 80, 24);
	assert_true(screen_until(s, BOARD_LIVE));
	until_ground(s, 52);
	screen_keys(s, "~~");
	assert_true(screen_until(s, "^- 1 Hotspots"));
	screen_keys(s, "t");
	assert_true(screen_until(s, "theme default"));
	until_ground(s, 16);
	assert_true(screen_shows(s, "^- 1 Hotspots"));
	screen_keys(s, "tt");
	assert_true(screen_until(s, "theme light"));
	until_ground(s, 231);
	screen_keys(s, "\x12");
	assert_true(screen_until(s, "configuration read again"));
	until_ground(s, 52);
	file_write(path, "%s", "themes:\n  - name: hall\n    colors:\n"
			 "      - {meaning: plain, ink: \"#404040\", ground: \"#000000\"}\n");
	screen_keys(s, "\x12");
	assert_true(screen_until(s, "settings kept: .*board.yaml:4:"));
	until_ground(s, 52);
	file_write(path, "%s", "screen: {theme: night}\n");
	screen_keys(s, "\x12");
	until_ground(s, 16);
	board_leave(s, server);
	directory_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_sizes),
		SHARED_TEST(test_mouse),
		SHARED_TEST(test_other_keys),
		SHARED_TEST(test_themes),
		SHARED_TEST(test_every_hotspot),
		SHARED_TEST(test_follows_the_database),
		SHARED_TEST(test_resizes),
		SHARED_TEST(test_nothing_new_is_not_drawn),
		SHARED_TEST(test_interval),
		SHARED_TEST(test_leaves_a_frozen_server_at_once),
		SHARED_TEST(test_absent_at_start),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
