/* Names that a configuration may use and that other floors give: checked when it is read, before anything is drawn. */
#ifndef BASE_VOCABULARY_H
#define BASE_VOCABULARY_H

#include <stddef.h>

/* A pane and the titles of its columns; none where it has no columns to choose from. */
struct pane_words {
	const char *name;
	const char *const *columns;
	size_t columns_n;
};

struct vocabulary {
	const struct pane_words *panes;
	size_t panes_n;
};

/* NULL when there is none of that name. */
const struct pane_words *vocabulary_pane(const struct vocabulary *v, const char *name);

#endif
