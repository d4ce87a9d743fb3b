/*
 * What a board gives up that runs where nobody watches over it, on a wall or as a forced command: all that it does not need in
 * order to show a board. So whoever gets into it by a fault of its own, or of a library's, has got into nothing else.
 */
#ifndef APP_CONFINE_H
#define APP_CONFINE_H

#include <stdbool.h>

#include "app/command.h"
#include "base/err.h"
#include "base/settings.h"
#include "db/source.h"

/* What has come of it. */
struct confinement {
	bool wanted;
	int landlock; /* its version; 0: not in force */
	bool seccomp;
	struct err why; /* ... is not in force what is not */
};

/*
 * Does nothing but for a board on a wall and a locked one. To be called once all is open that stays open, and before anything comes
 * from the database. What the kernel does not have is left out, and nothing fails for it.
 *
 * From then on files can be read only in the system's folders for configuration, libraries, certificates and time zones, in the
 * home, and beside those that `o`, the environment or the connection name; none can be written but the log of `s`.
 */
struct confinement confine(const struct options *o, const struct settings *s, const struct source *source);

/* For every command: no core is dumped, for a password of the database's would be in it. */
void confine_core(void);

#endif
