/* How finely time is shown: to the second, or on the supervisor's board (settings.slow) in steps, for each change costs bytes. */
#ifndef VIEW_PACE_H
#define VIEW_PACE_H

#include "base/settings.h"

/*
 * The length of a step: a third longer than the time between two polls, in whole seconds, so that while all goes well data
 * are always younger than one step and nothing that tells their age changes. 0: to the second.
 */
usec pace_step(const struct settings *s);

/*
 * The board time that is shown of a board of `read`, `age` after that: `read` while the age is below one step; after
 * that it goes on by whole steps. A new minute by the clock counts as well. Never before `read` or after the true time.
 */
usec pace_now(const struct settings *s, usec read, usec age);

/* How old something is: "2s"; in steps "<20s" for less than one, "40s+" for two at least. It is always true. */
const char *pace_age(const struct settings *s, usec age, char dst[MOMENT_TEXT]);

/* What is left of a time: "12s"; in steps rounded up, "20s". */
const char *pace_left(const struct settings *s, usec length, char dst[MOMENT_TEXT]);

#endif
