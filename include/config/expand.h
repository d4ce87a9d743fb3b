/* ${VAR} and ${VAR:-default} inside values. */
#ifndef CONFIG_EXPAND_H
#define CONFIG_EXPAND_H

#include "config/value.h"

/*
 * `text` with variables put in; "$${" is a plain "${". An empty variable takes its default too, as in a shell; without default a
 * variable that is not set is a mistake: NULL and a complaint.
 */
const char *expand(const char *text, const char *(*lookup)(const char *variable), struct arena *arena,
		   struct complaint *c);

#endif
