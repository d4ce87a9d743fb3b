#include "model/summary.h"

static void count_hotspot(struct summary *sum, const struct hotspot *h, const struct coverage *c)
{
	sum->coverage[c->state]++;
	if (h->extra_officers && c->state != COVERAGE_SUSPENDED)
		sum->extra++;
	if (c->state == COVERAGE_OVERDUE &&
	    (sum->longest_overdue == MOMENT_NONE || c->overdue_at < sum->longest_overdue))
		sum->longest_overdue = c->overdue_at;
}

static void count_unit(struct summary *sum, const struct settings *s, const struct unit *u)
{
	enum state_class class = unit_class(s, u);

	if (class == STATE_OFF)
		return;
	sum->units++;
	if (!unit_free_of(class, u))
		return;
	sum->units_free++;
	sum->free_of_kind[unit_kind_of(u)]++;
}

static void count_units_and_assists(struct summary *sum, const struct board *b, const struct settings *s)
{
	for (size_t i = 0; i < b->units.n; i++)
		count_unit(sum, s, &b->units.at[i]);
	for (size_t i = 0; i < b->assists.n; i++) {
		sum->assists_open += assist_open(&b->assists.at[i]);
		sum->assists_unanswered += assist_unanswered(&b->assists.at[i]);
	}
}

struct summary summary_of(const struct board *b, const struct settings *s, usec now)
{
	struct summary sum = { .longest_overdue = MOMENT_NONE };

	for (size_t i = 0; i < b->hotspots.n; i++) {
		struct coverage c = coverage_of(b, &b->hotspots.at[i], now);

		count_hotspot(&sum, &b->hotspots.at[i], &c);
	}
	count_units_and_assists(&sum, b, s);
	return sum;
}

struct summary summary_in_order(const struct board *b, const struct settings *s, const struct standing *order)
{
	struct summary sum = { .longest_overdue = MOMENT_NONE };

	for (size_t i = 0; i < b->hotspots.n; i++)
		count_hotspot(&sum, order[i].hotspot, &order[i].coverage);
	count_units_and_assists(&sum, b, s);
	return sum;
}
