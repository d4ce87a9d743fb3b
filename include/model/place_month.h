/* What a hotspot or a division adds to a counter in a month. */
#ifndef MODEL_PLACE_MONTH_H
#define MODEL_PLACE_MONTH_H

#include "base/settings.h"
#include "model/board.h"

/*
 * In the counter's own unit; up to now for the running month. Nothing counted is 0, but NAN for a metric that is not counted by
 * hotspot at all, for a month before the first that the board has any such counter of, and for a share of nothing.
 */
double place_month_of_hotspot(const struct board *b, const struct counter_setting *c, day month, const char *hotspot);

/* The sum over the hotspots on the board that lie in it; "" is where the division is absent. */
double place_month_of_division(const struct board *b, const struct counter_setting *c, day month, const char *division);

/* Is it counted by hotspot? Whatever is a share needs both metrics to be. */
bool place_month_counted(const struct board *b, const struct counter_setting *c);

#endif
