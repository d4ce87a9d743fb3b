/* Draws a whole screen of a fixture, as the program does. */
#ifndef TESTS_GOLDEN_SCREEN_H
#define TESTS_GOLDEN_SCREEN_H

#include "golden/fixture.h"
#include "view/frame.h"

struct screen {
	struct arena *arena;
	struct grid grid;
	struct layout_plan plan;
	struct pane_state states[LAYOUT_PANES];
	struct pane_rows lists[LAYOUT_PANES]; /* of panes_all, as content */
	struct spell spell; /* of their rows */
	int content[LAYOUT_PANES];
	const struct view *taken; /* what screen_plan has them from */
	const char *layout; /* "": the settings' */
	size_t page;        /* of the layout */
	size_t focus;       /* pane by its place in the plan */
	size_t cursor;
	const struct overlay *overlay;
	struct detail_state detail; /* detail NULL: none is open */
	const struct pane *zoomed;
};

void screen_init(struct screen *s);
void screen_release(struct screen *s);

/* Only where the panes stand; of one view after another, none of which changes. */
void screen_plan(struct screen *s, const struct view *v, int cols, int rows);
void screen_draw(struct screen *s, const struct view *v, int cols, int rows, enum glyphs glyphs);

#endif
