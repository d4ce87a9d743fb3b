/* An SQL text, and the name under which a server may keep it prepared. */
#ifndef DB_STATEMENT_H
#define DB_STATEMENT_H

#include <stdbool.h>

#include "base/arena.h"

struct statement {
	const char *sql, *name;
	bool prepared; /* the server has been asked to */
};

/*
 * The name comes from what `sql` says, and lives in `a`: behind a pooler it may be known already, and must then mean the
 * same.
 */
struct statement statement_of(const char *sql, struct arena *a);

/* Does this SQLSTATE say that prepared statements vanish, or are there already: that a pooler changes servers under us? */
bool statement_lost(const char *sqlstate);

#endif
