/* The cheapest way for the cursor from one place to another. */
#ifndef TERM_TRAVEL_H
#define TERM_TRAVEL_H

#include "term/caps.h"

#define TRAVEL_TEXT (2 * CAPS_TEXT)

struct place {
	int col, row; /* -1: not known */
};

/* What to send; "" when it is there already. Needs output that the terminal's driver does not change (no ONLCR). */
const char *travel(const struct caps *c, struct place from, struct place to, char dst[TRAVEL_TEXT]);

#endif
