#include "app/wait.h"

#include <errno.h>

#include "app/clock.h"

static struct timespec length_of(usec length)
{
	if (length < 0)
		length = 0;
	return (struct timespec){ .tv_sec = length / SECONDS(1), .tv_nsec = length % SECONDS(1) * 1000 };
}

void wait_until(struct pollfd *fds, nfds_t n, usec deadline)
{
	int ready;

	do {
		struct timespec left = length_of(deadline - clock_now());

		ready = ppoll(fds, n, &left, NULL);
	} while (ready < 0 && errno == EINTR);
}
