/* `patrolboard config`: the settings, as they are built in, as they are in force, and what may be said. */
#ifndef APP_SHOW_CONFIG_H
#define APP_SHOW_CONFIG_H

#include "app/command.h"

/* Writes to standard output; returns the exit status. */
int show_config_command(const struct options *o);

#endif
