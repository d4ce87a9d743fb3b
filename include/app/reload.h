/* The configuration read again while a board runs: aside, and swapped whole or not at all. */
#ifndef APP_RELOAD_H
#define APP_RELOAD_H

#include <stdbool.h>

#include "app/command.h"
#include "app/refusal.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/settings.h"

/* What is in force, who has the board, and what reads the database as the next settings say; false, and `e` set, when it cannot. */
struct reload {
	const struct options *options;
	const struct settings *before;
	bool (*turn_to)(void *who, const struct settings *next, struct err *e);
	void *who;
};

/*
 * True: *next, in *arena, which is the caller's from now on, is in force for the database already. False: all is as it was, and
 * `why` says in one line what is wrong.
 */
bool reload_settings(const struct reload *r, struct settings *next, struct arena **arena, struct refusal *why);

#endif
