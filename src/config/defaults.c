#include "config/defaults.h"

#include <string.h>

#include "config/keys.h"

static void set_list(struct settings *s, const struct config_key *key)
{
	size_t n;
	const void *records = key->list->shipped(&n);

	memcpy((char *)s + key->offset, &records, sizeof records);
	memcpy((char *)s + key->count, &n, sizeof n);
}

void config_default(struct settings *s, struct arena *arena)
{
	const struct config_key *keys, *lists;
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
