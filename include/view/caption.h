/* What a picture of the board is called and says, in words. */
#ifndef VIEW_CAPTION_H
#define VIEW_CAPTION_H

#include "draw/markup.h"
#include "view/pane.h"

#define CAPTION_TEXT 2048

struct caption_text {
	char title[CAPTION_TEXT / 8], state[CAPTION_TEXT / 8], summary[CAPTION_TEXT];
};

/* The names of the panes and what they count; `alone` (may be NULL) is the only one. Needs a board. Points into `text`. */
struct caption caption_of(const struct view *v, const struct pane *alone, struct caption_text *text);

#endif
