/* An alert from its beginning to its end, made in PostgreSQL and answered at the keyboard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* One poll of board_open, and a second. */
#define SOON_MS 1200

/* The pane of alerts alone, at a quick pace. */
static struct screen *open_alerts(int cols, int rows, const char *bell)
{
	const char *const options[] = { "--set", "alerts.clear_after=1s", "--set", bell, NULL };
	struct screen *s = board_open(server_conninfo(server), options, cols, rows);

	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "z6");
	assert_true(screen_until(s, "6 Alerts [0-9]+"));
	return s;
}

static bool rang(struct screen *s, void *times)
{
	return screen_bells(s) >= *(size_t *)times;
}

static void until_bells(struct screen *s, size_t times)
{
	assert_true(screen_until_true(s, rang, &times, "a bell"));
	assert_int_equal(screen_bells(s), times);
}

/* What stood before the test: it is acknowledged, and its bells are not counted. */
static size_t acknowledge_all(struct screen *s)
{
	for (int i = 0; i < 100 && screen_shows(s, "UNACK"); i++) {
		screen_keys(s, "ga");
		screen_take(s, 200);
	}
	assert_false(screen_shows(s, "UNACK"));
	return screen_bells(s);
}

static void test_emergency(void **state)
{
	struct screen *s = open_alerts(120, 40, "alerts.bell=high");
	size_t bells = acknowledge_all(s);
	long asked = now_ms();

	(void)state;
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "!UNACK +EMERGENCY MB1 .*[0-9]+s +18:[0-9:]+ +. +"));
	assert_true(now_ms() - asked < SOON_MS);
	assert_true(screen_shows(s, "^ .*EMERGENCY MB1.*[0-9]s"));
	until_bells(s, bells + 1);
	screen_keys(s, "a");
	assert_true(screen_until(s, "[^N]ACK +EMERGENCY MB1 .* 18:[0-9:]+ 18:[0-9:]+ +[^0-9 ]"));
	assert_true(screen_shows(s, "acknowledged: EMERGENCY MB1( |$)"));
	assert_true(screen_shows(s, "^ .*[^N]ACK EMERGENCY MB1"));
	/* It stays while it lasts, and is not raised once more by any poll. */
	assert_true(screen_until(s, "ACK +EMERGENCY MB1 .*[1-9][0-9]*s"));
	assert_true(screen_until(s, "ACK +EMERGENCY MB1 .*[3-9]s"));
	assert_int_equal(screen_count(s, "(ACK|CLEARED) +EMERGENCY MB1 .*[0-9]+s +18:"), 1);
	assert_int_equal(screen_bells(s), bells + 1);
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	assert_true(screen_until(s, "CLEARED +EMERGENCY MB1 .* 18:[0-9:]+ 18:[0-9:]+ 18:[0-9:]+"));
	assert_false(screen_shows(s, "[^N]ACK EMERGENCY MB1"));
	assert_int_equal(screen_count(s, "(ACK|CLEARED) +EMERGENCY MB1 .*[0-9]+s +18:"), 1);
	board_leave(s, server);
}

static void test_two_emergencies(void **state)
{
	struct screen *s = open_alerts(80, 24, "alerts.bell=never");

	(void)state;
	acknowledge_all(s);
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "UNACK +EMERGENCY MB1"));
	server_sql(server, "SELECT patrol.set_state('MB2', '0')");
	assert_true(screen_until(s, "UNACK +EMERGENCY MB2"));
	assert_true(screen_shows(s, "^ .*EMERGENCY MB1.*EMERGENCY MB2"));
	/* The older one first; acknowledged it makes room, and is there all the same. */
	screen_keys(s, "1a");
	assert_true(screen_until(s, "^ .*EMERGENCY MB2.*[^N]ACK EMERGENCY MB1"));
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	server_sql(server, "SELECT patrol.set_state('MB2', '3')");
	assert_true(screen_until(s, "Nothing calls|^ .*ACK"));
	assert_int_equal(screen_bells(s), 0);
	board_leave(s, server);
}

static void test_mute(void **state)
{
	struct screen *s = open_alerts(80, 24, "alerts.bell=high");
	size_t bells = acknowledge_all(s);

	(void)state;
	screen_keys(s, "m");
	assert_true(screen_until(s, "MUTED (10m00|9m59)s"));
	assert_true(screen_until(s, "MUTED 9m5[0-8]s"));
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "UNACK +EMERGENCY MB1"));
	screen_keys(s, "m");
	assert_true(screen_until_gone(s, "MUTED"));
	assert_int_equal(screen_bells(s), bells);
	server_sql(server, "SELECT patrol.set_state('MB2', '0')");
	assert_true(screen_until(s, "UNACK +EMERGENCY MB2"));
	until_bells(s, bells + 1);
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	server_sql(server, "SELECT patrol.set_state('MB2', '3')");
	assert_true(screen_until(s, "CLEARED +EMERGENCY MB2"));
	board_leave(s, server);
}

/* What was so stays so while nobody can say otherwise, and keys do what they do. */
static void test_without_database(void **state)
{
	struct screen *s = open_alerts(120, 40, "alerts.bell=never");

	(void)state;
	acknowledge_all(s);
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "UNACK +EMERGENCY MB1"));
	server_freeze(server);
	assert_true(screen_until(s, BOARD_LOST));
	assert_true(screen_until(s, "unack +emergency MB1 .*OLD"));
	assert_true(screen_until(s, "unack +data lost for [0-9]+s"));
	assert_true(screen_shows(s, "NO DATABASE since.*EMERGENCY MB1"));
	screen_keys(s, "ga");
	assert_true(screen_until(s, " ack +emergency MB1"));
	server_thaw(server);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until(s, " ACK +EMERGENCY MB1"));
	assert_true(screen_until(s, "CLEARED +DATA"));
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	assert_true(screen_until(s, "CLEARED +EMERGENCY MB1"));
	board_leave(s, server);
}

static void test_next(void **state)
{
	struct screen *s = open_alerts(80, 24, "alerts.bell=never");

	(void)state;
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "UNACK +EMERGENCY MB1"));
	screen_keys(s, "n");
	assert_true(screen_until(s, "►!MB1 +motorcycle +EMERGENCY"));
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	assert_true(screen_until_gone(s, "EMERGENCY"));
	board_leave(s, server);
}

/* A single picture has no past: what holds is raised. */
static void test_once(void **state)
{
	const char *argv[] = { patrolboard(), "once", "-d", server_conninfo(server), "--size", "120x40",
			       "--pane", "alerts", NULL };
	const char *env[] = { BOARD_ENV, NULL };
	struct screen *s;

	(void)state;
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	s = screen_open(argv, env, 130, 50);
	assert_true(screen_until(s, "!UNACK +EMERGENCY MB1"));
	assert_int_equal(screen_until_exit(s), 0);
	screen_close(s);
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
}

static int mend(void **state)
{
	shared_mend(state);
	server_sql(server, "SELECT patrol.set_state('MB1', '3'), patrol.set_state('MB2', '3')");
	return 0;
}

#define TEST(f) cmocka_unit_test_teardown(f, mend)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_emergency),
		TEST(test_two_emergencies),
		TEST(test_mute),
		TEST(test_without_database),
		TEST(test_next),
		TEST(test_once),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
