/* What --max-age says: how long ago the last report of any unit may be before the data are too old. */
#ifndef APP_MAX_AGE_H
#define APP_MAX_AGE_H

#include "base/err.h"
#include "view/view.h"

/* "5m"; NULL is 0: no limit. */
bool max_age_read(const char *text, usec *limit, struct err *e);

/* True, and `e` set to what is too old, when no unit has reported for longer by the time that `v` shows. Needs a board. */
bool max_age_passed(const struct view *v, usec limit, struct err *e);

#endif
