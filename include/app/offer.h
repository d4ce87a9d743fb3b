/* What a shell can offer for the words of a command line, as it follows from the tables of commands and options. */
#ifndef APP_OFFER_H
#define APP_OFFER_H

#include <stdio.h>

#include "app/option_row.h"

/* What can stand for an option's argument. */
struct offer {
	enum { OFFER_NOTHING, OFFER_FILES, OFFER_FORMATS, OFFER_WORDS, OFFER_NAMES } what;
	const char *const *words; /* of OFFER_WORDS, with NULL after the last */
	const char *names;        /* of OFFER_NAMES: the list, as app/names.h has it */
};

/* Nothing for an option that takes none. */
struct offer offer_of(const struct option_row *row);

/* One line of help: that of the row, or where that leaves it to the commands what it can be, words of its own. */
const char *offer_help(const struct option_row *row);

/* Of enum whom: `demo` takes the options that the live board does. */
unsigned offer_whom(const struct command *c);

/* Writes, with a blank between, the words that may follow a command by themselves: "config database". */
void offer_write_operands(const struct command *c, const struct command *commands, FILE *out);

/* The options that take an argument, by both of their names: "-c|--config|-d". */
void offer_write_takers(const char *between, FILE *out);

/* The names of all commands. */
void offer_write_commands(const struct command *commands, const char *between, FILE *out);

/* The words or formats of an offer, with a blank between, within `before` and `after`; nothing where there are none. */
void offer_write_choices(const struct offer *offer, const struct command *c, const char *before, const char *after,
			 FILE *out);

/* The formats of a command, with a blank between. */
void offer_write_formats(const struct command *c, FILE *out);

#endif
