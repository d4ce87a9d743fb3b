/* Assists: asked, acknowledged, offered, accepted, arrived, over. */
#include <string.h>

#include "model/state.h"
#include "view/telling.h"

static const char *place_of(const struct telling *t, const struct assist *a)
{
	return board_place(t->now->board, a->hotspot);
}

static void tell_asked(const struct telling *t, const struct assist *a)
{
	bool one = a->wanted[0] && strcmp(a->wanted, "officers") != 0;
	const char *wanted = a->wanted[0] ? a->wanted : C_("wanted", "help");

	if (one)
		wanted = arena_printf(t->scratch, T_("a %s"), wanted);
	tell(t, T_("ASSIST: %s asks for %s at %s%s%s."), a->asked_by, wanted, place_of(t, a), a->reason[0] ? ": " : "",
	     a->reason);
}

static bool came(usec before, usec now)
{
	return before == MOMENT_NONE && now != MOMENT_NONE;
}

/* A step of its life; several of them may have come between two boards. */
static void tell_steps(const struct telling *t, const struct assist *before, const struct assist *now)
{
	if (came(before->acknowledged_at, now->acknowledged_at))
		tell(t, T_("The assist for %s at %s is acknowledged%s%s."), now->asked_by, place_of(t, now),
		     now->acknowledged_by[0] ? T_(" by ") : "", now->acknowledged_by);
	if (strcmp(before->unit, now->unit) != 0 && now->unit[0] && assist_unanswered(now))
		tell(t, T_("The assist for %s at %s is offered to %s."), now->asked_by, place_of(t, now), now->unit);
	if (came(before->accepted_at, now->accepted_at))
		tell(t, T_("%s has accepted and goes to %s at %s."), now->unit, now->asked_by, place_of(t, now));
	if (came(before->arrived_at, now->arrived_at))
		tell(t, T_("%s has arrived for %s at %s."), now->unit, now->asked_by, place_of(t, now));
	if (assist_open(before) && !assist_open(now))
		tell(t, T_("The assist for %s at %s is over: %s."), now->asked_by, place_of(t, now),
		     now->state[0] ? now->state : T_("closed"));
}

/* One that is no longer on the board was closed a day ago. */
static void tell_assist(const struct telling *t, const void *earlier, const void *later)
{
	const struct assist *before = earlier, *now = later;
	struct assist asked;

	if (!now)
		return;
	if (!before) {
		tell_asked(t, now);
		asked = *now;
		asked.acknowledged_at = asked.accepted_at = asked.arrived_at = asked.closed_at = MOMENT_NONE;
		asked.unit = "";
		asked.state = "asked";
		before = &asked;
	}
	tell_steps(t, before, now);
}

const struct teller teller_assist = { "assist", tell_assist };
