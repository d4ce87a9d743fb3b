#include "view/running_month.h"

#include <ctype.h>
#include <stdio.h>

#include "model/month.h"

struct running_month running_month_of(const struct board *b)
{
	day month = month_of_board(b);

	if (month == DAY_NONE)
		return (struct running_month){ DAY_NONE, DAY_NONE, DAY_NONE, 0 };
	return (struct running_month){
		.month = month,
		.before = month_plus(month, -1),
		.year_before = month_plus(month, -12),
		.today = zone_civil(&b->zone, b->about.now).day,
	};
}

static int last_day(const struct running_month *r, day month)
{
	int days = (int)(month_plus(month, 1) - month);

	return r->today < days ? r->today : days;
}

static const char *ordinal(int n)
{
	static const char *const endings[] = { "th", "st", "nd", "rd" };

	return n % 10 > 3 || (n >= 11 && n <= 13) ? "th" : endings[n % 10];
}

const char *running_month_to_date(const struct running_month *r, day month, char dst[RUNNING_TEXT])
{
	int last = last_day(r, month);

	snprintf(dst, RUNNING_TEXT, "%s to the %d%s", month_name(day_civil(month).month), last, ordinal(last));
	return dst;
}

static const char *shout(const char *word, char dst[4])
{
	snprintf(dst, 4, "%s", word);
	for (char *c = dst; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return dst;
}

const char *running_month_short_to_date(const struct running_month *r, day month, char dst[RUNNING_TEXT])
{
	struct civil c = day_civil(month);
	int last = last_day(r, month);
	char word[4], year[8] = "";

	if (month == r->year_before)
		snprintf(year, sizeof year, " %02d", c.year % 100);
	snprintf(dst, RUNNING_TEXT, "%s%s to %d%s", shout(month_short(c.month), word), year, last, ordinal(last));
	return dst;
}

const char *running_month_short(day month, char dst[RUNNING_TEXT])
{
	struct civil c = day_civil(month);
	char word[4];

	snprintf(dst, RUNNING_TEXT, "%s %d", shout(month_short(c.month), word), c.year);
	return dst;
}
