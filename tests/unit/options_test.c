/* The command line: what is said is taken, what is wrong is named. */
#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/commands.h"
#include "app/help.h"
#include "app/option_row.h"
#include "app/options.h"
#include "support/brackets.h"

static const struct command commands[] = {
	{ "", "[CONNINFO]", "live", NULL, NULL, FOR_LIVE },
	{ "once", "", "one", NULL, NULL, FOR_ONCE },
	{ "report", "", "month", NULL, NULL, FOR_REPORT },
	{ "check", "[config|database]", "check", NULL, NULL, FOR_CHECK },
	{ "config", "", "settings", NULL, NULL, FOR_CONFIG },
	{ "demo", "[COMMAND]", "demo", NULL, NULL, FOR_NONE },
	{ 0 },
};

#define WORDS 16

/* Splits `line` at spaces and parses it. */
static bool parse(struct options *o, const char *line, char *copy, struct arena *arena,
		  struct err *e)
{
	char *argv[WORDS + 1] = { NULL }, *rest;
	int argc = 0;

	memcpy(copy, line, strlen(line) + 1);
	for (char *word = strtok_r(copy, " ", &rest); word && argc < WORDS; word = strtok_r(NULL, " ", &rest))
		argv[argc++] = word;
	optind = 0; /* getopt keeps its place between calls */
	return options_parse(o, arena, commands, argc, argv, e);
}

static void takes_what_is_said(void **state)
{
	static const struct {
		const char *line, *command, *operand, *setting;
	} cases[] = {
		{ "patrolboard", "", "", "" },
		{ "patrolboard mydb", "", "mydb", "" },
		{ "patrolboard postgresql://db/x?onec", "", "postgresql://db/x?onec", "" },
		{ "patrolboard -d host=db once", "once", "", "database.conninfo=host=db" },
		{ "patrolboard once -i 5s", "once", "", "database.interval=5s" },
		{ "patrolboard --glyphs=ascii", "", "", "screen.glyphs=ascii" },
		{ "patrolboard --set screen.highlight=1s", "", "", "screen.highlight=1s" },
		{ "patrolboard check database", "check", "database", "" },
		{ "patrolboard -- --odd", "", "--odd", "" },
		{ "patrolboard check --slow -i 5s", "check", "", "database.interval=5s" },
		{ "patrolboard --kiosk --slow", "", "", "" },
		{ "patrolboard --size=3x3 demo report more", "demo", "report", "" },
		{ "patrolboard report --size=3x3 --help", "report", "", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options o;
		struct err e = { .text = "" };
		char copy[128];

		if (!parse(&o, cases[i].line, copy, *state, &e))
			fail_msg("%s: %s", cases[i].line, e.text);
		assert_string_equal(o.command->name, cases[i].command);
		assert_string_equal(o.operands_n ? o.operands[0] : "", cases[i].operand);
		assert_string_equal(o.settings_n ? o.settings[0] : "", cases[i].setting);
	}
}

static void fills_its_fields(void **state)
{
	struct options o;
	struct err e;
	char copy[128];

	assert_true(parse(&o, "patrolboard once --size 120x40 --pane=units --format text --page 2 --month=2023-12 -c f "
			      "-h", copy, *state, &e));
	assert_string_equal(o.size, "120x40");
	assert_string_equal(o.pane, "units");
	assert_string_equal(o.page, "2");
	assert_string_equal(o.month, "2023-12");
	assert_string_equal(o.format, "text");
	assert_string_equal(o.config, "f");
	assert_true(o.help);
	assert_false(o.version);
	assert_int_equal(o.verbose, 0);
	assert_true(parse(&o, "patrolboard -vv --log=f --verbose", copy, *state, &e));
	assert_string_equal(o.log, "f");
	assert_int_equal(o.verbose, 3);
}

static void names_what_is_wrong(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{ "patrolboard --sizes=3", "unknown option '--sizes'; did you mean '--size'?" },
		{ "patrolboard --zzzzzzzzz", "unknown option '--zzzzzzzzz'; 'patrolboard --help' lists them" },
		{ "patrolboard -x", "unknown option '-x'; 'patrolboard --help' lists them" },
		{ "patrolboard --config", "--config (-c) wants an argument: FILE" },
		{ "patrolboard -c", "--config (-c) wants an argument: FILE" },
		{ "patrolboard once --size", "--size wants an argument: COLSxROWS" },
		{ "patrolboard --kiosk=yes", "--kiosk takes no argument, unlike '--kiosk=yes'" },
		{ "patrolboard -hx", "unknown option '-hx'; 'patrolboard --help' lists them" },
		{ "patrolboard -xh once", "unknown option '-xh'; 'patrolboard --help' lists them" },
		{ "patrolboard once -size 80x24", "unknown option '-size'; did you mean '--size'?" },
		{ "patrolboard --s", "option '--s' may be '--set' or '--slow'; write more of it" },
		{ "patrolboard chek",
		  "unknown command 'chek'; did you mean 'check'? (for a database of that name: -d chek)" },
		{ "patrolboard help",
		  "unknown command 'help'; did you mean '--help'? (for a database of that name: -d help)" },
		{ "patrolboard once more", "one word too many after 'once': 'more'; a database is named by -d" },
		{ "patrolboard check config database",
		  "one word too many after 'check': 'database'; a database is named by -d" },
		{ "patrolboard -d one two", "the database is said twice, as a word of its own and with -d" },
		{ "patrolboard two --set=database.conninfo=one",
		  "the database is said twice, as a word of its own and with -d" },
		{ "patrolboard host=a port=1",
		  "one word too many: 'port=1'; a conninfo of several words stands in quotes" },
		{ "patrolboard report --size 3x3", "--size is for 'once', not for 'report'" },
		{ "patrolboard --watch", "--watch is for 'once', not for the live board" },
		{ "patrolboard check -o f", "--output (-o) is for 'once' and 'report', not for 'check'" },
		{ "patrolboard report -l wall",
		  "--layout (-l) is for the live board, 'once', 'check' and 'config', not for 'report'" },
		{ "patrolboard once --schema", "--schema is for 'config', not for 'once'" },
		{ "patrolboard config --completion=bash --schema", "--schema and --completion: one at a time" },
		{ "patrolboard config --names=panes --defaults", "--defaults and --names: one at a time" },
		{ "patrolboard once --plain", "--plain is for the live board, 'check' and 'config', not for 'once'" },
		{ "patrolboard --plain --kiosk", "--kiosk is not for the live board with --plain" },
		{ "patrolboard --locked --log=f", "--log is not for a board with --locked, which writes no files" },
		{ "patrolboard -v --locked", "-v is not for a board with --locked, which writes no files" },
		{ "patrolboard once --log=f", "--log is for the live board, 'check' and 'config', not for 'once'" },
		{ "patrolboard -vx", "unknown option '-vx'; 'patrolboard --help' lists them" },
		{ "patrolboard --plain --theme dark", "--theme is not for the live board with --plain" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options o;
		struct err e = { .text = "" };
		char copy[128];

		assert_false(parse(&o, cases[i].line, copy, *state, &e));
		assert_string_equal(e.text, cases[i].words);
		brackets_begin();
		assert_false(parse(&o, cases[i].line, copy, *state, &e));
		brackets_end();
		if (e.text[0] != '[')
			fail_msg("not in the catalogue: %s", e.text);
	}
}

/* Whatever is wrong with a word, it may be a conninfo that lost its quotes, with a password in it. */
static void no_secret_is_repeated(void **state)
{
	static const char *const lines[] = {
		"patrolboard -d host=a once password=hush",
		"patrolboard host=a password=hush",
		"patrolboard check config postgresql://u:hush@db",
		"patrolboard once --watch=password=hush",
		"patrolboard once --dbnane=password=hush",
		"patrolboard -xpostgresql://u:hush@db",
		"patrolboard -xpostgresql://u:hu=sh@db",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct options o;
		struct err e = { .text = "" };
		char copy[128];

		assert_false(parse(&o, lines[i], copy, *state, &e));
		if (!e.text[0] || strstr(e.text, "hu"))
			fail_msg("%s: %s", lines[i], e.text);
	}
}

/* An option that takes an argument: an empty one says nothing. A setting's may be empty: that is for the setting to judge. */
static void an_empty_argument_is_none(void **state)
{
	static const char *const options[] = { "--config=", "--format=", "--output=", "--month=",
					       "--size=",   "--pane=",   "--page=",   "--max-age=", "--log=" };

	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		char line[64], copy[128];
		struct options o;
		struct err e = { .text = "" };

		snprintf(line, sizeof line, "patrolboard once %s", options[i]);
		assert_false(parse(&o, line, copy, *state, &e));
		assert_non_null(strstr(e.text, " wants an argument: "));
	}
}

/* What was not said is no text at all. */
static void what_is_not_said_is_absent(void **state)
{
	struct options o;
	struct err e;
	char copy[128];

	assert_true(parse(&o, "patrolboard once", copy, *state, &e));
	assert_null(o.config);
	assert_null(o.format);
	assert_null(o.size);
	assert_null(o.month);
	assert_null(o.output);
}

/* Each option is for somebody, and those for the same stand together, as help has them. */
static void options_are_in_order(void **state)
{
	char *help = NULL;
	size_t n;
	FILE *out = open_memstream(&help, &n);

	(void)state;
	help_write(commands_all(), out);
	fclose(out);
	for (size_t i = 0; i < OPTION_ROWS; i++) {
		char heading[COMMAND_NAMES + 8], whom[COMMAND_NAMES];
		const char *at;

		assert_int_not_equal(option_rows[i].whom, FOR_NONE);
		if (option_rows[i].whom == FOR_ALL)
			continue;
		snprintf(heading, sizeof heading, "\nFor %s:\n",
			 command_names(option_rows[i].whom, commands_all(), "", whom));
		at = strstr(help, heading);
		if (!at || strstr(at + 1, heading))
			fail_msg("%s: there is not one heading%s", option_rows[i].name, heading);
	}
	free(help);
}

static int open_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int close_arena(void **state)
{
	arena_drop(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_is_said),
		cmocka_unit_test(fills_its_fields),
		cmocka_unit_test(names_what_is_wrong),
		cmocka_unit_test(no_secret_is_repeated),
		cmocka_unit_test(an_empty_argument_is_none),
		cmocka_unit_test(what_is_not_said_is_absent),
		cmocka_unit_test(options_are_in_order),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
