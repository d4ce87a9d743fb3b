/* The server stops, freezes, comes back as another, takes no more connections. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "e2e/fault.h"
#include "e2e/process.h"

static void stop_fast(struct server *s)
{
	server_stop(s, SIGINT);
}

static void stop_at_once(struct server *s)
{
	server_stop(s, SIGQUIT);
}

static void restart(struct server *s)
{
	server_stop(s, SIGINT);
	server_start(s);
}

static bool is_cut(void *data)
{
	return !PQconsumeInput(data);
}

/* The postmaster takes one that was killed for a crash: it ends all others, and goes through the log. */
static void crash(struct server *s)
{
	char *pid = server_ask(s, "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'patrolboard%'");

	PGconn *other = PQconnectdb(server_conninfo(s));

	kill((pid_t)atoi(pid), SIGKILL);
	free(pid);
	assert_true(until_true(is_cut, other));
	PQfinish(other);
	server_wait(s);
}

/* --- not yet, and no longer --- */

static void start_slowly(struct server *s)
{
	server_sql(s, "ALTER SYSTEM SET restore_command = 'while [ -e hold ]; do sleep 0.05; done; false'");
	server_stop(s, SIGQUIT);
	server_shell(s, "touch recovery.signal hold");
	server_launch(s);
}

static bool takes_changes(void *data)
{
	char *recovers = server_ask(data, "SELECT pg_is_in_recovery()");
	bool takes = *recovers == 'f';

	free(recovers);
	return takes;
}

static void have_started(struct server *s)
{
	server_shell(s, "rm hold");
	server_wait(s);
	assert_true(until_true(takes_changes, s));
}

static void stand_by_closed(struct server *s)
{
	server_sql(s, "ALTER SYSTEM SET hot_standby = off");
	server_stop(s, SIGINT);
	server_shell(s, "touch standby.signal");
	server_launch(s);
}

static void stand_by_no_more(struct server *s)
{
	server_stop(s, SIGQUIT);
	server_shell(s, "rm standby.signal");
	server_start(s);
}

static void stand_by(struct server *s)
{
	server_stop(s, SIGINT);
	server_shell(s, "touch standby.signal");
	server_start(s);
}

static bool refuses(void *data)
{
	return PQping(server_conninfo(data)) == PQPING_REJECT;
}

static void shut_down_in_the_end(struct server *s)
{
	kill(server_pid(s), SIGTERM);
	assert_true(until_true(refuses, s));
}

/* Somebody else keeps it from ending, and the board does not get in again. */
static PGconn *somebody;

static void shut_down_without_us(struct server *s)
{
	char *pid = server_ask(s, "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'patrolboard%'");

	somebody = PQconnectdb(server_conninfo(s));
	assert_int_equal(PQstatus(somebody), CONNECTION_OK);
	shut_down_in_the_end(s);
	kill((pid_t)atoi(pid), SIGTERM);
	free(pid);
}

static void start_again(struct server *s)
{
	PQfinish(somebody);
	somebody = NULL;
	server_stop(s, SIGINT);
	server_start(s);
}

/* --- no room --- */

static PGconn *crowd[100];
static size_t crowd_n;

static void crowd_in(struct server *s)
{
	while ((crowd[crowd_n] = PQconnectdb(server_conninfo_of(s, "patrolboard_feeder", NULL)))) {
		if (PQstatus(crowd[crowd_n]) != CONNECTION_OK)
			break;
		crowd_n++;
	}
	PQfinish(crowd[crowd_n]);
}

/* max_connections less those that superusers have to themselves. */
#define ROOM \
	"SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int" \
	" - count(*) FROM pg_stat_activity WHERE usename = 'patrolboard_feeder'"

static bool board_is_out(void *data)
{
	char *room;
	bool out;

	server_sql(data, FAULT_CUT);
	crowd_in(data);
	room = server_ask(data, ROOM);
	out = *room == '0';
	free(room);
	return out;
}

static void take_all_connections(struct server *s)
{
	assert_true(until_true(board_is_out, s));
}

static void give_back_all_connections(struct server *s)
{
	(void)s;
	while (crowd_n > 0)
		PQfinish(crowd[--crowd_n]);
}

static const struct fault faults[] = {
	{ .name = "server stopped (fast)",
	  .begin = stop_fast, .end = server_start, .effect = FAULT_LOST, .says = "No such file or directory" },
	{ .name = "server stopped (immediate)",
	  .begin = stop_at_once, .end = server_start, .effect = FAULT_STALE, .says = "No such file or directory" },
	{ .name = "server killed (SIGKILL)",
	  .begin = server_kill, .end = server_start, .effect = FAULT_STALE, .says = "Connection refused" },
	{ .name = "server restarted (fast)", .begin = restart, .options = { "--set=database.retry_max=30s" } },
	{ .name = "a backend crashes (SIGKILL), all are ended", .begin = crash },
	{ .name = "the board's backend ended (pg_terminate_backend)", .begins = FAULT_CUT },
	{ .name = "server stopped (SIGSTOP) for 4 s, read every 2 s",
	  .begin = server_freeze, .end = server_thaw, .effect = FAULT_UNSEEN,
	  .options = { "-i2s", FAULT_PATIENTLY } },
	/* Five minutes are five times as long as NO DATABASE takes by default. */
	{ .name = "server stopped (SIGSTOP) for five times as long as NO DATABASE takes", .lasts_ms = 15000,
	  .begin = server_freeze, .end = server_thaw, .effect = FAULT_LOST, .says = "does not answer" },
	{ .name = "server starting up",
	  .begin = start_slowly, .end = have_started, .ends = "ALTER SYSTEM RESET restore_command",
	  .effect = FAULT_STALE, .says = "is starting up or shutting down" },
	{ .name = "server in recovery, closed to readers",
	  .begin = stand_by_closed, .end = stand_by_no_more, .ends = "ALTER SYSTEM RESET hot_standby",
	  .effect = FAULT_STALE, .says = "is starting up or shutting down" },
	{ .name = "server comes back as a hot standby, then is promoted",
	  .begin = stand_by, .ends = "SELECT pg_promote()", .says = "standby" },
	{ .name = "server shutting down (smart), read every 1 s",
	  .begin = shut_down_in_the_end, .end = start_again, .effect = FAULT_UNSEEN,
	  .options = { "-i1s", FAULT_PATIENTLY } },
	{ .name = "server shutting down (smart), connection lost",
	  .begin = shut_down_without_us, .end = start_again,
	  .effect = FAULT_STALE, .says = "is starting up or shutting down" },
	{ .name = "too many connections",
	  .begin = take_all_connections, .end = give_back_all_connections,
	  .effect = FAULT_STALE, .says = "has too many connections; waiting for one to become free" },
};

int main(void)
{
	return fault_run("The server", faults, sizeof faults / sizeof *faults, NULL);
}
