/* Words that a user chooses from. */
#ifndef APP_CHOICE_H
#define APP_CHOICE_H

#include <stddef.h>

#include "base/err.h"

/* "unknown pane 'unit'; did you mean 'units'? there are: hotspots, units". Always false. */
bool choice_refuse(struct err *e, const char *what, const char *word, const char *const *names, size_t n);

#endif
