#include "view/month_writers.h"

#include <math.h>

#include "base/print.h"
#include "view/number.h"
#include "view/wording.h"

#define CELLS 12

const char *month_title(const struct month_report *r)
{
	return arena_printf(r->arena, T_("%s: hotspot patrols in %s"), r->force, r->period);
}

const char *month_column_title(const struct month_report *r, const struct month_column *c)
{
	struct civil then = day_civil(month_plus(r->month, -c->ago));

	if (c->change || c->ago == 0)
		return T_(c->title);
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

/* "19/25": what a share of another month was of. */
static const char *raw_cell(double part, double whole, char dst[24])
{
	char digits[NUMBER_TEXT];
	size_t n;

	if (!isfinite(part) || !isfinite(whole))
		return "-";
	n = (size_t)print_text(dst, NUMBER_TEXT, "%.11s", number_count(part, CELLS - 1, "-", digits));
	print_text(dst + n, NUMBER_TEXT - n, "/%.11s", number_count(whole, CELLS - 1, "-", digits));
	return dst;
}

const char *month_cell(const struct month_report *r, const struct month_place *p, size_t column, char dst[24])
{
	const struct month_column *c = &r->columns[column];
	const char *change;

	if (c->ago > 0 && !c->change && c->counter.format == COUNTER_SHARE)
		return raw_cell(p->parts[column], p->wholes[column], dst);
	if (!c->change)
		return number_value(c->counter.format, p->values[column], CELLS, "-", dst);
	change = number_change(&p->changes[column], CELLS, dst);
	return change[0] ? change : "-";
}

bool month_has_table(const struct month_report *r, enum month_table t)
{
	const struct month_place *all = &r->divisions[r->divisions_n - 1];
	bool known = false;

	for (size_t i = 0; i < r->columns_n; i++)
		known |= r->columns[i].table == t && !r->columns[i].again && isfinite(all->values[i]);
	return r->hotspots_n > 0 && (t == MONTH_TABLE_HAD || known);
}

const char *month_table_title(const struct month_report *r, enum month_table t, bool by_hotspot)
{
	static const char *const titles[][2] = {
		[MONTH_TABLE_HAD] = { N_("By division"), N_("By hotspot") },
		[MONTH_TABLE_PLAN] = { N_("Against the plan, by division"), N_("Against the plan, by hotspot") },
	};

	return arena_printf(r->arena, "%s, %s", T_(titles[t][by_hotspot]), r->period);
}

static const char *had_words(const struct month_report *r)
{
	return arena_printf(r->arena,
			    T_("Effective: patrols of at least %d minutes, and their share of all. Minutes: clock time "
			    "with a crew in the hotspot, not officer time. ASB: incidents of anti-social behaviour."),
			    r->minutes);
}

static const char *had_compared(const struct month_report *r)
{
	char before[WORDING_TEXT], year[WORDING_TEXT];

	return arena_printf(r->arena,
			    T_(" Beside it that of %s and of %s, each with the change from then on: in per cent where "
			    "both numbers are 50 or more, else in brackets the plain difference."),
			    wording_month(month_plus(r->month, -1), before),
			    wording_month(month_plus(r->month, -12), year));
}

static const char *plan_words(const struct month_report *r)
{
	return arena_printf(r->arena,
			    T_("Planned: patrols that the plan asked for in its windows. Made: all patrols, within "
			    "planned hours or outside them. Effective: those of at least %d minutes. In window: those "
			    "of which so many lie within one window. As planned: planned patrols that were made so, "
			    "and their share of those planned."),
			    r->minutes);
}

static const char *plan_compared(const struct month_report *r)
{
	char before[WORDING_TEXT];

	return arena_printf(r->arena,
			    T_(" Beside it the same of %s, both numbers, and the change of the share in percentage "
			      "points where both are of 50 or more."),
			    wording_month(month_plus(r->month, -1), before));
}

/* Is a number of that table marked in month_cell? */
static bool is_marked(const struct month_report *r, enum month_table t)
{
	for (size_t i = 0; i < r->columns_n; i++)
		if (r->columns[i].table == t && r->columns[i].change &&
		    r->divisions[r->divisions_n - 1].changes[i].definition_changed)
			return true;
	return false;
}

const char *month_table_words(const struct month_report *r, enum month_table t)
{
	static const struct {
		const char *(*columns)(const struct month_report *r);
		const char *(*compared)(const struct month_report *r);
	} words[] = {
		[MONTH_TABLE_HAD] = { had_words, had_compared },
		[MONTH_TABLE_PLAN] = { plan_words, plan_compared },
	};

	return arena_printf(r->arena, "%s%s%s", words[t].columns(r), r->running ? "" : words[t].compared(r),
			    is_marked(r, t) ? T_(" *: counted by another definition then.") : "");
}
