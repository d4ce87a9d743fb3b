#include "config/defaults.h"

#include <string.h>

#include "config/keys.h"

static void set_list(struct settings *s, const struct config_list *list)
{
	memcpy((char *)s + list->at, &list->def, sizeof list->def);
	memcpy((char *)s + list->count, &list->def_n, sizeof list->def_n);
}

void config_default(struct settings *s, struct arena *arena)
{
	const struct config_list *lists;
	const struct config_key *keys;
	struct complaint c;
	size_t n;

	*s = (struct settings){ 0 };
	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++)
		value_read(&keys[i], keys[i].def, s, arena, &c);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		set_list(s, &lists[i]);
}
