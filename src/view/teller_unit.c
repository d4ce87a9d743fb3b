/* Units: who came on and went off the board, changed state or place, or has something to note. */
#include <string.h>

#include "model/state.h"
#include "view/telling.h"

/* What ties it: the assist that it goes to, or a hotspot. "" for nothing. */
static const char *place_of(const struct view *v, const struct unit *u)
{
	const struct assist *a = board_assist(v->board, u->assist_id);

	if (a)
		return board_place(v->board, a->hotspot);
	return u->hotspot[0] ? board_place(v->board, u->hotspot) : "";
}

/* "HD03 is now" */
static void tell_state(const struct telling *t, const char *who, const struct unit *u)
{
	const char *place = place_of(t->now, u), *tie = u->assist_id[0] ? T_(", for the assist at ") : T_(", for ");

	tell(t, "%s %s%s%s.", who, unit_state_word(t->now->settings, u), *place ? tie : "", place);
}

static void tell_unit(const struct telling *t, const void *earlier, const void *later)
{
	const struct unit *before = earlier, *now = later;

	if (!now) {
		tell(t, T_("%s has left the board."), before->call_sign);
		return;
	}
	if (!before)
		tell_state(t, arena_printf(t->scratch, T_("%s is on the board:"), now->call_sign), now);
	else if (strcmp(before->state_code, now->state_code) != 0)
		tell_state(t, arena_printf(t->scratch, T_("%s is now"), now->call_sign), now);
	else if (strcmp(before->hotspot, now->hotspot) != 0 || strcmp(before->assist_id, now->assist_id) != 0)
		tell_state(t, arena_printf(t->scratch, T_("%s is still"), now->call_sign), now);
	if (before && strcmp(before->note, now->note) != 0 && now->note[0])
		tell(t, T_("%s notes: %s."), now->call_sign, now->note);
}

const struct teller teller_unit = { "unit", tell_unit };
