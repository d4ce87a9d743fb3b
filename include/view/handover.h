/* What one shift hands to the next, as data: sections of sentences, in the order in which they are read out. */
#ifndef VIEW_HANDOVER_H
#define VIEW_HANDOVER_H

#include "base/arena.h"
#include "view/view.h"

/* Texts are safe to show, but escaped for no format. */

struct handover_section {
	const char *title;
	const char *const *lines; /* at least one: that there is nothing is said too */
	size_t n;
};

struct handover {
	const char *title;
	const char *const *notes; /* what a reader must know first: that the data are old, or not all of them were read */
	size_t notes_n;
	const struct handover_section *sections;
	size_t sections_n;
};

/*
 * Of v->board, which is not NULL, as it is now. v->alerts is what the display of `watch` remembers; NULL: nothing is remembered,
 * and they are those that hold at this moment. Lives in `arena`.
 */
struct handover handover_make(const struct view *v, const struct alert_watch *watch, struct arena *arena);

#endif
