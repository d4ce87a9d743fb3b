/* The last line: keys that do something here, the filter in force, or a notice for the operator in their place. */
#ifndef VIEW_FOOTER_H
#define VIEW_FOOTER_H

#include "draw/canvas.h"
#include "view/view.h"

struct footer {
	const char *hints;  /* keys in order of importance, two blanks between: "? help  q quit"; as many as fit whole */
	const char *corner; /* at the right end: "pane 1/5"; may be "" */
	const char *filter; /* the words that rows are filtered by; NULL or "": none */
	bool typing;        /* the filter is being typed: it has the real cursor, and no notice comes before it */
	int corner_press;   /* the key that a click on the corner stands for; PRESS_NONE: none */
};

void footer_draw(const struct view *v, const struct footer *f, struct canvas c);

#endif
