/* What is different on a wall, with --kiosk. */
#ifndef BASE_KIOSK_H
#define BASE_KIOSK_H

#include <stdbool.h>

#include "base/moment.h"

struct kiosk_settings {
	const char *layout;          /* in place of the screen's */
	usec rotate;                 /* how long each page stays; 0: pages do not turn by themselves */
	const char *key;             /* for the next page: names of base/press.h; "": none */
	const char *day_theme;       /* in place of the screen's; "": that */
	const char *night_theme;     /* the name of one, as the screen's */
	int night_from, night_until; /* hours of the board's day; the same: it is never night */
	usec shift;                  /* the picture moves by a cell each time that this has passed; 0: never */
};

bool kiosk_is_night(const struct kiosk_settings *k, int hour);

#endif
