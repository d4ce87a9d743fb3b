#include "db/statement.h"

#include <inttypes.h>
#include <string.h>

#include "base/hash.h"

struct statement statement_of(const char *sql, struct arena *a)
{
	return (struct statement){ sql, arena_printf(a, "pb%016" PRIx64, hash_name(sql)), false };
}

bool statement_lost(const char *sqlstate)
{
	return !strcmp(sqlstate, "26000") || !strcmp(sqlstate, "42P05");
}
