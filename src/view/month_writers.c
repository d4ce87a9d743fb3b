#include "view/month_writers.h"

#include "view/number.h"
#include "view/wording.h"

#define CELLS 12

const char *month_title(const struct month_report *r)
{
	return arena_printf(r->arena, "%s: hotspot patrols in %s", r->force, r->period);
}

const char *month_column_title(const struct month_report *r, const struct month_column *c)
{
	struct civil then = day_civil(month_plus(r->month, -c->ago));

	if (c->change || c->ago == 0)
		return c->title;
	return arena_printf(r->arena, "%s %02d", month_short(then.month), then.year % 100);
}

const char *month_unit_name(enum counter_format format)
{
	static const char *const names[] = {
		[COUNTER_COUNT] = "count",
		[COUNTER_HOURS] = "hours",
		[COUNTER_SHARE] = "per cent",
	};

	return names[format];
}

const char *month_change_name(enum comparison_kind kind)
{
	static const char *const names[] = {
		[COMPARE_NOTHING] = "",
		[COMPARE_PERCENT] = "per cent",
		[COMPARE_DIFFERENCE] = "difference",
		[COMPARE_POINTS] = "points",
	};

	return names[kind];
}

_Static_assert(NUMBER_TEXT == 24, "month_cell has room for a number");

const char *month_cell(const struct month_report *r, const struct month_place *p, size_t column, char dst[24])
{
	const struct month_column *c = &r->columns[column];
	const char *change;

	if (!c->change)
		return number_value(c->counter.format, p->values[column], CELLS, "-", dst);
	change = number_change(&p->changes[column], CELLS, dst);
	return change[0] ? change : "-";
}

static const char *compared_words(const struct month_report *r)
{
	char before[WORDING_TEXT], year[WORDING_TEXT];

	return arena_printf(r->arena,
			    " Beside it that of %s and of %s, each with the change from then on: in per cent where "
			    "both numbers are 50 or more, else in brackets the plain difference.",
			    wording_month(month_plus(r->month, -1), before),
			    wording_month(month_plus(r->month, -12), year));
}

const char *month_table_words(const struct month_report *r)
{
	return arena_printf(r->arena,
			    "Effective: patrols of at least %d minutes, and their share of all. Minutes: clock time "
			    "with a crew in the hotspot, not officer time. ASB: incidents of anti-social behaviour.%s",
			    r->minutes, r->running ? "" : compared_words(r));
}
