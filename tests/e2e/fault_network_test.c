/* Faults on the way to the server: whatever becomes of the bytes. */
#include <stddef.h>
#include <stdio.h>

#include "e2e/fault.h"
#include "e2e/proxy.h"

static struct proxy *proxy;

static void prepare(struct server *s)
{
	proxy = proxy_new(server_socket(s));
}

static const char *uri(struct server *s)
{
	static char text[128];

	(void)s;
	snprintf(text, sizeof text, "postgresql://127.0.0.1:%d/patrolboard?user=patrolboard_reader", proxy_port(proxy));
	return text;
}

/* As proxy_turn takes it. */
struct order {
	enum proxy_way way;
	size_t amount;
	const char *words;
};

static const struct order forward = { PROXY_FORWARDS, 0, NULL };

static void turn(const void *way)
{
	const struct order *o = way ? way : &forward;

	proxy_turn(proxy, o->way, o->amount, o->words);
}

static const struct fault_ground ground = { .prepare = prepare, .uri = uri, .turn = turn };

/* Error messages, of today's protocol and as before PostgreSQL 7.4; both would name the terminal's window. */
static const char escapes[] = "E\0\0\0\x1eSFATAL\0C58000\0M\x1b]0;owned\a\0";
static const char old[] = "E\x1b]0;owned\a\x1b[2J\n";
static const char http[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
static const char endless[] = "D\x7f\xff\xff\xff\x7f\xff";
static const char zeros[4096];

#define WAY(way, amount) &(const struct order){ way, amount, NULL }
#define SAYS(text) &(const struct order){ PROXY_SAYS, sizeof(text), text }
/* Else the server is asked for encryption first. */
#define PLAIN "&sslmode=disable"

#define BROKEN "server closed the connection unexpectedly"
#define SILENT "127.0.0.1 does not answer"
#define STRANGE "127.0.0.1 answers is not PostgreSQL's"

static const struct fault faults[] = {
	{ .name = "packets dropped, without a goodbye",
	  .way = WAY(PROXY_DROPS, 0), .effect = FAULT_LOST, .says = SILENT },
	{ .name = "nothing is read at the other end",
	  .way = WAY(PROXY_HOLDS, 0), .effect = FAULT_STALE, .says = SILENT },
	{ .name = "nobody listens any more",
	  .way = WAY(PROXY_REFUSES, 0), .effect = FAULT_STALE, .says = "127.0.0.1: Connection refused" },
	{ .name = "connection reset at once",
	  .way = WAY(PROXY_RESETS, 0), .effect = FAULT_STALE, .says = BROKEN },
	{ .name = "connection reset in the greeting",
	  .way = WAY(PROXY_RESETS, 300), .effect = FAULT_STALE, .says = BROKEN },
	{ .name = "connection reset in a row",
	  .way = WAY(PROXY_RESETS, 2500), .effect = FAULT_STALE, .says = BROKEN },
	{ .name = "connection cut at once",
	  .way = WAY(PROXY_CUTS, 0), .effect = FAULT_STALE, .says = BROKEN },
	{ .name = "connection cut in a row, the answer truncated",
	  .way = WAY(PROXY_CUTS, 2500), .effect = FAULT_STALE, .says = BROKEN },
	{ .name = "one byte at a time, read every 1 s",
	  .way = WAY(PROXY_TRICKLES, 0), .effect = FAULT_UNSEEN, .followed = true,
	  .options = { "-i1s", FAULT_PATIENTLY } },
	{ .name = "one byte at a time, each after 10 ms",
	  .way = WAY(PROXY_TRICKLES, 10000), .effect = FAULT_STALE, .says = SILENT },
	{ .name = "answers delayed by 150 ms, read every 1 s",
	  .way = WAY(PROXY_DELAYS, 150000), .effect = FAULT_UNSEEN, .followed = true,
	  .options = { "-i1s", FAULT_PATIENTLY } },
	{ .name = "answers delayed by 8 s",
	  .way = WAY(PROXY_DELAYS, 8000000), .effect = FAULT_STALE, .says = SILENT },
	{ .name = "garbage: a web server",
	  .way = SAYS(http), .effect = FAULT_STALE, .says = STRANGE },
	{ .name = "garbage: zeros",
	  .way = SAYS(zeros), .effect = FAULT_STALE, .says = STRANGE },
	{ .name = "garbage: an error full of escapes, before encryption",
	  .way = SAYS(escapes), .effect = FAULT_STALE, .says = STRANGE },
	{ .name = "garbage: a web server, asked in plain",
	  .way = SAYS(http), .words = PLAIN, .effect = FAULT_STALE, .says = STRANGE },
	{ .name = "garbage: an endless row",
	  .way = SAYS(endless), .words = PLAIN, .effect = FAULT_STALE, .says = STRANGE },
	{ .name = "garbage: an error full of escapes",
	  .way = SAYS(escapes), .words = PLAIN, .effect = FAULT_STALE, .says = "SQLSTATE 58000" },
	{ .name = "garbage: an error full of escapes, of long ago",
	  .way = SAYS(old), .words = PLAIN, .effect = FAULT_STALE, .says = "owned" },
};

int main(void)
{
	return fault_run("The way to the server", faults, sizeof faults / sizeof *faults, &ground);
}
