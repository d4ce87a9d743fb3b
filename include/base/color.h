/* Colours by their red, green and blue, as one number, 0xRRGGBB; and how well one can be read on another. */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdbool.h>

#define COLOR_NONE (-1)
#define COLOR_TEXT 8
/* The least contrast of a text to its ground that WCAG 2.1 (1.4.3, level AA) allows. */
#define COLOR_LEAST_CONTRAST 4.5

/* "#d55e00", in either case. False, and `color` untouched, for anything else. */
bool color_parse(const char *text, int *color);

/* "#d55e00"; "" for COLOR_NONE. Returns dst. */
const char *color_write(int color, char dst[COLOR_TEXT]);

/* WCAG's relative luminance, 0 to 1, of a colour that is there. */
double color_luminance(int color);

/* WCAG's contrast ratio of two colours by their luminance, 1 to 21. */
double color_contrast(double one, double other);

/* How unlike two colours look, roughly; to choose the nearest of several. */
double color_distance(int one, int other);

#endif
