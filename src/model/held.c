#include "model/held.h"

#include <string.h>

#include "model/difference.h"

void held_begin(struct held *h, const struct board *b, const struct settings *s, usec now)
{
	/* It may be the same one. */
	arena_share(b->arena);
	held_drop(h);
	h->board = b;
	h->settings_at = s;
	memcpy(&h->settings, s, sizeof *s);
	h->spell = spell_at(now);
}

static bool same_board(const struct held *h, const struct board *b)
{
	return h->board && b && (h->board == b || difference_is_none(h->board, b));
}

/* To the byte: what lies between fields was copied too, and to take the same for others would only cost time. */
static bool same_settings(const struct held *h, const struct settings *s)
{
	return h->settings_at == s && !memcmp((const char *)&h->settings, (const char *)s, sizeof *s);
}

bool held_stands(struct held *h, const struct board *b, const struct settings *s, usec now)
{
	bool in_time = moment_known(now) && h->spell.now <= now && now < h->spell.until;

	if (!in_time || !same_board(h, b) || !same_settings(h, s))
		return false;
	h->spell.now = now;
	return true;
}

void held_drop(struct held *h)
{
	board_free(h->board);
	h->board = NULL;
}
