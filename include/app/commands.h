/* The commands of the program, for who parses its words, and for help and manual. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/command.h"

/* As options_parse takes them. */
const struct command *commands_all(void);

/* Does what was asked for: help, the version, or the command. Returns the exit status. */
int commands_run(const struct options *o);

#endif
