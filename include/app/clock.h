/* The local clocks. */
#ifndef APP_CLOCK_H
#define APP_CLOCK_H

#include "base/moment.h"

/* Monotonic, counting the time that the machine was suspended: for ages and deadlines. */
usec clock_now(void);

/* What the machine takes for the time: to date lines of a log beside those of other programs, and for nothing else. */
usec clock_utc(void);

#endif
