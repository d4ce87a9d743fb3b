#include "app/clock.h"

#include <time.h>

static usec read_clock(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return SECONDS(t.tv_sec) + t.tv_nsec / 1000;
}

usec clock_now(void)
{
	return read_clock(CLOCK_BOOTTIME);
}

usec clock_utc(void)
{
	return read_clock(CLOCK_REALTIME);
}
