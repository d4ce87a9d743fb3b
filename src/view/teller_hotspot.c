/* Hotspots: how each stands against its plan, what is laid upon it, and which there are. */
#include <string.h>

#include "model/coverage.h"
#include "model/explain.h"
#include "view/aloud.h"
#include "view/telling.h"

static const char *name_of(const struct hotspot *h)
{
	return h->name[0] ? h->name : h->code;
}

/* That somebody is there is told by the visit. */
static void tell_coverage(const struct telling *t, const struct hotspot *before, const struct hotspot *now)
{
	enum coverage_state then = coverage_of(t->before->board, before, t->before->now).state;
	enum coverage_state state = coverage_of(t->now->board, now, t->now->now).state;
	char why[EXPLAIN_TEXT];

	if (state == then || state == COVERAGE_PRESENT)
		return;
	coverage_explain(t->now->board, now, t->now->now, why, sizeof why);
	tell(t, T_("%s is %s."), name_of(now), aloud(why, t->scratch));
}

static void tell_extra(const struct telling *t, const struct hotspot *now)
{
	if (now->extra_officers)
		tell(t, T_("%s needs extra officers%s%s."), name_of(now), now->extra_reason[0] ? ": " : "",
		     now->extra_reason);
	else
		tell(t, T_("%s needs no extra officers any more."), name_of(now));
}

static void tell_authorisation(const struct telling *t, const struct hotspot *now)
{
	const struct zone *z = &t->now->board->zone;
	char date[MOMENT_TEXT], at[MOMENT_TEXT];

	if (moment_known(now->authorisation_ends))
		tell(t, T_("%s has a dispersal authorisation until %s %s."), name_of(now),
		     zone_date(z, now->authorisation_ends, date), zone_minute(z, now->authorisation_ends, at));
	else
		tell(t, T_("%s has no dispersal authorisation any more."), name_of(now));
}

static void tell_hotspot(const struct telling *t, const void *earlier, const void *later)
{
	const struct hotspot *before = earlier, *now = later;

	if (!now) {
		tell(t, T_("%s is no hotspot any more."), name_of(before));
		return;
	}
	if (!before) {
		tell(t, T_("%s is a hotspot now."), name_of(now));
		return;
	}
	tell_coverage(t, before, now);
	if (before->extra_officers != now->extra_officers)
		tell_extra(t, now);
	if (before->authorisation_ends != now->authorisation_ends)
		tell_authorisation(t, now);
}

const struct teller teller_hotspot = { "hotspot", tell_hotspot };
