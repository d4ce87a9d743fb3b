/* The way to the terminal, on which nothing ever waits longer than it was told to. */
#ifndef TERM_LINE_H
#define TERM_LINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A descriptor of its own, that does not block, for the terminal on `fd`: O_NONBLOCK on the one we were given would be in
 * force for the shell as well. Where the terminal may not be opened again (after su) it is a plain copy. -1: none to be had.
 */
int line_open(int fd);

/* Does the terminal take bytes now, or within so many milliseconds? */
bool line_has_room(int fd, int milliseconds);

/* Was the terminal taken away: window closed, connection lost? */
bool line_is_gone(int fd);

/* Is there a terminal that we were started from, wherever our input and output go? Not in a service, nor after a hang-up. */
bool line_has_terminal(void);

/*
 * Sends what the terminal takes, waiting so long for more room each time it is full. Returns how much was sent; of nothing errno
 * says why. Only after line_has_room said so; `n` is not 0. For signal handlers too.
 */
size_t line_send(int fd, const char *s, size_t n, int milliseconds);

#endif
