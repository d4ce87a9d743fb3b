#include "base/settings.h"

const struct state_setting *settings_search_state(const struct settings *s, const char *code)
{
	for (size_t i = 0; i < s->states_n; i++)
		if (text_same(s->states[i].code, code))
			return &s->states[i];
	return NULL;
}
