#include "view/wording.h"

#include <math.h>

#include "base/print.h"
#include "base/whole.h"
#include "view/number.h"

/* A number that lacks so much of the next round one is nearly that. */
#define NEARLY 0.02
#define NEARLY_FROM 100
#define NEARLY_TO 1e15

const char *wording_number(double value, char dst[WORDING_TEXT])
{
	char digits[NUMBER_TEXT];

	print_text(dst, WORDING_TEXT, "%s", number_count(value, NUMBER_TEXT - 1, "?", digits));
	return dst;
}

static bool is_none(double value)
{
	return fabs(value) < 0.5;
}

const char *wording_noun(double value, const char *one, const char *many)
{
	double n = isfinite(value) ? whole(fabs(value)) : 2;

	return P_(one, many, n < 1e9 ? (unsigned long)n : 1000000000UL);
}

const char *wording_counted(double value, const char *noun, char dst[WORDING_TEXT])
{
	char number[WORDING_TEXT];

	print_text(dst, WORDING_TEXT, "%.40s %.100s", is_none(value) ? T_("no") : wording_number(value, number), noun);
	return dst;
}

const char *wording_count(double value, const char *one, const char *many, char dst[WORDING_TEXT])
{
	return wording_counted(value, wording_noun(value, one, many), dst);
}

const char *wording_nearly(double value, char dst[WORDING_TEXT])
{
	double step = NEARLY_FROM, round;
	char number[WORDING_TEXT];

	dst[0] = '\0';
	if (!(value >= NEARLY_FROM * (1 - NEARLY) && value < NEARLY_TO))
		return dst;
	while (value >= 10 * step * (1 - NEARLY))
		step *= 10;
	round = ceil(value / step) * step;
	if (whole(value) < round && round - value <= NEARLY * round)
		print_text(dst, WORDING_TEXT, T_(", nearly %.40s"), wording_number(round, number));
	return dst;
}

const char *wording_per_cent(double value, char dst[WORDING_TEXT])
{
	char number[WORDING_TEXT];

	print_text(dst, WORDING_TEXT, T_("%.40s per cent"), wording_number(value, number));
	return dst;
}

const char *wording_month(day month, char dst[WORDING_TEXT])
{
	struct civil c = day_civil(month);

	if (month == DAY_NONE)
		print_text(dst, WORDING_TEXT, "?");
	else
		print_text(dst, WORDING_TEXT, T_("%s %d"), month_name(c.month), c.year);
	return dst;
}

const char *wording_day(day d, char dst[WORDING_TEXT])
{
	struct civil c = day_civil(d);

	if (d == DAY_NONE)
		print_text(dst, WORDING_TEXT, "?");
	else
		print_text(dst, WORDING_TEXT, T_("%d %s %d"), c.day, month_name(c.month), c.year);
	return dst;
}

const char *wording_month_code(day month, char dst[WORDING_TEXT])
{
	struct civil c = day_civil(month);

	if (month == DAY_NONE)
		print_text(dst, WORDING_TEXT, "?");
	else
		print_text(dst, WORDING_TEXT, "%04d-%02d", c.year, c.month);
	return dst;
}

static const char *per_cent_change(const struct comparison *c, const char *other, char dst[WORDING_TEXT])
{
	char then[WORDING_TEXT], share[WORDING_TEXT];

	wording_number(c->then, then);
	if (whole(c->now) == whole(c->then))
		print_text(dst, WORDING_TEXT, T_("as many as %.60s (%.40s)"), other, then);
	else if (is_none(c->change))
		print_text(dst, WORDING_TEXT, T_("about as many as %.60s (%.40s)"), other, then);
	else
		print_text(dst, WORDING_TEXT,
			   c->change < 0 ? T_("%.40s fewer than %.60s (%.40s)") : T_("%.40s more than %.60s (%.40s)"),
			   wording_per_cent(fabs(c->change), share), other, then);
	return dst;
}

static const char *plain_change(const struct comparison *c, const char *other, char dst[WORDING_TEXT])
{
	double now = whole(c->now), then = whole(c->then);
	char was[WORDING_TEXT], difference[WORDING_TEXT];

	wording_number(then, was);
	if (is_none(now) && is_none(then))
		print_text(dst, WORDING_TEXT, T_("as %.60s"), other);
	else if (is_none(now - then))
		print_text(dst, WORDING_TEXT, T_("as many as %.60s (%.40s)"), other, was);
	else
		print_text(dst, WORDING_TEXT,
			   now < then ? T_("%.40s fewer than %.60s (%.40s)") : T_("%.40s more than %.60s (%.40s)"),
			   wording_number(fabs(now - then), difference), other, was);
	return dst;
}

const char *wording_change(const struct comparison *c, const char *other, char dst[WORDING_TEXT])
{
	dst[0] = '\0';
	if (c->kind == COMPARE_PERCENT)
		return per_cent_change(c, other, dst);
	return c->kind == COMPARE_DIFFERENCE ? plain_change(c, other, dst) : dst;
}

bool wording_share_tells(struct wording_share s)
{
	return isfinite(s.part) && s.whole >= MONTH_PERCENT_FROM;
}

static double per_cent(struct wording_share s)
{
	return whole(s.part * 100 / s.whole);
}

const char *wording_share_change(struct wording_share now, struct wording_share then, const char *other,
				 char dst[WORDING_TEXT])
{
	char part[WORDING_TEXT], whole[WORDING_TEXT], share[WORDING_TEXT], points[WORDING_TEXT];
	double change = per_cent(now) - per_cent(then);

	dst[0] = '\0';
	if (!isfinite(now.part - then.part) || !(now.whole > 0) || !(then.whole > 0))
		return dst;
	wording_number(then.part, part);
	wording_number(then.whole, whole);
	wording_per_cent(per_cent(then), share);
	if (!wording_share_tells(now) || !wording_share_tells(then))
		print_text(dst, WORDING_TEXT, T_("against %.30s of %.30s %.60s"), part, whole, other);
	else if (is_none(change))
		print_text(dst, WORDING_TEXT, T_("the same share as %.50s (%.20s of %.20s, %.20s)"), other, part, whole,
			   share);
	else
		print_text(dst, WORDING_TEXT,
			   change < 0 ? T_("%.40s fewer than %.40s (%.10s of %.10s, %.15s)") :
					T_("%.40s more than %.40s (%.10s of %.10s, %.15s)"),
			   wording_count(fabs(change), "percentage point", "percentage points", points), other, part,
			   whole, share);
	return dst;
}
