/* What completes command lines in bash; see app/completion.h. */
#ifndef APP_COMPLETION_BASH_H
#define APP_COMPLETION_BASH_H

#include <stdio.h>

#include "app/command.h"

void completion_write_bash(const struct command *commands, FILE *out);

#endif
