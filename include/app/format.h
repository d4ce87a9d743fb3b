/* What a command can write, as one table: its choice, the words of a mistake, help and manual follow. */
#ifndef APP_FORMAT_H
#define APP_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"
#include "draw/glyph.h"

/* A table of them ends with a row without a name. The first is used when none is asked for. */
struct format {
	const char *name;
	const char *help;                            /* for the manual: one line, no full stop */
	void (*write)(const void *what, FILE *out); /* what `what` is, is the command's; NULL where the command does it itself */
	bool prose; /* to be read by people, and so in the characters of the locale */
};

/* The one asked for, the first for NULL; NULL, and `e` set, when there is none of that name. */
const struct format *format_named(const struct format *formats, const char *name, struct err *e);

/* Writes it; prose in the characters of that tier. */
void format_write(const struct format *f, enum glyphs glyphs, const void *what, FILE *out);

#define FORMAT_NAMES 80

/* "text, markdown, csv". */
const char *format_names(const struct format *formats, char dst[FORMAT_NAMES]);

#endif
