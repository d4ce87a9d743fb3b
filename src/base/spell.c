#include "base/spell.h"

struct spell spell_at(usec now)
{
	return (struct spell){ now, MOMENT_FUTURE };
}

bool spell_reached(struct spell *s, usec t)
{
	spell_end(s, t);
	return t <= s->now;
}
