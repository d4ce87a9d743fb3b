#include "base/settings.h"

#include "base/text.h"

/* Codes are numbers of a digit or two as a rule, and their list begins at 0 and leaves none out: then the code stands here. */
static size_t likely_place(const char *code)
{
	size_t number = (size_t)(code[0] - '0');

	return code[0] && code[1] ? 10 * number + (size_t)(code[1] - '0') : number;
}

static const struct state_setting *search(const struct settings *s, const char *code)
{
	for (size_t i = 0; i < s->states_n; i++)
		if (text_same(s->states[i].code, code))
			return &s->states[i];
	return NULL;
}

/* Asked for each unit again and again. No code is in the list twice. */
const struct state_setting *settings_state(const struct settings *s, const char *code)
{
	size_t at = likely_place(code);

	return at < s->states_n && text_same(s->states[at].code, code) ? &s->states[at] : search(s, code);
}
