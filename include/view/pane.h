/* A pane: a titled part of the screen that shows one thing about the board. Adding one is a file and a line in view/panes.c. */
#ifndef VIEW_PANE_H
#define VIEW_PANE_H

#include "base/arena.h"
#include "draw/canvas.h"
#include "view/view.h"

struct detail;
struct detail_state;
struct table;

#define PANE_TITLE 160

/* The rows of a list pane in the order shown; what they point to lives as long as the board or the arena they came from. */
struct pane_rows {
	const void *const *at;
	size_t n;
	int fitted; /* cells that the pane's fitted column needs for them; 0: not worked out */
};

/* How the operator wants a pane's rows; all zero: every one, in the pane's own order. */
struct arrangement {
	size_t column;      /* of the pane's table, from 1, that they are sorted by; 0: the pane's own order */
	bool inverted;      /* the other way round; else numbers go down from the largest, texts from A on */
	const char *filter; /* words that a row must have, or after a ! must not have; NULL or "": all rows */
};

/* What the operator did to a pane; ui keeps it. */
struct pane_state {
	struct pane_rows rows;
	struct arrangement arrangement;
	const struct table *table; /* as it shows; NULL: the rows have none, or were never arranged */
	bool descending; /* which way the sorted column goes */
	size_t of;       /* how many rows there are with those that the filter left out */
	bool spared;     /* none of them has the words of the filter, and all are there: struct pane's `spared` */
	size_t first;  /* the row at the top */
	size_t cursor; /* the selected row; of no meaning when rows.n is 0 */
	bool focused;
	int number; /* the key that focuses it, from 1 to 10, which is the key 0; 0: none */
	const struct layout_node *node; /* which of its columns the layout wants; NULL: all */
	struct kept *kept; /* its lines as they were drawn last; NULL: all are drawn anew */
};

/* Does the layout name the columns that show? */
bool pane_has_columns(const struct pane_state *s);

struct pane {
	const char *name; /* in configuration, --pane and help: "hotspots" */
	const char *help; /* one line: what question it answers */

	/*
	 * "Hotspots 20 · 1 overdue · 4 present", into a buffer of PANE_TITLE; the glyphs have the dot. When there is no room
	 * whole parts leave from the right.
	 */
	void (*title)(const struct view *v, enum glyphs glyphs, char *dst);

	/* The word for the order that its rows have by themselves, for the title line: "need". NULL: it goes without saying. */
	const char *order;

	/* The rows in order at spell->now, view_moment, for that spell, from `scratch`; NULL: it is no list. Needs a board. */
	struct pane_rows (*rows)(const struct view *v, struct spell *spell, struct arena *scratch);
	bool of_alerts; /* they are those of v->alerts, and to be taken each time */

	/* The identity of a row, by which the cursor follows it from board to board. NULL where rows is. */
	const char *(*key)(const void *row);

	/* What opens of a row, by its key; or, where rows tell of something else, of that. Both NULL: nothing. */
	const struct detail *detail;
	struct detail_state (*opens)(const void *row);

	bool spared; /* its rows are no places or units, as a filter looks for: where it leaves out all, it leaves out none */

	const char *empty; /* what a list without rows says below its headings: "no open assists"; NULL where rows is */

	/* Draws everything below the title line. v->board is not NULL. */
	void (*draw)(const struct view *v, const struct pane_state *s, struct canvas c);

	/* The whole pane in a single line, where there is no room for a title. NULL: the title says enough. */
	void (*line)(const struct view *v, const struct pane_state *s, struct canvas c);

	/* Lines that the rows, or without rows the pane, could fill; more than `most` need not be counted. NULL: one a row. */
	int (*lines)(const struct view *v, struct pane_rows rows, int most);
	const struct table *table; /* its columns, to sort and filter the rows by; NULL: by the rows' keys alone */

	/* The title of the column as wide as its widest cell, up to `most`: of rank 0 at once, else of what is left. NULL: none. */
	const char *fitted;

	/* How many rows show in draw's canvas of that size. NULL: one a line, below `head` lines. */
	size_t (*fits)(const struct view *v, const struct pane_state *s, struct canvas c);
	int head;  /* lines above the rows inside draw's canvas (column headings), for scrolling by pages */
	bool loud; /* read from across a room: a screen with it cries out that there is no board yet */
};

/* All panes there are, in the order of their numbers; *n is set. */
const struct pane *const *panes_all(size_t *n);

/* NULL when there is none of that name. */
const struct pane *pane_named(const char *name);

/* Lines that the rows of a pane could fill on a screen of so many: beyond them they are not counted. */
int pane_lines(const struct pane *p, const struct view *v, struct pane_rows rows, int screen_rows);

/* The rows that show in a canvas: the first of them, moved where needed so that the cursor's is among them. */
struct pane_window {
	size_t first, n;
};

struct pane_window pane_window(const struct pane *p, const struct view *v, const struct pane_state *s, struct canvas c);

/* Begins a title: "Units 20", and what was left out or could not be read; `dst` holds PANE_TITLE. */
void pane_title_count(char *dst, const char *name, size_t n, bool capped, size_t unreadable, enum glyphs glyphs);

/* Adds words to a title, as many bytes as there is room for. */
void pane_title_add(char *dst, const char *text);

/* Adds " · 3 drones free" to a title, in the form that goes with `n` and in the language spoken. Nothing when `n` is 0. */
void pane_title_part(char *dst, size_t n, const char *one, const char *many, enum glyphs glyphs);

#endif
