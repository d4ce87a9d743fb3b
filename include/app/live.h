/* The live board: one loop over the terminal, the database's socket, signals and the next second. */
#ifndef APP_LIVE_H
#define APP_LIVE_H

#include "app/command.h"

/* Runs until the operator leaves, the terminal goes, or a signal ends it; returns the exit status, messages on standard error. */
int live_command(const struct options *o);

#endif
