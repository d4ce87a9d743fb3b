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
#include <signal.h>

#include "e2e/fault.h"
#include "e2e/process.h"

/*
 * One connection to the server for all, and one second of patience with those who wait for it. The number that a killed one left in
 * its file may by now be that of another process, which the next would take for a pooler that is there already.
 */
#define CONFIGURATION \
	"mkdir -p pooler && rm -f pooler/pid && cat >pooler/pgbouncer.ini <<-END\n" \
	"[databases]\n" \
	"patrolboard = host=$PWD/.. port=5432 user=patrolboard_reader\n" \
	"[pgbouncer]\n" \
	"listen_addr =\n" \
	"unix_socket_dir = $PWD/pooler\n" \
	"listen_port = 6432\n" \
	"logfile = $PWD/pooler/log\n" \
	"pidfile = $PWD/pooler/pid\n" \
	"auth_type = any\n" \
	"pool_mode = transaction\n" \
	"default_pool_size = 1\n" \
	"query_wait_timeout = 1\n" \
	"server_login_retry = 1\n" \
	"server_check_delay = 0\n" \
	"END\n"

static const char *uri(struct server *s)
{
	static char text[256];

	snprintf(text, sizeof text, "postgresql://patrolboard_reader@/patrolboard?host=%s/pooler&port=6432",
		 server_data(s));
	return text;
}

static bool answers(void *data)
{
	return PQping(uri(data)) == PQPING_OK;
}

static void start(struct server *s, const char *configuration)
{
	server_shell(s, configuration);
	server_shell(s, "/usr/sbin/pgbouncer -q -d pooler/pgbouncer.ini");
	assert_true(until_true(answers, s));
}

static void start_pooler(struct server *s)
{
	start(s, CONFIGURATION);
}

static void kill_pooler(struct server *s)
{
	server_shell(s, "kill -KILL $(cat pooler/pid)");
}

static void restart_pooler(struct server *s)
{
	kill_pooler(s);
	start_pooler(s);
}

/* After each transaction the connection forgets all that was prepared on it. */
static void forget_always(struct server *s)
{
	kill_pooler(s);
	server_shell(s, "rm pooler/log");
	start(s, CONFIGURATION "printf 'server_reset_query = DISCARD ALL\\nserver_reset_query_always = 1\\n'"
			       " >>pooler/pgbouncer.ini\n");
}

/* The board learns it once, and has no need to come again and again. */
static void have_been_calm(struct server *s)
{
	char path[256], *log, *at;
	size_t calls = 0;

	snprintf(path, sizeof path, "%s/pooler/log", server_data(s));
	log = file_read(path);
	for (at = log; (at = strstr(at, "login attempt: db=patrolboard user=patrolboard_reader")); at++)
		calls++;
	free(log);
	assert_in_range(calls, 1, 5);
	restart_pooler(s);
}

static PGconn *somebody;

static void take_place(struct server *s)
{
	somebody = PQconnectdb(uri(s));
	PQclear(PQexec(somebody, "BEGIN"));
	PQclear(PQexec(somebody, "SELECT 1"));
	assert_int_equal(PQtransactionStatus(somebody), PQTRANS_INTRANS);
}

static void leave_place(struct server *s)
{
	(void)s;
	PQfinish(somebody);
	somebody = NULL;
}

static void forget_once(struct server *s)
{
	PGconn *other = PQconnectdb(uri(s));

	PQclear(PQexec(other, "DISCARD ALL"));
	PQfinish(other);
}

static void stop_server(struct server *s)
{
	server_stop(s, SIGINT);
}

static void log_statements(struct server *s)
{
	server_sql(s, "ALTER SYSTEM SET log_statement = 'all'");
	server_sql(s, "SELECT pg_reload_conf()");
}

/* A connection that is lent to one after the other would ring for whoever has it. */
static void nobody_listened(struct server *s)
{
	char path[256], *log;

	snprintf(path, sizeof path, "%s/../log", server_data(s));
	log = file_read(path);
	assert_non_null(strstr(log, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
	assert_null(strstr(log, "LISTEN patrolboard"));
	free(log);
}

static const struct fault_ground ground = {
	.prepare = log_statements,
	.before = start_pooler,
	.after = nobody_listened,
	.uri = uri,
};

static const struct fault faults[] = {
	{ .name = "PgBouncer restarted", .begin = restart_pooler, .followed = true },
	{ .name = "PgBouncer killed",
	  .begin = kill_pooler, .end = start_pooler, .effect = FAULT_LOST, .says = "Connection refused" },
	{ .name = "PgBouncer's pool exhausted",
	  .begin = take_place, .end = leave_place, .effect = FAULT_LOST, .says = "does not answer",
	  .options = { "--set=database.answer_timeout=500ms", "--set=database.connect_timeout=500ms" } },
	{ .name = "PgBouncer's pool exhausted, it gives up first",
	  .begin = take_place, .end = leave_place, .effect = FAULT_LOST, .says = "SQLSTATE 08P01",
	  .options = { "--set=database.answer_timeout=5s", "--set=database.connect_timeout=5s" } },
	{ .name = "server behind PgBouncer stopped",
	  .begin = stop_server, .end = server_start, .effect = FAULT_LOST, .says = "SQLSTATE 08P01",
	  .options = { "--set=database.answer_timeout=5s", "--set=database.connect_timeout=5s" } },
	{ .name = "prepared statements lost, once", .begin = forget_once, .followed = true },
	{ .name = "prepared statements lost after each transaction, STALE after 20 s",
	  .begin = forget_always, .end = have_been_calm, .effect = FAULT_UNSEEN, .followed = true,
	  .options = { "--set=staleness.missed_polls=100", "--set=staleness.lost_after=60s" } },
};

int main(void)
{
	return fault_run("PgBouncer", faults, sizeof faults / sizeof *faults, &ground);
}
