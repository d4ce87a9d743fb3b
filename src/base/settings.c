#include "base/settings.h"

#include <string.h>

const struct state_setting *settings_state(const struct settings *s, const char *code)
{
	for (size_t i = 0; i < s->states_n; i++)
		if (s->states[i].code[0] == code[0] && !strcmp(s->states[i].code, code))
			return &s->states[i];
	return NULL;
}
