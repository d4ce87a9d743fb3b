/* The one place where the program waits. */
#ifndef APP_WAIT_H
#define APP_WAIT_H

#include <poll.h>

#include "base/moment.h"

/*
 * Returns when one of `n` descriptors has what its `events` ask for (then told in `revents`), or when clock_now() has come to
 * `deadline`. Descriptors below 0 are passed over. A signal in between does not end it: signals come by descriptor.
 */
void wait_until(struct pollfd *fds, nfds_t n, usec deadline);

#endif
