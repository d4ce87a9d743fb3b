#include "model/place_month.h"

#include <math.h>
#include <string.h>

#include "model/month.h"

static bool metric_counted(const struct board *b, const char *metric)
{
	for (size_t i = 0; i < b->counters_by_hotspot.n; i++)
		if (strcmp(b->counters_by_hotspot.at[i].metric, metric) == 0)
			return true;
	return false;
}

bool place_month_counted(const struct board *b, const struct counter_setting *c)
{
	return metric_counted(b, c->metric) && (c->format != COUNTER_SHARE || metric_counted(b, c->of));
}

/* Earlier than the first month with anything in it, nothing was read: that is not 0. */
static bool is_kept(const struct board *b, const struct counter_setting *c, day month)
{
	return place_month_counted(b, c) && month >= board_counted_of_hotspots_from(b);
}

static double sum_of(const struct board *b, const char *metric, day month, const char *hotspot)
{
	size_t n;
	const struct counter_hotspot *const *rows = board_counters_of_hotspot(b, hotspot, &n);
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		if (rows[i]->month == month && strcmp(rows[i]->metric, metric) == 0)
			sum += rows[i]->value;
	return sum;
}

double place_month_of_hotspot(const struct board *b, const struct counter_setting *c, day month, const char *hotspot)
{
	if (!is_kept(b, c, month))
		return NAN;
	return month_in_unit(c, sum_of(b, c->metric, month, hotspot), sum_of(b, c->of, month, hotspot));
}

double place_month_of_division(const struct board *b, const struct counter_setting *c, day month, const char *division)
{
	double value = 0, of = 0;
	size_t n;
	const struct hotspot *const *hotspots = board_hotspots_of_division(b, division, &n);

	if (!is_kept(b, c, month))
		return NAN;
	for (size_t i = 0; i < n; i++) {
		value += sum_of(b, c->metric, month, hotspots[i]->code);
		of += sum_of(b, c->of, month, hotspots[i]->code);
	}
	return month_in_unit(c, value, of);
}
