/* What completes command lines in zsh; see app/completion.h. */
#ifndef APP_COMPLETION_ZSH_H
#define APP_COMPLETION_ZSH_H

#include <stdio.h>

#include "app/command.h"

void completion_write_zsh(const struct command *commands, FILE *out);

#endif
