/* Units and assists as the trade reads them: classes, words, who is free, what is still open. */
#ifndef MODEL_STATE_H
#define MODEL_STATE_H

#include "base/settings.h"
#include "base/spell.h"
#include "model/board.h"

enum unit_kind { UNIT_PATROL, UNIT_DRONE, UNIT_MOTORCYCLE, UNIT_SUPERVISOR, UNIT_OTHER, UNIT_KINDS };

enum unit_kind unit_kind_of(const struct unit *u);

/* STATE_UNKNOWN for a code that the force's list does not have. */
enum state_class unit_class(const struct settings *s, const struct unit *u);

/* Of class free, and not tied to an assist: can be sent. And the same of one whose class is known. */
bool unit_free(const struct settings *s, const struct unit *u);
bool unit_free_of(enum state_class class, const struct unit *u);

/* The force's word for the unit's state; the bare code when the list does not have it, "?" when there is none. */
const char *unit_state_word(const struct settings *s, const struct unit *u);

/* Longer in its state than the force's list allows. An emergency has no limit: it is urgent from the first second. */
bool unit_over_limit(const struct settings *s, const struct unit *u, usec now);

/* On duty, and not heard of for alerts.silent_after. A report that is not known says nothing. */
bool unit_silent(const struct settings *s, const struct unit *u, usec now);

/* From when on they hold, be it past or to come, while the unit says nothing new; MOMENT_NONE: never. */
usec unit_over_limit_at(const struct settings *s, const struct unit *u);
usec unit_silent_at(const struct settings *s, const struct unit *u);

/* The same of a unit whose state has been looked up (settings_state); NULL: the list does not have it. */
enum state_class state_class(const struct state_setting *state);
const char *state_word_for(const struct state_setting *state, const struct unit *u);
bool state_over_limit(const struct state_setting *state, const struct unit *u, usec now);

/* Neither closed nor released nor declined. A state word that is not known counts as asked; the moments decide. */
bool assist_open(const struct assist *a);

/* Open, and nobody has accepted yet. */
bool assist_unanswered(const struct assist *a);

/*
 * The board's units (units.n, taken from `scratch`) in order of need: emergencies; then those too long in their state or silent; on
 * an assist; drones and motorcycles that are free; the rest. All but emergencies by kind, and by call sign.
 */
const struct unit *const *unit_order(const struct board *b, const struct settings *s, struct spell *spell,
				     struct arena *scratch);

#endif
