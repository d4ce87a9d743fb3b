#include "base/moment.h"

#include <inttypes.h>
#include <string.h>

#include "base/print.h"

const char *span_short(usec length, char dst[MOMENT_TEXT])
{
	int64_t s = length < 0 ? 0 : length / SECONDS(1);

	if (!moment_known(length))
		return "?";
	if (s < 60)
		print_text(dst, MOMENT_TEXT, "%ds", (int)s);
	else if (s < 3600)
		print_text(dst, MOMENT_TEXT, "%dm%02ds", (int)(s / 60), (int)(s % 60));
	else if (s < 100 * 3600)
		print_text(dst, MOMENT_TEXT, "%dh%02d", (int)(s / 3600), (int)(s / 60 % 60));
	else
		print_text(dst, MOMENT_TEXT, "%" PRId64 "d", s / 86400);
	return dst;
}

const char *span_clock(usec length, char dst[MOMENT_TEXT])
{
	int64_t m = length < 0 ? 0 : length / MINUTES(1);

	if (!moment_known(length))
		return "?";
	if (m < 100 * 60)
		print_text(dst, MOMENT_TEXT, "%02d:%02d", (int)(m / 60), (int)(m % 60));
	else
		print_text(dst, MOMENT_TEXT, "%" PRId64 "d", m / 1440);
	return dst;
}

const char *span_minutes(usec length, char dst[MOMENT_TEXT])
{
	int64_t s = length < 0 ? 0 : length / SECONDS(1), m = s / 60;

	if (!moment_known(length))
		return "?";
	if (m < 1)
		print_text(dst, MOMENT_TEXT, "%ds", (int)s);
	else if (m < 60)
		print_text(dst, MOMENT_TEXT, "%dm", (int)m);
	else if (m < 1440)
		print_text(dst, MOMENT_TEXT, "%dh%02d", (int)(m / 60), (int)(m % 60));
	else if (m < 10 * 1440)
		print_text(dst, MOMENT_TEXT, "%dd%02dh", (int)(m / 1440), (int)(m / 60 % 24));
	else
		print_text(dst, MOMENT_TEXT, "%" PRId64 "d", m / 1440);
	return dst;
}

/* Where reading has come to; every reader below advances it, or fails and leaves it wherever it likes. */
struct cursor {
	const char *at;
};

static bool accept(struct cursor *c, char wanted)
{
	if (*c->at != wanted)
		return false;
	c->at++;
	return true;
}

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

/* A number of `least` to `most` digits, most <= 18. */
static bool digits(struct cursor *c, int least, int most, int64_t *out)
{
	int n = 0;

	for (*out = 0; n < most && is_digit(*c->at); n++)
		*out = *out * 10 + (*c->at++ - '0');
	return n >= least && !is_digit(*c->at);
}

/* Exactly two digits, up to `most`. */
static bool pair(struct cursor *c, int most, int *out)
{
	int64_t value;

	if (!digits(c, 2, 2, &value) || value > most)
		return false;
	*out = (int)value;
	return true;
}

/* ".25" as microseconds; nothing at all is 0. */
static bool fraction(struct cursor *c, usec *out)
{
	const char *start = c->at + 1;
	int64_t value;

	*out = 0;
	if (!accept(c, '.'))
		return true;
	if (!digits(c, 1, 6, &value))
		return false;
	for (long n = c->at - start; n < 6; n++)
		value *= 10;
	*out = value;
	return true;
}

struct date {
	int year, month, day;
};

static bool read_date(struct cursor *c, struct date *d)
{
	int64_t year;

	if (!digits(c, 4, 7, &year) || !accept(c, '-') || !pair(c, 12, &d->month) || !accept(c, '-'))
		return false;
	d->year = (int)year;
	return pair(c, 31, &d->day) && d->year > 0 && d->month > 0 && d->day > 0;
}

/* The end of the text, before which " BC" may stand: 1 BC is the year 0. */
static bool read_end(struct cursor *c, struct date *d)
{
	if (!strcmp(c->at, " BC"))
		d->year = 1 - d->year;
	else if (*c->at)
		return false;
	return true;
}

static bool days_of(const struct date *d, day *out)
{
	struct civil c;

	*out = day_of(d->year, d->month, d->day);
	c = day_civil(*out);
	/* Fails for 30 February, and for a year so far off that the days do not fit. */
	return c.year == d->year && c.month == d->month && c.day == d->day;
}

static bool read_clock(struct cursor *c, usec *out)
{
	int hour, minute, second;
	usec rest;

	if (!pair(c, 23, &hour) || !accept(c, ':') || !pair(c, 59, &minute) || !accept(c, ':') ||
	    !pair(c, 59, &second) || !fraction(c, &rest))
		return false;
	*out = HOURS(hour) + MINUTES(minute) + SECONDS(second) + rest;
	return true;
}

/* "+00", "-05:30", "+00:01:15" */
static bool read_offset(struct cursor *c, usec *out)
{
	bool west = *c->at == '-';
	int hour, minute = 0, second = 0;

	if ((!accept(c, '+') && !accept(c, '-')) || !pair(c, 15, &hour))
		return false;
	if (accept(c, ':') && !pair(c, 59, &minute))
		return false;
	if (accept(c, ':') && !pair(c, 59, &second))
		return false;
	*out = HOURS(hour) + MINUTES(minute) + SECONDS(second);
	*out = west ? -*out : *out;
	return true;
}

static bool infinite(const char *s, usec *out)
{
	/* Nearly none is. */
	if (is_digit(s[*s == '-']))
		return false;
	if (!strcasecmp(s, "infinity")) /* numeric has a capital letter there */
		*out = MOMENT_FUTURE;
	else if (!strcasecmp(s, "-infinity"))
		*out = MOMENT_PAST;
	else
		return false;
	return true;
}

bool moment_parse(const char *s, usec *out)
{
	struct cursor c = { s };
	usec clock, offset, t;
	struct date d;
	day days;

	if (infinite(s, out))
		return true;
	if (!read_date(&c, &d) || !accept(&c, ' ') || !read_clock(&c, &clock) || !read_offset(&c, &offset) ||
	    !read_end(&c, &d) || !days_of(&d, &days))
		return false;
	/* Microseconds from 1970 end in 294247, PostgreSQL's a few years later. */
	if (__builtin_mul_overflow((usec)days, DAYS(1), &t) || __builtin_add_overflow(t, clock - offset, &t) ||
	    !moment_known(t))
		t = days < 0 ? MOMENT_PAST : MOMENT_FUTURE;
	*out = t;
	return true;
}

bool moment_parse_since(const char *s, usec since, usec *out)
{
	struct cursor c = { s };
	bool earlier;
	int64_t seconds;
	usec rest, t;

	if (infinite(s, out))
		return true;
	earlier = accept(&c, '-');
	if (!digits(&c, 1, 18, &seconds) || !fraction(&c, &rest) || *c.at)
		return false;
	if (__builtin_mul_overflow(seconds, SECONDS(1), &t) || __builtin_add_overflow(t, rest, &t) ||
	    __builtin_add_overflow(since, earlier ? -t : t, &t) || !moment_known(t))
		t = earlier ? MOMENT_PAST : MOMENT_FUTURE;
	*out = t;
	return true;
}

bool day_parse(const char *s, day *out)
{
	struct cursor c = { s };
	usec never;
	struct date d;
	day days;

	if (infinite(s, &never)) {
		*out = DAY_NONE;
		return true;
	}
	if (!read_date(&c, &d) || !read_end(&c, &d) || !days_of(&d, &days))
		return false;
	*out = days;
	return true;
}

bool month_parse(const char *s, day *out)
{
	struct cursor c = { s };
	int64_t year;
	int month;

	if (!digits(&c, 4, 4, &year) || year < 1 || !accept(&c, '-') || !pair(&c, 12, &month) || month < 1 || *c.at)
		return false;
	*out = day_of((int)year, month, 1);
	return true;
}

struct interval_unit {
	char letter;
	usec length;
};

static const struct interval_unit date_units[] = {
	{ 'Y', DAYS(360) }, { 'M', DAYS(30) }, { 'W', DAYS(7) }, { 'D', DAYS(1) }, { '\0', 0 },
};

static const struct interval_unit time_units[] = {
	{ 'H', HOURS(1) }, { 'M', MINUTES(1) }, { 'S', SECONDS(1) }, { '\0', 0 },
};

/* Adds one part, "3D" or "-4.5S", to the sum; only seconds may have a fraction. */
static bool interval_part(struct cursor *c, const struct interval_unit *units, usec *sum)
{
	bool negative = accept(c, '-');
	int64_t number;
	usec rest, length;

	if (!digits(c, 1, 18, &number) || !fraction(c, &rest))
		return false;
	while (units->letter && units->letter != *c->at)
		units++;
	if (!units->letter || (rest && units->letter != 'S'))
		return false;
	c->at++;
	if (__builtin_mul_overflow(number, units->length, &length) || __builtin_add_overflow(length, rest, &length))
		return false;
	return !__builtin_add_overflow(*sum, negative ? -length : length, sum);
}

bool interval_parse(const char *s, usec *out)
{
	const struct interval_unit *units = date_units;
	struct cursor c = { s };
	usec sum = 0;

	if (!accept(&c, 'P') || !*c.at)
		return false;
	while (*c.at) {
		if (units == date_units && accept(&c, 'T'))
			units = time_units;
		if (!interval_part(&c, units, &sum))
			return false;
	}
	if (!moment_known(sum))
		return false;
	*out = sum;
	return true;
}
