/* Numbers as people read them, in a form that fits the cell they stand in: a number is never cut. */
#ifndef VIEW_NUMBER_H
#define VIEW_NUMBER_H

#include "base/settings.h"
#include "model/month.h"

#define NUMBER_TEXT 24

/* "1,899"; `none` when it is not finite; "1e+09" when it would take more than `cells` (8 or more). */
const char *number_count(double value, int cells, const char *none, char dst[NUMBER_TEXT]);

/* In the counter's format: "1,899", "90%", "942h". */
const char *number_value(enum counter_format format, double value, int cells, const char *none, char dst[NUMBER_TEXT]);

/*
 * "+18%", "(-2)" for a plain difference, "+3 pt" for shares, "" when there is nothing to compare; "*" after one across two
 * definitions; "huge" when it would take more than `cells`.
 */
const char *number_change(const struct comparison *c, int cells, char dst[NUMBER_TEXT]);

#endif
