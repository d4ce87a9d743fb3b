/* The command line: one table of commands, one of options; parsing, help and mistakes follow from them. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "app/format.h"
#include "base/arena.h"
#include "base/err.h"

#define OPTIONS_SETTINGS 32

/* What the words said; texts point into argv or the arena, "" where nothing was said. */
struct options {
	struct arena *arena; /* what was put together from the words */
	const struct command *command;
	const char *config, *format, *size, *pane, *output, *page, *month, *max_age;
	bool kiosk, watch, plain, slow, locked, defaults, effective, schema, manual, help, version;
	const char *settings[OPTIONS_SETTINGS]; /* "key=value", in order, from --set and the options that stand for a key */
	size_t settings_n;
	const char *operands[2]; /* what is neither command nor option */
	size_t operands_n;
};

/* One word after `patrolboard`; the live board is the one without a name. */
struct command {
	const char *name;
	const char *operands; /* in the usage line; "" when it takes none */
	const char *help;     /* one line, no full stop */
	int (*run)(const struct options *o);
	const struct format *formats; /* those that it can write, as format_named takes them; NULL: it has no choice */
};

/* `commands` ends with a row without help, and its first row is the live board's. */
bool options_parse(struct options *o, struct arena *arena, const struct command *commands, int argc, char **argv,
		   struct err *e);

void options_write_help(const struct command *commands, FILE *out);

#endif
