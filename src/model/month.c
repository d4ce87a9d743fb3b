#include "model/month.h"

#include <math.h>
#include <string.h>

#include "base/zone.h"

/* Months farther away than any calendar that days can count. */
#define MONTH_MOST_YEARS 5000000

/* Which of a counter's two columns is meant: the month as a whole, or up to now's part of it. */
enum extent { WHOLE, TO_DATE };

day month_of_board(const struct board *b)
{
	struct civil now;

	if (!moment_known(b->about.now))
		return DAY_NONE;
	now = zone_civil(&b->zone, b->about.now);
	return day_of(now.year, now.month, 1);
}

day month_plus(day month, int n)
{
	struct civil from;
	int64_t months, year;

	if (month == DAY_NONE)
		return DAY_NONE;
	from = day_civil(month);
	months = (int64_t)from.year * 12 + from.month - 1 + n;
	year = (months - (months < 0 ? 11 : 0)) / 12;
	if (year > MONTH_MOST_YEARS || year < -MONTH_MOST_YEARS)
		return DAY_NONE;
	return day_of((int)year, (int)(months - year * 12) + 1, 1);
}

/* The months of a metric. */
struct months {
	const struct counter *const *at;
	size_t n;
};

static struct months months_of(const struct board *b, const char *metric)
{
	struct months m;

	m.at = board_counters(b, metric, &m.n);
	return m;
}

static const struct counter *counter_of(struct months m, day month)
{
	for (size_t i = 0; i < m.n; i++)
		if (m.at[i]->month == month)
			return m.at[i];
	return NULL;
}

const struct counter *month_counter(const struct board *b, day month, const char *metric)
{
	return counter_of(months_of(b, metric), month);
}

double month_in_unit(const struct counter_setting *c, double value, double of)
{
	if (c->format == COUNTER_HOURS)
		value /= 60;
	if (c->format == COUNTER_SHARE)
		value = of > 0 ? value * 100 / of : (double)NAN;
	return isfinite(value) ? value : (double)NAN;
}

static double raw(struct months m, day month, enum extent extent)
{
	const struct counter *row = counter_of(m, month);

	if (!row)
		return NAN;
	return extent == TO_DATE ? row->to_date : row->value;
}

/* A counter's metric, and the one that it is a share of, which may have no months. */
struct series {
	const struct counter_setting *counter;
	struct months metric, of;
};

static struct series series_of(const struct board *b, const struct counter_setting *c)
{
	return (struct series){ c, months_of(b, c->metric), months_of(b, c->of) };
}

static double value_of(const struct series *s, day month, enum extent extent)
{
	return month_in_unit(s->counter, raw(s->metric, month, extent), raw(s->of, month, extent));
}

static enum extent extent_of(const struct board *b, day month)
{
	return month == month_of_board(b) ? TO_DATE : WHOLE;
}

static int definition_of(const struct counter *row)
{
	return row ? row->definition : COUNT_NONE;
}

static bool definition_differs(struct months m, day month, day other, int *now, int *then)
{
	*now = definition_of(counter_of(m, month));
	*then = definition_of(counter_of(m, other));
	return *now != COUNT_NONE && *then != COUNT_NONE && *now != *then;
}

static bool definitions_differ(const struct series *s, day month, day other, int *now, int *then)
{
	return definition_differs(s->metric, month, other, now, then) ||
	       definition_differs(s->of, month, other, now, then);
}

bool month_definitions(const struct board *b, const struct counter_setting *c, day month, day other, int *now,
		       int *then)
{
	struct series s = series_of(b, c);

	return definitions_differ(&s, month, other, now, then);
}

static enum comparison_kind kind_of(enum counter_format format, double now, double then)
{
	if (!isfinite(now - then))
		return COMPARE_NOTHING;
	if (format == COUNTER_SHARE)
		return COMPARE_POINTS;
	return now >= MONTH_PERCENT_FROM && then >= MONTH_PERCENT_FROM ? COMPARE_PERCENT : COMPARE_DIFFERENCE;
}

struct comparison month_change(enum counter_format format, double now, double then)
{
	struct comparison c = { .kind = kind_of(format, now, then), .now = now, .then = then, .change = now - then };

	if (c.kind == COMPARE_PERCENT)
		c.change = c.change / then * 100;
	if (!isfinite(c.change))
		c.kind = COMPARE_NOTHING;
	return c;
}

struct comparison month_compare(const struct board *b, const struct counter_setting *c, day month, day other)
{
	enum extent extent = extent_of(b, month);
	struct series s = series_of(b, c);
	struct comparison result = month_change(c->format, value_of(&s, month, extent), value_of(&s, other, extent));
	int definition, definition_then;

	result.definition_changed = definitions_differ(&s, month, other, &definition, &definition_then);
	return result;
}

double month_value(const struct board *b, const struct counter_setting *c, day month)
{
	struct series s = series_of(b, c);

	return value_of(&s, month, extent_of(b, month));
}

double month_elapsed(const struct board *b)
{
	struct civil now;
	day month;

	if (!moment_known(b->about.now))
		return NAN;
	now = zone_civil(&b->zone, b->about.now);
	month = day_of(now.year, now.month, 1);
	return (now.day - 1 + (now.hour * 60 + now.minute) / 1440.0) / (month_plus(month, 1) - month);
}

/* By what the running month has come to, and the part of it that is over. */
static enum month_pace pace_kind(const struct counter_setting *c, double value, double elapsed)
{
	if (c->format == COUNTER_SHARE)
		return MONTH_PACE_SHARE;
	if (!isfinite(value / elapsed) && elapsed != 0)
		return MONTH_PACE_MISSING;
	if (elapsed < MONTH_PACE_FROM)
		return MONTH_PACE_EARLY;
	return value < MONTH_PACE_LEAST && elapsed < MONTH_PACE_ANY ? MONTH_PACE_FEW : MONTH_PACE_TOLD;
}

static double value_of_running(const struct board *b, const struct counter_setting *c)
{
	struct series s = series_of(b, c);

	return value_of(&s, month_of_board(b), TO_DATE);
}

enum month_pace month_pace_kind(const struct board *b, const struct counter_setting *c)
{
	return pace_kind(c, value_of_running(b, c), month_elapsed(b));
}

double month_pace(const struct board *b, const struct counter_setting *c)
{
	double value = value_of_running(b, c), elapsed = month_elapsed(b);

	return pace_kind(c, value, elapsed) == MONTH_PACE_TOLD ? value / elapsed : (double)NAN;
}

static double raw_total(const struct board *b, const char *metric)
{
	const struct counter_total *row = board_counter_total(b, metric);

	return row ? row->value : (double)NAN;
}

double month_total(const struct board *b, const struct counter_setting *c)
{
	return month_in_unit(c, raw_total(b, c->metric), raw_total(b, c->of));
}
