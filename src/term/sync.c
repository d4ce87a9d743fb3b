#include "term/sync.h"

#include <string.h>

void sync_begin(struct sync *s)
{
	s->part = SYNC_NUMBERS;
	s->n = 0;
}

void sync_escape(struct sync *s)
{
	s->part = s->awaited ? SYNC_ESCAPE : SYNC_NOTHING;
}

static bool forget(struct sync *s)
{
	s->part = SYNC_NOTHING;
	return false;
}

static bool take_bracket(struct sync *s, uint32_t character)
{
	if (character != '[')
		return forget(s);
	s->part = SYNC_BRACKET;
	return true;
}

/* Kept back in vain once is enough: whoever types this types it again. */
static bool take_mark(struct sync *s, uint32_t character)
{
	s->awaited = false;
	if (character != '?')
		return forget(s);
	sync_begin(s);
	return true;
}

static bool says(const struct sync *s, const char *text)
{
	return s->n == strlen(text) && !memcmp(s->text, text, s->n);
}

static bool take_number(struct sync *s, uint32_t character)
{
	if (character < 0x20 || character > 0x7e)
		return forget(s);
	if (character < 0x40) {
		if (s->n < sizeof s->text)
			s->text[s->n++] = (char)character;
		return true;
	}
	s->part = SYNC_NOTHING;
	if (character == 'y' && s->n >= 5 && !memcmp(s->text, "2026;", 5)) {
		s->awaited = false;
		s->can = says(s, "2026;1$") || says(s, "2026;2$");
	}
	return true;
}

bool sync_take(struct sync *s, uint32_t character)
{
	static bool (*const takers[])(struct sync *s, uint32_t character) = {
		[SYNC_ESCAPE] = take_bracket,
		[SYNC_BRACKET] = take_mark,
		[SYNC_NUMBERS] = take_number,
	};

	return s->part != SYNC_NOTHING && takers[s->part](s, character);
}
