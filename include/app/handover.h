/* `patrolboard handover`, and the key of the live board that writes the same: what one shift hands to the next. */
#ifndef APP_HANDOVER_H
#define APP_HANDOVER_H

#include "app/command.h"
#include "view/view.h"

extern const struct format handover_formats[];

/* Returns the exit status; messages on standard error. */
int handover_command(const struct options *o);

#define HANDOVER_NOTICE 240

/*
 * Writes what `v` shows, and what its display remembers since then, into a new file in the configured directory. `notice` says
 * where, or why not.
 */
void handover_keep(const struct view *v, usec watched_since, char notice[HANDOVER_NOTICE]);

#endif
