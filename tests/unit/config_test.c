/* What is read, what is refused and in which words; what is written, and that it reads back. */
#include "config/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "config/keys.h"
#include "support/brackets.h"
#include "support/page.h"
#include "view/vocabulary.h"

static const char *lookup(const char *variable)
{
	static const struct {
		const char *name, *value;
	} variables[] = {
		{ "HOSTNAME", "db-a" },	 { "EMPTY", "" },	  { "PERIOD", "7s" },
		{ "ESCAPE", "\x1b[2J" }, { "BROKEN", "caf\xe9" }, { "RAW", "${HOSTNAME}" },
	};

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		if (!strcmp(variables[i].name, variable))
			return variables[i].value;
	return NULL;
}

/* Settings under test, and what the last parse had to say. */
struct fixture {
	struct arena *arena;
	struct settings s;
	const struct vocabulary *words;
	char *report;
	size_t report_n, mistakes;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	f->arena = arena_new();
	config_default(&f->s, f->arena);
	f->words = vocabulary_new(f->arena);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	free(f->report);
	arena_drop(f->arena);
	free(f);
	return 0;
}

static void parse_bytes(struct fixture *f, const char *text, size_t n)
{
	FILE *out;

	free(f->report);
	f->report = NULL;
	out = open_memstream(&f->report, &f->report_n);
	f->mistakes = config_parse(&f->s, f->arena, "board.yaml", text, n, lookup, f->words, out);
	fclose(out);
}

static void parse(struct fixture *f, const char *text)
{
	parse_bytes(f, text, strlen(text));
}

/* The beginning of the first message or hint that did not go by the catalogue; NULL: there is none. */
static const char *forgotten(const char *report)
{
	static const char error[] = ": error: ", margin[] = "      | ";

	for (const char *line = report, *end; *line; line = end + (*end == '\n')) {
		const char *message = strstr(line, error), *said = line;

		end = line + strcspn(line, "\n");
		if (message && message < end)
			said = message + strlen(error);
		else if (strncmp(line, margin, strlen(margin)) == 0)
			said = line + strlen(margin) + strspn(line + strlen(margin), " ^~");
		else if (strspn(line, " 0123456789") == strlen("    1 "))
			continue;
		if (*said != '[' && *said != '\n')
			return said;
	}
	return NULL;
}

static void check_nothing_forgotten(struct fixture *f, const char *why, const char *text)
{
	brackets_begin();
	parse(f, text);
	brackets_end();
	if (!f->mistakes || forgotten(f->report))
		fail_msg("%s: not in the catalogue: %s", why, f->mistakes ? forgotten(f->report) : "");
}

static char *written(const struct settings *s)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	config_write(s, out);
	fclose(out);
	return text;
}

/* A mistake is where it is said to be, in these words, and leaves the settings as they were. */
static void refuses(void **state)
{
	static const struct {
		const char *why, *text, *words;
	} cases[] = {
		{ "a section's unknown key", "screen:\n  hilight: 5s\n",
		  "board.yaml:2:3: error: unknown key 'hilight' in 'screen'\n"
		  "    2 |   hilight: 5s\n"
		  "      |   ^~~~~~~ did you mean 'highlight'?\n"
		  "1 error; configuration not loaded\n" },
		{ "an unknown section", "databse:\n", ":1:1: error: unknown key 'databse'\n" },
		{ "its nearest name", "databse:\n", "^~~~~~~ did you mean 'database'?\n" },
		{ "a key without its section", "theme: dark\n", "^~~~~ it belongs under 'screen:'\n" },
		{ "nothing near", "zebra: 1\n", "      | ^~~~~\n" },
		{ "no unit", "database:\n  interval: 15\n",
		  "got '15'\n    2 |   interval: 15\n      |             ^~ write '15s'\n" },
		{ "the range",
		  "database: {interval: 2h}\n", "'interval' must be a duration of 100ms to 1h, got '2h'" },
		{ "just below the range", "database: {interval: 99ms}\n", "got '99ms'" },
		{ "a count", "database: {max_rows: many}\n",
		  "'max_rows' must be a whole number of 1 to 1000000, got 'many'" },
		{ "too low", "database: {max_rows: 0}\n", "got '0'" },
		{ "too high", "database: {max_rows: 1000001}\n", "got '1000001'" },
		{ "far too high", "database: {max_rows: 99999999999999999999}\n", "got '9999" },
		{ "negative", "database: {max_rows: -1}\n", "got '-1'" },
		{ "thousands", "database: {max_rows: 1_000}\n", "write the digits alone" },
		{ "a flag", "database: {allow_writer: maybe}\n", "'allow_writer' must be yes or no, got 'maybe'" },
		{ "a flag in capitals", "database: {allow_writer: YES}\n", "did you mean 'yes'?" },
		{ "a word", "screen: {glyphs: asci}\n",
		  "'glyphs' must be one of auto, full, console, ascii, got 'asci'\n" },
		{ "the word's nearest", "screen: {glyphs: asci}\n", "did you mean 'ascii'?" },
		{ "a choice", "screen: {theme: drak}\n", "did you mean 'dark'?" },
		{ "a key of no name", "keys:\n  help: \"h Fn F2\"\n",
		  "board.yaml:2:9: error: 'help' must be names of keys in quotes, got 'h Fn F2'\n"
		  "    2 |   help: \"h Fn F2\"\n"
		  "      |         ^~~~~~~~~ there is no key 'Fn'; did you mean 'F1'?\n" },
		{ "control keys are written large",
		  "keys: {help: ^h}\n", "there is no key '^h'; did you mean '^H'?" },
		{ "not a key", "keys: {help: Leertaste}\n",
		  "there is no key 'Leertaste'; write a character, ^ and a letter" },
		{ "an unknown action", "keys:\n  hlep: h\n",
		  "board.yaml:2:3: error: unknown key 'hlep' in 'keys'\n"
		  "    2 |   hlep: h\n"
		  "      |   ^~~~ did you mean 'help'?\n" },
		{ "a key that another has by default", "keys:\n  help: \"h j\"\n",
		  "board.yaml:2:9: error: key 'j' is that of 'down' already\n"
		  "    2 |   help: \"h j\"\n"
		  "      |         ^~~~~ or give that others: 'down: \"Down\"'\n"
		  "1 error; configuration not loaded\n" },
		{ "a key given to two, said once", "keys:\n  help: h\n  zoom: \"z h\"\n",
		  "board.yaml:3:9: error: key 'h' is that of 'help' already\n"
		  "    3 |   zoom: \"z h\"\n"
		  "      |         ^~~~~ in line 2\n"
		  "1 error; configuration not loaded\n" },
		{ "two in one line", "keys: {zoom: h, help: h}\n",
		  ":1:23: error: key 'h' is that of 'zoom' already\n" },
		{ "the same key by two names", "keys: {help: ^M}\n", "key '^M' is that of 'detail' already\n" },
		{ "only what was moved is free", "keys: {zoom: h, help: \"z j\"}\n", "key 'j' is that of 'down'" },
		{ "nobody could leave", "keys:\n  quit: \"\"\n",
		  "board.yaml:2:9: error: without a key for 'quit' nobody could leave\n"
		  "    2 |   quit: \"\"\n"
		  "      |         ^~ write \"^C\" for that alone\n" },
		{ "blanks are no key", "keys: {quit: \" \"}\n", "nobody could leave" },
		{ "^C leaves whatever quit has",
		  "keys: {quit: q, back: ^C}\n", "key '^C' always leaves the board\n" },
		{ "a key that YAML takes for the start of a text", "keys:\n  sort_next: >\n  zoom: Z\n",
		  "'sort_next' has no value, must be names of keys in quotes\n" },
		{ "a key that YAML takes for nothing", "keys:\n  glyphs: ~\n", "'glyphs' has no value" },
		{ "no value", "screen:\n  glyphs:\n", "'glyphs' has no value, must be one of" },
		{ "what is kept without", "screen:\n  glyphs: ~\n", "leave the line out to keep auto" },
		{ "a text without value", "database:\n  conninfo:\n", "leave the line out to keep \"\"" },
		{ "a list for a value", "screen: {theme: [dark]}\n", "got a list" },
		{ "keys for a value", "screen: {theme: {dark: x}}\n", "got keys and values" },
		{ "a value for a section", "screen: dark\n", "'screen' must hold keys and values" },
		{ "a list for a section", "screen: [dark]\n", "'screen' must hold keys and values" },
		{ "a value for the file", "dark\n", "the file must hold keys and values" },
		{ "a value for a list", "states: none\n", "'states' must be a list" },
		{ "nothing for a list", "states:\n", "write '[]' for an empty one" },
		{ "an empty record", "states:\n  -\n", "'states[0]' is empty" },
		{ "a record that is none", "states:\n  - free\n", "'states[0]' must hold keys and values" },
		{ "a record's unknown key", "states:\n  - {code: 1, word: A, class: free, limt: 5m}\n",
		  "unknown key 'limt' in 'states[0]'" },
		{ "the order of the file, in a line too", "states:\n  - {limt: 5m, code: 1, word: A, class: fre}\n",
		  "^~~~ did you mean 'limit'?\nboard.yaml:2:41: error: 'class' must be" },
		{ "a record's missing key", "states:\n  - {code: 1, word: A}\n",
		  ":2:5: error: 'states[0]' lacks 'class'" },
		{ "a text too long", "states:\n  - {code: 1, word: \"THIRTEEN CELL\", class: free}\n",
		  ":2:21: error: 'word' must be text of 1 to 12 cells, got 'THIRTEEN CELL'" },
		{ "an empty text", "states:\n  - {code: \"\", word: A, class: free}\n",
		  "'code' must be text of 1 to 16 cells" },
		{ "a long text is cut when shown",
		  "states:\n  - {code: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeee, "
		  "word: A, class: free}\n",
		  "got 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd...'" },
		{ "a code twice",
		  "states:\n  - {code: 1, word: A, class: free}\n  - {code: 1, word: B, class: free}\n",
		  ":3:12: error: code '1' is given twice\n" },
		{ "where it was",
		  "states:\n  - {code: 1, word: A, class: free}\n  - {code: 1, word: B, class: free}\n",
		  "as in 'states[0]'" },
		{ "a share of nothing",
		  "counters:\n  - {metric: a, label: A, format: share}\n", "a share needs 'of'" },
		{ "a count of something", "counters:\n  - {metric: a, label: A, of: b}\n",
		  ":2:31: error: 'of' has a meaning only for a share" },
		{ "a duplicate", "screen:\n  theme: dark\n  theme: mono\n",
		  "board.yaml:3:3: error: duplicate key 'theme'\n"
		  "    3 |   theme: mono\n"
		  "      |   ^~~~~ first given on line 2\n" },
		{ "a duplicate section", "screen:\n  theme: dark\nscreen:\n  theme: mono\n",
		  ":3:1: error: duplicate key 'screen'" },
		{ "three of a kind", "alerts: {}\nalerts: {}\nalerts: {}\n", "2 errors; configuration not loaded\n" },
		{ "a tab", "screen:\n\ttheme: dark\n", ":2:1: error: tab\n" },
		{ "a tab in a comment", "# a\tb\n", ":1:4: error: tab\n" },
		{ "a second document", "screen: {}\n---\nalerts: {}\n", ":2:1: error: second document\n" },
		{ "an anchor", "screen: &a {}\n", ":1:9: error: anchor '&a'" },
		{ "an anchor on a value", "screen: {theme: &a dark}\n", "anchor '&a'" },
		{ "an anchor on a list", "states: &a []\n", "anchor '&a'" },
		{ "an alias", "screen: *a\n", ":1:9: error: alias '*a'" },
		{ "an alias of itself", "screen: &a [*a]\n", "alias '*a'" },
		{ "a tag", "screen: {theme: !!str dark}\n", ":1:17: error: tag 'tag:yaml.org,2002:str'" },
		{ "a merge key", "screen:\n  <<: {theme: dark}\n", ":2:3: error: merge key '<<'" },
		{ "a key that is no word", "? [a]\n: b\n", "a key must be a word" },
		{ "no key at all", "?\n: b\n", "a key must be a word" },
		{ "a directive", "%YAML 1.1\n---\nscreen: {}\n", "YAML directive" },
		{ "a tag directive", "%TAG ! tag:x,2000:\n---\nscreen: {}\n", "YAML directive" },
		{ "broken structure", "screen: {theme: dark\n", "not YAML: did not find expected ',' or '}'" },
		{ "where it begins", "screen: {theme: dark\n", "while parsing a flow mapping that begins on line 1" },
		{ "a quote without end", "screen: {theme: \"dark\n", "not YAML: " },
		{ "an escape character", "screen: {theme: \x1b[2J}\n", ":1:17: error: control character U+001B\n" },
		{ "an escape by escape",
		  "screen: {theme: \"\\e[2J\"}\n", ":1:17: error: control character U+001B\n" },
		{ "a null by escape", "screen: {theme: \"a\\0b\"}\n", ":1:17: error: control character U+0000\n" },
		{ "a lone carriage return", "screen:\r  theme: dark\n", "control character U+000D" },
		{ "a C1 line end", "# a\xc2\x85screen: {}\n", ":1:4: error: control character U+0085" },
		{ "a line separator", "# a\xe2\x80\xa8screen: {}\n", "control character U+2028" },
		{ "a bidi override", "# a\xe2\x80\xae\n", "control character U+202E" },
		{ "not UTF-8, in its true place", "screen:\n  # caf\xc3\xa9 caf\xe9\n",
		  ":2:13: error: byte 0xE9 is not UTF-8\n" },
		{ "an escape in the echo is safe", "scr\x1b[2Jeen: {}\n", "    1 | scr\xef\xbf\xbd[2Jeen: {}\n" },
		{ "a variable that is not set", "screen:\n  theme: ${NOPE}\n",
		  ":2:10: error: variable 'NOPE' is not set\n" },
		{ "what to do about it", "screen:\n  theme: ${NOPE}\n", "set it, or write '${NOPE:-default}'" },
		{ "a variable without end", "screen:\n  theme: ${NOPE\n", "'${' without its '}'" },
		{ "a variable without name", "screen:\n  theme: ${}\n", "the name of a variable" },
		{ "a name that is none", "screen:\n  theme: ${1A:-x}\n", "the name of a variable" },
		{ "the value of a variable is checked", "screen:\n  highlight: ${HOSTNAME}\n", "got 'db-a'" },
		{ "an escape in a variable", "database:\n  conninfo: ${ESCAPE}\n",
		  "it holds the control character U+001B" },
		{ "a variable that is not UTF-8", "database:\n  conninfo: ${BROKEN}\n", "it is not UTF-8" },
		{ "a password", "database:\n  conninfo: host=db password=hunter2\n",
		  "board.yaml:2:13: error: a password does not belong in 'conninfo'\n"
		  "    2 | (not shown: it may hold a password)\n" },
		{ "a password in parts", "database:\n  conninfo: host=db pass${NOPE:-}word=hunter2\n",
		  "board.yaml:2:13: error: a password does not belong in 'conninfo'\n"
		  "    2 | (not shown: it may hold a password)\n" },
		{ "a password is nowhere repeated", "database: {interval: password=hunter2}\n",
		  "got a text not shown\n    1 | (not shown" },
		{ "no such layout", "screen:\n  layout: opeartor\n",
		  "board.yaml:2:11: error: there is no layout 'opeartor'\n"
		  "    2 |   layout: opeartor\n"
		  "      |           ^~~~~~~~ did you mean 'operator'? there are operator, supervisor, "
		  "wall, compact\n" },
		{ "nothing like a layout", "screen:\n  layout: x\n",
		  "^ there are operator, supervisor, wall, compact\n" },
		{ "no such theme by day", "kiosk:\n  day_theme: drak\n", "^~~~ did you mean 'dark'? there are" },
		{ "nested too deeply", "[[[[[[[[[[[[[[[[[", ":1:17: error: nested too deeply\n" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings before = f->s;

		parse(f, cases[i].text);
		if (!f->mistakes || !strstr(f->report, cases[i].words))
			fail_msg("%s:\n%s", cases[i].why, f->report);
		check_nothing_forgotten(f, cases[i].why, cases[i].text);
		if (memcmp(&before, &f->s, sizeof before))
			fail_msg("%s: settings changed", cases[i].why);
		if (strstr(f->report, "hunter2"))
			fail_msg("%s: tells the password", cases[i].why);
	}
}

/* "layouts:\n  - name: x\n" and these lines. */
#define NAMED(lines) "layouts:\n  - name: x\n" lines

/* Lists in records, and what layouts may not be. */
static void refuses_layouts(void **state)
{
	static const struct {
		const char *why, *text, *words;
	} cases[] = {
		{ "no name",
		  "layouts:\n  - rows: [ { pane: units } ]\n", ":2:5: error: 'layouts[0]' lacks 'name'\n" },
		{ "no parts", "layouts:\n  - name: x\n",
		  ":2:5: error: a layout has either 'rows' or 'beside', and this has none\n" },
		{ "both", NAMED("    rows: [ { pane: units } ]\n    beside: [ { pane: events } ]\n"),
		  ":2:5: error: a layout has either 'rows' or 'beside'\n" },
		{ "an empty list", NAMED("    rows: []\n"),
		  "board.yaml:3:11: error: 'layouts[0].rows' is empty, must be a list of 1 to 8\n"
		  "    3 |     rows: []\n"
		  "      |           ^ leave the line out\n" },
		{ "no list",
		  NAMED("    rows: units\n"), ":3:11: error: 'layouts[0].rows' must be a list of 1 to 8\n" },
		{ "nothing for a list", NAMED("    rows:\n"), "'layouts[0].rows' must be a list of 1 to 8\n" },
		{ "nine parts", NAMED("    rows: [ {}, {}, {}, {}, {}, {}, {}, {}, {} ]\n"),
		  ":3:5: error: 'layouts[0].rows' has 9 entries, may have 8\n" },
		{ "a part that is none", NAMED("    rows: [ units ]\n"),
		  "'layouts[0].rows[0]' must hold keys and values\n" },
		{ "an empty part", NAMED("    rows: [ {} ]\n"),
		  ":3:13: error: a part is one of 'pane', 'rows' and 'beside', and this has none\n" },
		{ "a part that is two", NAMED("    rows:\n      - pane: units\n        rows: [ { pane: events } ]\n"),
		  ":4:9: error: a part is one of 'pane', 'rows' and 'beside', not more\n" },
		{ "an unknown key", NAMED("    rows: [ { pane: units, wieght: 1 } ]\n"),
		  ":3:28: error: unknown key 'wieght' in 'layouts[0].rows[0]'\n" },
		{ "its nearest", NAMED("    rows: [ { pane: units, wieght: 1 } ]\n"), "did you mean 'weight'?" },
		{ "a value out of range, deep in",
		  NAMED("    rows:\n      - beside: [ { pane: units, least: 0 } ]\n"),
		  ":4:41: error: 'least' must be a whole number of 1 to 1000, got '0'\n" },
		{ "an unknown pane", NAMED("    rows: [ { pane: unitts } ]\n"),
		  "board.yaml:3:21: error: there is no pane 'unitts'\n"
		  "    3 |     rows: [ { pane: unitts } ]\n"
		  "      |                     ^~~~~~ did you mean 'units'? there are hotspots, units, " },
		{ "nothing like a pane", NAMED("    rows: [ { pane: sofa } ]\n"), "there are hotspots, units, " },
		{ "an unknown column", NAMED("    rows: [ { pane: units, columns: [unit, stats] } ]\n"),
		  "board.yaml:3:44: error: pane 'units' has no column 'stats'\n"
		  "    3 |     rows: [ { pane: units, columns: [unit, stats] } ]\n"
		  "      |                                            ^~~~~ did you mean 'STATUS'? there are " },
		{ "another pane's column", NAMED("    rows: [ { pane: hotspots, columns: [in status] } ]\n"),
		  "pane 'hotspots' has no column 'in status'\n" },
		{ "columns of a pane that has none", NAMED("    rows: [ { pane: trend, columns: [month] } ]\n"),
		  "board.yaml:3:37: error: pane 'trend' has no columns to choose from\n"
		  "    3 |     rows: [ { pane: trend, columns: [month] } ]\n"
		  "      |                                     ^ it draws itself: leave 'columns' out\n" },
		{ "a column twice", NAMED("    rows: [ { pane: units, columns: [unit, unit] } ]\n"),
		  ":3:44: error: column 'unit' is given twice\n" },
		{ "where it was", NAMED("    rows: [ { pane: units, columns: [unit, unit] } ]\n"),
		  "as in 'layouts[0].rows[0].columns[0]'" },
		{ "no columns", NAMED("    rows: [ { pane: units, columns: [] } ]\n"),
		  "'layouts[0].rows[0].columns' is empty, must be a list of 1 to 16\n" },
		{ "a column that is a list", NAMED("    rows: [ { pane: units, columns: [[unit]] } ]\n"),
		  "'column' must be text of 1 to 24 cells, got a list\n" },
		{ "columns for parts side by side",
		  NAMED("    rows:\n      - columns: [unit]\n        rows: [{pane: units}]\n"),
		  ":4:18: error: only a pane has columns\n" },
		{ "less at most than at least", NAMED("    rows: [ { pane: units, least: 5, most: 4 } ]\n"),
		  ":3:44: error: 'most' is 4, which is less than 'least', 5\n" },
		{ "a pane twice", NAMED("    rows:\n      - pane: units\n      - beside: [ { pane: units } ]\n"),
		  ":5:27: error: pane 'units' stands twice on one page\n" },
		{ "too many lines for the screen that it is for",
		  NAMED("    screen: 80x24\n    rows: [ { pane: units, least: 12 }, { pane: hotspots, least: 10 } ]\n"),
		  "board.yaml:3:13: error: its panes need 22 lines, and a screen of 80x24 has 21 for them\n"
		  "    3 |     screen: 80x24\n"
		  "      |             ^~~~~ lower 'least' of some, or make 'screen' larger\n" },
		{ "too many columns, the rule between them counted",
		  NAMED("    screen: 80x24\n    beside: [ { pane: units, least: 40 }, { pane: hotspots, least: 40 } "
			"]\n"),
		  "its panes need 81 columns, and a screen of 80x24 has 80 for them\n" },
		{ "too many deep in it",
		  NAMED("    screen: 80x24\n    rows: [ { beside: [ { pane: units, least: 81 } ] } ]\n"),
		  "its panes need 81 columns, and a screen of 80x24 has 80 for them\n" },
		{ "no size", NAMED("    screen: large\n    rows: [ { pane: units } ]\n"),
		  "'screen' must be a size of 1x1 to 1000x1000, got 'large'\n    3 |     screen: large\n"
		  "      |             ^~~~~ columns, an 'x', lines: 120x40\n" },
		{ "half a size", NAMED("    screen: 80x\n"), "got '80x'\n" },
		{ "more than a size", NAMED("    screen: 80x24x3\n"), "got '80x24x3'\n" },
		{ "a size of nothing", NAMED("    screen: 0x24\n"), "got '0x24'\n" },
		{ "a size too large", NAMED("    screen: 80x1001\n"), "got '80x1001'\n" },
		{ "a size beyond numbers", NAMED("    screen: 99999999999999x24\n"), "got '99999999999999x24'\n" },
		{ "never used",
		  "layouts:\n  - { name: x, rows: [ { pane: units } ] }\n"
		  "  - { name: x, screen: 80x24, rows: [ { pane: units } ] }\n",
		  ":3:24: error: 'layouts[0]' comes before it on every screen that it is for\n" },
		{ "what to do",
		  "layouts:\n  - { name: x, rows: [ { pane: units } ] }\n"
		  "  - { name: x, rows: [ { pane: units } ] }\n",
		  "put the entry for the largest 'screen' first" },
		{ "after one that is none", "layouts:\n  - night\n  - { name: x, rows: [ { pane: units } ] }\n",
		  ":2:5: error: 'layouts[0]' must hold keys and values\n" },
		{ "after one without a name",
		  "layouts:\n  - { page: a }\n  - { name: x, rows: [ { pane: units } ] }\n",
		  ":2:5: error: 'layouts[0]' lacks 'name'\n" },
		{ "five lists deep",
		  NAMED("    rows: [{ beside: [{ rows: [{ beside: [{ rows: [{ pane: units }]}]}]}]}]\n"),
		  ":3:45: error: 'rows' nests too deeply: at most 4 lists one in another\n" },
		{ "the layout to show is one that is refused", "screen: {layout: y}\n" NAMED("    rows: []\n"),
		  "2 errors; configuration not loaded" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings before = f->s;

		parse(f, cases[i].text);
		if (!f->mistakes || !strstr(f->report, cases[i].words))
			fail_msg("%s:\n%s", cases[i].why, f->report);
		check_nothing_forgotten(f, cases[i].why, cases[i].text);
		if (memcmp(&before, &f->s, sizeof before))
			fail_msg("%s: settings changed", cases[i].why);
	}
}

#define THEME(colors) "themes:\n  - name: x\n    colors:\n" colors

static void refuses_themes(void **state)
{
	static const struct {
		const char *why, *text, *words;
	} cases[] = {
		{ "too little contrast", THEME("      - { meaning: warn, ink: \"#777777\", ground: \"#ffffff\" }\n"),
		  "board.yaml:4:31: error: 'warn' has a contrast of 4.47:1, text needs at least 4.5:1\n"
		  "    4 |       - { meaning: warn, ink: \"#777777\", ground: \"#ffffff\" }\n"
		  "      |                               ^~~~~~~~~ make the ground lighter or the ink darker\n" },
		{ "none at all", THEME("      - { meaning: plain, ink: \"#00aa00\", ground: \"#00aa00\" }\n"),
		  "'plain' has a contrast of 1.00:1" },
		{ "one of many that are right",
		  THEME("      - { meaning: good, ink: \"#ffffff\", ground: \"#000000\" }\n"
			"      - { meaning: new, ink: \"#0000ff\", ground: \"#000000\" }\n"),
		  "board.yaml:5:30: error: 'new' has a contrast of 2.44:1" },
		{ "a hint the other way round",
		  THEME("      - { meaning: new, ink: \"#0000ff\", ground: \"#000000\" }\n"),
		  "make the ink lighter or the ground darker" },
		{ "a meaning that there is not",
		  THEME("      - { meaning: alrm, ink: \"#ffffff\", ground: \"#000000\" }\n"),
		  "'meaning' must be one of plain, faint, strong, new, good, warn, alarm, old, stale, lost, "
		  "got 'alrm'\n"
		  "    4 |       - { meaning: alrm, ink: \"#ffffff\", ground: \"#000000\" }\n"
		  "      |                    ^~~~ did you mean 'alarm'?\n" },
		{ "a meaning twice",
		  THEME("      - { meaning: new, ink: \"#ffffff\", ground: \"#000000\" }\n"
			"      - { meaning: new, ink: \"#ffff00\", ground: \"#000000\" }\n"),
		  "board.yaml:5:20: error: meaning 'new' is given twice\n" },
		{ "a colour's name", THEME("      - { meaning: new, ink: red, ground: \"#000000\" }\n"),
		  ":4:30: error: 'ink' must be a colour in quotes, such as \"#d55e00\", got 'red'\n" },
		{ "no number sign",
		  THEME("      - { meaning: new, ink: ffffff, ground: \"#000000\" }\n"), "write \"#ffffff\"\n" },
		{ "three digits",
		  THEME("      - { meaning: new, ink: \"#fd0\", ground: \"#000000\" }\n"), "write \"#ffdd00\"\n" },
		{ "no digits", THEME("      - { meaning: new, ink: \"#ggg\", ground: \"#000000\" }\n"),
		  "two digits each for red, green and blue, 00 to ff" },
		{ "without quotes it is a comment",
		  THEME("      - meaning: new\n        ink: #ffffff\n        ground: \"#000000\"\n"),
		  "'ink' has no value, must be a colour in quotes, such as \"#d55e00\"\n" },
		{ "no ground",
		  THEME("      - { meaning: new, ink: \"#ffffff\" }\n"), "'themes[0].colors[0]' lacks 'ground'\n" },
		{ "an attribute that there is not",
		  THEME("      - { meaning: new, ink: \"#ffffff\", ground: \"#000000\", blink: yes }\n"),
		  "unknown key 'blink' in 'themes[0].colors[0]'\n" },
		{ "a shipped name", "themes:\n  - name: dark\n",
		  "board.yaml:2:11: error: theme 'dark' comes with the program\n"
		  "    2 |   - name: dark\n"
		  "      |           ^~~~ take another name, and 'base: dark'\n" },
		{ "a name twice",
		  "themes:\n  - { name: x }\n  - { name: x, base: dark }\n",
		  ":3:13: error: name 'x' is given twice\n" },
		{ "an unknown base", "themes:\n  - { name: x, base: nihgt }\n", "did you mean 'night'?" },
		{ "a base without colours", "themes:\n  - { name: x, base: mono }\n",
		  "'base' must be one of default, dark, light, contrast, night, got 'mono'\n" },
		{ "a theme that there is not", "screen:\n  theme: hal\nthemes:\n  - { name: hall }\n",
		  "board.yaml:2:10: error: there is no theme 'hal'\n"
		  "    2 |   theme: hal\n"
		  "      |          ^~~ did you mean 'hall'? there are default, dark, light, contrast, night, "
		  "mono, hall\n" },
		{ "nothing near it", "screen:\n  theme: zebra\nthemes:\n  - { name: hall }\n",
		  "there are default, dark, light, contrast, night, mono, hall\n" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings before = f->s;

		parse(f, cases[i].text);
		if (!f->mistakes || !strstr(f->report, cases[i].words))
			fail_msg("%s:\n%s", cases[i].why, f->report);
		check_nothing_forgotten(f, cases[i].why, cases[i].text);
		if (memcmp(&before, &f->s, sizeof before))
			fail_msg("%s: settings changed", cases[i].why);
	}
}

/* What is read from `text` is written with `expected` somewhere in it, and reads back as itself. */
static void check_reads_back(struct fixture *f, const char *why, const char *text, const char *expected)
{
	char *first, *again;

	parse(f, text);
	first = written(&f->s);
	if (f->mistakes || !strstr(first, expected))
		fail_msg("%s:\n%s\n%s", why, f->report, first);
	parse(f, first);
	again = written(&f->s);
	if (f->mistakes || strcmp(first, again))
		fail_msg("%s does not read back:\n%s\n%s", why, f->report, first);
	free(first);
	free(again);
}

static void reads_layouts(void **state)
{
	static const struct {
		const char *why, *text, *written;
	} cases[] = {
		{ "a pane", NAMED("    rows: [ { pane: units } ]\n"),
		  "layouts:\n  - name: \"x\"\n    rows:\n      - { pane: \"units\" }\n  - name: \"operator\"\n" },
		{ "parts in parts, and columns in any case",
		  NAMED("    screen: 90x30\n    beside:\n      - least: 60\n        rows:\n"
			"          - {pane: units, columns: [Unit, in status]}\n          - {pane: hotspots, weight: "
			"0}\n"
			"      - pane: events\n        rank: 2\n"),
		  "  - name: \"x\"\n    screen: 90x30\n    beside:\n      - least: 60\n        rows:\n"
		  "          - { pane: \"units\", columns: [\"Unit\", \"in status\"] }\n"
		  "          - { pane: \"hotspots\", weight: 0 }\n"
		  "      - { pane: \"events\", rank: 2 }\n" },
		{ "four lists deep", NAMED("    rows: [{ beside: [{ rows: [{ beside: [{ pane: units }]}]}]}]\n"),
		  "                  - { pane: \"units\" }\n" },
		{ "pages, and a variant of each",
		  "layouts:\n"
		  "  - { name: x, page: a, screen: 80x24, rows: [ { pane: units } ] }\n"
		  "  - { name: x, page: b, rows: [ { pane: units } ] }\n"
		  "  - { name: x, page: a, rows: [ { pane: units } ] }\n",
		  "  - name: \"x\"\n    page: \"a\"\n    rows:" },
		{ "just what fits",
		  NAMED("    screen: 80x24\n    rows: [ { pane: units, least: 11 }, { pane: hotspots, least: 10 } ]\n"),
		  "least: 11" },
		{ "another layout leaves the first", "layouts:\n  - { name: y, rows: [ { pane: events } ] }\n",
		  "  - name: \"y\"\n    rows:\n      - { pane: \"events\" }\n  - name: \"x\"\n" },
		{ "one of the same name takes its place", NAMED("    rows: [ { pane: counters } ]\n"),
		  "  - name: \"x\"\n    rows:\n      - { pane: \"counters\" }\n  - name: \"y\"\n    rows:\n"
		  "      - { pane: \"events\" }\n  - name: \"operator\"\n    screen: 300x45\n" },
		{ "a shipped one too, with all its variants",
		  "layouts:\n  - { name: operator, rows: [ { pane: units } ] }\n",
		  "  - name: \"operator\"\n    rows:\n      - { pane: \"units\" }\n  - name: \"x\"\n" },
		{ "nothing changes nothing", "layouts: []\n",
		  "  - name: \"operator\"\n    rows:\n      - { pane: \"units\" }\n" },
		{ "to be shown before it is there",
		  "screen: {layout: z}\nlayouts:\n  - { name: z, rows: [ { pane: units } ] }\n", "  layout: \"z\"\n" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_reads_back(f, cases[i].why, cases[i].text, cases[i].written);
}

static void reads_themes(void **state)
{
	static const struct {
		const char *why, *text, *written;
	} cases[] = {
		{ "just enough contrast", THEME("      - { meaning: warn, ink: \"#767676\", ground: \"#FFFFFF\" }\n"),
		  "themes:\n  - name: \"x\"\n    colors:\n"
		  "      - { meaning: warn, ink: \"#767676\", ground: \"#ffffff\" }\n" },
		{ "attributes",
		  THEME("      - {meaning: old, ink: \"#ffffff\", ground: \"#000000\", bold: yes, italic: yes}\n"),
		  "      - { meaning: old, ink: \"#ffffff\", ground: \"#000000\", bold: yes, italic: yes }\n" },
		{ "just as another",
		  "themes:\n  - { name: y, base: night }\n", "  - { name: \"y\", base: night }\n  - name: \"x\"\n" },
		{ "to be shown before it is there",
		  "screen: {theme: z}\nthemes:\n  - { name: z }\n", "  theme: \"z\"\n" },
	};
	struct fixture *f = *state;
	struct err e;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_reads_back(f, cases[i].why, cases[i].text, cases[i].written);
	assert_true(config_set(&f->s, f->arena, "screen.theme=x", &e));
	assert_true(config_set(&f->s, f->arena, "screen.theme=night", &e));
	assert_false(config_set(&f->s, f->arena, "screen.theme=nigt", &e));
	assert_string_equal(e.text, "there is no theme 'nigt' (did you mean 'night'? there are default, dark, light, "
			    "contrast, night, mono, z, y, x)");
	assert_string_equal(f->s.screen.theme, "night");
}

static void all_mistakes_in_file_order(void **state)
{
	static const char text[] = "database:\n"
				   "  conninfo: postgresql://board:hunter2@db/patrol\n"
				   "  intervall: 2s\n"
				   "screen:\n"
				   "  glyphs: asci\n"
				   "alerts:\n"
				   "  silent_after: 15\n"
				   "states:\n"
				   "  - { code: 1, word: FREE, class: fre }\n";
	struct fixture *f = *state;
	char expected[8192];
	FILE *golden = fopen("tests/golden/config-mistakes.txt", "r");

	assert_non_null(golden);
	expected[fread(expected, 1, sizeof expected - 1, golden)] = '\0';
	fclose(golden);
	parse(f, text);
	assert_string_equal(f->report, expected);
	assert_int_equal(f->mistakes, 5);
}

static void many_mistakes_do_not_fill_the_screen(void **state)
{
	struct fixture *f = *state;
	char text[1001];
	size_t lines = 0;

	memset(text, '\t', 1000);
	text[1000] = '\0';
	parse(f, text);
	assert_int_equal(f->mistakes, 1000);
	for (const char *at = f->report; (at = strchr(at, '\n')); at++)
		lines++;
	assert_int_equal(lines, 3 * 50 + 2);
	assert_non_null(strstr(f->report, "... and 950 more\n1000 errors; configuration not loaded\n"));
}

static void long_lines_show_the_place(void **state)
{
	struct fixture *f = *state;
	char text[20000];
	int width;

	snprintf(text, sizeof text, "screen: {theme: %09000d, glyphs: asci}\n", 0);
	parse(f, text);
	assert_int_equal(f->mistakes, 2);
	assert_non_null(strstr(f->report, ":1:9027: error: 'glyphs'"));
	assert_non_null(strstr(f->report, "0, glyphs: asci}\n"));
	for (char *line = strtok(f->report, "\n"); line; line = strtok(NULL, "\n")) {
		width = text_width(line);
		if (width > 140)
			fail_msg("%d cells: %s", width, line);
	}
}

static void sizes(void **state)
{
	struct fixture *f = *state;
	char *text = malloc(CONFIG_MAX_BYTES + 1);

	memset(text, '#', CONFIG_MAX_BYTES + 1);
	parse_bytes(f, text, CONFIG_MAX_BYTES);
	assert_int_equal(f->mistakes, 0);
	assert_string_equal(f->report, "");
	parse_bytes(f, text, CONFIG_MAX_BYTES + 1);
	assert_string_equal(f->report, "board.yaml: error: larger than 64 KiB\n1 error; configuration not loaded\n");
	free(text);
}

static void lists_have_an_end(void **state)
{
	struct fixture *f = *state;
	char text[20000];
	size_t n = 0;

	n += (size_t)snprintf(text, sizeof text, "states:\n");
	for (int i = 0; i < 201; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "- {code: %d, word: A, class: free}\n", i);
	parse(f, text);
	assert_int_equal(f->mistakes, 1);
	assert_non_null(strstr(f->report, ":1:1: error: 'states' has 201 entries, may have 200\n"));
}

static void reads(void **state)
{
	static const struct {
		const char *why, *text, *written;
	} cases[] = {
		{ "nothing", "", "interval: 2s\n" },
		{ "comments alone", "# nothing\n", "interval: 2s\n" },
		{ "a section of comments", "database:\n  # interval: 5s\n", "interval: 2s\n" },
		{ "one document may be marked", "---\ndatabase: {interval: 5s}\n...\n", "interval: 5s\n" },
		{ "a byte order mark",
		  "\xef\xbb\xbf"
		  "database: {interval: 4s}\n",
		  "interval: 4s\n" },
		{ "lines that end in CR LF", "database:\r\n  interval: 3s\r\n", "interval: 3s\n" },
		{ "what is left out stays", "screen: {theme: dark}\n", "interval: 3s\n" },
		{ "a flag", "database: {allow_writer: true}\n", "allow_writer: yes\n" },
		{ "a word", "screen: {color: never}\n", "color: never\n" },
		{ "a variable", "database:\n  conninfo: host=${HOSTNAME} port=${PORT:-5432}\n",
		  "conninfo: \"host=db-a port=5432\"\n" },
		{ "an empty variable takes its default",
		  "database:\n  conninfo: ${EMPTY:-x}\n", "conninfo: \"x\"\n" },
		{ "an empty variable", "database:\n  conninfo: ${EMPTY}\n", "conninfo: \"\"\n" },
		{ "a variable that is no text", "screen:\n  highlight: ${PERIOD}\n", "highlight: 7s\n" },
		{ "no variable, and written back as none", "database:\n  conninfo: a$${HOSTNAME}\n",
		  "conninfo: \"a$${HOSTNAME}\"\n" },
		{ "a variable's variables are text", "database:\n  conninfo: ${RAW}\n",
		  "conninfo: \"$${HOSTNAME}\"\n" },
		{ "quotes and backslashes", "database: {conninfo: 'options=''-c x'' \"\\'}\n",
		  "conninfo: \"options='-c x' \\\"\\\\\"\n" },
		{ "a block of text", "database:\n  conninfo: >\n    host=db\n    dbname=p\n",
		  "conninfo: \"host=db dbname=p\"\n" },
		{ "keys of an action", "keys: {help: \"h F9\"}\n", "  help: \"h F9\"\n" },
		{ "two actions change keys", "keys: {down: k, up: j}\n", "  down: \"k\"\n  up: \"j\"\n" },
		{ "no key", "keys: {freeze: \"\"}\n", "  freeze: \"\"\n" },
		{ "a key free since another has others", "keys: {zoom: h, help: z}\n", "  zoom: \"h\"\n" },
		{ "^C alone leaves", "keys: {quit: ^C, back: q}\n", "  quit: \"^C\"\n" },
		{ "a list replaces the whole", "states:\n  - {code: 7, word: CAF\xc3\x89, class: free, limit: 90m}\n",
		  "states:\n  - { code: \"7\", word: \"CAF\xc3\x89\", class: free, limit: 1h30m }\n\ncounters:\n" },
		{ "an empty list", "counters: []\n", "counters: []\n" },
		{ "a share", "counters:\n  - {metric: a, label: A, format: share, of: b, less_is_better: yes}\n",
		  "  - { metric: \"a\", label: \"A\", format: share, of: \"b\", less_is_better: yes }\n" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_reads_back(f, cases[i].why, cases[i].text, cases[i].written);
}

static void variables_do_not_grow_without_end(void **state)
{
	struct fixture *f = *state;
	char text[20000];
	size_t n = (size_t)snprintf(text, sizeof text, "database:\n  conninfo: ");

	while (n < 16000)
		n += (size_t)snprintf(text + n, sizeof text - n, "${HOSTNAME:-0123456789}xxx");
	parse(f, text);
	assert_int_equal(f->mistakes, 1);
	snprintf(text, sizeof text, "database:\n  conninfo: %017000d${HOSTNAME}\n", 0);
	parse(f, text);
	assert_non_null(strstr(f->report, "too long once its variables are put in"));
}

static void files(void **state)
{
	struct fixture *f = *state;
	char path[] = "/tmp/patrolboard-config-XXXXXX", fifo[64];
	FILE *out = open_memstream(&f->report, &f->report_n);
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, "screen: {theme: mono}\n", 22), 22);
	close(fd);
	snprintf(fifo, sizeof fifo, "%s.fifo", path);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(config_read(&f->s, f->arena, path, lookup, f->words, out), 0);
	assert_string_equal(f->s.screen.theme, "mono");
	assert_int_equal(config_read(&f->s, f->arena, fifo, lookup, f->words, out), 1);
	assert_int_equal(config_read(&f->s, f->arena, "/tmp", lookup, f->words, out), 1);
	unlink(path);
	unlink(fifo);
	assert_int_equal(config_read(&f->s, f->arena, "/nowhere\x1b", lookup, f->words, out), 1);
	fclose(out);
	assert_non_null(strstr(f->report, ".fifo: error: cannot be read: not a regular file\n"));
	assert_non_null(strstr(f->report, "/tmp: error: cannot be read: not a regular file\n"));
	assert_non_null(strstr(f->report, "/nowhere\xef\xbf\xbd: error: cannot be read: No such file or directory\n"));
}

static void assignments(void **state)
{
	static const struct {
		const char *why, *assignment, *error;
	} cases[] = {
		{ "a value", "screen.highlight=5s", NULL },
		{ "an empty text", "database.conninfo=", NULL },
		{ "a value with =", "database.conninfo=host=db", NULL },
		{ "a wrong value", "screen.highlight=5",
		  "'highlight' must be a duration of 0 to 10m, got '5' (write '5s')" },
		{ "no hint", "screen.highlight=soon", "'highlight' must be a duration of 0 to 10m, got 'soon'" },
		{ "an unknown key", "screen.hilight=5",
		  "unknown key 'screen.hilight' (did you mean 'screen.highlight'?)" },
		{ "nothing near", "zebra=5", "unknown key 'zebra'" },
		{ "a list", "states=5", "'states' is a list: set it in a file" },
		{ "no =", "screen.highlight", "'screen.highlight' has no '=', write key=value" },
		{ "safe to show", "\x1b=5", "unknown key '\xef\xbf\xbd'" },
	};
	struct fixture *f = *state;
	struct err e;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool good = config_set(&f->s, f->arena, cases[i].assignment, &e);

		if (good != !cases[i].error || (!good && strcmp(e.text, cases[i].error)))
			fail_msg("%s: %s", cases[i].why, good ? "taken" : e.text);
	}
	assert_int_equal(f->s.screen.highlight, SECONDS(5));
	assert_string_equal(f->s.database.conninfo, "host=db");
}

/* What --set and the environment say together. */
static void assignments_agree(void **state)
{
	static const struct {
		const char *why, *first, *second, *error;
	} cases[] = {
		{ "nothing said", NULL, NULL, NULL },
		{ "a free key", "keys.help=h", NULL, NULL },
		{ "two change", "keys.down=k", "keys.up=j", NULL },
		{ "a default's", "keys.help=j", NULL, "key 'j' is both that of 'down' and of 'help'" },
		{ "the first's", "keys.zoom=h", "keys.help=? h", "key 'h' is both that of 'zoom' and of 'help'" },
		{ "^C",
		  "keys.quit=q", "keys.zoom=^C", "key '^C' always leaves the board; choose another for 'zoom'" },
		{ "no way out", "keys.quit=", NULL, "without a key for 'quit' nobody could leave; \"^C\" is one" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = { .text = "" };

		config_default(&f->s, f->arena);
		assert_true(!cases[i].first || config_set(&f->s, f->arena, cases[i].first, &e));
		assert_true(!cases[i].second || config_set(&f->s, f->arena, cases[i].second, &e));
		if (config_agrees(&f->s, &e) != !cases[i].error || (cases[i].error && strcmp(e.text, cases[i].error)))
			fail_msg("%s: %s", cases[i].why, e.text);
	}
}

/* Defaults are read like anything else: a row of the table whose default does not fit would go unnoticed without this. */
static void defaults_fit(void **state)
{
	struct fixture *f = *state;
	const struct config_key *keys, *lists;
	struct complaint c;
	struct settings s;
	size_t n;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++)
		if (!keys[i].def || !value_read(&keys[i], keys[i].def, &s, f->arena, &c))
			fail_msg("%s", keys[i].name);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < lists[i].list->keys_n; j++) {
			char record[256];
			const struct config_key *key = &lists[i].list->keys[j];

			if (key->def && !key->list && !value_read(key, key->def, record, f->arena, &c))
				fail_msg("%s.%s", lists[i].name, key->name);
		}
	assert_int_equal(f->s.states_n, 17);
	for (size_t i = 0; i < f->s.states_n; i++)
		assert_true(text_width(f->s.states[i].word) <= 9);
}

static void defaults_read_back(void **state)
{
	struct fixture *f = *state;
	char *text = NULL, *before = written(&f->s), *after;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	config_write_defaults(out);
	fclose(out);
	f->s = (struct settings){ 0 };
	parse(f, text);
	assert_string_equal(f->report, "");
	after = written(&f->s);
	assert_string_equal(before, after);
	free(text);
	free(before);
	free(after);
}

static const char *const committed[] = {
	"config/patrolboard.yaml",
	"config/examples/control-room.yaml",
	"config/examples/wall.yaml",
	"config/examples/other-force.yaml",
	"config/examples/layouts.yaml",
	"config/examples/themes.yaml",
	"config/examples/foreign-cad/patrolboard.yaml",
	"config/ssh/supervisor.yaml",
};

static void files_that_come_with_it(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < LENGTH(committed); i++)
		assert_int_equal(config_read(&f->s, f->arena, committed[i], lookup, f->words, stderr), 0);
}

/* An editor is told the schema by the first line, in the form that editors know. */
static void editors_are_told_the_schema(void **state)
{
	static const char line[] =
		"# yaml-language-server: $schema=/usr/local/share/patrolboard/schemas/settings-1.json\n";

	(void)state;
	for (size_t i = 0; i < LENGTH(committed); i++) {
		char *text = page_read(committed[i]);

		if (strncmp(text, line, strlen(line)) != 0)
			fail_msg("%s does not begin with %s", committed[i], line);
		free(text);
	}
}

static void write_schema(FILE *out)
{
	struct arena *arena = arena_new();

	config_write_schema(vocabulary_new(arena), out);
	arena_drop(arena);
}

/* Every key is in what is made of the table. */
static void outputs_name_all(void **state)
{
	static void (*const writers[])(FILE *) = { config_write_defaults, write_schema, config_write_manual };
	const struct config_key *keys;
	size_t n, length;

	(void)state;
	keys = keys_all(&n);
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
		char *text = NULL;
		FILE *out = open_memstream(&text, &length);

		writers[i](out);
		fclose(out);
		for (size_t j = 0; j < n; j++)
			if (!strstr(text, key_leaf(&keys[j])))
				fail_msg("output %zu: %s", i, keys[j].name);
		assert_non_null(strstr(text, "less_is_better"));
		free(text);
	}
}

/* However many there are, no more than fit: first those that the program has, then those of the files. */
static void names_are_bounded(void **state)
{
	struct fixture *f = *state;
	const char *names[KEYS_NAMES], *also[KEYS_NAMES + 2] = { NULL };
	const struct config_key *layout = keys_find("screen.layout");
	struct config_list list = *layout->among->list;
	struct config_key among = *layout->among, key = *layout;

	list.also = also;
	among.list = &list;
	key.among = &among;
	assert_int_equal(keys_names(&key, &f->s, names), keys_names(layout, &f->s, names));
	for (size_t i = 0; i < KEYS_NAMES - 1; i++)
		also[i] = "night";
	assert_int_equal(keys_names(&key, &f->s, names), KEYS_NAMES);
	assert_string_equal(names[KEYS_NAMES - 1], "operator");
	also[KEYS_NAMES - 1] = also[KEYS_NAMES] = "day";
	assert_int_equal(keys_names(&key, &f->s, names), KEYS_NAMES);
	assert_string_equal(names[KEYS_NAMES - 1], "day");
}

/* A layout is named by what the files said, and the shipped ones are always there. */
static void layouts_are_known(void **state)
{
	struct fixture *f = *state;
	struct err e;

	assert_string_equal(f->s.screen.layout, "operator");
	parse(f, "layouts:\n  - { name: night, rows: [ { pane: units } ] }\n");
	for (size_t i = 0; i < f->s.layouts_n; i++) {
		char assignment[64];

		snprintf(assignment, sizeof assignment, "screen.layout=%s", f->s.layouts[i].name);
		assert_true(config_set(&f->s, f->arena, assignment, &e));
		assert_string_equal(f->s.screen.layout, f->s.layouts[i].name);
	}
	assert_true(config_set(&f->s, f->arena, "screen.layout=night", &e));
	assert_false(config_set(&f->s, f->arena, "screen.layout=", &e));
	assert_false(config_set(&f->s, f->arena, "screen.layout=x", &e));
	assert_string_equal(e.text, "there is no layout 'x' (there are night, operator, supervisor, wall, compact)");
	assert_string_equal(f->s.screen.layout, "night");
}

/* What an editor is told of a value is what the program takes. */
static void the_schema_agrees(void **state)
{
	static const char *const words[] = {
		"\"interval\": { \"type\": \"string\", \"pattern\": \"^([0-9]+(d|h|m|s|ms))+$|[$][{]\"", /* never 0 */
		"\"highlight\": { \"type\": [\"string\", \"integer\"], \"minimum\": 0, \"maximum\": 0,",
		"\"code\": { \"type\": [\"string\", \"number\"], \"minLength\": 1,", /* code: 0 */
		"\"pane\": { \"anyOf\": [ { \"enum\": [\"hotspots\", \"units\", ",
		"{ \"pane\": { \"const\": \"assists\" } }, \"required\": [\"pane\"] }, \"then\": { \"properties\": "
		"{ \"columns\": { \"items\": { \"anyOf\": [ { \"enum\": [\"FOR\", \"PLACE\", ",
		"\"const\": \"trend\" } }, \"required\": [\"pane\"] }, \"then\": { \"properties\": "
		"{ \"columns\": false }",
		"\"maximum\": 1000000, \"pattern\": \"^[0-9]+$|[$][{]\"",	     /* max_rows: \"5\" */
	};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	(void)state;
	write_schema(out);
	fclose(out);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strstr(text, words[i]))
			fail_msg("the schema lacks %s", words[i]);
	free(text);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(refuses),
		CASE(refuses_layouts),
		CASE(reads_layouts),
		CASE(refuses_themes),
		CASE(reads_themes),
		CASE(all_mistakes_in_file_order),
		CASE(many_mistakes_do_not_fill_the_screen),
		CASE(long_lines_show_the_place),
		CASE(sizes),
		CASE(lists_have_an_end), CASE(assignments_agree),
		CASE(reads),
		CASE(variables_do_not_grow_without_end),
		CASE(files),
		CASE(assignments),
		CASE(defaults_fit),
		CASE(defaults_read_back),
		CASE(files_that_come_with_it),
		CASE(editors_are_told_the_schema),
		CASE(outputs_name_all),
		CASE(names_are_bounded),
		CASE(layouts_are_known),
		CASE(the_schema_agrees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
