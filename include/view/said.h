/* Times and numbers in the words of a detail: "17:43, 1h19 ago". Each is right when the data is stale or lost. */
#ifndef VIEW_SAID_H
#define VIEW_SAID_H

#include "view/view.h"

#define SAID_TEXT 64

/* "17:43:15" today, "Sun 31 Dec 22:10" on another day, "not known". */
const char *said_at(const struct view *v, usec t, char dst[SAID_TEXT]);

/* The same to the minute: "17:43". */
const char *said_minute(const struct view *v, usec t, char dst[SAID_TEXT]);

/* "17:43:15, 1h19 ago"; "~1h19" when stale, without the length when lost. */
const char *said_since(const struct view *v, usec t, char dst[SAID_TEXT]);

/* "18:14, in 13m"; "18:14, OVER" once it has passed. */
const char *said_until(const struct view *v, usec t, char dst[SAID_TEXT]);

/* The length of what runs on since `t`, "12m", "~12m", "OLD". */
const char *said_running(const struct view *v, usec t, char dst[SAID_TEXT]);

/* What goes before a sentence that was worked out: "" live, "Estimate: " stale, "At 18:00:00: " lost. */
const char *said_as_of(const struct view *v, char dst[SAID_TEXT]);

#endif
