/*
 * What can happen to the board's terminal, and to the board as a process: an event is a row of a table, and one test is for them
 * all. What it found is a row of tests/e2e/README.md.
 */
#ifndef E2E_TERMINAL_H
#define E2E_TERMINAL_H

#include <stddef.h>

#include "e2e/screen.h"

enum terminal_effect {
	TERMINAL_GOES_ON,
	TERMINAL_LEAVES,
	TERMINAL_GONE,    /* it leaves, and there is no terminal any more to give back */
	TERMINAL_REFUSED, /* it does not start */
};

/* All but the name may be left out. */
struct terminal_event {
	const char *name;
	const char *start; /* a shell's command, as board_open_by has it */
	void (*prepare)(struct screen *s);
	/* What happens: one of these three. */
	const char *keys;
	int signal;
	void (*happen)(struct screen *s);
	enum terminal_effect effect;
	int status;       /* with which it leaves */
	const char *says; /* an expression that is on the screen then */
	void (*undo)(struct screen *s);
};

/* For `start`; more options may follow. */
#define TERMINAL_BOARD "exec \"$BOARD\" -d \"$URI\" -i200ms --set=database.retry_max=1s"

/* Nobody reads what the board writes, and nothing more fits into the line. */
void terminal_stall(struct screen *s);

/* The board reads the database again and again, whatever its screen shows. */
void terminal_check_polls(void);

/*
 * Runs each event as a test of its own, under a heading of README.md, on a server with the demo's data. Returns what main returns.
 *
 * A live board goes on: it reads all the while, shows what has changed since without a key, looks as one that was left in peace,
 * and answers keys at once. Or it leaves with that status, the terminal as it was, and two seconds later there is neither process
 * nor connection.
 */
int terminal_run(const char *heading, const struct terminal_event *events, size_t n);

#endif
