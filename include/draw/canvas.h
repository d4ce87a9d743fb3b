/* A clipped rectangle of the screen in memory: all that views can draw on. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "draw/glyph.h"
#include "draw/grid.h"

/* Positions are relative to it; whatever falls outside is not drawn. Passed by value. */
struct canvas {
	struct grid *grid;
	int col, row;   /* of its top left in the grid */
	int cols, rows; /* its size; 0 or less: nothing shows */
	enum glyphs glyphs;
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

struct canvas canvas_of(struct grid *g, enum glyphs glyphs);

/* The part of `c` that lies in the rectangle; never larger than `c`. */
struct canvas canvas_part(struct canvas c, int col, int row, int cols, int rows);

/* Fills with spaces of a meaning, which are neither selected nor a target. The real cursor stays where it is. */
void canvas_fill(struct canvas c, enum meaning meaning);

/*
 * Writes text, made safe (base/text), in the tier's characters, cut at the canvas's edge by grapheme. Returns the column
 * after the last cell, cut or not, so that calls can be chained.
 */
int canvas_text(struct canvas c, int col, int row, enum meaning meaning, const char *text);
int canvas_printf(struct canvas c, int col, int row, enum meaning meaning, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
int canvas_glyph(struct canvas c, int col, int row, enum meaning meaning, enum glyph glyph);

/* Cells that canvas_text would take. */
int canvas_width(struct canvas c, const char *text);

/* Exactly `cols` cells: padded, and cut with an ellipsis when the text is longer. */
void canvas_field(struct canvas c, int col, int row, int cols, enum align align, enum meaning meaning,
		  const char *text);

/* A horizontal line of the glyph. */
void canvas_line(struct canvas c, int col, int row, int cols, enum meaning meaning, enum glyph glyph);

/* Makes all cells a target (draw/grid.h) of clicks; 0: of none. */
void canvas_target(struct canvas c, unsigned target);

/* Marks a row's cells as selected, whatever their meaning, and puts the real cursor at its start. */
void canvas_select(struct canvas c, int row);

/* The same cells as they are elsewhere: for blocks, which when reversed would be a hole. The real cursor stays. */
void canvas_unselect(struct canvas c);

#endif
