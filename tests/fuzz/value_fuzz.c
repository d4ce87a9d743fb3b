/* Small texts of many kinds: whatever is read is in bounds, reads back as it was written, and is written safe and short. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/press.h"
#include "base/zone.h"
#include "config/duration.h"
#include "fuzz/feed.h"
#include "support/whole.h"

#define LONGEST 512

/* What is written of a length or a moment, whatever it is, says something and has an end. */
static void check_said(const char *said)
{
	assert(*said && strlen(said) < MOMENT_TEXT && whole_text(said, "") && !strchr(said, '\n'));
}

static void check_length(usec length)
{
	char dst[MOMENT_TEXT];

	check_said(span_short(length, dst));
	check_said(span_clock(length, dst));
	check_said(span_minutes(length, dst));
}

static void check_moment(usec t)
{
	struct zone z = { .n = 0 };
	char dst[MOMENT_TEXT];

	zone_add(&z, moment_plus(t, -HOURS(1)), 3600);
	zone_add(&z, t, -3600 * 12);
	check_said(zone_time(&z, t, dst));
	check_said(zone_minute(&z, t, dst));
	check_said(zone_date(&z, t, dst));
	assert(!moment_known(t) || zone_same_day(&z, t, t));
	check_length(moment_since(t, DAYS(19723)));
	check_length(moment_since(DAYS(19723), t));
	check_length(moment_since(moment_plus(t, t), -t / 2));
}

static void read_moment(const char *text)
{
	usec t = -7;

	assert(moment_parse(text, &t) || t == -7);
	check_moment(t);
}

static void read_day(const char *text)
{
	day d = -7;
	struct civil c;

	assert(day_parse(text, &d) || d == -7);
	if (d == DAY_NONE)
		return;
	c = day_civil(d);
	assert(day_of(c.year, c.month, c.day) == d);
	if (month_parse(text, &d))
		assert(day_civil(d).day == 1);
}

static void read_interval(const char *text)
{
	usec length = -7;

	assert(interval_parse(text, &length) || length == -7);
	check_length(length);
}

static void read_duration(const char *text)
{
	usec length, again;
	char dst[DURATION_TEXT], hint[128] = "";

	if (!duration_parse(text, &length)) {
		duration_suggest(text, "15m", 0, HOURS(1), hint, sizeof hint);
		assert(whole_text(hint, ""));
		return;
	}
	assert(length >= 0);
	duration_print(length, dst, sizeof dst);
	assert(duration_parse(dst, &again) && again == length - length % 1000);
}

static void read_press(const char *text)
{
	char name[PRESS_TEXT], again[PRESS_TEXT];
	const char *said;

	for (int press; press_next(&text, &press, name);) {
		assert(strlen(name) < PRESS_TEXT);
		if (press == PRESS_NONE) { /* the nearest of all names is a long search */
			press_nearest(name, again);
			return;
		}
		said = press_name(press, again);
		assert(press_parse(said) == press && press_place(said, press) == 0);
	}
}

/* Four digits after the point, and of what is very large six in all. */
static void read_number(const char *text)
{
	double value, off;
	char dst[DECIMAL_TEXT];
	const char *said;

	memcpy(&value, text, sizeof value);
	said = decimal_text(value, dst);
	assert(strlen(said) < DECIMAL_TEXT && !*said == !isfinite(value));
	off = *said ? fabs(strtod(said, NULL) - value) : 0;
	assert(off <= 0.0001 || off <= fabs(value) * 0.00001);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The first byte says what the others are read as. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static void (*const readers[])(const char *text) = { read_moment,   read_day,   read_interval,
							     read_duration, read_press, read_number };
	struct feed feed = { data, n };
	void (*read)(const char *) = FEED_ONE_OF(&feed, readers);
	char text[LONGEST + sizeof(double)] = "";
	const char *bytes;

	n = feed_bytes(&feed, LONGEST - 1, &bytes);
	if (n)
		memcpy(text, bytes, n);
	read(text);
	return 0;
}
