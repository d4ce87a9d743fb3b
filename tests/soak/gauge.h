/* What a soak measures all along, and whether it is the same in the end. */
#ifndef SOAK_GAUGE_H
#define SOAK_GAUGE_H

#include <stdbool.h>

#include "soak/stage.h"

struct gauge;

/* Writes every sample to `csv` as well. */
struct gauge *gauge_new(const char *csv);
void gauge_free(struct gauge *g);

/* The connections of boards that the server has; read anew. */
long gauge_connections(struct stage *s);

/* One sample of everything. */
void gauge_read(struct gauge *g, struct stage *s);

/*
 * Prints a table of all, and writes it as JSON. False when the middle one of the last quarter is greater than that of the second by
 * more than the gauge allows.
 */
bool gauge_report(const struct gauge *g, const char *json);

#endif
