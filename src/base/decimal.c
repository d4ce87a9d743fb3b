#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* From here on a double has no digits after the point worth writing, and too many before it. */
#define LARGEST 1e15

/* In place: whatever the locale has for a point, of however many bytes, becomes one. */
static void put_point(char *text)
{
	size_t from = strspn(text, "-0123456789"), n = strcspn(text + from, "0123456789e");

	if (!n)
		return;
	text[from] = '.';
	memmove(text + from + 1, text + from + n, strlen(text + from + n) + 1);
}

static void cut_noughts(char *text)
{
	size_t n = strlen(text);

	if (!strchr(text, '.'))
		return;
	while (text[n - 1] == '0')
		text[--n] = '\0';
	if (text[n - 1] == '.')
		text[n - 1] = '\0';
}

const char *decimal_text(double value, char dst[DECIMAL_TEXT])
{
	if (!isfinite(value))
		return "";
	if (fabs(value) >= LARGEST) {
		snprintf(dst, DECIMAL_TEXT, "%.6g", value);
		put_point(dst);
		return dst;
	}
	snprintf(dst, DECIMAL_TEXT, "%.4f", value);
	put_point(dst);
	cut_noughts(dst);
	return strcmp(dst, "-0") == 0 ? "0" : dst;
}
