#include "app/lockdown.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOWHERE "/nonexistent"

/* Names, which the system looks up among its own files; none of them can be a path to it. */
static const char *const heard[] = { "TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE" };

enum { HEARD = sizeof heard / sizeof *heard };

static bool forget_environment(struct arena *arena)
{
	const char *kept[HEARD];
	bool fine;

	for (size_t i = 0; i < HEARD; i++) {
		const char *value = getenv(heard[i]);

		kept[i] = value && !strchr(value, '/') ? arena_text(arena, value, strlen(value)) : NULL;
	}
	fine = clearenv() == 0 && setenv("HOME", NOWHERE, 1) == 0;
	for (size_t i = 0; i < HEARD; i++)
		if (kept[i])
			fine = setenv(heard[i], kept[i], 1) == 0 && fine;
	return fine;
}

bool lockdown(const struct options *o, struct err *e)
{
	if (!o->locked)
		return true;
	if (o->config && o->config[0] != '/')
		return err_set(e, "with --locked the configuration is named from the root on, unlike '%s'", o->config);
	if (!forget_environment(o->arena) || chdir("/") != 0)
		return err_set(e, "cannot lock the board: %s", strerror(errno));
	return true;
}
