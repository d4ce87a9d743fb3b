/* What the table of keys says, written for readers: YAML, a JSON Schema, the manual. */
#ifndef CONFIG_WRITE_H
#define CONFIG_WRITE_H

#include <stdio.h>

#include "base/settings.h"

/* YAML that says what the settings are: without comments, and the commented defaults file. config_parse reads both back. */
void config_write(const struct settings *s, FILE *out);
void config_write_defaults(FILE *out);

/* A JSON Schema of the configuration file. */
void config_write_schema(FILE *out);

/* The keys as items of the manual's list (mdoc): sections and their keys, then lists and theirs. */
void config_write_manual(FILE *out);

#endif
