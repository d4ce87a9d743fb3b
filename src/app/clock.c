#include "app/clock.h"

#include <time.h>

usec clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return SECONDS(t.tv_sec) + t.tv_nsec / 1000;
}
