#include "app/options.h"

#include <getopt.h>
#include <string.h>

#include "base/text.h"

/* A long option, and what it fills: a setting's key, or a field of struct options. */
struct option_row {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* its name in help; NULL: takes none, and the field is a bool */
	const char *help;
	const char *setting; /* "" when the argument is itself "key=value"; NULL: it fills the field */
	size_t field;
};

#define FIELD(f) NULL, offsetof(struct options, f)

static const struct option_row rows[] = {
	{ "config", 'c', "FILE", "read this configuration and no other", FIELD(config) },
	{ "dbname", 'd', "CONNINFO", "the database, as psql takes it", "database.conninfo", 0 },
	{ "interval", 'i', "TIME", "between two reads of the database: 500ms, 2s, 1m", "database.interval", 0 },
	{ "layout", 'l', "NAME", "which panes stand where", "screen.layout", 0 },
	{ "color", 0, "WHEN", "auto, always or never", "screen.color", 0 },
	{ "theme", 0, "NAME", "the colours", "screen.theme", 0 },
	{ "glyphs", 0, "TIER", "auto, full, console or ascii", "screen.glyphs", 0 },
	{ "kiosk", 0, NULL, "on a wall: pages that turn, no keys, no way out but SIGTERM", FIELD(kiosk) },
	{ "plain", 0, NULL, "the live board as sentences, a line each: for screen readers and logs", FIELD(plain) },
	{ "slow", 0, NULL, "for a slow line: read only, -i 15s and -l supervisor if not given", FIELD(slow) },
	{ "locked", 0, NULL, "for a forced command: the user's environment and files are not heard", FIELD(locked) },
	{ "set", 0, "KEY=VALUE", "any setting of the configuration", "", 0 },
	{ "format", 0, "FORMAT", "", FIELD(format) }, /* its help is in the commands */
	{ "output", 'o', "FILE", "once, report, handover: where to, whole or not at all (stdout)", FIELD(output) },
	{ "size", 0, "COLSxROWS", "once: the size of the screen (80x24)", FIELD(size) },
	{ "pane", 0, "NAME", "once: one pane alone", FIELD(pane) },
	{ "page", 0, "N", "once: which page of the layout (1)", FIELD(page) },
	{ "month", 0, "YYYY-MM", "once: a past month in the counters; report: which (the last over)", FIELD(month) },
	{ "watch", 0, NULL, "once: again at every interval, until a signal ends it", FIELD(watch) },
	{ "max-age", 0, "TIME", "once: exit with 75 when no unit has reported for longer", FIELD(max_age) },
	{ "defaults", 0, NULL, "config: the built-in settings, explained", FIELD(defaults) },
	{ "effective", 0, NULL, "config: the settings in force", FIELD(effective) },
	{ "schema", 0, NULL, "config: a JSON Schema of the file", FIELD(schema) },
	{ "manual", 0, NULL, "config: the keys as manual page source", FIELD(manual) },
	{ "help", 'h', NULL, "this text", FIELD(help) },
	{ "version", 'V', NULL, "the version", FIELD(version) },
};

enum { ROWS = sizeof rows / sizeof *rows };

static bool take_setting(struct options *o, const struct option_row *row, const char *value, struct err *e)
{
	if (o->settings_n == OPTIONS_SETTINGS)
		return err_set(e, "more than %d settings on the command line; put them into a file", OPTIONS_SETTINGS);
	o->settings[o->settings_n++] = row->setting[0] ? arena_printf(o->arena, "%s=%s", row->setting, value) : value;
	return true;
}

static bool take_option(struct options *o, const struct option_row *row, const char *value, struct err *e)
{
	char *field = (char *)o + row->field;

	if (row->setting)
		return take_setting(o, row, value, e);
	if (row->argument)
		*(const char **)field = value;
	else
		*(bool *)field = true;
	return true;
}

/* Our rows as getopt_long wants them; `val` is the row's index plus 256, out of the way of letters. */
static void getopt_tables(struct option longs[ROWS + 1], char shorts[2 * ROWS + 2])
{
	size_t at = 0;

	shorts[at++] = ':'; /* tell a missing argument from an unknown option */
	for (size_t i = 0; i < ROWS; i++) {
		longs[i] = (struct option){ rows[i].name, rows[i].argument ? required_argument : no_argument, NULL,
					    (int)i + 256 };
		if (rows[i].letter)
			shorts[at++] = rows[i].letter;
		if (rows[i].letter && rows[i].argument)
			shorts[at++] = ':';
	}
	longs[ROWS] = (struct option){ 0 };
	shorts[at] = '\0';
}

/* getopt_long finds nothing but what is in the table. */
static const struct option_row *row_of(int found)
{
	size_t i = 0;

	while (i + 1 < ROWS && found != (int)i + 256 && (!rows[i].letter || found != rows[i].letter))
		i++;
	return &rows[i];
}

static bool unknown_option(const char *word, struct err *e)
{
	const char *names[ROWS], *near;
	char name[64];

	for (size_t i = 0; i < ROWS; i++)
		names[i] = rows[i].name;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
	near = text_nearest(name + strspn(name, "-"), names, ROWS);
	if (near)
		return err_set(e, "unknown option '%s'; did you mean '--%s'?", name, near);
	return err_set(e, "unknown option '%s'; 'patrolboard --help' lists them", name);
}

static bool parse_options(struct options *o, int argc, char **argv, struct err *e)
{
	struct option longs[ROWS + 1];
	char shorts[2 * ROWS + 2];
	int found;

	getopt_tables(longs, shorts);
	opterr = 0;
	while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (found == ':')
			return err_set(e, "option '%s' wants an argument", argv[optind - 1]);
		if (found == '?')
			return unknown_option(argv[optind - 1], e);
		if (!take_option(o, row_of(found), optarg, e))
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

/* A first word that is no command is a database's name, unless it looks like a slip of the finger. */
static bool looks_like_command(const struct command *commands, const char *word, struct err *e)
{
	const char *names[16], *near;
	size_t n = 0;

	for (const struct command *c = commands + 1; c->help; c++)
		names[n++] = c->name;
	near = strpbrk(word, "=:/") ? NULL : text_nearest(word, names, n);
	if (near)
		err_set(e, "unknown command '%s'; did you mean '%s'? (for a database of that name: -d %s)", word, near,
			word);
	return near != NULL;
}

static bool take_operands(struct options *o, const struct command *commands, int n, char **words, struct err *e)
{
	o->command = n > 0 ? command_named(commands, words[0]) : NULL;
	if (o->command) {
		words++;
		n--;
	} else {
		o->command = commands;
		if (n > 0 && looks_like_command(commands, words[0], e))
			return false;
	}
	if (n > (o->command->operands[0] ? 1 : 0))
		return err_set(e, "one word too many: '%s'", words[n - 1]);
	for (int i = 0; i < n; i++)
		o->operands[o->operands_n++] = words[i];
	return true;
}

/* What would be without any meaning is a mistake. */
static bool options_fit(const struct options *o, struct err *e)
{
	const char *name = o->command->name;
	bool once = strcmp(name, "once") == 0;

	if (o->watch && !once)
		return err_set(e, "--watch is for 'once': it writes the board again and again, which %s%s does not",
			       name[0] ? "" : "the live board", name);
	if (o->max_age[0] && !once)
		return err_set(e, "--max-age is for 'once'");
	return true;
}

bool options_parse(struct options *o, struct arena *arena, const struct command *commands, int argc, char **argv,
		   struct err *e)
{
	*o = (struct options){ .arena = arena, .config = "", .format = "", .size = "", .pane = "",
			       .output = "", .page = "", .month = "", .max_age = "" };
	return parse_options(o, argc, argv, e) && take_operands(o, commands, argc - optind, argv + optind, e) &&
	       options_fit(o, e);
}

/* "once: text; report: text, csv", for the commands that have formats. */
static void write_formats(const struct command *commands, FILE *out)
{
	const char *between = "";

	for (const struct command *c = commands; c->help; c++)
		if (c->formats) {
			char names[FORMAT_NAMES];

			fprintf(out, "%s%s: %s", between, c->name, format_names(c->formats, names));
			between = "; ";
		}
	putc('\n', out);
}

void options_write_help(const struct command *commands, FILE *out)
{
	fputs("A live board of hotspot patrols from PostgreSQL.\n\n", out);
	for (const struct command *c = commands; c->help; c++)
		fprintf(out, "  patrolboard %-8s%-18s %s\n", c->name, c->operands, c->help);
	fputs("\nOptions, before or after the command:\n", out);
	for (size_t i = 0; i < ROWS; i++) {
		char letter[8] = "   ", name[48];

		if (rows[i].letter)
			snprintf(letter, sizeof letter, "-%c,", rows[i].letter);
		snprintf(name, sizeof name, "--%s%s%s", rows[i].name, rows[i].argument ? "=" : "",
			 rows[i].argument ? rows[i].argument : "");
		fprintf(out, "  %s %-22s %s", letter, name, rows[i].help);
		if (rows[i].help[0])
			putc('\n', out);
		else
			write_formats(commands, out);
	}
	fputs("\nThe manual: man patrolboard.\n", out);
}
