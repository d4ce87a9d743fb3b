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
 * The folder with install.sql: of a program that was built and not installed the one beside the folder it was built into, else
 * `data`/sql, whether it is there or not. `data` is installed_folder, but in tests.
 */
const char *programs_sql(struct arena *arena, const char *data);

/* The newest PostgreSQL that is 15 or later, or when `version` is not 0 the one of that version; and the SQL, which is there. */
bool programs_find(struct programs *p, struct arena *arena, int version, const char *data, struct err *e);

#endif
