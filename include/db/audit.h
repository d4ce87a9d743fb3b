/* Is this database what the board needs? Every view, column, type, privilege and setting, with the SQL that mends it. */
#ifndef DB_AUDIT_H
#define DB_AUDIT_H

#include <stdio.h>

#include "base/settings.h"
#include "model/link.h"

/*
 * Connects (waiting is allowed here: no screen is up), compares with the contract, writes one line a finding to `out`:
 *     ok       board.unit
 *     missing  board.unit.crew (int4)           mend: ...
 *     wrong    board.unit.crew is text, wants int4   mend: ...
 * and at the end "N findings". What the outcome means for the exit status is returned; `problems` counts the findings.
 */
enum link_failure audit_run(const char *conninfo, const struct database_settings *settings, FILE *out, size_t *problems);

#endif
