#include "base/settings.h"

/* Codes are numbers as a rule, and their list begins at 0 and leaves none out: then this is where the code stands. */
static size_t likely_place(const struct settings *s, const char *code)
{
	size_t number = 0;

	for (; *code >= '0' && *code <= '9'; code++)
		number = 10 * number + (size_t)(*code - '0');
	return number < s->states_n ? number : 0;
}

/* Codes are so short that to call strcmp takes longer. */
static bool same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

/* Asked for each unit again and again. No code is in the list twice. */
const struct state_setting *settings_state(const struct settings *s, const char *code)
{
	size_t at = likely_place(s, code);

	for (size_t i = 0; i < s->states_n; i++, at = at + 1 < s->states_n ? at + 1 : 0)
		if (same(s->states[at].code, code))
			return &s->states[at];
	return NULL;
}
