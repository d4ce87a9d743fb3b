/* The command line: what is said is taken, what is wrong is named. */
#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/options.h"

static const struct command commands[] = {
	{ "", "[CONNINFO]", "live", NULL, NULL },
	{ "once", "", "one", NULL, NULL },
	{ "check", "[config|database]", "check", NULL, NULL },
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
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options o;
		struct err e = { "" };
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
}

static void names_what_is_wrong(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{ "patrolboard --sizes=3", "unknown option '--sizes'; did you mean '--size'?" },
		{ "patrolboard --zzzzzzzzz", "unknown option '--zzzzzzzzz'; 'patrolboard --help' lists them" },
		{ "patrolboard -x", "unknown option '-x'; 'patrolboard --help' lists them" },
		{ "patrolboard --config", "option '--config' wants an argument" },
		{ "patrolboard chek",
		  "unknown command 'chek'; did you mean 'check'? (for a database of that name: -d chek)" },
		{ "patrolboard once more", "one word too many: 'more'" },
		{ "patrolboard a b", "one word too many: 'b'" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options o;
		struct err e = { "" };
		char copy[128];

		assert_false(parse(&o, cases[i].line, copy, *state, &e));
		assert_string_equal(e.text, cases[i].words);
	}
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
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
