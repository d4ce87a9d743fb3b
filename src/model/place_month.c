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
	if (!place_month_counted(b, c))
		return NAN;
	return month_in_unit(c, sum_of(b, c->metric, month, hotspot), sum_of(b, c->of, month, hotspot));
}

double place_month_of_division(const struct board *b, const struct counter_setting *c, day month, const char *division)
{
	double value = 0, of = 0;

	if (!place_month_counted(b, c))
		return NAN;
	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = &b->hotspots.at[i];

		if (strcmp(h->division, division))
			continue;
		value += sum_of(b, c->metric, month, h->code);
		of += sum_of(b, c->of, month, h->code);
	}
	return month_in_unit(c, value, of);
}
