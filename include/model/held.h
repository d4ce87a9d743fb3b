/*
 * What was once worked out of a board, for as long as that would come out the same: of which board, by which settings, and until
 * when it stands. Whoever keeps an answer has one of these beside it; all zero, nothing is held.
 */
#ifndef MODEL_HELD_H
#define MODEL_HELD_H

#include "base/settings.h"
#include "base/spell.h"
#include "model/board.h"

struct held {
	const struct board *board; /* shared, so that the answer may point into it */
	const struct settings *settings_at;
	struct settings settings; /* what they said */
	struct spell spell;
};

/*
 * Of this, in h->spell, something is worked out from now on: the board, and what the answer points to in it, stays until the next
 * time, or held_drop. Both are not NULL.
 */
void held_begin(struct held *h, const struct board *b, const struct settings *s, usec now);

/*
 * Would it come out the same? It does when the board says what that one said (difference_is_none), the settings are the same, and
 * the spell has not ended. From then on it is of `now`: before that moment it stands no more.
 */
bool held_stands(struct held *h, const struct board *b, const struct settings *s, usec now);

/* Nothing is held any more. */
void held_drop(struct held *h);

#endif
