/* Keeps passwords out of configuration. */
#ifndef CONFIG_CONNINFO_H
#define CONFIG_CONNINFO_H

#include "config/value.h"

/* True, and a complaint, when a connection string (key=value or URI) carries a password. */
bool conninfo_refuse(const char *conninfo, struct complaint *c);

#endif
