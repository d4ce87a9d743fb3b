/* Getting a connection: hosts and their addresses one by one, each with a deadline of ours, nothing that blocks. */
#ifndef DB_CONNECT_H
#define DB_CONNECT_H

#include <stdbool.h>

#include "base/moment.h"
#include "db/conninfo.h"
#include "db/failure.h"

struct pg_conn;
struct connect;

enum connect_progress { CONNECT_WAITS, CONNECT_DONE, CONNECT_FAILED };

/* `timeout` is for one look-up, and for one address to pick up. `info` and `name` must outlive it. */
struct connect *connect_new(const struct conninfo *info, const char *name, usec timeout);
void connect_free(struct connect *c);

/*
 * A new round through all hosts, the one that last answered first. Ends what was under way. The last address, if it
 * picks up, is given `patience`, from the call on, to let us in: it may have much to do, and nobody waits behind it.
 */
void connect_begin(struct connect *c, usec patience, usec now);

/* The connection last made turned out bad: the next round begins with the host after it. */
void connect_avoid(struct connect *c);

/* What to wait for, as in db/source.h. */
int connect_fd(const struct connect *c);
short connect_events(const struct connect *c);
usec connect_deadline(const struct connect *c);

/* May be called at any time. CONNECT_FAILED: no host answered; connect_failure has the words of each. */
enum connect_progress connect_step(struct connect *c, usec now);

/*
 * After CONNECT_DONE: the connection, for the caller to PQfinish, before connect_free. It does not print notices, and says
 * SQLSTATEs only.
 */
struct pg_conn *connect_take(struct connect *c);

/* Why that connection is no more, while it was asked nothing: what the server said at its end, if anything. */
struct failure connect_lost(struct connect *c, struct pg_conn *conn);

const struct failure *connect_failure(const struct connect *c);

/* The host being called or, after CONNECT_DONE, called: for failures, and as "db-a" or "socket". Not safe to show. */
struct failure_place connect_place(const struct connect *c);
const char *connect_server(const struct connect *c);

/* For a wait that was too long: "db-a does not answer (waited 3s)". */
struct failure connect_timed_out(const struct connect *c, usec waited);

#endif
