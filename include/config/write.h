/* Settings as YAML. */
#ifndef CONFIG_WRITE_H
#define CONFIG_WRITE_H

#include <stdio.h>

#include "base/settings.h"

/*
 * YAML that says what the settings are: without comments, and the commented defaults file, which begins
 * with the place of the schema, for editors. config_parse reads both back.
 */
void config_write(const struct settings *s, FILE *out);
void config_write_defaults(FILE *out);

#endif
