/* Text for manual pages in mdoc, so that tables can be printed as lists of a page. */
#ifndef BASE_MDOC_H
#define BASE_MDOC_H

#include <stdio.h>

/* "one line; no full stop" as sentences of its own lines: a capital first, `end` last, nothing that mdoc takes for a request. */
void mdoc_sentence(const char *text, const char *end, FILE *out);

#endif
