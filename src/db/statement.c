#include "db/statement.h"

#include <inttypes.h>
#include <stdint.h>
#include <string.h>

/* FNV-1a. */
static uint64_t hash_of(const char *s)
{
	uint64_t hash = 14695981039346656037u;

	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 1099511628211u;
	return hash;
}

struct statement statement_of(const char *sql, struct arena *a)
{
	return (struct statement){ sql, arena_printf(a, "patrolboard_%016" PRIx64, hash_of(sql)) };
}

bool statement_lost(const char *sqlstate)
{
	return !strcmp(sqlstate, "26000") || !strcmp(sqlstate, "42P05");
}
