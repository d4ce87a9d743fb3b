/* What is true in the database, and when it was: whoever changes it here is the only one who does, and keeps a journal. */
#ifndef SOAK_TRUTH_H
#define SOAK_TRUTH_H

#include <stdbool.h>

#include "e2e/server.h"
#include "soak/sight.h"

struct truth;

/* Of a server with the demo's data, whose clock runs `speed` times as fast from here on. */
struct truth *truth_new(struct server *server, int speed);
void truth_free(struct truth *t);

/* One change more, by what time has passed since the last. False when the database does not take it; then nothing has changed. */
bool truth_change(struct truth *t);

/* As if the last change had been now: the time since then is not made up for. */
void truth_rested(struct truth *t);

/* SQL of a superuser on the same connection; false when it fails. */
bool truth_sql(struct truth *t, const char *sql);

/* The connection anew; false when there is none to be had. */
bool truth_connect(struct truth *t);

/* The number of the last change. */
long truth_number(const struct truth *t);

/* For how many milliseconds what is seen has not been true any more; 0: it is. Negative: it never was. */
long truth_lateness(const struct truth *t, const struct sight *s);

/* What is true now, as lines. */
const char *truth_now(const struct truth *t);

/*
 * Compares every row of a board, as JSON, with the database as it is now, at that board's time. The number of differences (-1: it
 * cannot be asked), of which the first few are printed.
 */
int truth_compare(struct truth *t, const char *json);

/* The first column of the first row as a number; -1 when it cannot be asked. */
long truth_ask(struct truth *t, const char *sql);

#endif
