#include "view/shown_month.h"

#include <stdlib.h>

#include "base/print.h"
#include "base/text.h"
#include "model/month.h"

/* Bytes of a short name. */
#define MONTH 24

struct shown_month shown_month_of(const struct view *v)
{
	day running, month;
	bool whole;

	if (v->shown)
		return *v->shown;
	running = month_of_board(v->board);
	whole = v->past && v->month < running;
	month = whole ? v->month : running;
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

const char *shown_month_name(const struct shown_month *s, day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	char nth[TONGUE_NTH];

	if (s->whole)
		print_text(dst, SHOWN_MONTH_TEXT, T_("%s %d"), month_name(c.month), c.year);
	else
		print_text(dst, SHOWN_MONTH_TEXT, T_("%s to the %s"), month_name(c.month),
			   tongue_nth((unsigned long)last_day(s, month), nth));
	return dst;
}

const char *shown_month_past(const struct shown_month *s, char dst[SHOWN_MONTH_TEXT])
{
	char name[SHOWN_MONTH_TEXT];

	if (!s->whole)
		return "";
	print_text(name, sizeof name, "%s", shown_month_name(s, s->month, dst));
	print_text(dst, SHOWN_MONTH_TEXT, T_("PAST MONTH %s"), name);
	return dst;
}

/* The short name of a month in capitals. */
static const char *shout(int month, char dst[MONTH])
{
	text_clean(month_short(month), dst, MONTH);
	text_upper(dst);
	return dst;
}

const char *shown_month_heading(const struct shown_month *s, day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	char word[MONTH], nth[TONGUE_NTH], year[8] = "";

	if (s->whole)
		return shown_month_whole(month, dst);
	if (month == s->year_before)
		print_text(year, sizeof year, " %02d", c.year % 100);
	print_text(dst, SHOWN_MONTH_TEXT, T_("%s%s to %s"), shout(c.month, word), year,
		   tongue_nth((unsigned long)last_day(s, month), nth));
	return dst;
}

const char *shown_month_whole(day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	char word[MONTH];

	print_text(dst, SHOWN_MONTH_TEXT, T_("%s %d"), shout(c.month, word), c.year);
	return dst;
}

const char *shown_month_brief(day month, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(month);
	char word[MONTH];

	print_text(dst, SHOWN_MONTH_TEXT, "%s %02d", shout(c.month, word), abs(c.year % 100));
	return dst;
}

const char *shown_month_end(day month, char dst[SHOWN_MONTH_TEXT])
{
	char word[MONTH];

	print_text(dst, SHOWN_MONTH_TEXT, T_("%d %s"), days_of(month), shout(day_civil(month).month, word));
	return dst;
}
