/* Names that are looked up: slowly, in vain, not at all, or to another address than before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/network.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define ANSWER_MS 100
#define URI "postgresql://patrolboard_reader@db.test/patrolboard?sslmode=disable"

static const char *const options[] = { "--set", "database.connect_timeout=1s", NULL };

/* The board has to connect anew. */
static void cut(void)
{
	server_sql(server,
		   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
}

static size_t children(struct screen *s)
{
	pid_t pids[8];

	return process_descendants(screen_pid(s), pids, 8);
}

static void test_names(void **state)
{
	static const struct {
		const char *why;
		enum network_names how;
		const char *address;
		int delay_ms;
		const char *reason;
	} cases[] = {
		{ "silent", NAMES_SILENT, NETWORK_ADDRESS, 0, "he look-up of 'db.test' hangs" },
		{ "too slow", NAMES_ANSWER, NETWORK_ADDRESS, 1500, "he look-up of 'db.test' hangs" },
		{ "unknown", NAMES_UNKNOWN, NETWORK_ADDRESS, 0, "annot look up 'db.test': Name or service not known" },
		{ "failing", NAMES_FAIL, NETWORK_ADDRESS, 0,
		  "annot look up 'db.test': Temporary failure in name resolution" },
		{ "another address", NAMES_ANSWER, NETWORK_OTHER, 0, "onnection to db.test: Connection refused" },
	};
	struct screen *s;

	(void)state;
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 200);
	s = board_open(URI, options, 200, 50);
	assert_true(screen_until(s, "db db.test .*" BOARD_LIVE));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		network_names(cases[i].how, cases[i].address, cases[i].delay_ms);
		cut();
		assert_true(screen_until(s, BOARD_STALE));
		assert_true(screen_until(s, cases[i].reason));
		assert_true(board_answer_time(s) <= ANSWER_MS);
		assert_true(children(s) <= 1);
		network_names(NAMES_ANSWER, NETWORK_ADDRESS, 0);
		board_check_recovers(s, server);
		assert_int_equal(children(s), 0);
	}
	board_leave(s, server);
}

/* The server moves, and its name with it: nobody has to tell the board. */
static void test_server_moves(void **state)
{
	struct screen *s;

	(void)state;
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 0);
	s = board_open(URI, options, 200, 50);
	assert_true(screen_until(s, BOARD_LIVE));
	network_names(NAMES_ANSWER, NETWORK_OTHER, 0);
	server_listen(server, NETWORK_OTHER);
	board_check_recovers(s, server);
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 0);
	server_listen(server, NETWORK_ADDRESS);
	board_check_recovers(s, server);
	board_leave(s, server);
}

static int make(void **state)
{
	shared_make(state);
	server_shell(server, "echo 'host all patrolboard_reader 192.0.2.0/24 trust' >>pg_hba.conf");
	server_listen(server, NETWORK_ADDRESS);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_names),
		SHARED_TEST(test_server_moves),
	};

	if (!network_enter())
		return 0;
	return cmocka_run_group_tests(tests, make, shared_free);
}
