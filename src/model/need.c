#include "model/need.h"

#include <stdlib.h>
#include <string.h>

#include "model/state.h"

/* The rest in the order in which it may want a look. */
static const int groups[COVERAGE_STATES] = {
	[COVERAGE_PRESENT] = 0,
	[COVERAGE_NOT_DUE] = 1,
	[COVERAGE_MET] = 2,
	[COVERAGE_OUT_OF_WINDOW] = 3,
	[COVERAGE_SUSPENDED] = 4,
};

static bool in_emergency(const struct settings *s, const struct unit *u)
{
	return u && unit_class(s, u) == STATE_EMERGENCY;
}

static bool has_emergency(const struct board *b, const struct settings *s, const struct hotspot *h,
			  const struct coverage *c, usec now)
{
	size_t n;
	const struct unit *const *units = board_units_at(b, h->code, &n);

	for (size_t i = 0; i < n; i++)
		if (in_emergency(s, units[i]))
			return true;
	for (size_t i = 0; i < c->visits_n; i++)
		if (coverage_in_progress(c->visits[i], now) && in_emergency(s, board_unit(b, c->visits[i]->call_sign)))
			return true;
	return false;
}

static bool has_unanswered(const struct board *b, const struct hotspot *h)
{
	size_t n;
	const struct assist *const *assists = board_assists_at(b, h->code, &n);

	for (size_t i = 0; i < n; i++)
		if (assist_unanswered(assists[i]))
			return true;
	return false;
}

static enum need need_from(const struct board *b, const struct settings *s, const struct hotspot *h,
			   const struct coverage *c, usec now)
{
	if (has_emergency(b, s, h, c, now))
		return NEED_EMERGENCY;
	if (has_unanswered(b, h))
		return NEED_ASSIST;
	if (c->state == COVERAGE_OVERDUE)
		return NEED_OVERDUE;
	if (h->extra_officers && c->state != COVERAGE_SUSPENDED)
		return NEED_EXTRA;
	if (c->state == COVERAGE_PRESENT && c->short_by)
		return NEED_SHORT;
	return c->state == COVERAGE_DUE ? NEED_DUE : NEED_REST;
}

enum need need_of(const struct board *b, const struct settings *s, const struct hotspot *h, usec now)
{
	struct coverage c = coverage_of(b, h, now);

	return need_from(b, s, h, &c, now);
}

static struct standing standing_of(const struct board *b, const struct settings *s, const struct hotspot *h, usec now)
{
	struct standing p = { .hotspot = h, .coverage = coverage_of(b, h, now) };

	p.need = need_from(b, s, h, &p.coverage, now);
	if (p.need == NEED_OVERDUE || p.need == NEED_DUE)
		p.deadline = p.coverage.overdue_at;
	if (p.need == NEED_REST)
		p.group = groups[p.coverage.state];
	return p;
}

static int compare(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;
	int by_code;

	if (a->need != b->need)
		return a->need < b->need ? -1 : 1;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->deadline != b->deadline)
		return a->deadline < b->deadline ? -1 : 1;
	by_code = strcmp(a->hotspot->code, b->hotspot->code);
	return by_code ? by_code : (a->hotspot > b->hotspot) - (a->hotspot < b->hotspot);
}

size_t need_rank(const struct board *b, const struct settings *s, const struct hotspot *h, usec now)
{
	const struct standing own = standing_of(b, s, h, now);
	size_t rank = 1;

	for (size_t i = 0; i < b->hotspots.n; i++) {
		struct standing other = standing_of(b, s, &b->hotspots.at[i], now);

		rank += compare(&other, &own) < 0;
	}
	return rank;
}

struct standing *need_order(const struct board *b, const struct settings *s, struct spell *spell,
			    struct arena *scratch)
{
	size_t n = b->hotspots.n;
	struct standing *order = arena_alloc(scratch, n, sizeof *order);

	for (size_t i = 0; i < n; i++) {
		order[i] = standing_of(b, s, &b->hotspots.at[i], spell->now);
		spell_end(spell, order[i].coverage.until);
	}
	if (n > 1)
		qsort(order, n, sizeof *order, compare);
	return order;
}

void need_go_on(struct standing *order, const struct board *b, usec now)
{
	for (size_t i = 0; i < b->hotspots.n; i++)
		if (order[i].coverage.present)
			order[i].coverage = coverage_of(b, order[i].hotspot, now);
}
