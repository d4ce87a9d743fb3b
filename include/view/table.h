/* Rows and columns inside a pane. A column is one row of a table: title, widths, rank, alignment, how to write one cell. */
#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "base/tongue.h"
#include "draw/kept.h"
#include "view/pane.h"

#define TABLE_CELL 256
#define TABLE_COLUMNS 16

/* What a cell function writes. */
struct table_cell {
	int width;          /* of the cell, given: numbers and words of state must be made to fit */
	enum glyphs glyphs; /* given: the tier */
	const char *text;   /* UTF-8, made safe when drawn, clipped with an ellipsis; at first buffer, which is empty */
	char buffer[TABLE_CELL];
	enum meaning meaning; /* MEANING_PLAIN: the row's */
	int bar;              /* cells at its left that are a bar, which the cursor leaves as it is */
	double order;         /* what rows are sorted by in this column; NAN, as at first: the text */
};

/*
 * When it gets narrow the column of highest rank leaves first, whole, and last of these the one sorted by. Those of rank 0 stay,
 * unless even they do not fit: then they leave from the right, all but the first.
 * What is left over goes to the columns that can grow up to `most`, in order of rank.
 */
struct column {
	const char *title;
	int width; /* 0: it is not there, and only keeps the place of one that is in another table of the pane */
	int most; /* 0: does not grow; the only ones that shrink, below all others' leaving */
	int rank;
	enum align align;
	void (*write)(const void *row, const struct view *v, struct table_cell *out);
	void (*heading)(const struct view *v, struct table_cell *out); /* NULL: the title */
	int (*cells)(void); /* that its words need in another language than English, for which `width` is; NULL: as many */
};

struct table {
	const struct column *columns;
	size_t columns_n; /* at most TABLE_COLUMNS */
	bool headless;    /* no line of headings */
	/* The row's own meaning for cells that have none. NULL: the table is never drawn, only what rows are sorted by. */
	enum meaning (*meaning)(const void *row, const struct view *v);
	/* Does it ask for attention: '!' before it. NULL: never. */
	bool (*marked)(const void *row, const struct view *v);
	/* Draws what belongs below a row, and returns how many lines that takes, drawn or cut off. NULL: nothing. */
	int (*below)(const void *row, const struct view *v, struct canvas c);
	/* The table that shows in its place, of the same columns or fewer, each where it stands here. NULL: always this one. */
	const struct table *(*instead)(const struct view *v);
	/*
	 * Adds all that shows of a row but for what time makes of it (view/passing.h): by it a row need not be drawn that would
	 * come out as before. NULL: each is, every time.
	 */
	void (*stamp)(const void *row, const struct view *v, struct kept_stamp *out);
};

/* The one of a pane's tables that shows; NULL when it has none. */
const struct table *table_shown(const struct pane *p, const struct view *v);

/* Is the column, counted from 1, there? False for 0. */
bool table_has(const struct table *t, size_t column);

/* How many rows from s->first on fit below the headings, with what belongs below them; the first also where it is cut. */
size_t table_fits(const struct table *t, const struct view *v, const struct pane_state *s, struct canvas c);

/* Lines that all rows take; more than `most` are not counted to the end. */
int table_lines(const struct table *t, const struct view *v, struct pane_rows rows, int most);

/* What a list says whose rows were all filtered away. */
#define TABLE_FILTERED N_("No row has the words of the filter.")

/* For struct pane_rows' `fitted`, of all the rows of a pane; 0 where no column is fitted to them. */
int table_fitted(const struct pane *p, const struct view *v, struct pane_rows rows);

/* Headings, then the rows of the window, pointer and mark before each; those columns that the layout wants. */
void table_draw(const struct table *whole, const struct pane *p, const struct view *v, const struct pane_state *s,
		struct canvas c);

/* One cell by itself, as wide as the column can be; and the column's heading, "" where it has none. */
void table_cell_at(const struct column *column, const void *row, const struct view *v, struct table_cell *out);
void table_heading(const struct column *column, const struct view *v, struct table_cell *out);

/* A moment or a length as what rows are sorted by; NAN when it is not known. */
double table_order(usec t);

/* Puts it into the cell's buffer, cut at a whole character, as it is or as printf makes it. */
void table_copy(struct table_cell *out, enum meaning meaning, const char *text);
void table_write(struct table_cell *out, enum meaning meaning, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Shows `text` itself, which outlives the drawing: for names of any length. */
void table_show(struct table_cell *out, const char *text);

#endif
