/* Where the programs of PostgreSQL are on this machine, and the SQL that came with ours. */
#ifndef APP_PROGRAMS_H
#define APP_PROGRAMS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct programs {
	const char *self; /* this program */
	const char *initdb, *postgres, *psql;
	const char *sql; /* the folder with install.sql */
};

/*
 * The newest PostgreSQL that is 15 or later, or when `version` is not 0 the one of that version. `data` is where SQL is in
 * an installed patrolboard; one that was built and not installed has it beside the folder it was built into.
 */
bool programs_find(struct programs *p, struct arena *arena, int version, const char *data, struct err *e);

#endif
