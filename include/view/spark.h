/* Thirteen months of a counter in thirteen cells: how high each stands, on a scale from 0 to the highest of them. */
#ifndef VIEW_SPARK_H
#define VIEW_SPARK_H

#include "draw/glyph.h"
#include "view/view.h"

#define SPARK_MONTHS 13
#define SPARK_TEXT (4 * SPARK_MONTHS + 1)

/*
 * The glyph of a value: eight heights for what is above 0, one for 0 and less, and one that is no height for NAN. Whatever is
 * above 0 has at least the first.
 */
enum glyph spark_glyph(double value, double most);

/* The months up to `last`, the running one to date. */
const char *spark_months(const struct view *v, const struct counter_setting *c, day last, enum glyphs glyphs,
			 char dst[SPARK_TEXT]);

#endif
