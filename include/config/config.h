/* Reading configuration: one table of keys, YAML in, settings out, every mistake shown at its place. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/settings.h"

#define CONFIG_MAX_BYTES (64 * 1024)
#define CONFIG_MAX_DEPTH 16

/* The built-in settings; lists and texts live in `arena`. */
void config_default(struct settings *s, struct arena *arena);

/*
 * Reads `name`'s text over `*s`. On any mistake all of them are written to `report`, in file order, as
 *     name:14:5: error: unknown key 'hieght' in 'screen'
 *        14 |   hieght: 6
 *           |   ^~~~~~ did you mean 'height'?
 * with a last line "2 errors; configuration not loaded", *s stays as it was, and the count of mistakes is returned. 0: all well.
 * ${VAR} and ${VAR:-default} in scalars come from `lookup` (getenv in the program).
 */
size_t config_parse(struct settings *s, struct arena *arena, const char *name, const char *text, size_t n,
		    const char *(*lookup)(const char *variable), FILE *report);

/* The same for a file. One that cannot be opened, or is no regular file, is one mistake. */
size_t config_read(struct settings *s, struct arena *arena, const char *path, const char *(*lookup)(const char *variable),
		   FILE *report);

/* One "key=value" from --set or PATROLBOARD_*: "screen.highlight=5s". Lists cannot be set this way. */
bool config_set(struct settings *s, struct arena *arena, const char *assignment, struct err *e);

/* YAML that says what the settings are: without comments, and the commented defaults file. config_parse reads both back. */
void config_write(const struct settings *s, FILE *out);
void config_write_defaults(FILE *out);

/* A JSON Schema of the configuration file. */
void config_write_schema(FILE *out);

/* The keys as the manual's list (mdoc lines), and how many keys there are. */
void config_write_manual(FILE *out);

#endif
