/* What a shell offers while a command line is being typed: scripts that follow from the tables of commands and options. */
#ifndef APP_COMPLETION_H
#define APP_COMPLETION_H

#include <stdio.h>

#include "app/command.h"
#include "base/err.h"

struct shell {
	const char *name;
	void (*write)(const struct command *commands, FILE *out);
};

/* Ends with a row without a name. */
extern const struct shell completion_shells[];

/* False and `e`: there is no such shell. */
bool completion_write(const char *shell, const struct command *commands, FILE *out, struct err *e);

#endif
