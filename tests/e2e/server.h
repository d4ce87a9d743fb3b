/* A private PostgreSQL for tests, that can be stopped, frozen and killed without anybody else noticing. */
#ifndef E2E_SERVER_H
#define E2E_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct server;

enum server_content {
	SERVER_EMPTY,  /* a database without anything of ours, and the role patrolboard_reader */
	SERVER_SCHEMA, /* config/sql/install.sql */
	SERVER_DEMO,   /* and config/sql/demo/load.sql with seed 1; nothing plays unless server_play is called */
};

/*
 * A new cluster in a directory of its own, started; Unix socket only. Run as root, the server is the user postgres, or nobody.
 * A failure prints its cause and ends the test program. It goes when the test program goes.
 *
 * Making the demo's takes seconds. Where TEST_CLUSTER is set it names a cluster to copy instead; whoever finds none makes it.
 */
struct server *server_new(enum server_content content);

/* A hot standby of `primary`, started, with all that is there at this moment; it follows by streaming. */
struct server *server_standby(struct server *primary);

/* Stops it, whatever state it is in, and removes it. NULL is allowed. */
void server_free(struct server *s);

/* URIs: of patrolboard_reader, and of any role on any database (NULL: the server's own). Valid as long as the server. */
const char *server_conninfo(struct server *s);
const char *server_conninfo_of(struct server *s, const char *role, const char *database);

/* The paths of its socket and of its data. */
const char *server_socket(struct server *s);
const char *server_data(const struct server *s);

/* Runs a shell command as the server's user in the folder of its data; a failure ends the test program. */
void server_shell(struct server *s, const char *command);

/* Starts it again; it then also listens on port 5432 of this address. For a network of one's own (e2e/network.h). */
void server_listen(struct server *s, const char *address);

/* Starts it again; it then takes so many connections, and so does a standby made from it. */
void server_allow(struct server *s, int connections);

/* Starts a program as the server's user, its output in the server's log. It goes when the test program goes. */
pid_t server_run(struct server *s, const char *const argv[]);

/* Runs SQL as superuser, in the server's own database or another; a failure ends the test program. */
void server_sql(struct server *s, const char *sql);
void server_sql_in(struct server *s, const char *database, const char *sql);

/* The first column of the first row, "" for none; to be freed. */
char *server_ask(struct server *s, const char *sql);

/* Runs a file of config/sql in a database. */
void server_file(struct server *s, const char *database, const char *file);

/* Starts the demo's player in the background. */
void server_play(struct server *s);

/* The postmaster; 0 when it does not run. */
pid_t server_pid(const struct server *s);

/* Orderly (SIGINT: fast), or immediate (SIGQUIT); returns when it has gone. */
void server_stop(struct server *s, int signal);

/* Starts it; and waits until it answers; and both. */
void server_launch(struct server *s);
void server_wait(struct server *s);
void server_start(struct server *s);

/* Stops the postmaster and every backend where they stand, and lets them go on. */
void server_freeze(struct server *s);
void server_thaw(struct server *s);

/* SIGKILL to the postmaster and all its children. */
void server_kill(struct server *s);

/* After a test, however it went: all other processes of ours go, and the server runs. */
void server_mend(struct server *s);

#endif
