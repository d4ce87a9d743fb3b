/* A primary and its standby: the board goes from one to the other, says which it reads, and never takes what lags for what is. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/proxy.h"
#include "e2e/shared.h"

#define ANSWER_MS 100
#define PRIMARY "db 127.0.0.1  "
#define STANDBY "db socket \\(standby"

static const char *const nothing[] = { NULL };
static struct server *standby;
static struct proxy *proxy;

/* The primary by the loopback, the standby by its socket: their names in the header tell them apart. */
static struct screen *open_on_both(const char *attributes)
{
	char uri[512], folder[128];

	snprintf(folder, sizeof folder, "%s", server_socket(standby));
	*strrchr(folder, '/') = '\0';
	snprintf(uri, sizeof uri,
		 "postgresql://patrolboard_reader@/patrolboard?host=127.0.0.1,%s&port=%d,5432&target_session_attrs=%s",
		 folder, proxy_port(proxy), attributes);
	return board_open(uri, nothing, 200, 50);
}

static void leave(struct screen *s)
{
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static void rename_place(struct server *s, const char *name)
{
	char sql[128];

	snprintf(sql, sizeof sql, "UPDATE patrol.hotspot SET name = '%s' WHERE code = 'DAV'", name);
	server_sql(s, sql);
}

/* What it reads is in good order, but of long ago. */
static void test_lags(void **state)
{
	struct screen *s = board_open(server_conninfo(standby), nothing, 200, 50);

	(void)state;
	assert_true(screen_until(s, STANDBY "\\) .*" BOARD_LIVE));
	server_sql(standby, "SELECT pg_wal_replay_pause()");
	rename_place(server, "Met by the lag");
	assert_true(screen_until(s, BOARD_STALE));
	assert_true(screen_until(s, "ocket is a standby that lags behind its primary"));
	assert_true(screen_until(s, "AS AT 18:"));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	assert_true(screen_until(s, STANDBY ", [0-9]+s behind\\) .*" BOARD_LOST));
	assert_false(screen_shows(s, "Met by the lag"));
	server_sql(standby, "SELECT pg_wal_replay_resume()");
	board_check_recovers(s, standby);
	assert_true(screen_until(s, "^  Met by the lag"));
	assert_true(screen_until(s, STANDBY "\\) .*" BOARD_LIVE));
	leave(s);
}

/* Nobody feeds a standby whose primary is gone; once it is one itself it is as good as the other was; and so the way back. */
static void test_fails_over(void **state)
{
	struct screen *s = open_on_both("any");

	(void)state;
	assert_true(screen_until(s, PRIMARY ".*" BOARD_LIVE));
	rename_place(server, "Met over here");
	assert_true(screen_until(s, "^  Met over here"));
	server_kill(server);
	assert_true(screen_until(s, STANDBY ", [0-9]+s behind\\) .*(STALE|NO DATABASE)"));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	server_sql(standby, "SELECT pg_promote()");
	assert_true(screen_until(s, "db socket  .*" BOARD_LIVE));
	board_check_recovers(s, standby);
	rename_place(standby, "Met over there");
	assert_true(screen_until(s, "^  Met over there"));
	server_start(server);
	server_stop(standby, SIGINT);
	assert_true(screen_until(s, PRIMARY ".*" BOARD_LIVE));
	board_check_recovers(s, server);
	leave(s);
}

/* Where only a primary will do, a standby is none until it is promoted. */
static void test_waits_for_a_primary(void **state)
{
	struct screen *s = open_on_both("primary");

	(void)state;
	assert_true(screen_until(s, PRIMARY ".*" BOARD_LIVE));
	server_kill(server);
	assert_true(screen_until(s, BOARD_LOST));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	server_sql(standby, "SELECT pg_promote()");
	assert_true(screen_until(s, "db socket  .*" BOARD_LIVE));
	board_check_recovers(s, standby);
	leave(s);
}

static int make(void **state)
{
	shared_make(state);
	proxy = proxy_new(server_socket(server));
	return 0;
}

static int drop(void **state)
{
	proxy_free(proxy);
	return shared_free(state);
}

static int stand_by(void **state)
{
	(void)state;
	standby = server_standby(server);
	return 0;
}

static int stand_down(void **state)
{
	server_free(standby);
	return shared_mend(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_lags, stand_by, stand_down),
		cmocka_unit_test_setup_teardown(test_fails_over, stand_by, stand_down),
		cmocka_unit_test_setup_teardown(test_waits_for_a_primary, stand_by, stand_down),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
