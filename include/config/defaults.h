/* The settings when nobody has said anything. */
#ifndef CONFIG_DEFAULTS_H
#define CONFIG_DEFAULTS_H

#include "base/arena.h"
#include "base/settings.h"

/* The built-in settings; texts live in `arena`. */
void config_default(struct settings *s, struct arena *arena);

#endif
