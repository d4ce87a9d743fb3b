#include "view/bar.h"

#include "base/whole.h"

int bar_eighths(double value, double most, int cells)
{
	double length = value / most * cells * 8;

	if (!(value > 0) || !(most > 0) || cells < 1)
		return 0;
	if (!(length >= 1))
		return 1;
	return length < cells * 8 ? (int)whole(length) : cells * 8;
}

int bar_draw(struct canvas c, int col, int row, enum meaning meaning, int eighths)
{
	canvas_line(c, col, row, eighths / 8, meaning, GLYPH_BAR_FULL);
	col += eighths / 8;
	if (eighths % 8)
		col = canvas_glyph(c, col, row, meaning, (enum glyph)(GLYPH_BAR_1 + eighths % 8 - 1));
	return col;
}
