#include "db/connect.h"

#include <libpq-fe.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "config/duration.h"
#include "db/resolve.h"

enum phase { PHASE_NONE, PHASE_CALL, PHASE_LOOKUP, PHASE_DIAL };

struct connect {
	struct arena *arena;
	const struct conninfo *info;
	const char *name;
	usec timeout, patience, deadline;
	usec dialled, given; /* to the present attempt, from then on */
	enum phase phase;
	size_t first, tried; /* the round's first host, and how many it has given up */
	char addresses[RESOLVE_ADDRESSES][RESOLVE_TEXT];
	size_t addresses_n, address; /* of the present host, when it was looked up */
	struct resolve resolve;
	PGconn *conn;
	short events;
	char farewell[6]; /* the SQLSTATE with which the server ended the connection last made; "" when it said none */
	struct failure failure;
};

struct connect *connect_new(const struct conninfo *info, const char *name, usec timeout)
{
	struct arena *arena = arena_new();
	struct connect *c = arena_alloc(arena, 1, sizeof *c);

	*c = (struct connect){ .arena = arena, .info = info, .name = name, .timeout = timeout };
	return c;
}

/* PQfinish, never PQreset or PQcancel: those would wait for a server that may be the very reason. */
static void hang_up(struct connect *c)
{
	resolve_stop(&c->resolve);
	PQfinish(c->conn);
	c->conn = NULL;
	c->phase = PHASE_NONE;
}

void connect_free(struct connect *c)
{
	if (!c)
		return;
	hang_up(c);
	resolve_release(&c->resolve);
	arena_drop(c->arena);
}

static const struct target *target(const struct connect *c)
{
	return &c->info->targets[(c->first + c->tried) % c->info->targets_n];
}

struct failure_place connect_place(const struct connect *c)
{
	return (struct failure_place){ target(c)->at, c->info->database, c->info->role, "" };
}

const char *connect_server(const struct connect *c)
{
	return target(c)->server;
}

struct failure connect_timed_out(const struct connect *c, usec waited)
{
	const struct failure_place at = connect_place(c);
	char text[DURATION_TEXT];

	duration_print(waited, text, sizeof text);
	return failure_at(LINK_UNREACHABLE, PACE_LATE, N_("{server} does not answer (waited {words})"), text, &at);
}

/* Notices are for nobody; but between questions that is also how the server says why it ends the connection. */
static void take_notice(void *arg, const PGresult *result)
{
	struct connect *c = arg;
	const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (severity && state && !strcmp(severity, "FATAL"))
		snprintf(c->farewell, sizeof c->farewell, "%s", state);
}

static void dial(struct connect *c, const char *hostaddr, usec now)
{
	struct conninfo_words words;

	conninfo_words(c->info, target(c), hostaddr, c->name, &words);
	c->conn = PQconnectStartParams(words.keywords, words.values, 0);
	PQsetNoticeReceiver(c->conn, take_notice, c);
	PQsetErrorVerbosity(c->conn, PQERRORS_SQLSTATE);
	c->farewell[0] = '\0';
	c->phase = PHASE_DIAL;
	c->events = POLLOUT;
	c->dialled = now;
	c->given = c->timeout;
	/* What is refused at once, as where no socket is, has nothing to wait for. */
	c->deadline = PQstatus(c->conn) == CONNECTION_BAD ? now : now + c->given;
}

/* The target is called at the next step, which is due at once. */
static void call_next(struct connect *c, usec now)
{
	c->phase = PHASE_CALL;
	c->addresses_n = c->address = 0;
	c->deadline = now;
}

void connect_begin(struct connect *c, usec patience, usec now)
{
	hang_up(c);
	c->patience = patience;
	c->failure = (struct failure){ .kind = LINK_FINE };
	c->tried = 0;
	call_next(c, now);
}

void connect_avoid(struct connect *c)
{
	c->first = (c->first + 1) % c->info->targets_n;
}

/* The next address of this host, the next host, or the end of the round. */
static enum connect_progress give_up(struct connect *c, struct failure f, usec now)
{
	failure_add(&c->failure, &f);
	hang_up(c);
	if (++c->address < c->addresses_n) {
		dial(c, c->addresses[c->address], now);
		return CONNECT_WAITS;
	}
	if (++c->tried == c->info->targets_n) {
		c->tried = 0;
		return CONNECT_FAILED;
	}
	call_next(c, now);
	return CONNECT_WAITS;
}

static enum connect_progress call(struct connect *c, usec now)
{
	const struct target *t = target(c);
	struct err e;

	if (t->hostaddr || !t->host || *t->host == '/' || *t->host == '@' || !resolve_needed(t->host)) {
		dial(c, NULL, now);
		return CONNECT_WAITS;
	}
	c->phase = PHASE_LOOKUP;
	c->events = POLLIN;
	c->deadline = now + c->timeout;
	if (resolve_start(&c->resolve, t->host, &e))
		return CONNECT_WAITS;
	return give_up(c, failure_of_err(LINK_UNREACHABLE, PACE_SOON, &e), now);
}

static enum connect_progress look_up(struct connect *c, usec now)
{
	const char *name = target(c)->host;
	struct err e;

	switch (resolve_step(&c->resolve, c->addresses, &c->addresses_n, &e)) {
	case RESOLVE_DONE:
		dial(c, c->addresses[0], now);
		return CONNECT_WAITS;
	case RESOLVE_FAILED:
		err_wrap(&e, "cannot look up '%s'", name);
		return give_up(c, failure_of_err(LINK_UNREACHABLE, PACE_SOON, &e), now);
	case RESOLVE_WAITS:
		break;
	}
	if (now < c->deadline)
		return CONNECT_WAITS;
	err_set(&e, "the look-up of '%s' hangs", name);
	return give_up(c, failure_of_err(LINK_UNREACHABLE, PACE_SOON, &e), now);
}

static struct failure no_password(struct connect *c)
{
	const char *open = conninfo_open_passfile(c->info, c->arena);
	const char *closed = conninfo_closed_passfile(c->info, c->arena);
	const struct failure_place at = connect_place(c);

	if (closed)
		return failure_at(LINK_REFUSED, PACE_SLOW,
				  N_("this program may not read passfile '{words}', and {server} wants a password for "
				     "role '{role}'"),
				  closed, &at);
	if (open)
		return failure_at(LINK_REFUSED, PACE_SLOW,
				  N_("{server} wants a password for role '{role}', and passfile '{words}' is ignored "
				     "because others can read it: chmod 600 it"),
				  open, &at);
	return failure_at(LINK_REFUSED, PACE_SLOW,
			  N_("{server} wants a password for role '{role}': put it into a passfile, a service file or "
			     "PGPASSWORD"),
			  "", &at);
}

static struct failure refusal(struct connect *c)
{
	const struct failure_place at = connect_place(c);

	return PQconnectionNeedsPassword(c->conn) ? no_password(c) : failure_of_message(PQerrorMessage(c->conn), &at);
}

/* Asked too early, PQconnectPoll takes a TCP connection for made that is not. */
static bool still_calling(const struct connect *c)
{
	struct tcp_info info;
	socklen_t size = sizeof info;

	return !getsockopt(PQsocket(c->conn), IPPROTO_TCP, TCP_INFO, &info, &size) && info.tcpi_state == TCP_SYN_SENT;
}

static bool is_last(const struct connect *c)
{
	return c->tried + 1 == c->info->targets_n && c->address + 1 >= c->addresses_n;
}

/* One that hangs must not keep others waiting. */
static void pick_up(struct connect *c)
{
	if (!is_last(c))
		return;
	c->given = c->patience;
	c->deadline = c->dialled + c->given;
}

static PostgresPollingStatusType progress(struct connect *c)
{
	if (PQstatus(c->conn) == CONNECTION_BAD)
		return PGRES_POLLING_FAILED;
	if (still_calling(c))
		return PGRES_POLLING_WRITING;
	pick_up(c);
	return PQconnectPoll(c->conn);
}

static enum connect_progress talk(struct connect *c, usec now)
{
	PostgresPollingStatusType status = progress(c);
	struct failure late;
	struct err e;

	if (!c->conn) {
		err_set(&e, "out of memory");
		return give_up(c, failure_of_err(LINK_UNREACHABLE, PACE_SOON, &e), now);
	}
	if (status == PGRES_POLLING_OK) {
		c->first = (c->first + c->tried) % c->info->targets_n;
		c->tried = 0;
		return CONNECT_DONE;
	}
	if (status == PGRES_POLLING_FAILED)
		return give_up(c, refusal(c), now);
	c->events = status == PGRES_POLLING_READING ? POLLIN : POLLOUT;
	if (now < c->deadline)
		return CONNECT_WAITS;
	late = connect_timed_out(c, c->given);
	if (still_calling(c))
		late.pace = PACE_SOON; /* nobody is there who could be slow */
	return give_up(c, late, now);
}

enum connect_progress connect_step(struct connect *c, usec now)
{
	resolve_reap(&c->resolve);
	switch (c->phase) {
	case PHASE_CALL:
		return call(c, now);
	case PHASE_LOOKUP:
		return look_up(c, now);
	case PHASE_DIAL:
		return talk(c, now);
	case PHASE_NONE:
		break;
	}
	return CONNECT_FAILED;
}

int connect_fd(const struct connect *c)
{
	return c->phase == PHASE_LOOKUP ? c->resolve.fd : PQsocket(c->conn); /* -1 without a connection */
}

short connect_events(const struct connect *c)
{
	return c->events;
}

usec connect_deadline(const struct connect *c)
{
	return c->deadline;
}

struct pg_conn *connect_take(struct connect *c)
{
	PGconn *conn = c->conn;

	c->conn = NULL;
	c->phase = PHASE_NONE;
	return conn;
}

const struct failure *connect_failure(const struct connect *c)
{
	return &c->failure;
}

struct failure connect_lost(struct connect *c, struct pg_conn *conn)
{
	const struct failure_place at = connect_place(c);

	PQisBusy(conn); /* reads what came before the end */
	return *c->farewell ? failure_of_state(c->farewell, "", &at) : failure_of_message(PQerrorMessage(conn), &at);
}
