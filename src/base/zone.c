#include "base/zone.h"

#include <stdint.h>
#include <stdio.h>

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

/* From the era of 400 years, the year within it counted from March, so that the leap day comes last. */
static struct civil civil_of_days(int64_t days)
{
	int64_t shifted = days + 719468; /* from 0000-03-01 */
	int64_t era = floor_div(shifted, 146097);
	int64_t of_era = shifted - era * 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * of_year + 2) / 153;
	struct civil c = { 0 };

	c.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	c.month = (int)(month < 10 ? month + 3 : month - 9);
	c.year = (int)(year_of_era + era * 400 + (c.month <= 2));
	c.weekday = (int)(days + 3 - 7 * floor_div(days + 3, 7)); /* 1970-01-01 was a Thursday */
	return c;
}

struct civil zone_civil(const struct zone *z, usec t)
{
	int64_t second = floor_div(t, SECONDS(1)) + offset_at(z, t);
	int64_t days = floor_div(second, 86400);
	int of_day = (int)(second - days * 86400);
	struct civil c = civil_of_days(days);

	c.hour = of_day / 3600;
	c.minute = of_day / 60 % 60;
	c.second = of_day % 60;
	return c;
}

struct civil day_civil(day d)
{
	return civil_of_days(d);
}

day day_of(int year, int month, int day_of_month)
{
	int64_t from_march = (month + 9) % 12;
	int64_t shifted = (int64_t)year - (month <= 2);
	int64_t era = floor_div(shifted, 400);
	int64_t of_era = shifted - era * 400;
	int64_t of_year = (153 * from_march + 2) / 5 + day_of_month - 1;

	return (day)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

static const char *const months[][2] = {
	{ "Jan", "January" }, { "Feb", "February" }, { "Mar", "March" },     { "Apr", "April" },
	{ "May", "May" },     { "Jun", "June" },     { "Jul", "July" },      { "Aug", "August" },
	{ "Sep", "September" }, { "Oct", "October" }, { "Nov", "November" }, { "Dec", "December" },
};

const char *month_short(int month)
{
	return month >= 1 && month <= 12 ? months[month - 1][0] : "?";
}

const char *month_name(int month)
{
	return month >= 1 && month <= 12 ? months[month - 1][1] : "?";
}

const char *weekday_short(int weekday)
{
	static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

	return weekday >= 0 && weekday <= 6 ? names[weekday] : "?";
}

static const char *unreckonable(usec t)
{
	return t == MOMENT_NONE ? "?" : "never";
}

const char *zone_time(const struct zone *z, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return unreckonable(t);
	c = zone_civil(z, t);
	snprintf(dst, MOMENT_TEXT, "%02d:%02d:%02d", c.hour, c.minute, c.second);
	return dst;
}

const char *zone_minute(const struct zone *z, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return unreckonable(t);
	c = zone_civil(z, t);
	snprintf(dst, MOMENT_TEXT, "%02d:%02d", c.hour, c.minute);
	return dst;
}

const char *zone_date(const struct zone *z, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t))
		return unreckonable(t);
	c = zone_civil(z, t);
	snprintf(dst, MOMENT_TEXT, "%s %d %s", weekday_short(c.weekday), c.day, month_short(c.month));
	return dst;
}
