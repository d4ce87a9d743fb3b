/* What completes command lines in fish; see app/completion.h. */
#ifndef APP_COMPLETION_FISH_H
#define APP_COMPLETION_FISH_H

#include <stdio.h>

#include "app/command.h"

void completion_write_fish(const struct command *commands, FILE *out);

#endif
