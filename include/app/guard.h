/* A process beside this one that owns the private server, and takes it away when this one ends, however it ends. */
#ifndef APP_GUARD_H
#define APP_GUARD_H

#include <stdbool.h>
#include <sys/types.h>

#include "app/server.h"

struct guard {
	pid_t pid;
	int line; /* as long as this is open somewhere, and it is only here, the server stays */
	int news; /* readable: the server is ready; end of file: there will be no server */
};

/* Returns at once; the guard makes the temporary folder, the data if there are none, and starts the server. */
bool guard_start(struct guard *g, const struct server *s, struct err *e);

/* Starts the player, and starts it again whenever it ends. */
void guard_play(const struct guard *g, long seed);

/* Lets go of the line, and waits until server and temporary folder are gone. Does it itself if the guard was killed. */
void guard_end(struct guard *g, const struct server *s);

#endif
