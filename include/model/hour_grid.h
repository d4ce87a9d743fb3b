/* Who was where in which hour of the window: the hours that the plans of the hotspots cover now, and what each had in each. */
#ifndef MODEL_HOUR_GRID_H
#define MODEL_HOUR_GRID_H

#include "model/board.h"

/* Windows that follow one another without a gap for longer than this are cut, around now. */
#define HOUR_GRID_MOST 48

/*
 * Hour i goes from at[i] to at[i + 1]. Hours begin where the local clock shows a full one; across a clock change one number is
 * left out or comes twice, but each is an hour long.
 */
struct hour_grid {
	size_t n;   /* 0: no hotspot has a window */
	size_t now; /* the hour that holds now; n: none of them does */
	usec at[HOUR_GRID_MOST + 1];
};

/*
 * The hours of the windows that hold now, or else of the one that begins next, with all windows that overlap them or touch
 * those that do.
 */
struct hour_grid hour_grid_of(const struct board *b, usec now);

/* What a hotspot had in an hour; the first that holds, from the last to the first. */
enum hour_state {
	HOUR_OUTSIDE,   /* not in its window */
	HOUR_TO_COME,   /* in its window, and not begun yet */
	HOUR_NONE,      /* in its window, and nobody was there */
	HOUR_SHORT,     /* a visit touched it that was not effective, or is not yet */
	HOUR_EFFECTIVE, /* an effective visit touched it */
	HOUR_PRESENT,   /* it holds now, and somebody is there */
	HOUR_STATES,
};

enum hour_state hour_grid_state(const struct board *b, const struct hotspot *h, const struct hour_grid *g, size_t hour,
				usec now);

#endif
