#include "model/state.h"

#include <string.h>

#include "base/text.h"

static const char *const kinds[] = {
	[UNIT_PATROL] = "patrol",
	[UNIT_DRONE] = "drone",
	[UNIT_MOTORCYCLE] = "motorcycle",
	[UNIT_SUPERVISOR] = "supervisor",
};

enum unit_kind unit_kind_of(const struct unit *u)
{
	unsigned kind = 0;

	while (kind < UNIT_OTHER && !text_same(kinds[kind], u->kind))
		kind++;
	return (enum unit_kind)kind;
}

enum state_class state_class(const struct state_setting *state)
{
	return state ? state->class : STATE_UNKNOWN;
}

enum state_class unit_class(const struct settings *s, const struct unit *u)
{
	return state_class(settings_state(s, u->state_code));
}

bool unit_free(const struct settings *s, const struct unit *u)
{
	return unit_free_of(unit_class(s, u), u);
}

bool unit_free_of(enum state_class class, const struct unit *u)
{
	return class == STATE_FREE && !*u->assist_id;
}

const char *state_word_for(const struct state_setting *state, const struct unit *u)
{
	if (state && *state->word)
		return state->word;
	return *u->state_code ? u->state_code : "?";
}

const char *unit_state_word(const struct settings *s, const struct unit *u)
{
	return state_word_for(settings_state(s, u->state_code), u);
}

/* When it will have lasted so long; never where there is no limit, or it is not known since when. */
static usec lasts_at(usec since, usec limit)
{
	return limit > 0 ? moment_plus(since, limit) : MOMENT_NONE;
}

static bool lasts(usec since, usec limit, usec now)
{
	return limit > 0 && moment_since(now, since) >= limit;
}

bool state_over_limit(const struct state_setting *state, const struct unit *u, usec now)
{
	return state && state->class != STATE_EMERGENCY && lasts(u->state_since, state->limit, now);
}

usec unit_over_limit_at(const struct settings *s, const struct unit *u)
{
	const struct state_setting *state = settings_state(s, u->state_code);

	return state && state->class != STATE_EMERGENCY ? lasts_at(u->state_since, state->limit) : MOMENT_NONE;
}

usec unit_silent_at(const struct settings *s, const struct unit *u)
{
	return unit_class(s, u) != STATE_OFF ? lasts_at(u->reported_at, s->alerts.silent_after) : MOMENT_NONE;
}

bool unit_over_limit(const struct settings *s, const struct unit *u, usec now)
{
	return state_over_limit(settings_state(s, u->state_code), u, now);
}

static bool is_silent(const struct settings *s, const struct state_setting *state, const struct unit *u, usec now)
{
	return lasts(u->reported_at, s->alerts.silent_after, now) && state_class(state) != STATE_OFF;
}

bool unit_silent(const struct settings *s, const struct unit *u, usec now)
{
	return is_silent(s, settings_state(s, u->state_code), u, now);
}

bool assist_open(const struct assist *a)
{
	return a->closed_at == MOMENT_NONE && strcmp(a->state, "released") && strcmp(a->state, "declined");
}

bool assist_unanswered(const struct assist *a)
{
	return assist_open(a) && a->accepted_at == MOMENT_NONE && a->arrived_at == MOMENT_NONE &&
	       strcmp(a->state, "accepted") && strcmp(a->state, "arrived");
}

/* Who is looked at first: those overdue for a word, on an assist, and then those that an assist could be given. */
enum urgency { URGENT_WORD, URGENT_ASSIST, URGENT_FREE, URGENT_LEAST, URGENCIES };

/* Emergencies before all. */
#define RANKS (1 + URGENCIES * UNIT_KINDS)

/* Has it got to such a length, which there may not be (0)? */
static bool grows_to(struct spell *spell, usec since, usec limit)
{
	return limit > 0 && spell_lasted(spell, since, limit);
}

static enum urgency urgency_of(const struct settings *s, const struct state_setting *state, const struct unit *u,
			       enum unit_kind kind, struct spell *spell)
{
	if (state && grows_to(spell, u->state_since, state->limit))
		return URGENT_WORD;
	if (state_class(state) != STATE_OFF && grows_to(spell, u->reported_at, s->alerts.silent_after))
		return URGENT_WORD;
	if (*u->assist_id)
		return URGENT_ASSIST;
	return (kind == UNIT_DRONE || kind == UNIT_MOTORCYCLE) && unit_free_of(state_class(state), u) ? URGENT_FREE :
													URGENT_LEAST;
}

static unsigned char rank_of(const struct settings *s, const struct unit *u, struct spell *spell)
{
	const struct state_setting *state = settings_state(s, u->state_code);
	enum unit_kind kind = unit_kind_of(u);

	if (state_class(state) == STATE_EMERGENCY)
		return 0;
	return (unsigned char)(1 + urgency_of(s, state, u, kind, spell) * UNIT_KINDS + kind);
}

const struct unit *const *unit_order(const struct board *b, const struct settings *s, struct spell *spell,
				     struct arena *scratch)
{
	const struct unit *const *units = board_units_by_call_sign(b);
	const struct unit **order = arena_alloc(scratch, b->units.n, sizeof(const struct unit *));
	unsigned char *ranks = arena_alloc(scratch, b->units.n, sizeof *ranks);
	size_t next[RANKS + 1] = { 0 }; /* where the next unit of each rank goes */

	for (size_t i = 0; i < b->units.n; i++) {
		ranks[i] = rank_of(s, units[i], spell);
		next[ranks[i] + 1]++;
	}
	for (size_t rank = 1; rank < RANKS; rank++)
		next[rank] += next[rank - 1];
	for (size_t i = 0; i < b->units.n; i++)
		order[next[ranks[i]]++] = units[i];
	return order;
}
