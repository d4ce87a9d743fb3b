/* The table of keys as a JSON Schema of the configuration file, for editors. */
#ifndef CONFIG_SCHEMA_H
#define CONFIG_SCHEMA_H

#include <stdio.h>

void config_write_schema(FILE *out);

#endif
