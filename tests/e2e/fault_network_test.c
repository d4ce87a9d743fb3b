/* Faults on the way to the server: whatever becomes of the bytes, the board says so, answers keys, and comes back by itself. */
#include <setjmp.h>
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

/* A key must be answered in so many milliseconds. */
#define ANSWER_MS 100
/* Longer than STALE takes at a poll each 200 ms. */
#define UNSEEN_MS 1500

static const char *const nothing[] = { NULL };
static struct proxy *proxy;

struct fault {
	const char *why;
	enum proxy_way way;
	size_t amount;
	const char *words; /* that come over the wire */
	const char *corner, *reason;
};

static struct screen *open_by_proxy(const char *sslmode)
{
	char uri[128];
	struct screen *s;

	snprintf(uri, sizeof uri, "postgresql://patrolboard_reader@127.0.0.1:%d/patrolboard?sslmode=%s",
		 proxy_port(proxy), sslmode);
	s = board_open(uri, nothing, 200, 50);
	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

static void check_fault(struct screen *s, const struct fault *f)
{
	long began = now_ms(), seen, ended, took;

	proxy_turn(proxy, f->way, f->amount, f->words);
	assert_true(screen_until(s, f->corner));
	seen = now_ms() - began;
	assert_true(screen_until(s, f->reason));
	took = board_answer_time(s);
	if (took > ANSWER_MS)
		fail_msg("%s: a key was answered after %ld ms", f->why, took);
	proxy_turn(proxy, PROXY_FORWARDS, 0, NULL);
	ended = now_ms();
	board_check_recovers(s, server);
	print_message("# %s: seen after %ld ms, back after %ld ms\n", f->why, seen, now_ms() - ended);
}

static void check_faults(const char *sslmode, const struct fault *faults, size_t n)
{
	struct screen *s = open_by_proxy(sslmode);

	for (size_t i = 0; i < n; i++)
		check_fault(s, &faults[i]);
	assert_false(screen_raw_has(s, "\x1b]0;owned", 9));
	board_leave(s, server);
}

#define BROKEN "onnection to 127.0.0.1: .*(reset|closed)"
#define SILENT "127.0.0.1 does not answer \\(waited 1s\\)"
#define STRANGE "hat 127.0.0.1 answers is not PostgreSQL's: "

static void test_way_is_bad(void **state)
{
	static const struct fault faults[] = {
		{ "held", PROXY_HOLDS, 0, NULL, BOARD_LOST, SILENT },
		{ "refused", PROXY_REFUSES, 0, NULL, BOARD_STALE, "onnection to 127.0.0.1: Connection refused" },
		{ "reset at once", PROXY_RESETS, 0, NULL, BOARD_STALE, BROKEN },
		{ "reset in a message", PROXY_RESETS, 3, NULL, BOARD_STALE, BROKEN },
		{ "reset in the greeting", PROXY_RESETS, 300, NULL, BOARD_STALE, BROKEN },
		{ "reset in a row", PROXY_RESETS, 20000, NULL, BOARD_STALE, BROKEN },
		{ "cut at once", PROXY_CUTS, 0, NULL, BOARD_STALE, BROKEN },
		{ "cut in a row", PROXY_CUTS, 20000, NULL, BOARD_STALE, BROKEN },
		{ "a byte now and then", PROXY_TRICKLES, 10000, NULL, BOARD_STALE, SILENT },
		{ "delayed for too long", PROXY_DELAYS, 2000000, NULL, BOARD_STALE, SILENT },
	};

	(void)state;
	check_faults("prefer", faults, sizeof faults / sizeof *faults);
}

/* Error messages, of today's protocol and as before PostgreSQL 7.4; both would name the terminal's window. */
static const char escapes[] = "E\0\0\0\x1eSFATAL\0C58000\0M\x1b]0;owned\a\0";
static const char old[] = "E\x1b]0;owned\a\x1b[2J\n";
static const char http[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
static const char endless[] = "D\x7f\xff\xff\xff\x7f\xff";
static const char zeros[4096];

/* To be asked for encryption first, and for the database at once. */
static void test_garbage(void **state)
{
	static const struct fault to_prefer[] = {
		{ "a web server", PROXY_SAYS, sizeof http - 1, http, BOARD_STALE, STRANGE },
		{ "zeros", PROXY_SAYS, sizeof zeros, zeros, BOARD_STALE, STRANGE },
		{ "escapes", PROXY_SAYS, sizeof escapes, escapes, BOARD_STALE, STRANGE },
	};
	static const struct fault to_disable[] = {
		{ "a web server, asked in plain", PROXY_SAYS, sizeof http - 1, http, BOARD_STALE, STRANGE },
		{ "an endless row", PROXY_SAYS, sizeof endless - 1, endless, BOARD_STALE, STRANGE },
		{ "an error with escapes", PROXY_SAYS, sizeof escapes, escapes, BOARD_STALE, "SQLSTATE 58000" },
		{ "an old error with escapes", PROXY_SAYS, sizeof old, old, BOARD_STALE, "owned" },
	};

	(void)state;
	check_faults("prefer", to_prefer, sizeof to_prefer / sizeof *to_prefer);
	check_faults("disable", to_disable, sizeof to_disable / sizeof *to_disable);
}

/* As long as answers come in time, it does not matter how. */
static void test_way_is_slow(void **state)
{
	static const struct fault ways[] = {
		{ "one byte at a time", PROXY_TRICKLES, 0, NULL, NULL, NULL },
		{ "delayed", PROXY_DELAYS, 150000, NULL, NULL, NULL },
	};
	struct screen *s = open_by_proxy("prefer");

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		long until = now_ms() + UNSEEN_MS;
		char sql[128];

		proxy_turn(proxy, ways[i].way, ways[i].amount, NULL);
		snprintf(sql, sizeof sql, "UPDATE patrol.hotspot SET name = 'Met %s' WHERE code = 'DAV'",
			 ways[i].why);
		server_sql(server, sql);
		snprintf(sql, sizeof sql, "^  Met %s", ways[i].why);
		assert_true(screen_until(s, sql));
		for (; now_ms() < until; screen_take(s, 10))
			assert_true(screen_shows(s, BOARD_LIVE));
		assert_true(board_answer_time(s) <= ANSWER_MS);
	}
	proxy_turn(proxy, PROXY_FORWARDS, 0, NULL);
	board_leave(s, server);
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

static int mend(void **state)
{
	proxy_turn(proxy, PROXY_FORWARDS, 0, NULL);
	return shared_mend(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_way_is_bad, mend),
		cmocka_unit_test_teardown(test_garbage, mend),
		cmocka_unit_test_teardown(test_way_is_slow, mend),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
