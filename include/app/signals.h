/* Signals as a descriptor that the loop reads, and a last word before a fatal one. */
#ifndef APP_SIGNALS_H
#define APP_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/*
 * Blocks these signals and returns a descriptor that is readable when one has come; -1 when that fails. Of TERM, INT, QUIT and
 * HUP those that whoever started us has us ignore (nohup, a script's &) never come.
 */
int signals_watch(const int watched[], size_t n);

/*
 * The same for TERM, INT, QUIT, HUP, WINCH, TSTP, CONT and USR1; -1 and `e` set when that fails. SEGV, BUS, ILL, FPE and ABRT
 * from now on run `last` (which must be safe in a handler, and has 64 KiB of stack of its own) and then end the process as they
 * always do.
 */
int signals_open(void (*last)(void), struct err *e);

/* The next signal that came, or 0. */
int signals_next(int fd);

/*
 * Stops the process as ^Z does; true when it was resumed. False at once where it would never be: in a process group without a
 * shell above it.
 */
bool signals_stop(void);

/* Ends the process by `signal`, so that its parent sees why. Does not return. */
_Noreturn void signals_die_of(int signal);

#endif
