/* Whose turn it is among the pages of a screen that nobody operates. Pure: time is passed in and only ever goes on. */
#ifndef UI_ROTATION_H
#define UI_ROTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/moment.h"

#define ROTATION_PAGES 100

/* What a page shows of what calls for attention. */
struct rotation_page {
	bool alarmed;
	unsigned urgent; /* a bit for each kind of what is so urgent that it must stay on screen; 0: nothing */
};

/* Zero-initialised: nothing is shown yet. */
struct rotation {
	bool begun;
	bool held;    /* the page stays, because of what is urgent on it */
	bool wanted;  /* the next page is wanted now */
	size_t page;  /* which is shown */
	usec until;   /* when its turn is over; MOMENT_FUTURE: never */
	bool shown[ROTATION_PAGES]; /* in this round */
};

/*
 * Goes on to `now`. Each page has its turn of length `every` (0: for ever), once a round; those that are alarmed come before the
 * others. A page with all that is urgent anywhere comes at once and stays; when no page has all of it, those with some take turns
 * among themselves. Turns begin where those before ended, so that nothing adds up, unless time has jumped by more than one.
 * Of more than ROTATION_PAGES the first ones have their turns; `n` is not 0.
 */
void rotation_step(struct rotation *r, usec now, usec every, const struct rotation_page *pages, size_t n);

/* With the next step the next page has its turn, unless the one that is shown has to stay. */
void rotation_next(struct rotation *r);

/* Whole seconds until the next page, rounded up; 0 when there is none to come. */
int rotation_left(const struct rotation *r, usec now);

#endif
