/* What the environment asks of a measurement, for want of something better to tell `make` with. */
#ifndef BENCH_ASKED_H
#define BENCH_ASKED_H

#include <stdbool.h>

double asked_number(const char *variable, double otherwise);

/* Is this one of the names, with blanks between them, or is nothing said? */
bool asked_for(const char *variable, const char *name);

#endif
