/* The way out to the terminal, on which nothing ever waits longer than it was told to. */
#ifndef TERM_LINE_H
#define TERM_LINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A descriptor of its own, that does not block, for the terminal on `fd`: O_NONBLOCK on the one we were given would be in
 * force for the shell as well. Where the terminal may not be opened again (after su) it is a plain copy. -1: no descriptor left.
 */
int line_open(int fd);

/* What poll(2) says of `events` on `fd` within so many milliseconds. */
short line_poll(int fd, short events, int milliseconds);

/*
 * Sends what the terminal takes, waiting so long for room each time it is full. Returns how much was sent.
 * For signal handlers too.
 */
size_t line_send(int fd, const char *s, size_t n, int milliseconds);

#endif
