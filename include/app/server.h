/* A private PostgreSQL: made, configured, started, stopped. It listens on a socket in its own folder and nowhere else. */
#ifndef APP_SERVER_H
#define APP_SERVER_H

#include <stdbool.h>
#include <sys/types.h>

#include "app/place.h"
#include "app/programs.h"

struct server {
	const struct programs *programs;
	const struct place *place;
};

/* These start a process and return its number, or -1 with the reason printed. */
pid_t server_make(const struct server *s);
pid_t server_start(const struct server *s);

/* A psql that runs a file of the SQL folder, or, with `file` NULL, `command`, as superuser. `seed` is its variable of that name. */
pid_t server_sql(const struct server *s, const char *database, const char *file, const char *command, long seed);

/* Plays the demo until it is stopped. */
pid_t server_play(const struct server *s, long seed);

/* Who may connect: the user that runs the server and the one who asked for it, which the kernel vouches for. */
bool server_admit(const struct server *s);

/* Does the server that server_start made take connections? */
bool server_is_ready(const struct server *s, pid_t pid);

/* Stops it, gently and then less so, and all it has started; returns when it has gone, whoever's child it is. */
void server_stop(const struct server *s);

/* Where to connect to as `role`, for anything that takes a conninfo. */
const char *server_uri(const struct server *s, struct arena *arena, const char *role, const char *database);

/* Repeats the end of what PostgreSQL said on standard error. */
void server_print_log(const struct server *s);

#endif
