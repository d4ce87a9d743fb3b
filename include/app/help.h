/* `--help`, and its part of the manual, from the tables of commands and options. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include <stdio.h>

#include "app/command.h"

void help_write(const struct command *commands, FILE *out);

/* Which options are not for all, as items of an mdoc list. */
void help_write_manual(const struct command *commands, FILE *out);

#endif
