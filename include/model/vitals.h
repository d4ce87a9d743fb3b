/* How the program itself fares: its polls, its connection, its screen. For who looks for a fault in it or around it. */
#ifndef MODEL_VITALS_H
#define MODEL_VITALS_H

#include <stddef.h>

#include "base/moment.h"

#define VITALS_POLLS 300
#define VITALS_TEXT 32

struct vitals {
	usec begun, now; /* local time, as all here */

	usec took[VITALS_POLLS]; /* of the last good polls; that of number n at n modulo VITALS_POLLS */
	size_t polls;            /* all good ones */
	size_t failed;           /* all others, and attempts to connect */
	size_t rows, bytes;      /* of the last; bytes of values */
	long long all_bytes;

	size_t connections; /* made so far */
	usec connected;     /* since when there is one; MOMENT_NONE: there is none */
	char version[VITALS_TEXT], way[VITALS_TEXT]; /* of the last, safe to show */

	char terminal[VITALS_TEXT]; /* its type; "": there is none */
	int cols, lines, colors; /* colors: 0 for none, -1 for any */
	const char *glyphs;
	size_t frames;
	long long sent;   /* bytes to the terminal */
	long long memory; /* bytes in use; 0: not known */
};

void vitals_begin(struct vitals *v, usec now);

void vitals_polled(struct vitals *v, usec took, size_t rows, size_t bytes);

/* Of the polls that are kept, what `percent` of them took at most (1 to 100); MOMENT_NONE when there are none. */
usec vitals_took(const struct vitals *v, int percent);

/* How many of them are kept. */
size_t vitals_kept(const struct vitals *v);

#endif
