#include "app/configure.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/letters.h"
#include "app/options.h"
#include "base/tongue.h"
#include "config/config.h"
#include "ui/keys.h"
#include "view/vocabulary.h"

#define ENVIRONMENT "PATROLBOARD_"

static const char *lookup(const char *variable)
{
	return getenv(variable);
}

static const char *user_file(struct arena *arena)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config && config[0] == '/')
		return arena_printf(arena, "%s/patrolboard/config.yaml", config);
	return home ? arena_printf(arena, "%s/.config/patrolboard/config.yaml", home) : "";
}

size_t configure_files(const struct options *o, struct arena *arena, const char *paths[2])
{
	const char *candidates[] = { "/etc/patrolboard/config.yaml", user_file(arena) };
	size_t n = 0;

	if (o->config) {
		paths[0] = o->config;
		return 1;
	}
	for (size_t i = 0; i < 2; i++)
		if (candidates[i][0] && access(candidates[i], F_OK) == 0)
			paths[n++] = candidates[i];
	return n;
}

static bool read_files(struct settings *s, struct arena *arena, const struct options *o, FILE *report)
{
	const struct vocabulary *words = vocabulary_new(arena);
	const char *paths[2];
	size_t n = configure_files(o, arena, paths), mistakes = 0;

	for (size_t i = 0; i < n; i++)
		mistakes += config_read(s, arena, paths[i], lookup, words, report);
	return mistakes == 0;
}

/* "PATROLBOARD_DATABASE_MAX_ROWS=9" says "database.max_rows=9": the first underscore of the name parts section and key. */
static const char *assignment_of(const char *variable, struct arena *arena)
{
	const char *name = variable + strlen(ENVIRONMENT);
	size_t n = strcspn(name, "="), section = strcspn(name, "_");
	char *key = arena_alloc(arena, n + 1, 1);

	for (size_t i = 0; i < n; i++)
		key[i] = i == section ? '.' : (char)tolower((unsigned char)name[i]);
	return arena_printf(arena, "%s%s", key, name + n);
}

static bool read_environment(struct settings *s, struct arena *arena, FILE *report)
{
	bool fine = true;
	struct err e;

	for (char **variable = environ; *variable; variable++) {
		if (strncmp(*variable, ENVIRONMENT, strlen(ENVIRONMENT)) != 0)
			continue;
		if (!config_set(s, arena, assignment_of(*variable, arena), &e)) {
			err_wrap(&e, "environment variable %.*s", (int)strcspn(*variable, "="), *variable);
			fprintf(report, "patrolboard: %s\n", e.text);
			fine = false;
		}
	}
	return fine;
}

/* Mistakes are not possible. */
static void read_slow(struct settings *s, struct arena *arena)
{
	static const char *const assignments[] = { "database.interval=15s", "database.doorbell=no",
						   "screen.layout=supervisor" };
	struct err e;

	s->slow = true;
	for (size_t i = 0; i < sizeof assignments / sizeof *assignments; i++)
		config_set(s, arena, assignments[i], &e);
}

/* Bound to no key, an action is in neither help nor footer. */
static void take_keys(struct settings *s, enum reach most)
{
	for (size_t i = 0; i < ACTIONS; i++)
		if (binding_reach(binding_of((enum action)i)) > most)
			s->keys[i] = "";
}

static bool read_word(struct settings *s, struct arena *arena, const char *word, FILE *report)
{
	struct err e;
	bool fine = config_set(s, arena, word, &e);

	if (!fine)
		fprintf(report, "patrolboard: %s\n", e.text);
	return fine;
}

/* The live board's operand is a database, as after -d. */
static bool read_words(struct settings *s, struct arena *arena, const struct options *o, FILE *report)
{
	bool fine = true;

	for (size_t i = 0; i < o->settings_n; i++)
		fine = read_word(s, arena, o->settings[i], report) && fine;
	if (o->operands_n > 0 && !o->command->name[0])
		fine = read_word(s, arena, arena_printf(arena, "database.conninfo=%s", o->operands[0]), report) && fine;
	return fine;
}

/* What is said in the words goes before what a file says; a locked board writes nothing. */
static void take_log(struct settings *s, const struct options *o)
{
	if (o->log)
		s->log.file = o->log;
	if (o->locked)
		s->log.file = "";
	if (o->verbose)
		s->log.detail = o->verbose > 1 ? LOG_POLLS : LOG_DETAILS;
}

/* -v would say more, but where? */
static bool has_log(const struct settings *s, const struct options *o, FILE *report)
{
	if (!o->verbose || s->log.file[0])
		return true;
	fprintf(report, "patrolboard: %s\n", T_("-v is for the log, and there is none: name one with --log=FILE"));
	return false;
}

/* On a wall there is another layout, maybe another theme, and nobody with a mouse. */
static void take_kiosk(struct settings *s, const struct options *o)
{
	s->screen.mouse = false;
	if (!options_set(o, "screen.layout"))
		s->screen.layout = s->kiosk.layout;
	if (s->kiosk.day_theme[0] && !options_set(o, "screen.theme"))
		s->screen.theme = s->kiosk.day_theme;
}

enum exit_status configure(struct settings *s, struct arena *arena, const struct options *o, FILE *report)
{
	bool files, environment, words;
	struct err e;

	config_default(s, arena);
	files = read_files(s, arena, o, report);
	environment = read_environment(s, arena, report);
	if (o->slow)
		read_slow(s, arena);
	words = read_words(s, arena, o, report);
	if (o->kiosk)
		take_kiosk(s, o);
	if (files && environment && words && !config_agrees(s, &e)) {
		fprintf(report, "patrolboard: %s\n", e.text);
		words = false;
	}
	take_log(s, o);
	words = has_log(s, o, report) && words;
	s->locked = o->locked;
	take_keys(s, o->slow ? REACH_SCREEN : o->locked ? REACH_OTHERS : REACH_MACHINE);
	if (!files || !environment)
		return EXIT_STATUS_CONFIGURATION;
	return words ? EXIT_STATUS_OK : EXIT_STATUS_USAGE;
}

enum exit_status configure_aloud(struct settings *s, struct arena *arena, const struct options *o)
{
	struct letters letters;
	enum exit_status status;

	letters_open(&letters, stderr);
	status = configure(s, arena, o, letters.file);
	letters_close(&letters);
	return status;
}

enum glyphs configure_glyphs(const struct settings *s)
{
	return glyphs_choose(s->screen.glyphs, letters_are_utf8(), "");
}
