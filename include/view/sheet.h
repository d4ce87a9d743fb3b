/* Text that runs down the screen in sections, in one column or two, of which a part shows: what details are written on. */
#ifndef VIEW_SHEET_H
#define VIEW_SHEET_H

#include "draw/canvas.h"
#include "view/view.h"

/* Where the next line of a column of the screen goes; lines are counted from the sheet's top, shown or not. */
struct sheet_column {
	int col, cols, line;
};

struct sheet {
	const struct view *view;
	struct canvas canvas;
	int first; /* the line at the canvas's top */
	int columns_n;
	struct sheet_column columns[2];
	struct sheet_column *at; /* of the section that is written */
};

/*
 * In two columns when the canvas is wide enough for that. With a canvas without lines nothing is drawn, and the lines are counted.
 * The sheet holds pointers into itself: it is not copied.
 */
void sheet_begin(struct sheet *s, const struct view *v, struct canvas c, int first);

/* Lines written so far, by the longer column. */
int sheet_lines(const struct sheet *s);

/* Cells that a line of this section has, one blank at each side left out. */
int sheet_cols(const struct sheet *s);

/* A heading; `column` (0 or 1) says where the section goes when there are two. */
void sheet_section(struct sheet *s, int column, const char *title);

/* Below a heading, of a list that has been capped (model/board.h): that what follows is not all there is. */
void sheet_not_all_read(struct sheet *s, bool capped);

/* A paragraph, broken at blanks. */
void sheet_text(struct sheet *s, enum meaning meaning, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "label        text": the text is broken at blanks, and stays right of the label. Nothing when the text is "". */
void sheet_field(struct sheet *s, const char *label, enum meaning meaning, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* One place of a row. */
struct sheet_cell {
	const char *text;
	int cols; /* 0: what is left of the line */
	int rank; /* the highest leaves first when it gets narrow; rank 0 stays */
	enum align align;
	enum meaning meaning;
};

#define SHEET_CELLS 12

/* At most SHEET_CELLS places side by side. */
void sheet_row(struct sheet *s, const struct sheet_cell *cells, size_t n);

#define SHEET_BARS_LINES 4

/*
 * A chart of `n` values from 0 up, the oldest on the left, as bars of SHEET_BARS_LINES lines, one or two cells wide; the highest
 * reaches the top. Values that are not known leave a gap. What does not fit is left out on the left.
 */
void sheet_bars(struct sheet *s, enum meaning meaning, const double *values, size_t n);

#endif
