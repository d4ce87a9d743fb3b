/* Starting other programs so that none of them outlives this one, and what became of them. */
#ifndef APP_CHILD_H
#define APP_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

#include "app/account.h"

/* What a child is and what it gets; all but `argv` or `work` may be left zero. */
struct child {
	const char *const *argv; /* argv[0] is the program's path; or NULL: */
	bool (*work)(void *data); /* run in the child, which then ends with 0, or with 1 for false */
	void *data;
	const struct account *account; /* whose powers it has; NULL: ours */
	const char *log;               /* what it prints is added to this file */
	bool quiet;                    /* what it prints on standard output is dropped */
	bool foreground;               /* it has our standard input */
	int last_signal;               /* what it gets when this process dies; 0: SIGKILL */
};

/* The child's number, or -1 with the reason printed. The child does not have our blocked signals. */
pid_t child_start(const struct child *c);

/* Starts it and waits for its end, whatever comes: for what takes a moment only. True when it ended with 0. */
bool child_run(const struct child *c);

/* A status of waitpid as a shell has it: 128 + n for one that signal n ended. */
int child_status(int wait_status);

/* Sends a signal to every child of `parent`. */
void child_signal_all(pid_t parent, int signal_number);

/*
 * A descriptor for signals_next that tells of TERM, INT, QUIT, HUP, TSTP, CHLD and PIPE, which from now on do nothing else, as
 * signals_watch does; -1: it failed.
 */
int child_watch(void);

/* The first four of them do. */
bool child_asks_to_leave(int signal_number);

#endif
