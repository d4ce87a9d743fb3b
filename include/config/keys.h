/* The one table of all that can be configured. A new key is a field of `struct settings` and a row here. */
#ifndef CONFIG_KEYS_H
#define CONFIG_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "base/settings.h"
#include "config/value.h"

/* A list of records. A file's list replaces the built-in one whole. */
struct config_list {
	const char *name;
	const char *help;
	const struct config_key *keys;
	size_t keys_n;
	size_t size;             /* of a record */
	size_t at, count;        /* offsets in `struct settings` of the pointer to the first, and of how many */
	size_t most;             /* records */
	const char *unique;      /* the key, a text, that no two records may share */
	const void *def;
	size_t def_n;
	/* A rule between the keys of one record; the complaint is about `*key`. NULL: none. */
	bool (*refuse)(const void *record, const char **key, struct complaint *c);
};

const struct config_key *keys_all(size_t *n);
const struct config_list *keys_lists(size_t *n);

/* NULL when there is none of that whole name. */
const struct config_key *keys_find(const char *name);

/* Is the key in the section of that name? */
bool key_in(const struct config_key *key, const char *section, size_t length);

#endif
