#include <string.h>

#include "view/pane.h"

/* The order of their numbers on screen. A new pane is a line here. */
#define PANES(X) \
	X(hotspots) \
	X(units) \
	X(assists) \
	X(counters) \
	X(events) \
	X(alerts) \
	X(totals) \
	X(trend) \
	X(coverage) \
	X(headline)

#define X(name) extern const struct pane pane_##name;
PANES(X)
#undef X

static const struct pane *const panes[] = {
#define X(name) &pane_##name,
	PANES(X)
#undef X
};

enum {
#define X(name) PANE_##name,
	PANES(X)
#undef X
	PANE_COUNT
};

const struct pane *const *panes_all(size_t *n)
{
	*n = PANE_COUNT;
	return panes;
}

const struct pane *pane_named(const char *name)
{
	for (size_t i = 0; i < PANE_COUNT; i++)
		if (strcmp(panes[i]->name, name) == 0)
			return panes[i];
	return NULL;
}
