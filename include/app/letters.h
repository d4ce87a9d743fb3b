/*
 * What people are told on standard output and error, in characters that the locale has: where that is not UTF-8 in ASCII, as on
 * the screen. What programs read does not pass here: it is UTF-8 everywhere.
 */
#ifndef APP_LETTERS_H
#define APP_LETTERS_H

#include <stdbool.h>
#include <stdio.h>

struct letters {
	FILE *to, *file; /* where it goes, and where to write it */
	char *text;
	size_t n;
};

/* Is the locale's text UTF-8? */
bool letters_are_utf8(void);

/* Begins to write for `to`, into `file`, whole lines of text that is safe to show. */
void letters_open(struct letters *l, FILE *to);

/* All of it is written. `to` stays open. */
void letters_close(struct letters *l);

#endif
