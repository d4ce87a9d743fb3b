/* The one local clock: monotonic, counting the time that the machine was suspended. Only for ages and deadlines. */
#ifndef APP_CLOCK_H
#define APP_CLOCK_H

#include "base/moment.h"

usec clock_now(void);

#endif
