/* Is this database what the board needs? Every view, column, type, privilege and setting, with the SQL that mends it. */
#ifndef DB_AUDIT_H
#define DB_AUDIT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "base/settings.h"
#include "model/link.h"

struct audit;

/*
 * As source_new, but it takes all settings, which stay the caller's: what a state is, they say. NULL and `e` set when the conninfo
 * itself makes no sense. Nothing here blocks.
 */
struct audit *audit_new(const char *conninfo, const struct settings *settings, usec now, struct err *e);
void audit_free(struct audit *a);

/* What the loop waits for, as in db/source.h. */
int audit_fd(const struct audit *a);
short audit_events(const struct audit *a);
usec audit_deadline(const struct audit *a);

/* Call it whenever the descriptor is ready or the deadline has passed; true when there is nothing more to find out. */
bool audit_step(struct audit *a, usec now);

/*
 * Writes one line a finding, all of it safe to show:
 *     ok       board.unit
 *     missing  board.unit.crew (int4)   mend: ...
 *     wrong    board.unit.crew is text, wants int4   mend: ...
 * in the order in which to mend them, and at the end "N problems". `sql` is the folder with install.sql, which they name.
 * `problems` counts what is not ok. Returned is what the live board would meet with: LINK_FINE also when all that is wrong is
 * what it can do without.
 */
enum link_failure audit_report(const struct audit *a, const char *sql, FILE *out, size_t *problems);

#endif
