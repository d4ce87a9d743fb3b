/* A line of a log: pairs of key=value, as many programs read them. */
#ifndef BASE_LOGFMT_H
#define BASE_LOGFMT_H

#include <stddef.h>

#include "base/moment.h"

#define LOGFMT_BYTES 1800

/* Zero-initialised: an empty line. A pair that has no room any more is left out. */
struct logfmt {
	char text[LOGFMT_BYTES]; /* terminated, without a line end */
	size_t n;
};

/* Keys are words of ours. A text is made safe to show, and stands in quotes unless it is one word; "" is left out. */
void logfmt_text(struct logfmt *l, const char *key, const char *text);
void logfmt_number(struct logfmt *l, const char *key, long long number);

/* A length of time in whole milliseconds: `key` ends in _ms. MOMENT_NONE is left out. */
void logfmt_length(struct logfmt *l, const char *key, usec length);

/* "2024-01-01T18:00:00.250Z" */
void logfmt_moment(struct logfmt *l, const char *key, usec moment);

#endif
