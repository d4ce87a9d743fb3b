/* One program in front of the terminal, with us behind it as a job of the same shell: stopped, resumed and ended together. */
#ifndef APP_FOREGROUND_H
#define APP_FOREGROUND_H

/*
 * Runs argv to its end and returns its status as a shell has it, or -1 when it could not start. `signals` is of child_watch. If
 * it is killed, the terminal is given back for it.
 */
int foreground_run(const char *const argv[], int signals);

#endif
