#include "base/settings.h"

#include <string.h>

const struct state_setting *settings_state(const struct settings *s, const char *code)
{
	/* Asked for each unit again and again: most codes differ in the first two characters. */
	for (size_t i = 0; i < s->states_n; i++) {
		const char *known = s->states[i].code;

		if (known[0] == code[0] && (!code[0] || known[1] == code[1]) && !strcmp(known, code))
			return &s->states[i];
	}
	return NULL;
}
