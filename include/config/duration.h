/* Lengths of time as people write them in configuration: a number with its unit, or several, "1h30m". */
#ifndef CONFIG_DURATION_H
#define CONFIG_DURATION_H

#include "base/moment.h"

#define DURATION_TEXT 32

/* Units are d, h, m, s and ms, and only "0" needs none. False, and `out` untouched, for anything else. */
bool duration_parse(const char *s, usec *out);

/* Writes what duration_parse reads; `d` is not negative, and parts of a millisecond are lost. */
void duration_print(usec d, char *dst, size_t size);

/*
 * What the writer of `text`, which is no duration, may have meant, as the catalogue has it, if it lies between `min` and `max`:
 * "write '15m'". A number alone takes the unit of `like`. Leaves `dst` as it is when there is nothing to say.
 */
void duration_suggest(const char *text, const char *like, usec min, usec max, char *dst, size_t size);

#endif
