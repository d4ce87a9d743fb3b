#include "base/color.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool color_parse(const char *text, int *color)
{
	if (text[0] != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6 || text[7])
		return false;
	*color = (int)strtol(text + 1, NULL, 16);
	return true;
}

const char *color_write(int color, char dst[COLOR_TEXT])
{
	dst[0] = '\0';
	if (color >= 0)
		snprintf(dst, COLOR_TEXT, "#%06x", (unsigned)color & 0xffffff);
	return dst;
}

static int red(int color)
{
	return color >> 16 & 0xff;
}

static int green(int color)
{
	return color >> 8 & 0xff;
}

static int blue(int color)
{
	return color & 0xff;
}

/* x^2.4, x from 0 to 1: the twelfth power of the fifth root, which is found from above (Newton). */
static double to_the_2_4th(double x)
{
	double root = 1, square;

	for (double before = 2; root < before;) {
		before = root;
		root -= (root - x / (root * root * root * root)) / 5;
	}
	square = root * root;
	return square * square * square * square * square * square;
}

static double linear(int value)
{
	double v = value / 255.0;

	return v <= 0.04045 ? v / 12.92 : to_the_2_4th((v + 0.055) / 1.055);
}

double color_luminance(int color)
{
	return 0.2126 * linear(red(color)) + 0.7152 * linear(green(color)) + 0.0722 * linear(blue(color));
}

double color_contrast(double one, double other)
{
	return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

/* Squares of the differences, weighed as the eye does ("redmean"). */
double color_distance(int one, int other)
{
	double mean = (red(one) + red(other)) / 2.0;
	double r = red(one) - red(other), g = green(one) - green(other), b = blue(one) - blue(other);

	return (2 + mean / 256) * r * r + 4 * g * g + (2 + (255 - mean) / 256) * b * b;
}
