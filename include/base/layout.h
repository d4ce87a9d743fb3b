/* Where panes stand on a screen, as configuration says it: trees of rows and of parts side by side, whose leaves are panes. */
#ifndef BASE_LAYOUT_H
#define BASE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

/* More than these a list of parts, and a tree in depth, cannot have. */
#define LAYOUT_CHILDREN 8
#define LAYOUT_DEPTH 4

struct screen_size {
	int cols, rows;
};

/* A pane, or a list of parts: `rows` stand one below the other, those of `beside` side by side. One of the three is there. */
struct layout_node {
	const char *pane; /* "" where the node is not a leaf */
	int least;        /* lines (in rows) or columns (side by side) without which it leaves */
	int most;         /* lines beyond which it does not grow; 0: as many as it can fill */
	int weight;       /* its share of what is left over; 0: only when others have all they can fill */
	int rank;         /* the highest leaves first */
	const char *const *columns; /* titles of the pane's columns that show, in this order; none: all, in the pane's */
	size_t columns_n;
	const struct layout_node *rows;
	size_t rows_n;
	const struct layout_node *beside;
	size_t beside_n;
};

/*
 * One layout is all entries of a name: those of different `page` are its pages, in the order of their first ones; those of one
 * page are its variants, of which the first that is for a screen so large is used, and the last for any smaller one.
 */
struct layout_setting {
	const char *name;
	const char *page;          /* its title; "" where there is but one */
	struct screen_size screen; /* the least that it is for */
	struct layout_node root;   /* of which rows or beside is there */
};

bool layout_is_for(const struct layout_setting *l, struct screen_size screen);

/* Are they variants of one page of one layout? */
bool layout_same_page(const struct layout_setting *a, const struct layout_setting *b);

/* The lines of the frame itself on a screen so high: header, banner (0 or 1), footer (0 or 1). */
#define LAYOUT_HEADER_ROWS 1

int layout_banner_rows(int rows);
int layout_footer_rows(int rows);

#define LAYOUT_RULE 1 /* columns between parts side by side */

/* What the least sizes of all parts together come to. */
struct screen_size layout_least(const struct layout_node *node);

#endif
