#include "view/board_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/print.h"

struct board_value board_text(const char *text)
{
	return (struct board_value){ .kind = FIELD_TEXT, .text = text, .absent = !text[0] };
}

struct board_value board_number(double value)
{
	return (struct board_value){ .kind = FIELD_NUMBER, .number = value, .absent = !isfinite(value) };
}

struct board_value board_flag(bool value)
{
	return (struct board_value){ .kind = FIELD_FLAG, .flag = value };
}

struct board_value board_at(usec moment)
{
	return (struct board_value){ .kind = FIELD_MOMENT, .moment = moment, .absent = !moment_known(moment) };
}

struct board_value board_length(usec length)
{
	return (struct board_value){ .kind = FIELD_INTERVAL, .moment = length, .absent = !moment_known(length) };
}

struct board_value board_date(day d)
{
	return (struct board_value){ .kind = FIELD_DAY, .day = d, .absent = d == DAY_NONE };
}

struct board_value board_field(const struct field *f, const void *row)
{
	const char *at = (const char *)row + f->offset;
	const void *member = at;
	int64_t large;
	int count;

	switch (f->kind) {
	case FIELD_TEXT:
		return board_text(*(const char *const *)member);
	case FIELD_COUNT:
		count = *(const int *)member;
		return board_number(count == COUNT_NONE ? (double)NAN : count);
	case FIELD_LARGE:
		large = *(const int64_t *)member;
		return board_number(large == INT64_MIN ? (double)NAN : (double)large);
	case FIELD_NUMBER:
		return board_number(*(const double *)member);
	case FIELD_FLAG:
		return board_flag(*(const bool *)member);
	case FIELD_DAY:
		return board_date(*(const day *)member);
	case FIELD_MOMENT:
		return board_at(*(const usec *)member);
	case FIELD_INTERVAL:
		return board_length(*(const usec *)member);
	case FIELD_DAILY:
	case FIELD_KINDS:
		break;
	}
	return (struct board_value){ .kind = FIELD_DAILY, .daily = *(const int *const *)member };
}

static bool has_four_digits(int year)
{
	return year >= 0 && year <= 9999;
}

const char *board_moment(const struct board *b, usec t, char dst[BOARD_MOMENT])
{
	struct civil local, utc;
	const struct zone none = { 0 };
	int minutes;

	dst[0] = '\0';
	if (!moment_known(t))
		return dst;
	local = zone_civil(&b->zone, t);
	utc = zone_civil(&none, t);
	if (!has_four_digits(local.year))
		return dst;
	minutes = (int)(day_of(local.year, local.month, local.day) - day_of(utc.year, utc.month, utc.day)) * 1440 +
		  (local.hour - utc.hour) * 60 + local.minute - utc.minute;
	snprintf(dst, BOARD_MOMENT, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", local.year, local.month, local.day,
		 local.hour, local.minute, local.second, minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
	return dst;
}

const char *board_day(day d, char dst[BOARD_MOMENT])
{
	struct civil c = day_civil(d);

	dst[0] = '\0';
	if (d != DAY_NONE && has_four_digits(c.year))
		print_text(dst, BOARD_MOMENT, "%04d-%02d-%02d", c.year, c.month, c.day);
	return dst;
}
