#include "base/zone.h"

#include <stdint.h>

#include "base/print.h"
#include "base/tongue.h"

void zone_add(struct zone *z, usec from, int offset_seconds)
{
	if (z->n == ZONE_STEPS || (z->n && from <= z->from[z->n - 1]))
		return;
	z->from[z->n] = from;
	z->offset[z->n] = offset_seconds;
	z->n++;
}

static int offset_at(const struct zone *z, usec t)
{
	size_t i = z->n;

	while (i > 1 && z->from[i - 1] > t)
		i--;
	return i ? z->offset[i - 1] : 0;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Counted from 1970-01-01 00:00 as the clocks there have it. */
static int64_t local_second(const struct zone *z, usec t)
{
	return floor_div(t, SECONDS(1)) + offset_at(z, t);
}

struct civil zone_civil(const struct zone *z, usec t)
{
	int64_t second = local_second(z, t), days = floor_div(second, 86400);
	int of_day = (int)(second - days * 86400);
	struct civil c = day_civil((day)days);

	c.hour = of_day / 3600;
	c.minute = of_day / 60 % 60;
	c.second = of_day % 60;
	return c;
}

bool zone_same_day(const struct zone *z, usec a, usec b)
{
	return moment_known(a) && moment_known(b) &&
	       floor_div(local_second(z, a), 86400) == floor_div(local_second(z, b), 86400);
}

static const char *unreckonable(usec t)
{
	return t == MOMENT_NONE ? "?" : T_("never");
}

const char *zone_time(const struct zone *z, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return unreckonable(t);
	c = zone_civil(z, t);
	print_text(dst, MOMENT_TEXT, "%02d:%02d:%02d", c.hour, c.minute, c.second);
	return dst;
}

const char *zone_minute(const struct zone *z, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return unreckonable(t);
	c = zone_civil(z, t);
	print_text(dst, MOMENT_TEXT, "%02d:%02d", c.hour, c.minute);
	return dst;
}

const char *zone_date(const struct zone *z, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return unreckonable(t);
	c = zone_civil(z, t);
	print_text(dst, MOMENT_TEXT, T_("%s %d %s"), weekday_short(c.weekday), c.day, month_short(c.month));
	return dst;
}
