#include "model/candidate.h"

#include <math.h>
#include <string.h>

#include "base/best.h"
#include "model/distance.h"
#include "model/state.h"

/* Of the straight line, in kilometres an hour: roads are longer than that, a drone needs none. */
static const double speeds[UNIT_KINDS] = {
	[UNIT_PATROL] = 40, [UNIT_DRONE] = 60, [UNIT_MOTORCYCLE] = 50, [UNIT_SUPERVISOR] = 40, [UNIT_OTHER] = 40,
};

static const char *kind_wanted(const struct assist *a)
{
	return strcmp(a->wanted, "officers") ? a->wanted : "patrol";
}

static bool is_kind(const struct unit *u, const char *kind)
{
	return u->kind[0] == kind[0] && !strcmp(u->kind, kind);
}

static usec travel_time(const struct unit *u, double km)
{
	double hours = km / speeds[unit_kind_of(u)];

	return isfinite(hours) ? (usec)(hours * (double)HOURS(1)) : MOMENT_NONE;
}

/* Does it end before `c` could be there? What is not known does not. */
static bool ends_before(usec ends, const struct candidate *c, struct spell *s)
{
	return moment_known(ends) && spell_lasted(s, ends, c->travel == MOMENT_NONE ? 0 : -c->travel);
}

static bool position_is_old(const struct unit *u, struct spell *s)
{
	return !moment_known(moment_since(s->now, u->located_at)) ||
	       spell_lasted(s, u->located_at, CANDIDATE_POSITION + 1);
}

static bool asks(const struct unit *u, const struct assist *a)
{
	return *u->call_sign && strcmp(u->call_sign, a->asked_by) == 0;
}

static bool needs_help(const struct unit *u, const struct board *b)
{
	size_t n;
	const struct assist *const *asked = board_assists_by(b, u->call_sign, &n);

	for (size_t i = 0; i < n; i++)
		if (assist_open(asked[i]))
			return true;
	return false;
}

/* Of a unit of the kind wanted that could be sent at all. */
static enum candidate_verdict verdict_on_the_way(const struct candidate *c, struct spell *s)
{
	if (ends_before(c->unit->endurance_ends, c, s))
		return CANDIDATE_TOO_FAR;
	if (ends_before(c->unit->shift_ends, c, s))
		return CANDIDATE_TOO_LATE;
	if (isnan(c->km))
		return CANDIDATE_POSITION_NONE;
	return position_is_old(c->unit, s) ? CANDIDATE_POSITION_OLD : CANDIDATE_FITS;
}

static enum candidate_verdict verdict_of(const struct board *b, const struct settings *s, const struct assist *a,
					 const struct candidate *c, struct spell *spell)
{
	const struct unit *u = c->unit;

	if (asks(u, a))
		return CANDIDATE_ASKS;
	if (!is_kind(u, kind_wanted(a)))
		return CANDIDATE_WRONG_KIND;
	if (needs_help(u, b))
		return CANDIDATE_NEEDS_HELP;
	if (!unit_free(s, u))
		return CANDIDATE_NOT_FREE;
	return verdict_on_the_way(c, spell);
}

/* `h` is where it is asked for; NULL when that is not known. Without a verdict. */
static struct candidate way_of(const struct unit *u, const struct hotspot *h,
			       double (*distance)(double, double, double, double))
{
	double km = h ? distance(u->lat, u->lon, h->lat, h->lon) : (double)NAN;

	return (struct candidate){ .unit = u, .km = km, .travel = travel_time(u, km) };
}

static struct candidate weigh(const struct board *b, const struct settings *s, const struct assist *a,
			      const struct hotspot *h, const struct unit *u, struct spell *spell)
{
	struct candidate c = way_of(u, h, distance_km);

	c.verdict = verdict_of(b, s, a, &c, spell);
	return c;
}

struct candidate candidate_of(const struct board *b, const struct settings *s, const struct assist *a,
			      const struct unit *u, usec now)
{
	struct spell spell = spell_at(now);

	return weigh(b, s, a, board_hotspot(b, a->hotspot), u, &spell);
}

bool candidate_usable(const struct candidate *c)
{
	return c->verdict <= CANDIDATE_POSITION_NONE;
}

static bool comes_before(const void *item, const void *other)
{
	const struct candidate *a = item, *b = other;

	if (a->verdict != b->verdict)
		return a->verdict < b->verdict;
	if (isnan(a->km) != isnan(b->km))
		return isnan(b->km);
	if (a->km < b->km || a->km > b->km)
		return a->km < b->km;
	return strcmp(a->unit->call_sign, b->unit->call_sign) < 0;
}

static size_t best_of_all(const struct board *b, const struct settings *s, const struct assist *a, struct spell *spell,
			  struct candidate *out, size_t max)
{
	const struct hotspot *h = board_hotspot(b, a->hotspot);
	const char *kind = kind_wanted(a);
	struct best best = { .at = out, .max = max, .size = sizeof *out, .before = comes_before };
	size_t n;

	for (size_t i = 0; i < b->units.n; i++) {
		bool enough = best.n == max && max > 0 && candidate_usable(&out[max - 1]);
		struct candidate c;

		/* In a large force to reckon how far everybody is, who may not even be free, would take its time. */
		if (!is_kind(&b->units.at[i], kind) || (enough && !unit_free(s, &b->units.at[i])))
			continue;
		c = weigh(b, s, a, h, &b->units.at[i], spell);
		if (c.verdict < CANDIDATE_WRONG_KIND)
			best_add(&best, &c);
	}
	n = best.n;
	while (n > 0 && candidate_usable(&out[0]) && !candidate_usable(&out[n - 1]))
		n--;
	return n;
}

size_t candidate_best(const struct board *b, const struct settings *s, const struct assist *a, usec now,
		      struct candidate *out, size_t max)
{
	struct spell spell = spell_at(now);

	return best_of_all(b, s, a, &spell, out, max);
}

struct reserve candidate_reserve(const struct board *b, const struct settings *s, struct spell *spell,
				 struct arena *scratch)
{
	const struct unit **units = arena_alloc(scratch, b->units.n, sizeof(const struct unit *));
	bool *needy = arena_alloc(scratch, b->units.n, sizeof *needy);
	struct reserve r = { b, s, spell, units, 0 };

	for (size_t i = 0; i < b->assists.n; i++) {
		const struct unit *u = board_unit(b, b->assists.at[i].asked_by);

		if (u && assist_open(&b->assists.at[i]))
			needy[u - b->units.at] = true;
	}
	for (size_t i = 0; i < b->units.n; i++)
		if (!needy[i] && unit_free(s, &b->units.at[i]))
			units[r.n++] = &b->units.at[i];
	return r;
}

/* Whatever else is to be said of it: is it farther away than the last of those that are kept, or its place more in doubt? */
static bool comes_behind(const struct unit *u, const struct candidate *last, const struct hotspot *h,
			 struct spell *s)
{
	enum candidate_verdict best = position_is_old(u, s) ? CANDIDATE_POSITION_OLD : CANDIDATE_FITS;

	if (!h || best != last->verdict)
		return best > last->verdict;
	return distance_least_km(u->lat, u->lon, h->lat, h->lon) > last->km;
}

size_t candidate_best_of(const struct reserve *r, const struct assist *a, struct candidate *out, size_t max)
{
	const struct hotspot *h = board_hotspot(r->board, a->hotspot);
	const char *kind = kind_wanted(a);
	struct best best = { .at = out, .max = max, .size = sizeof *out, .before = comes_before };

	for (size_t i = 0; i < r->n; i++) {
		const struct unit *u = r->units[i];
		bool enough = best.n == max && max > 0;
		struct candidate c;

		if (!is_kind(u, kind) || (enough && comes_behind(u, &out[max - 1], h, r->spell)) || asks(u, a))
			continue;
		c = way_of(u, h, distance_km);
		c.verdict = verdict_on_the_way(&c, r->spell);
		if (candidate_usable(&c))
			best_add(&best, &c);
	}
	return best.n ? best.n : best_of_all(r->board, r->settings, a, r->spell, out, max);
}

/* Were it farther away than it can be, it could go all the same. */
static bool can_surely_go(const struct unit *u, const struct hotspot *h, struct spell *s)
{
	struct candidate c = way_of(u, h, distance_most_km);

	c.verdict = verdict_on_the_way(&c, s);
	return candidate_usable(&c);
}

bool candidate_enough(const struct reserve *r, const struct assist *a, size_t max)
{
	const struct hotspot *h = board_hotspot(r->board, a->hotspot);
	const char *kind = kind_wanted(a);
	size_t sure = 0;

	for (size_t i = 0; i < r->n && sure < max; i++) {
		const struct unit *u = r->units[i];

		sure += is_kind(u, kind) && !asks(u, a) && can_surely_go(u, h, r->spell);
	}
	return sure == max;
}
