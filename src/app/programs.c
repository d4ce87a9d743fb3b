#include "app/programs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OLDEST 15
#define NEWEST 99

static bool exists(const char *path)
{
	return access(path, R_OK) == 0;
}

static const char *in_folder(struct arena *arena, const char *folder, size_t n, const char *name)
{
	const char *path = arena_printf(arena, "%.*s/%s", (int)n, folder, name);

	return access(path, X_OK) == 0 ? path : NULL;
}

/* All three, or none: a server of one version is not started on the data of another. */
static bool take_folder(struct programs *p, struct arena *arena, const char *folder, size_t n)
{
	p->initdb = in_folder(arena, folder, n, "initdb");
	p->postgres = in_folder(arena, folder, n, "postgres");
	p->psql = in_folder(arena, folder, n, "psql");
	return p->initdb && p->postgres && p->psql;
}

/* Debian and its kin, then Red Hat and its: both keep versions apart, out of PATH. */
static bool find_version(struct programs *p, struct arena *arena, int version)
{
	static const char *const homes[] = { "/usr/lib/postgresql/", "/usr/pgsql-" };

	for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
		const char *folder = arena_printf(arena, "%s%d/bin", homes[i], version);

		if (take_folder(p, arena, folder, strlen(folder)))
			return true;
	}
	return false;
}

static bool find_in_path(struct programs *p, struct arena *arena)
{
	const char *path = getenv("PATH");

	for (size_t n; path && *path; path += n + (path[n] == ':')) {
		n = strcspn(path, ":");
		if (take_folder(p, arena, path, n))
			return true;
	}
	return false;
}

static bool find_postgresql(struct programs *p, struct arena *arena, int version, struct err *e)
{
	for (int v = NEWEST; v >= OLDEST; v--)
		if ((version == 0 || v == version) && find_version(p, arena, v))
			return true;
	if (find_in_path(p, arena))
		return true;
	if (version != 0)
		return err_set(e, "the data are of PostgreSQL %d, which is not installed here", version);
	return err_set(e,
		       "PostgreSQL %d or later is not installed: no initdb, postgres and psql (on Debian: apt install "
		       "postgresql)",
		       OLDEST);
}

static const char *find_self(struct arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n < 0)
		return "/proc/self/exe";
	path[n] = '\0';
	/* A program replaced by a newer build still runs, but only under this name. */
	return exists(path) ? arena_text(arena, path, (size_t)n) : "/proc/self/exe";
}

/* A path that people can be told, without "..". */
static const char *plain_path(struct arena *arena, const char *path)
{
	char *plain = realpath(path, NULL);

	if (plain)
		path = arena_text(arena, plain, strlen(plain));
	free(plain);
	return path;
}

const char *programs_sql(struct arena *arena, const char *data)
{
	const char *self = find_self(arena);
	int folder = (int)(strrchr(self, '/') - self);
	const char *built[] = {
		arena_printf(arena, "%.*s/../config/sql", folder, self),
		arena_printf(arena, "%.*s/../../config/sql", folder, self),
	};

	for (size_t i = 0; i < sizeof built / sizeof *built; i++)
		if (exists(arena_printf(arena, "%s/install.sql", built[i])))
			return plain_path(arena, built[i]);
	return arena_printf(arena, "%s/sql", data);
}

static bool find_sql(struct programs *p, struct arena *arena, const char *data, struct err *e)
{
	p->sql = programs_sql(arena, data);
	return exists(arena_printf(arena, "%s/install.sql", p->sql)) ||
	       err_set(e, "'%s/install.sql' is not there: is patrolboard installed whole?", p->sql);
}

bool programs_find(struct programs *p, struct arena *arena, int version, const char *data, struct err *e)
{
	p->self = find_self(arena);
	return find_postgresql(p, arena, version, e) && find_sql(p, arena, data, e);
}
