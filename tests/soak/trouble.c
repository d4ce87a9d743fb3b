#include "soak/trouble.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "e2e/fault.h"
#include "e2e/process.h"

static void stop_fast(struct stage *s)
{
	server_stop(s->server, SIGINT);
}

static void stop_at_once(struct stage *s)
{
	server_stop(s->server, SIGQUIT);
}

static void be_killed(struct stage *s)
{
	server_kill(s->server);
}

static void start(struct stage *s)
{
	server_start(s->server);
	if (!truth_connect(s->truth))
		exit(1);
}

static void restart(struct stage *s)
{
	stop_fast(s);
	start(s);
}

static void freeze(struct stage *s)
{
	server_freeze(s->server);
}

static void thaw(struct stage *s)
{
	server_thaw(s->server);
}

/* --- the way to the server --- */

static void forward(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_FORWARDS, 0, NULL);
}

static void hold(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_HOLDS, 0, NULL);
}

static void refuse(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_REFUSES, 0, NULL);
}

static void reset(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_RESETS, stage_pick(s, 20000), NULL);
}

static void cut(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_CUTS, stage_pick(s, 20000), NULL);
}

static void trickle(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_TRICKLES, stage_pick(s, 200), NULL);
}

static void delay(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_DELAYS, stage_pick(s, 400000), NULL);
}

static void say_nonsense(struct stage *s)
{
	proxy_turn(s->proxy, PROXY_SAYS, 60, "HTTP/1.1 400 Bad Request\r\nServer: nobody's\r\n\r\nand more of it..");
}

/* --- the boards themselves --- */

static void resize(struct stage *s)
{
	for (int i = 0; i < 30; i++) {
		screen_resize(s->operator, 1 + (int)stage_pick(s, 250), 1 + (int)stage_pick(s, 70));
		if (stage_pick(s, 3) == 0)
			screen_take(s->operator, 20);
	}
}

static void reload(struct stage *s)
{
	screen_signal(s->wall, SIGHUP);
	screen_signal(s->operator, SIGHUP);
}

static bool has_log(void *data)
{
	const struct stage *s = data;

	return access(s->log, F_OK) == 0;
}

static void rotate_log(struct stage *s)
{
	char old[160];

	snprintf(old, sizeof old, "%s.1", s->log);
	rename(s->log, old);
	screen_signal(s->wall, SIGUSR1);
	if (!until_true(has_log, s))
		exit(1);
}

static void stop_and_go_on(struct stage *s)
{
	kill(screen_pid(s->wall), SIGSTOP);
	screen_take(s->operator, (int)stage_pick(s, 3000));
	kill(screen_pid(s->wall), SIGCONT);
}

#define SET_CLOCK(by) "UPDATE patrol.setting SET clock_offset = clock_offset + " by " FROM patrol.clock c"

const struct trouble troubles[] = {
	{ .name = "server stopped, fast", .begin = stop_fast, .end = start, .rests = true },
	{ .name = "server stopped, immediate", .begin = stop_at_once, .end = start, .rests = true },
	{ .name = "server killed", .begin = be_killed, .end = start, .rests = true },
	{ .name = "server restarted", .begin = restart, .short_lived = true },
	{ .name = "server stands still", .begin = freeze, .end = thaw, .rests = true },
	{ .name = "backends ended", .begins = FAULT_CUT, .short_lived = true },
	{ .name = "connection held", .begin = hold, .end = forward },
	{ .name = "connection refused", .begin = refuse, .end = forward },
	{ .name = "connection reset", .begin = reset, .end = forward },
	{ .name = "connection cut", .begin = cut, .end = forward },
	{ .name = "answers trickle", .begin = trickle, .end = forward },
	{ .name = "answers delayed", .begin = delay, .end = forward },
	{ .name = "nonsense for answers", .begin = say_nonsense, .end = forward },
	{ .name = "table locked", .begins = "BEGIN; LOCK TABLE patrol.duty", .ends = "COMMIT", .rests = true },
	{ .name = "no connection left", .begins = "ALTER ROLE patrolboard_reader CONNECTION LIMIT 0;" FAULT_CUT,
	  .ends = "ALTER ROLE patrolboard_reader CONNECTION LIMIT -1" },
	{ .name = "role may not log in", .begins = "ALTER ROLE patrolboard_reader NOLOGIN;" FAULT_CUT,
	  .ends = "ALTER ROLE patrolboard_reader LOGIN" },
	{ .name = "view renamed", .begins = "ALTER VIEW board.unit RENAME TO units",
	  .ends = "ALTER VIEW board.units RENAME TO unit" },
	{ .name = "privilege revoked", .begins = "REVOKE SELECT ON board.event FROM patrolboard_reader",
	  .ends = "GRANT SELECT ON board.event TO patrolboard_reader" },
	{ .name = "clock an hour on", .begins = SET_CLOCK("interval '1 hour'"), .short_lived = true },
	{ .name = "clock an hour back", .begins = SET_CLOCK("interval '-1 hour'"), .short_lived = true },
	{ .name = "clock to midnight",
	  .begins = SET_CLOCK("(c.today + 1) AT TIME ZONE c.time_zone - c.now - interval '1 min'"),
	  .short_lived = true },
	{ .name = "clock to the month's end",
	  .begins = SET_CLOCK("(c.month + interval '1 month') AT TIME ZONE c.time_zone - c.now - interval '5 min'"),
	  .short_lived = true },
	{ .name = "a storm of sizes", .begin = resize, .short_lived = true },
	{ .name = "configuration read again", .begin = reload, .short_lived = true },
	{ .name = "log rotated", .begin = rotate_log, .short_lived = true },
	{ .name = "board stopped, and goes on", .begin = stop_and_go_on, .short_lived = true },
};

const size_t troubles_n = sizeof troubles / sizeof *troubles;

void trouble_begin(const struct trouble *t, struct stage *s)
{
	if (t->begins && !truth_sql(s->truth, t->begins))
		exit(1);
	if (t->begin)
		t->begin(s);
}

void trouble_end(const struct trouble *t, struct stage *s)
{
	if (t->end)
		t->end(s);
	if (t->ends && !truth_sql(s->truth, t->ends))
		exit(1);
}

const char *trouble_key(struct stage *s)
{
	static const char *const keys[] = {
		"\t", "\x1b[Z", "j", "k", "g", "G", "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x04", "\x15",
		"\r", "\r", "\x1b", "\x1b", "\x1b", "z", "/", "HD", "!", "\x7f", "s", ">", "<", "I",
		" ", "[", "]", "{", "}", "L", "n", "N", "a", "m", "p", "P", "M", "t", "~", "?", "D", "\x12", "\x0c",
		"1", "2", "3", "4", "5", "6", "7", "8", "9", "0",
	};

	return keys[stage_pick(s, sizeof keys / sizeof *keys)];
}
