/* What a command is, and what the words of the command line come to for it. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "app/format.h"
#include "base/arena.h"

#define OPTIONS_SETTINGS 32

/*
 * Whom an option can be for: a command, or a form of the live board. An option is refused by those that it means nothing to;
 * `check` and `config` look at settings, whoever they are for.
 */
enum whom {
	FOR_NONE = 0, /* hands its words on */
	FOR_SCREEN = 1 << 0,
	FOR_KIOSK = 1 << 1,
	FOR_PLAIN = 1 << 2,
	FOR_LIVE = FOR_SCREEN | FOR_KIOSK | FOR_PLAIN,
	FOR_ONCE = 1 << 3,
	FOR_REPORT = 1 << 4,
	FOR_HANDOVER = 1 << 5,
	FOR_CHECK = 1 << 6,
	FOR_CONFIG = 1 << 7,
	FOR_SETTINGS = FOR_CHECK | FOR_CONFIG,
	FOR_WRITERS = FOR_ONCE | FOR_REPORT | FOR_HANDOVER,
	FOR_ALL = FOR_LIVE | FOR_WRITERS | FOR_SETTINGS,
};

/* What the words said; texts point into argv or the arena, NULL where nothing was said, and are never empty. */
struct options {
	struct arena *arena; /* what was put together from the words */
	const struct command *command;
	const char *config, *format, *size, *pane, *output, *page, *month, *max_age, *names, *completion;
	bool kiosk, watch, plain, slow, locked, defaults, effective, schema, manual, help, version;
	const char *settings[OPTIONS_SETTINGS]; /* "key=value", in order, from --set and the options that stand for a key */
	size_t settings_n;
	const char *log; /* its file */
	int verbose;     /* how often more was asked for */
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
	unsigned whom;                /* of enum whom */
};

#define COMMAND_NAMES 160

/* Those of `whom` that there are: "the live board, 'once' and 'check'", with `mark` on both sides of a name. */
const char *command_names(unsigned whom, const struct command *commands, const char *mark, char dst[COMMAND_NAMES]);

#endif
