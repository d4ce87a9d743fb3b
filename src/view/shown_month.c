#include "view/shown_month.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/month.h"

struct shown_month shown_month_of(const struct view *v)
{
	day running = month_of_board(v->board), month = running;
	bool whole = v->past && v->month < running;

	if (whole)
		month = v->month;
	if (month == DAY_NONE)
		return (struct shown_month){ DAY_NONE, DAY_NONE, DAY_NONE, false, 0 };
	return (struct shown_month){
		.month = month,
		.before = month_plus(month, -1),
		.year_before = month_plus(month, -12),
		.whole = whole,
		.today = zone_civil(&v->board->zone, v->board->about.now).day,
	};
}

static int days_of(day month)
{
	return (int)(month_plus(month, 1) - month);
}

static int last_day(const struct shown_month *s, day month)
{
	int days = days_of(month);

	return s->today < days ? s->today : days;
}

static const char *ordinal(int n)
{
	static const char *const endings[] = { "th", "st", "nd", "rd" };

	return n % 10 > 3 || (n >= 11 && n <= 13) ? "th" : endings[n % 10];
}

const char *shown_month_name(const struct shown_month *s, day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	int last = last_day(s, month);

	if (s->whole)
		snprintf(dst, SHOWN_MONTH_TEXT, "%s %d", month_name(c.month), c.year);
	else
		snprintf(dst, SHOWN_MONTH_TEXT, "%s to the %d%s", month_name(c.month), last, ordinal(last));
	return dst;
}

const char *shown_month_past(const struct shown_month *s, char dst[SHOWN_MONTH_TEXT])
{
	char name[SHOWN_MONTH_TEXT - sizeof "PAST MONTH"];

	if (!s->whole)
		return "";
	snprintf(name, sizeof name, "%s", shown_month_name(s, s->month, dst));
	snprintf(dst, SHOWN_MONTH_TEXT, "PAST MONTH %s", name);
	return dst;
}

static const char *shout(const char *word, char dst[4])
{
	snprintf(dst, 4, "%s", word);
	for (char *c = dst; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return dst;
}

const char *shown_month_heading(const struct shown_month *s, day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	int last = last_day(s, month);
	char word[4], year[8] = "";

	if (s->whole)
		return shown_month_whole(month, dst);
	if (month == s->year_before)
		snprintf(year, sizeof year, " %02d", c.year % 100);
	snprintf(dst, SHOWN_MONTH_TEXT, "%s%s to %d%s", shout(month_short(c.month), word), year, last, ordinal(last));
	return dst;
}

const char *shown_month_whole(day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	char word[4];

	snprintf(dst, SHOWN_MONTH_TEXT, "%s %d", shout(month_short(c.month), word), c.year);
	return dst;
}

const char *shown_month_brief(day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	char word[4];

	snprintf(dst, SHOWN_MONTH_TEXT, "%s %02d", shout(month_short(c.month), word), abs(c.year % 100));
	return dst;
}

const char *shown_month_end(day month, char dst[SHOWN_MONTH_TEXT])
{
	char word[4];

	snprintf(dst, SHOWN_MONTH_TEXT, "%d %s", days_of(month), shout(month_short(day_civil(month).month), word));
	return dst;
}
