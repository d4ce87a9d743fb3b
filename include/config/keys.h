/* The one table of all that can be configured. A new key is a field of `struct settings` and a row here. */
#ifndef CONFIG_KEYS_H
#define CONFIG_KEYS_H

#include <stddef.h>

#include "base/settings.h"
#include "config/list.h"

/* The single values; and the lists at the top of a file. */
const struct config_key *keys_all(size_t *n);
const struct config_key *keys_lists(size_t *n);

#define KEYS_NAMES 256

/* Of a key whose text names a record of a list: those that there are in `s`, each once, KEYS_NAMES at most; returns how many. */
size_t keys_names(const struct config_key *key, const struct settings *s, const char *names[KEYS_NAMES]);

/* True, and a complaint, when the key's text in `s` names no record of the list that it must be among. */
bool keys_refuse_name(const struct config_key *key, const struct settings *s, struct complaint *c);

/* NULL when there is none of that whole name. */
const struct config_key *keys_find(const char *name);

/* Is the key in the section of that name? */
bool key_in(const struct config_key *key, const char *section, size_t length);

/* How many of the `n` keys from `first` on, one or more, are in its section. */
size_t keys_in_section(const struct config_key *first, size_t n);

#endif
