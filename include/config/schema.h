/* The table of keys as a JSON Schema of the configuration file, for editors. */
#ifndef CONFIG_SCHEMA_H
#define CONFIG_SCHEMA_H

#include <stdio.h>

#include "base/vocabulary.h"

/* `words`: the names that layouts may use. */
void config_write_schema(const struct vocabulary *words, FILE *out);

#endif
