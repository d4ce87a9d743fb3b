/*
 * How long what was worked out for a moment stays so: whatever is asked of time on the way says when it would come out otherwise,
 * and the first of these moments is the end.
 */
#ifndef BASE_SPELL_H
#define BASE_SPELL_H

#include "base/moment.h"

struct spell {
	usec now;   /* the moment that it is worked out for */
	usec until; /* at all moments from now on and before this one it is the same */
};

/* Nothing has been asked yet: it lasts for ever. */
struct spell spell_at(usec now);

/* Is it later than that, or just then? */
bool spell_reached(struct spell *s, usec t);

/* These two are asked of all rows: in the header, as are those of base/moment.h. */

/* At `t` something comes out otherwise; what has been by now, or is not known, never does. */
static inline void spell_end(struct spell *s, usec t)
{
	if (t > s->now && t < s->until)
		s->until = t;
}

/* Has it been at least so long since then? Not when that is not known; `length` is known, and may be below 0. */
static inline bool spell_lasted(struct spell *s, usec since, usec length)
{
	bool lasted = moment_since(s->now, since) >= length;

	if (!lasted)
		spell_end(s, moment_plus(since, length));
	return lasted;
}

#endif
