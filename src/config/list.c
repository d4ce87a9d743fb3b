#include "config/list.h"

#include <string.h>

static size_t add_below(const struct config_list *list, const struct config_key *found[LIST_BELOW], size_t n)
{
	for (size_t i = 0; i < list->keys_n; i++) {
		const struct config_key *key = &list->keys[i];
		size_t known = 0;

		while (known < n && found[known]->list != key->list)
			known++;
		if (!key->list || key->list->plain || known < n || n == LIST_BELOW)
			continue;
		found[n] = key;
		n = add_below(key->list, found, n + 1);
	}
	return n;
}

size_t list_below(const struct config_list *list, const struct config_key *found[LIST_BELOW])
{
	return add_below(list, found, 0);
}

const char *list_text(const struct config_list *list, const char *name, const void *record)
{
	const char *text = "";

	for (size_t i = 0; i < list->keys_n; i++)
		if (!strcmp(list->keys[i].name, name))
			memcpy(&text, (const char *)record + list->keys[i].offset, sizeof text);
	return text ? text : "";
}
