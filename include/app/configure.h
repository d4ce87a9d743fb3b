/* Settings from where they may be said: built in, files, environment, command line; the later wins. */
#ifndef APP_CONFIGURE_H
#define APP_CONFIGURE_H

#include <stdio.h>

#include "app/exit.h"
#include "app/command.h"
#include "base/arena.h"
#include "base/settings.h"
#include "draw/glyph.h"

/*
 * The order: built in, /etc/patrolboard/config.yaml, $XDG_CONFIG_HOME/patrolboard/config.yaml (both only when they exist),
 * or -c's file in place of both; then PATROLBOARD_SECTION_KEY variables; then the command line, where what --slow stands for
 * gives way to what else is said there. It also takes the keys from what reaches further than the
 * screen, and --locked from what reaches the machine. Mistakes are written to
 * `report`, all of them, and EXIT_STATUS_CONFIGURATION (files) or EXIT_STATUS_USAGE (words) returned; *s is then of no use.
 */
enum exit_status configure(struct settings *s, struct arena *arena, const struct options *o, FILE *report);

/* The same, with the mistakes on standard error. */
enum exit_status configure_aloud(struct settings *s, struct arena *arena, const struct options *o);

/* The files that configure would read, those that exist, in order; at most 2, in `arena`. Returns how many. */
size_t configure_files(const struct options *o, struct arena *arena, const char *paths[2]);

/* The characters for output that goes to no terminal of ours: what the settings say, within the locale. */
enum glyphs configure_glyphs(const struct settings *s);

#endif
