#include "app/options.h"

#include <getopt.h>
#include <string.h>

#include "app/option_row.h"
#include "base/text.h"
#include "config/secret.h"

/* What getopt_long returns for a row is its index and this, out of the way of letters. */
#define FIRST_ROW 256

/* As much of --locked as getopt_long takes for it. */
#define LOCKED "--loc"

/* What is being read. */
struct parsing {
	struct options *options;
	const struct command *commands;
	bool said[OPTION_ROWS];
};

static bool take_setting(struct options *o, const struct option_row *row, const char *value, struct err *e)
{
	if (o->settings_n == OPTIONS_SETTINGS)
		return err_set(e, "more than %d settings on the command line; put them into a file", OPTIONS_SETTINGS);
	o->settings[o->settings_n++] = row->setting[0] ? arena_printf(o->arena, "%s=%s", row->setting, value) : value;
	return true;
}

static bool wants_argument(const struct option_row *row, struct err *e)
{
	char name[OPTION_NAME];

	return err_set(e, "%s wants an argument: %s", option_name(row, name), row->argument);
}

static bool take_option(struct parsing *p, const struct option_row *row, const char *value, struct err *e)
{
	char *field = (char *)p->options + row->field;

	p->said[row - option_rows] = true;
	if (row->setting)
		return take_setting(p->options, row, value, e);
	if (row->argument && !value[0])
		return wants_argument(row, e);
	if (row->argument)
		*(const char **)field = value;
	else if (row->counted)
		++*(int *)field;
	else
		*(bool *)field = true;
	return true;
}

/* Our rows as getopt_long wants them. */
static void getopt_tables(struct option longs[OPTION_ROWS + 1], char shorts[2 * OPTION_ROWS + 2])
{
	size_t at = 0;

	shorts[at++] = ':'; /* tell a missing argument from an unknown option */
	for (size_t i = 0; i < OPTION_ROWS; i++) {
		const struct option_row *row = &option_rows[i];

		longs[i] = (struct option){ row->name, row->argument ? required_argument : no_argument, NULL,
					    (int)i + FIRST_ROW };
		if (row->letter)
			shorts[at++] = row->letter;
		if (row->letter && row->argument)
			shorts[at++] = ':';
	}
	longs[OPTION_ROWS] = (struct option){ 0 };
	shorts[at] = '\0';
}

/* NULL for what no option has: a mistake, which is ':' or '?', or a letter. */
static const struct option_row *row_of(int found)
{
	for (size_t i = 0; i < OPTION_ROWS; i++)
		if (found == (int)i + FIRST_ROW || (option_rows[i].letter && found == option_rows[i].letter))
			return &option_rows[i];
	return NULL;
}

/* "--s" is the beginning of several. */
static bool ambiguous_option(const char *name, struct err *e)
{
	const char *two[2];
	size_t n = 0, length = strlen(name);

	for (size_t i = 0; i < OPTION_ROWS && n < 2; i++)
		if (length > 2 && strncmp(option_rows[i].name, name + 2, length - 2) == 0)
			two[n++] = option_rows[i].name;
	if (n == 2)
		err_set(e, "option '%s' may be '--%s' or '--%s'; write more of it", name, two[0], two[1]);
	return n == 2;
}

static bool unknown_option(const char *word, struct err *e)
{
	const char *shown = strncmp(word, "--", 2) == 0 ? word : secret_masked(word), *names[OPTION_ROWS], *near;
	char name[64];

	for (size_t i = 0; i < OPTION_ROWS; i++)
		names[i] = option_rows[i].name;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(shown, "="), shown);
	if (ambiguous_option(name, e))
		return false;
	near = text_nearest(name + strspn(name, "-"), names, OPTION_ROWS);
	if (near)
		return err_set(e, "unknown option '%s'; did you mean '--%s'?", name, near);
	return err_set(e, "unknown option '%s'; 'patrolboard --help' lists them", name);
}

/* The word with the letter that getopt_long has stopped at; it goes on to the next word only after the last letter. */
static const char *word_of_letter(char **argv)
{
	const char *before = argv[optind - 1];
	size_t n = strlen(before);

	return n > 1 && before[0] == '-' && before[1] != '-' && before[n - 1] == optopt ? before : argv[optind];
}

/* What getopt_long does not take. */
static bool refuse(int found, char **argv, struct err *e)
{
	const struct option_row *row = optopt ? row_of(optopt) : NULL;
	char name[OPTION_NAME];

	if (row && found == ':')
		return wants_argument(row, e);
	if (row)
		return err_set(e, "%s takes no argument, unlike '%s'", option_name(row, name),
			       secret_masked(argv[optind - 1]));
	return unknown_option(optopt ? word_of_letter(argv) : argv[optind - 1], e);
}

static bool parse_options(struct parsing *p, int argc, char **argv, struct err *e)
{
	struct option longs[OPTION_ROWS + 1];
	char shorts[2 * OPTION_ROWS + 2];
	int found;

	getopt_tables(longs, shorts);
	opterr = 0;
	while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct option_row *row = row_of(found);

		if (!row)
			return refuse(found, argv, e);
		if (!take_option(p, row, optarg, e))
			return false;
	}
	return true;
}

static const struct command *command_named(const struct command *commands, const char *name)
{
	for (const struct command *c = commands + 1; c->help; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

/* The command or option that a word was meant to be; NULL when it may well be a database's name. */
static const char *meant(const struct command *commands, const char *word, struct arena *arena)
{
	const char *names[16];
	size_t n = 0;

	if (strpbrk(word, "=:/"))
		return NULL;
	for (size_t i = 0; i < OPTION_ROWS; i++)
		if (strcmp(option_rows[i].name, word) == 0)
			return arena_printf(arena, "--%s", word);
	for (const struct command *c = commands + 1; c->help; c++)
		names[n++] = c->name;
	return text_nearest(word, names, n);
}

/* A first word that is no command is a database's name, unless it looks like a slip of the finger. */
static bool is_database(const struct parsing *p, const char *word, struct err *e)
{
	const char *near = meant(p->commands, word, p->options->arena);

	return !near || err_set(e, "unknown command '%s'; did you mean '%s'? (for a database of that name: -d %s)",
				word, near, word);
}

static bool too_many(const struct command *c, const char *word, struct err *e)
{
	if (c->name[0])
		return err_set(e, "one word too many after '%s': '%s'; a database is named by -d", c->name,
			       secret_masked(word));
	return err_set(e, "one word too many: '%s'; a conninfo of several words stands in quotes",
		       secret_masked(word));
}

static bool take_operands(struct parsing *p, int n, char **words, struct err *e)
{
	struct options *o = p->options;

	o->command = n > 0 ? command_named(p->commands, words[0]) : NULL;
	if (o->command) {
		words++;
		n--;
	} else {
		o->command = p->commands;
		if (n > 0 && !is_database(p, words[0], e))
			return false;
	}
	for (int i = 0; i < n && i < (o->command->operands[0] ? 1 : 0); i++)
		o->operands[o->operands_n++] = words[i];
	return n == (int)o->operands_n || o->command->whom == FOR_NONE || too_many(o->command, words[o->operands_n], e);
}

/* The command, and for the live board its form. */
static unsigned who(const struct options *o)
{
	if (o->command->whom != FOR_LIVE)
		return o->command->whom;
	return o->plain ? FOR_PLAIN : o->kiosk ? FOR_KIOSK : FOR_SCREEN;
}

static bool not_for(const struct parsing *p, const struct option_row *row, struct err *e)
{
	const struct options *o = p->options;
	char name[OPTION_NAME], whom[COMMAND_NAMES], other[COMMAND_NAMES];

	option_name(row, name);
	if (row->whom & o->command->whom)
		return err_set(e, "%s is not for the live board with %s", name, o->plain ? "--plain" : "--kiosk");
	return err_set(e, "%s is for %s, not for %s", name, command_names(row->whom, p->commands, "'", whom),
		       command_names(o->command->whom, p->commands, "'", other));
}

/* The live board takes a database as a word of its own too. It may hold a password, and is not repeated. */
static bool said_once(const struct options *o, struct err *e)
{
	return o->operands_n == 0 || o->command->whom != FOR_LIVE || !options_set(o, "database.conninfo") ||
	       err_set(e, "the database is said twice, as a word of its own and with -d");
}

/* What would be without any meaning is a mistake, unless only help is asked for. */
static bool options_fit(const struct parsing *p, struct err *e)
{
	unsigned by = who(p->options);

	for (size_t i = 0; i < OPTION_ROWS && by != FOR_NONE && !p->options->help && !p->options->version; i++)
		if (p->said[i] && !(option_rows[i].whom & by))
			return not_for(p, &option_rows[i], e);
	return true;
}

/* Each option that is for the configuration alone asks for another text, and one is written. */
static bool text_fits(const struct parsing *p, struct err *e)
{
	const struct option_row *first = NULL;

	for (size_t i = 0; i < OPTION_ROWS && !p->options->help && !p->options->version; i++) {
		if (!p->said[i] || option_rows[i].whom != FOR_CONFIG)
			continue;
		if (first)
			return err_set(e, "--%s and --%s: one at a time", first->name, option_rows[i].name);
		first = &option_rows[i];
	}
	return true;
}

/* Whoever may not choose what is run may not choose a file to write either. */
static bool log_fits(const struct options *o, struct err *e)
{
	const char *said = o->log ? "--log" : o->verbose ? "-v" : NULL;

	return !o->locked || !said || err_set(e, "%s is not for a board with --locked, which writes no files", said);
}

bool options_lock(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], LOCKED, strlen(LOCKED)) == 0)
			return true;
	return false;
}

bool options_parse(struct options *o, struct arena *arena, const struct command *commands, int argc, char **argv,
		   struct err *e)
{
	struct parsing p = { .options = o, .commands = commands };

	*o = (struct options){ .arena = arena };
	return parse_options(&p, argc, argv, e) && take_operands(&p, argc - optind, argv + optind, e) &&
	       options_fit(&p, e) && text_fits(&p, e) && log_fits(o, e) && said_once(o, e);
}

bool options_set(const struct options *o, const char *key)
{
	size_t n = strlen(key);

	for (size_t i = 0; i < o->settings_n; i++)
		if (strncmp(o->settings[i], key, n) == 0 && o->settings[i][n] == '=')
			return true;
	return false;
}
