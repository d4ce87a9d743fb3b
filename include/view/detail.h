/* Everything about one row, drawn over the panes' area. Adding one is a file src/view/detail_x.c, named by a pane. */
#ifndef VIEW_DETAIL_H
#define VIEW_DETAIL_H

#include "view/sheet.h"

struct detail {
	const char *what; /* in its title: "Hotspot" */

	/* What `key` names on this board, NULL when it is not on it any more. v->board is not NULL. */
	const void *(*find)(const struct view *v, const char *key);

	/* How people call it: "Arboretum Park". */
	const char *(*name)(const void *subject, const struct view *v);

	/* Writes all of it; what shows of it is the sheet's affair. */
	void (*write)(const void *subject, const struct view *v, struct sheet *s);

	bool of_month; /* all of it is of the month that was chosen: the title names a past one */
};

/* Room for any key: a text of the board. */
#define DETAIL_KEY 1040

extern const struct detail detail_hotspot, detail_unit, detail_assist, detail_counter;

/* A detail that is open, and how far it is scrolled. */
struct detail_state {
	const struct detail *detail;
	const char *key;
	int first;
};

/* How far it can be scrolled in such a canvas: lines that do not show when it is at its top. Draws nothing. */
int detail_hidden(const struct detail_state *d, const struct view *v, struct canvas c);

/* Title line and what shows of it; scrolled too far, it shows the end. */
void detail_draw(const struct detail_state *d, const struct view *v, struct canvas c);

#endif
