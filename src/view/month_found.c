#include "view/month_found.h"

#include <string.h>

#include "base/text.h"
#include "model/state.h"
#include "view/wording.h"

/* What a name or a reason of 256 characters can come to when it is made safe. */
#define SAFE 1100

/* "a", "a and b", "a, b and c": one more of them, `at` the one of `n`. */
static const char *joined(struct arena *arena, const char *before, const char *item, size_t at, size_t n)
{
	return arena_printf(arena, "%s%s%s", before, at == 0 ? "" : at + 1 == n ? T_(" and ") : ", ", item);
}

/* How many hotspots of each division had a patrol; the tables have worked out who had. */
static size_t patrolled_in(const struct month_report *r, const char *division)
{
	size_t n = 0;

	for (size_t i = 0; i < r->hotspots_n; i++)
		if (r->hotspots[i].values[0] > 0 && (!division || strcmp(r->hotspots[i].division, division) == 0))
			n++;
	return n;
}

bool month_found_hotspots(const struct month_report *r, const struct board *b, struct month_figure *f)
{
	size_t divisions = r->divisions_n > 0 ? r->divisions_n - 1 : 0;

	(void)b;
	f->value = (double)patrolled_in(r, NULL);
	f->list = divisions > 0 ? ": " : "";
	for (size_t i = 0; i < divisions; i++) {
		const struct month_place *d = &r->divisions[i];
		size_t n = patrolled_in(r, d->division);

		f->list = joined(r->arena, f->list,
				 arena_printf(r->arena, "%zu %s%s", n, d->division[0] ? T_("in ") : "", d->name), i,
				 divisions);
	}
	return r->hotspots_n > 0;
}

static bool wants_extra(const struct hotspot *h)
{
	return h->extra_officers && !h->suspended_reason[0];
}

static const char *extra_at(struct arena *arena, const struct hotspot *h)
{
	char name[SAFE], reason[SAFE];

	text_clean(h->name[0] ? h->name : h->code, name, sizeof name);
	text_clean(h->extra_reason, reason, sizeof reason);
	return arena_printf(arena, "%s%s%s%s", name, reason[0] ? " (" : "", reason, reason[0] ? ")" : "");
}

bool month_found_extra_officers(const struct month_report *r, const struct board *b, struct month_figure *f)
{
	const struct hotspot *const *hotspots = board_hotspots_by_code(b);
	size_t n = 0, at = 0;

	for (size_t i = 0; i < b->hotspots.n; i++)
		n += wants_extra(hotspots[i]);
	f->value = (double)n;
	f->list = n > 0 ? ": " : "";
	for (size_t i = 0; i < b->hotspots.n; i++)
		if (wants_extra(hotspots[i]))
			f->list = joined(r->arena, f->list, extra_at(r->arena, hotspots[i]), at++, n);
	return b->hotspots.n > 0;
}

static size_t on_duty(const struct board *b, enum unit_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < b->units.n; i++)
		n += unit_kind_of(&b->units.at[i]) == kind;
	return n;
}

bool month_found_team(const struct month_report *r, const struct board *b, struct month_figure *f)
{
	size_t drones = on_duty(b, UNIT_DRONE), motorcycles = on_duty(b, UNIT_MOTORCYCLE);
	char one[WORDING_TEXT], other[WORDING_TEXT];

	f->value = (double)(drones + motorcycles);
	f->list = drones + motorcycles == 0 ?
			  "" :
			  arena_printf(r->arena, T_(": %s and %s"),
				       wording_count((double)drones, "drone", "drones", one),
				       wording_count((double)motorcycles, "motorcycle", "motorcycles", other));
	return b->units.n > 0;
}
