/* Keeps passwords out of configuration and out of what is shown of it. */
#ifndef CONFIG_CONNINFO_H
#define CONFIG_CONNINFO_H

#include "config/value.h"

/* True, and a complaint, when a connection string (key=value or URI) carries a password. */
bool conninfo_refuse(const char *conninfo, struct complaint *c);

/* May any text, such as a line of a file, hold a password? Says yes rather too often. */
bool conninfo_secret_in(const char *text, size_t n);

#endif
