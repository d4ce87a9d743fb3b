/* The command line: one table of commands, one of options (app/option_row.h); parsing and mistakes follow from them. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "app/command.h"
#include "base/err.h"

/* `commands` ends with a row without help, and its first row is the live board's. */
bool options_parse(struct options *o, struct arena *arena, const struct command *commands, int argc, char **argv,
		   struct err *e);

/* May a word of them be --locked? Known before they are parsed, for that may end with an error; a word too many counts too. */
bool options_lock(int argc, char **argv);

/* Do they set that key, "screen.layout", by whatever option? */
bool options_set(const struct options *o, const char *key);

#endif
