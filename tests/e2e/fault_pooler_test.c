/* Behind PgBouncer in transaction mode: as without it, through its restart, and while there is no place in its pool. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define ANSWER_MS 100

static const char *const nothing[] = { NULL };
static char *folder;
static char uri[256];
static pid_t pooler;

/* One connection to the server for all, and one second of patience with those who wait for it. */
static const char configuration[] =
	"[databases]\n"
	"patrolboard = host=%s port=5432 user=patrolboard_reader\n"
	"[pgbouncer]\n"
	"listen_addr =\n"
	"unix_socket_dir = %s\n"
	"listen_port = 6432\n"
	"auth_type = any\n"
	"pool_mode = transaction\n"
	"default_pool_size = 1\n"
	"query_wait_timeout = 1\n"
	"server_login_retry = 1\n"
	"server_check_delay = 0\n";

static void write_configuration(void)
{
	char path[128], text[1024], server_folder[128];
	FILE *out;

	snprintf(server_folder, sizeof server_folder, "%s", server_socket(server));
	*strrchr(server_folder, '/') = '\0';
	snprintf(text, sizeof text, configuration, server_folder, folder);
	snprintf(path, sizeof path, "%s/pgbouncer.ini", folder);
	out = fopen(path, "we");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static bool answers(void *data)
{
	(void)data;
	return PQping(uri) == PQPING_OK;
}

static void start_pooler(void)
{
	char path[128], log[128];
	/* It refuses to be root. */
	const char *argv[] = { "/usr/sbin/pgbouncer", "-q", path, NULL };
	const char *as_other[] = { "/usr/sbin/pgbouncer", "-q", "-u", "postgres", path, NULL };

	snprintf(path, sizeof path, "%s/pgbouncer.ini", folder);
	snprintf(log, sizeof log, "%s/log", folder);
	pooler = program_start(geteuid() == 0 ? as_other : argv, NULL, log, log);
	assert_true(until_true(answers, NULL));
}

static void stop_pooler(void)
{
	kill(pooler, SIGKILL);
	waitpid(pooler, NULL, 0);
}

static void leave(struct screen *s)
{
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static struct screen *open_by_pooler(void)
{
	struct screen *s = board_open(uri, nothing, 200, 50);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

static void test_restarts(void **state)
{
	struct screen *s = open_by_pooler();

	(void)state;
	server_sql(server, "UPDATE patrol.hotspot SET name = 'Met by a pooler' WHERE code = 'DAV'");
	assert_true(screen_until(s, "^  Met by a pooler"));
	stop_pooler();
	assert_true(screen_until(s, BOARD_LOST));
	assert_true(screen_until(s, "onnection refused"));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	start_pooler();
	board_check_recovers(s, server);
	leave(s);
}

/* Somebody else keeps the only place. */
static void test_exhausted(void **state)
{
	struct screen *s = open_by_pooler();
	PGconn *other = PQconnectdb(uri);

	(void)state;
	PQclear(PQexec(other, "BEGIN"));
	PQclear(PQexec(other, "SELECT 1"));
	assert_true(screen_until(s, BOARD_LOST));
	assert_true(screen_until(s, "does not answer|query_wait_timeout"));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	PQclear(PQexec(other, "COMMIT"));
	PQfinish(other);
	board_check_recovers(s, server);
	leave(s);
}

/* The pooler is there, what is behind it is not. */
static void test_alone(void **state)
{
	struct screen *s = open_by_pooler();

	(void)state;
	server_stop(server, SIGINT);
	assert_true(screen_until(s, BOARD_LOST));
	assert_true(screen_until(s, "broke the connection off \\(SQLSTATE 08P01\\)"));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	server_start(server);
	board_check_recovers(s, server);
	leave(s);
}

static int make(void **state)
{
	const struct passwd *owner = geteuid() == 0 ? getpwnam("postgres") : NULL;

	shared_make(state);
	folder = directory_new();
	if (owner && chown(folder, owner->pw_uid, owner->pw_gid) < 0)
		return -1;
	snprintf(uri, sizeof uri, "postgresql://patrolboard_reader@/patrolboard?host=%s&port=6432", folder);
	write_configuration();
	return 0;
}

static int drop(void **state)
{
	directory_remove(folder);
	return shared_free(state);
}

static int begin(void **state)
{
	(void)state;
	start_pooler();
	return 0;
}

static int end(void **state)
{
	stop_pooler();
	return shared_mend(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_restarts, begin, end),
		cmocka_unit_test_setup_teardown(test_exhausted, begin, end),
		cmocka_unit_test_setup_teardown(test_alone, begin, end),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
