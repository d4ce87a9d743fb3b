/* Lengths of time as they are read aloud: a screen reader makes metres of "24m". */
#ifndef VIEW_ALOUD_H
#define VIEW_ALOUD_H

#include "base/arena.h"

/*
 * A text with its lengths of time, as span_short and span_minutes write them, in words: "in ~24m" as "in about 24 minutes",
 * "6m12s" as "6 minutes 12 seconds", "3h00" as "3 hours". All else stays as it is.
 */
const char *aloud(const char *text, struct arena *arena);

#endif
