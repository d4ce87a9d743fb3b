#include "view/spark.h"

#include <math.h>
#include <string.h>

#include "model/month.h"

#define HEIGHTS (GLYPH_SPARK_8 - GLYPH_SPARK_0)

enum glyph spark_glyph(double value, double most)
{
	double height = ceil(value / most * HEIGHTS);

	if (isnan(value))
		return GLYPH_SPARK_NONE;
	if (value <= 0 || !(height >= 1))
		return value > 0 ? GLYPH_SPARK_1 : GLYPH_SPARK_0;
	return height < HEIGHTS ? (enum glyph)(GLYPH_SPARK_0 + (int)height) : GLYPH_SPARK_8;
}

const char *spark_months(const struct view *v, const struct counter_setting *c, day last, enum glyphs glyphs,
			 char dst[SPARK_TEXT])
{
	double values[SPARK_MONTHS], most = 0;
	size_t used = 0;

	for (int i = 0; i < SPARK_MONTHS; i++) {
		values[i] = month_value(v->board, c, month_plus(last, i + 1 - SPARK_MONTHS));
		if (values[i] > most)
			most = values[i];
	}
	for (int i = 0; i < SPARK_MONTHS; i++) {
		const char *text = glyph_text(spark_glyph(values[i], most), glyphs);

		memcpy(dst + used, text, strlen(text));
		used += strlen(text);
	}
	dst[used] = '\0';
	return dst;
}
