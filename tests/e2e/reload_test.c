/* The configuration read again: towards another database all begins anew, towards the same one nothing is lost. */
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

#define READ_AGAIN "configuration read again"
/* The first line of the banner, and the unit's row. */
#define NEW "^ ◆ EMERGENCY MB1"
#define ACKNOWLEDGED "ACK EMERGENCY MB1"
#define ROW "MB1 +motorcycle +"

static char *folder, path[256];

static void configure(const char *conninfo, const char *parameters, const char *more)
{
	file_write(path,
		   "database:\n  conninfo: '%s%s'\n  interval: 200ms\n  answer_timeout: 1s\n  retry_max: 1s\n"
		   "staleness: {lost_after: 3s}\n%s",
		   conninfo, parameters, more);
}

static struct screen *open_board(void)
{
	const char *argv[] = { patrolboard(), "-c", path, NULL };
	const char *env[] = { BOARD_ENV, NULL };

	configure(server_conninfo(server), "", "");
	return screen_open(argv, env, 240, 40);
}

/* A board whose first rows have MB1 at its station, then in an emergency that was acknowledged. */
static struct screen *open_acknowledged(void)
{
	struct screen *s;

	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	s = open_board();
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "2z");
	assert_true(screen_until(s, ROW "STATION"));
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, NEW));
	screen_keys(s, "a");
	assert_true(screen_until(s, ACKNOWLEDGED));
	return s;
}

static void read_again(struct screen *s)
{
	screen_keys(s, "\x12");
	assert_true(screen_until(s, READ_AGAIN));
	assert_true(screen_until(s, BOARD_LIVE));
}

/* Steps back as far as it goes, if at all. */
static void go_to_the_first(struct screen *s)
{
	for (int i = 0; i < 50 && !screen_shows(s, "no board before 18:.* is kept"); i++) {
		screen_keys(s, "{");
		screen_take(s, 100);
	}
	assert_true(screen_shows(s, "no board before 18:.* is kept"));
}

static void test_same_database(void **state)
{
	static const struct {
		const char *why, *parameters, *more;
	} cases[] = {
		{ "other settings", "", "screen: {highlight: 3s}\n" },
		{ "another way to it", "&passfile=/nonexistent&connect_timeout=7", "" },
	};
	struct screen *s = open_acknowledged();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		print_message("# %s\n", cases[i].why);
		assert_true(screen_until_gone(s, READ_AGAIN));
		configure(server_conninfo(server), cases[i].parameters, cases[i].more);
		read_again(s);
		assert_true(screen_until(s, ACKNOWLEDGED));
		assert_true(screen_until(s, ROW "EMERGENCY"));
	}
	go_to_the_first(s);
	assert_true(screen_until(s, ROW "STATION"));
	board_leave(s, server);
}

static void test_another_database(void **state)
{
	struct screen *s = open_acknowledged();

	(void)state;
	screen_keys(s, " ");
	assert_true(screen_until(s, "FROZEN"));
	configure(server_conninfo_of(server, "patrolboard_reader", "other"), "", "");
	read_again(s);
	assert_true(screen_until(s, NEW));
	assert_false(screen_shows(s, ACKNOWLEDGED));
	go_to_the_first(s);
	assert_true(screen_until(s, ROW "EMERGENCY"));
	screen_keys(s, "La");
	assert_true(screen_until(s, ACKNOWLEDGED));
	board_leave(s, server);
}

/* What is not there yet shows nothing, least of all what the database before it had. */
static void test_a_database_that_is_not_there(void **state)
{
	struct screen *s = open_acknowledged();

	(void)state;
	configure(server_conninfo_of(server, "patrolboard_reader", "nowhere"), "", "");
	screen_keys(s, "\x12");
	assert_true(screen_until(s, READ_AGAIN));
	assert_true(screen_until(s, "NO DATA YET"));
	assert_false(screen_shows(s, "MB1"));
	assert_true(screen_until_gone(s, READ_AGAIN));
	configure(server_conninfo(server), "", "");
	read_again(s);
	assert_true(screen_until(s, NEW));
	assert_false(screen_shows(s, ACKNOWLEDGED));
	board_leave(s, server);
}

static int set_up(void **state)
{
	shared_make(state);
	folder = directory_new();
	snprintf(path, sizeof path, "%s/board.yaml", folder);
	server_sql_in(server, "postgres", "CREATE DATABASE other TEMPLATE patrolboard");
	server_sql_in(server, "postgres", "REVOKE TEMPORARY ON DATABASE other FROM PUBLIC");
	server_sql_in(server, "other", "SELECT patrol.set_state('MB1', '0')");
	return 0;
}

static int tear_down(void **state)
{
	directory_remove(folder);
	return shared_free(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_same_database),
		SHARED_TEST(test_another_database),
		SHARED_TEST(test_a_database_that_is_not_there),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
