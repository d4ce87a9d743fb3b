/* Rows and columns inside a pane. A column is one row of a table: title, width, rank, alignment, how to write one cell. */
#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "view/pane.h"

#define TABLE_CELL 64

/* What a cell function writes. Text is clipped to the column, except that numbers and state words always fit their width. */
struct table_cell {
	char text[TABLE_CELL]; /* UTF-8, in the tier's glyphs; made safe when drawn */
	enum meaning meaning;
};

struct column {
	const char *title;
	int width;       /* in cells; of the one flexible column (flex) the least */
	int rank;        /* 0 never leaves; when it gets narrow the highest rank leaves first, whole */
	bool flex;       /* takes what is left over, up to `width_max` */
	int width_max;
	enum align align;
	void (*write)(const void *row, const struct view *v, enum glyphs glyphs, struct table_cell *out);
};

struct table {
	const struct column *columns;
	size_t columns_n;
	/* The row's own meaning for cells that have none (MEANING_PLAIN), and its mark in column 2: ' ' or '!'. */
	enum meaning (*meaning)(const void *row, const struct view *v);
	char (*mark)(const void *row, const struct view *v);
};

/* Headings in the first line, then rows from s->first on, pointer and mark before each, "N more" in the last line when they do not fit. */
void table_draw(const struct table *t, const struct view *v, const struct pane_state *s, struct canvas c);

/* A copy of the first `size` - 1 bytes of `s`, cut at a whole character. */
void table_write(struct table_cell *out, enum meaning meaning, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
