/* What a connection string, PG* variables and service files come to: whom to call, in which order, and how safely. */
#ifndef DB_CONNINFO_H
#define DB_CONNINFO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define CONNINFO_TARGETS 32
#define CONNINFO_WORDS 64

/* One host to try; NULL leaves a value to libpq's default. */
struct target {
	const char *host, *hostaddr, *port;
	const char *session_attrs; /* target_session_attrs for this attempt */
	const char *server;        /* "db-a", or "socket" */
	const char *at;            /* "db-a", the folder of a socket, or "" for libpq's own */
	bool local;                /* a socket, or the loopback */
};

struct conninfo {
	struct target targets[CONNINFO_TARGETS];
	size_t targets_n;
	const char *keywords[CONNINFO_WORDS], *values[CONNINFO_WORDS]; /* all that is set, but for whom to call */
	size_t words_n;
	const char *database, *role; /* to name them; "" when they cannot be told */
};

/* What PQconnectStartParams takes: two lists that end in NULL. */
struct conninfo_words {
	const char *keywords[CONNINFO_WORDS + 24], *values[CONNINFO_WORDS + 24];
};

/*
 * `text` is what psql takes: a connection string, a URI, or the bare name of a database. Lists of hosts are taken apart;
 * prefer-standby becomes all hosts as standbys first, then all as they come. What is kept lives in `a`.
 */
bool conninfo_read(struct conninfo *c, const char *text, struct arena *a, struct err *e);

/* Whom to call, in order: "db-a:5432,db-b", a folder for a socket's, "default" where nothing was said. The text lives in `a`. */
const char *conninfo_servers(const struct conninfo *c, struct arena *a);

/*
 * Do both lead to the same database: one of the same name, at a host and port that both have? Hosts and addresses are compared as
 * they were written, but those of the loopback are one, and no host at all is Debian's folder of sockets. Role, password,
 * service, TLS and timeouts are only ways to it.
 */
bool conninfo_same_database(const struct conninfo *c, const struct conninfo *other);

/*
 * The words for one attempt. `hostaddr` is the address that the target's host was looked up to, or NULL. A host that is not
 * local is called safely (verify-full, channel binding, no GSS encryption) and watched by keepalives unless the
 * user said otherwise in the string or by a variable; in a service file libpq's own default does not count as said.
 */
void conninfo_words(const struct conninfo *c, const struct target *t, const char *hostaddr, const char *name,
		    struct conninfo_words *out);

/* The files and folders that are named for it, at most `n`; returns how many. */
size_t conninfo_files(const struct conninfo *c, const char *paths[], size_t n);

/* The passfile that libpq ignores because others can read it, or NULL. The text lives in `a`. */
const char *conninfo_open_passfile(const struct conninfo *c, struct arena *a);

/* The passfile that is there and that this process may not read, or NULL; as a confined one may not that was named only later. */
const char *conninfo_closed_passfile(const struct conninfo *c, struct arena *a);

#endif
