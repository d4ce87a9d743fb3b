/* A primary and its standby: the board goes from one to the other, and never takes what lags for what is. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/fault.h"
#include "e2e/process.h"
#include "e2e/proxy.h"

static struct server *standby;
static struct proxy *proxy;

static void prepare(struct server *s)
{
	proxy = proxy_new(server_socket(s));
}

static void stand_by(struct server *s)
{
	standby = server_standby(s);
}

static void stand_down(struct server *s)
{
	(void)s;
	server_free(standby);
	standby = NULL;
}

/* The primary by the loopback, the standby by its socket: their names in the header tell them apart. */
static const char *uri(struct server *s)
{
	static char text[512];
	const char *socket = server_socket(standby);

	(void)s;
	snprintf(text, sizeof text,
		 "postgresql://patrolboard_reader@/patrolboard?host=127.0.0.1,%.*s&port=%d,5432",
		 (int)(strrchr(socket, '/') - socket), socket, proxy_port(proxy));
	return text;
}

static const struct fault_ground ground = {
	.prepare = prepare, .before = stand_by, .after = stand_down, .uri = uri, .standby = &standby
};

static bool takes_changes(void *data)
{
	char *recovers = server_ask(data, "SELECT pg_is_in_recovery()");
	bool takes = *recovers == 'f';

	free(recovers);
	return takes;
}

static void promote(struct server *s)
{
	(void)s;
	server_sql(standby, "SELECT pg_promote()");
	assert_true(until_true(takes_changes, standby));
}

static void fail_over(struct server *s)
{
	server_kill(s);
	promote(s);
}

static void go_back(struct server *s)
{
	server_start(s);
	server_stop(standby, SIGINT);
}

/* What it reads is in good order, but of long ago. */
static void fall_behind(struct server *s)
{
	server_sql(standby, "SELECT pg_wal_replay_pause()");
	server_sql(s, "UPDATE patrol.hotspot SET reason = 'not yet' WHERE code = 'BUX'");
}

static void catch_up(struct server *s)
{
	(void)s;
	server_sql(standby, "SELECT pg_wal_replay_resume()");
}

static void end_standby(struct server *s)
{
	(void)s;
	server_stop(standby, SIGINT);
}

static const struct fault faults[] = {
	{ .name = "standby lags", .words = "&target_session_attrs=prefer-standby",
	  .begin = fall_behind, .end = catch_up,
	  .effect = FAULT_LOST, .says = "standby that lags behind its primary" },
	{ .name = "primary killed, later its standby is promoted",
	  .begin = server_kill, .end = promote, .effect = FAULT_LOST, .says = "standby that lags behind its primary" },
	{ .name = "primary killed, only a primary will do, later its standby is promoted",
	  .words = "&target_session_attrs=primary", .begin = server_kill, .end = promote, .effect = FAULT_LOST,
	  .says = "onnection to the server at" },
	{ .name = "failover to the standby, and back",
	  .begin = fail_over, .end = go_back, .followed = true, .says = "db socket" },
	{ .name = "standby stopped, the primary remains", .words = "&target_session_attrs=prefer-standby",
	  .begin = end_standby, .followed = true, .says = "db 127.0.0.1" },
};

int main(void)
{
	return fault_run("Failover", faults, sizeof faults / sizeof *faults, &ground);
}
