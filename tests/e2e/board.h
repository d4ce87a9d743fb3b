/* The live board on a test's server, with everything that it waits for made short. */
#ifndef E2E_BOARD_H
#define E2E_BOARD_H

#include "e2e/screen.h"
#include "e2e/server.h"

/* A configuration folder without any: what the developer has at home does not decide what a test sees. */
#define BOARD_ENV "XDG_CONFIG_HOME=/nonexistent"

/* For a board that is confined: what looks for leaks at its end does so by ptrace, which it may not. */
#define BOARD_CONFINED "LSAN_OPTIONS=detect_leaks=0"

/* In the words of the corner. */
#define BOARD_LIVE "LIVE [0-9]+s$"
#define BOARD_STALE "STALE [0-9]+s$"
#define BOARD_LOST "NO DATABASE [0-9]+s$"

/* The board, reading every 200 ms, lost after 3 s, with these words after that (the last is NULL; at most 8). */
struct screen *board_open(const char *conninfo, const char *const options[], int cols, int rows);

/* The same by a shell, which runs `command` with $BOARD, the program, and $URI, its conninfo; none of the words above. */
struct screen *board_open_by(const char *command, const char *conninfo, int cols, int rows);

/* While it goes on it waits for what comes, and hardly reads anything in between. */
void board_check_waits(struct screen *s);

/* From a key to the screen that answers it, the middle one of several, in milliseconds. */
long board_answer_time(struct screen *s);

/* For screen_until_true: but for numbers it looks as `other`, the screen of another board, does at this moment. */
bool board_looks_like(struct screen *s, void *other);

/* One board is connected to it, by one connection. */
void board_check_alone(struct server *server);

/* It is live again, with one connection to the server, and nothing on the screen tells that it was not. */
void board_check_recovers(struct screen *s, struct server *server);

/* Leaves with q and checks that all is as it was: status 0, a sane terminal, no process but the server's, no connection. */
void board_leave(struct screen *s, struct server *server);

/* The same of one that is ended as a supervisor of services does, by SIGTERM. */
void board_take_down(struct screen *s, struct server *server);

/*
 * Types `command` into a shell with these variables (the last is NULL; at most 8); stops the board that it starts twice, lets it go
 * on, and leaves it and the shell. It gives the terminal back each time, and does not draw from the background.
 */
void board_check_suspends(const char *command, const char *const env[]);

/* No process of ours but the server's, and no board connected to it. */
void board_check_gone(struct server *server);

#endif
