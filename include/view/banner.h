/* The second line: what needs somebody now; or, when the data is not live, why, and that it is old. */
#ifndef VIEW_BANNER_H
#define VIEW_BANNER_H

#include "draw/canvas.h"
#include "view/view.h"

void banner_draw(const struct view *v, struct canvas c);

#define BANNER_TEXT 300

/* "Try 3 in 4s", "Try 3 under way", "" before the first failure. */
const char *banner_try(const struct view *v, char dst[BANNER_TEXT]);

/* The link's problem as a sentence; what is being tried when there is none. */
const char *banner_why(const struct link *link, char dst[BANNER_TEXT]);

#endif
