/* `patrolboard demo serve`: live, private, and gone without a trace however it ends. */
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

#include "e2e/kept.h"
#include "e2e/process.h"
#include "support/listener.h"

static bool answers(const struct served *s, const char *sql, const char *expected)
{
	char *answer = served_ask(s, sql);
	bool same = strcmp(answer, expected) == 0;

	if (!same)
		fprintf(stderr, "%s: '%s', not '%s'\n", sql, answer, expected);
	free(answer);
	return same;
}

static void test_live_and_private(void **state)
{
	static const struct {
		const char *why, *sql, *answer;
	} cases[] = {
		{ "all hotspots of the demo", "SELECT count(*) FROM board.hotspot", "23" },
		{ "its first evening", "SELECT to_char(now, 'YYYY-MM-DD HH24') FROM board.about", "2024-01-01 18" },
		{ "the board's role, not the owner's", "SELECT current_user", "patrolboard_reader" },
		{ "no TCP", "SHOW listen_addresses", "" },
		{ "data are not shared with everybody", "SHOW data_directory_mode", "0700" },
		{ "the socket's neither", "SHOW unix_socket_permissions", "0700" },
	};
	struct served s = served_start((const char *[]){ NULL });
	char *out;

	(void)state;
	assert_true(served_until_live(&s));
	assert_int_equal(strncmp(s.uri, "postgresql://", 13), 0);
	assert_non_null(strstr(s.uri, "/t%20m%25p%26%C3%A9/patrolboard-"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (!answers(&s, cases[i].sql, cases[i].answer))
			fail_msg("%s", cases[i].why);
	assert_true(served_until_moved(&s));
	out = file_read(s.out);
	assert_int_equal(strlen(out), strlen(s.uri) + 1);
	free(out);
	assert_int_equal(served_end(&s, SIGTERM), 0);
}

/* PostgreSQL tells a manager of services that it is up, who has not asked after it. */
static void test_manager_is_not_told(void **state)
{
	char name[64];
	struct listener l;
	struct served s;

	(void)state;
	snprintf(name, sizeof name, "@patrolboard-manager-%d", (int)getpid());
	l = listener_new(name);
	setenv("NOTIFY_SOCKET", l.name, 1);
	s = kept_serve();
	unsetenv("NOTIFY_SOCKET");
	assert_int_equal(served_end(&s, SIGTERM), 0);
	assert_string_equal(listener_hear(&l), "");
	listener_free(&l);
}

static void test_interrupted_while_preparing(void **state)
{
	static const struct {
		const char *words;
		int signal, status;
	} cases[] = {
		{ "starting", SIGINT, 128 + SIGINT },
		{ "loading", SIGTERM, 128 + SIGTERM },
		{ "starting", SIGKILL, 128 + SIGKILL },
		{ "loading", SIGKILL, 128 + SIGKILL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct served s = served_start((const char *[]){ "--seed=2", NULL });

		assert_true(served_until_said(&s, cases[i].words));
		assert_int_equal(served_end(&s, cases[i].signal), cases[i].status);
	}
}

static void test_endings(void **state)
{
	static const struct {
		int signal, status;
	} cases[] = {
		{ SIGINT, 0 },
		{ SIGHUP, 0 },
		{ SIGQUIT, 0 },
		{ SIGKILL, 128 + SIGKILL },
		{ SIGABRT, 128 + SIGABRT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct served s = kept_serve();

		assert_int_equal(served_end(&s, cases[i].signal), cases[i].status);
	}
}

static void test_server_stopped_dead(void **state)
{
	struct served s = kept_serve();
	pid_t all[64];
	size_t n;

	(void)state;
	kill(served_postmaster(&s), SIGSTOP);
	n = process_descendants(s.pid, all, 64);
	for (size_t i = 0; i < n && i < 64; i++)
		if (process_parent(all[i]) != s.pid)
			kill(all[i], SIGSTOP);
	assert_int_equal(served_end(&s, SIGTERM), 0);
}

static void test_guard_killed(void **state)
{
	struct served s = kept_serve();
	pid_t all[64];
	size_t n = process_descendants(s.pid, all, 64);

	(void)state;
	for (size_t i = 0; i < n && i < 64; i++)
		if (process_parent(all[i]) == s.pid)
			kill(all[i], SIGKILL);
	assert_int_equal(served_end(&s, 0), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KEPT_TEST(test_live_and_private),
		KEPT_TEST(test_manager_is_not_told),
		KEPT_TEST(test_interrupted_while_preparing),
		KEPT_TEST(test_endings),
		KEPT_TEST(test_server_stopped_dead),
		KEPT_TEST(test_guard_killed),
	};

	return cmocka_run_group_tests(tests, kept_make, kept_remove);
}
