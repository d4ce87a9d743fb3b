/* `patrolboard once`: one good poll, one screen on standard output. */
#ifndef APP_ONCE_H
#define APP_ONCE_H

#include "app/command.h"

extern const struct format once_formats[];

/* Returns the exit status: 69 or 77 when there was no board to show; messages on standard error. */
int once_command(const struct options *o);

#endif
