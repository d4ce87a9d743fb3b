/* Reading configuration: one table of keys, YAML in, settings out, every mistake shown at its place. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/settings.h"
#include "base/vocabulary.h"
#include "config/defaults.h"
#include "config/manual.h"
#include "config/schema.h"
#include "config/write.h"

#define CONFIG_MAX_BYTES (64 * 1024)

/*
 * Reads `name`'s text over `*s`. On any mistake all of them are written to `report`, in file order, as
 *     name:14:5: error: unknown key 'hieght' in 'screen'
 *        14 |   hieght: 6
 *           |   ^~~~~~ did you mean 'height'?
 * with a last line "2 errors; configuration not loaded", *s stays as it was, and the count of mistakes is returned. 0: all well.
 * ${VAR} and ${VAR:-default} in values come from `lookup` (getenv in the program); "$${" is a plain "${".
 * `words` are the names that layouts may use.
 */
size_t config_parse(struct settings *s, struct arena *arena, const char *name, const char *text, size_t n,
		    const char *(*lookup)(const char *variable), const struct vocabulary *words, FILE *report);

/* The same for a file. One that cannot be opened, or is no regular file, is one mistake. */
size_t config_read(struct settings *s, struct arena *arena, const char *path,
		   const char *(*lookup)(const char *variable), const struct vocabulary *words, FILE *report);

/*
 * False, and `e` set, when settings that config_set has changed do not go together: a key with two meanings. A file's are known
 * to, and where each was said is known no more.
 */
bool config_agrees(const struct settings *s, struct err *e);

/* One "key=value" from --set or PATROLBOARD_*: "screen.highlight=5s". Lists cannot be set this way. The error is safe to show. */
bool config_set(struct settings *s, struct arena *arena, const char *assignment, struct err *e);

#endif
