#include "base/calendar.h"

#include "base/tongue.h"

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* From the era of 400 years, the year within it counted from March, so that the leap day comes last. */
struct civil day_civil(day d)
{
	int64_t days = d;
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

day day_of(int year, int month, int day_of_month)
{
	int64_t from_march = (month + 9) % 12;
	int64_t shifted = (int64_t)year - (month <= 2);
	int64_t era = floor_div(shifted, 400);
	int64_t of_era = shifted - era * 400;
	int64_t of_year = (153 * from_march + 2) / 5 + day_of_month - 1;

	return (day)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

/* "May" is its own short name in English, and in few other languages. */
static const char *const months[][2] = {
	{ CN_("short", "Jan"), N_("January") },
	{ CN_("short", "Feb"), N_("February") },
	{ CN_("short", "Mar"), N_("March") },
	{ CN_("short", "Apr"), N_("April") },
	{ CN_("short", "May"), N_("May") },
	{ CN_("short", "Jun"), N_("June") },
	{ CN_("short", "Jul"), N_("July") },
	{ CN_("short", "Aug"), N_("August") },
	{ CN_("short", "Sep"), N_("September") },
	{ CN_("short", "Oct"), N_("October") },
	{ CN_("short", "Nov"), N_("November") },
	{ CN_("short", "Dec"), N_("December") },
};

const char *month_short(int month)
{
	return month >= 1 && month <= 12 ? tongue_sense("short", months[month - 1][0]) : "?";
}

const char *month_name(int month)
{
	return month >= 1 && month <= 12 ? T_(months[month - 1][1]) : "?";
}

const char *weekday_short(int weekday)
{
	static const char *const names[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
					     N_("Fri"), N_("Sat"), N_("Sun") };

	return weekday >= 0 && weekday <= 6 ? T_(names[weekday]) : "?";
}
