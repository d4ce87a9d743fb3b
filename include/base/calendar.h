/* The civil calendar, without time zones: days, months and their names. */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include <stdint.h>

/* Days from 1970-01-01. */
typedef int32_t day;

#define DAY_NONE INT32_MIN

struct civil {
	int year, month, day; /* month and day from 1 */
	int hour, minute, second;
	int weekday; /* Monday is 0 */
};

/* The civil date of `d`; hour, minute and second are 0. */
struct civil day_civil(day d);
day day_of(int year, int month, int day_of_month);

/* "Jan", "January", "Mon"; "?" out of range. Months from 1, weekdays from 0 for Monday. */
const char *month_short(int month);
const char *month_name(int month);
const char *weekday_short(int weekday);

#endif
