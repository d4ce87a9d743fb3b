/* The last line: keys that do something here, the filter in force, and what the operator is told for a moment. */
#ifndef VIEW_FOOTER_H
#define VIEW_FOOTER_H

#include "draw/kept.h"
#include "view/view.h"

/* Hints up to this rank come before the corner's own words. */
#define HINT_FIRST 7

/* A key and what it does, "? help". The one of highest rank leaves first; 0 stays to the last. */
struct hint {
	char text[48];
	int rank;
};

struct footer {
	const struct hint *hints; /* from left to right */
	size_t hints_n;
	const char *corner; /* at the right end: "p page 1/2 Patrols"; may be "" */
	const char *brief;  /* the same where that has no room beside the hints: "p page 1/2" */
	const char *filter; /* the words that rows are filtered by; NULL or "": none */
	bool typing;        /* the filter is being typed: it has the real cursor */
	int corner_press;   /* the key that a click on the corner stands for; PRESS_NONE: none */
};

#define FOOTER_HINTS 64

/* Has the view's notice room in that line, and the filter or the first hint beside it? True when there is none. */
bool footer_has_room(const struct view *v, const struct footer *f, struct canvas c);

/* What it is drawn from, but for its cursor. */
struct kept_stamp footer_stamp(const struct view *v, const struct footer *f, struct canvas c);

/* A notice that has no room is cut. */
void footer_draw(const struct view *v, const struct footer *f, struct canvas c);

#endif
