/* A whole screen: header, alert banner, panes where the layout puts them, footer, and an overlay on top. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "view/detail.h"
#include "view/footer.h"
#include "view/layout.h"

/* Lines laid over the panes, such as help; scrolled by `first`, no further than to their end. */
struct overlay {
	const char *title;
	const char *const *lines;
	size_t lines_n, first;
	size_t selected; /* the line that is chosen from, counted from 1, which always shows; 0: none is */
};

struct frame {
	const struct layout_plan *plan;
	const struct pane_state *states;   /* one for each of plan->at */
	const struct detail_state *detail; /* in place of the panes; NULL: none is open */
	const struct overlay *overlay;     /* NULL: none */
	struct footer footer;
	struct kept *foot; /* the footer as it was drawn last; NULL: it is drawn anew */
};

/* Which of its rows a placed pane shows on that screen. Draws nothing. */
struct pane_window frame_window(const struct placed *at, const struct view *v, const struct pane_state *s,
				struct canvas screen);

/* What is left between header and footer. */
struct canvas frame_middle(struct canvas screen);

/* The columns and lines of text that an overlay has room for on that screen. */
struct screen_size frame_overlay_size(struct canvas screen);

/* Draws the frame over the whole grid; works at any size down to 1x1. */
void frame_draw(const struct view *v, const struct frame *f, struct canvas c);

#endif
