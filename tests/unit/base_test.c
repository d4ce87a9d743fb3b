/* The small modules of base: errors, presses, look-up in settings, whole numbers. */
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/mdoc.h"
#include "base/press.h"
#include "base/settings.h"
#include "base/whole.h"
#include "support/brackets.h"

static void errors(void **state)
{
	char longer[2000];
	struct err e;

	(void)state;
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_false(err_set(&e, "cannot open '%s'", "x"));
	assert_string_equal(e.text, "cannot open 'x'");
	assert_false(err_wrap(&e, "line %d", 3));
	assert_string_equal(e.text, "line 3: cannot open 'x'");
	assert_false(err_set(&e, "again: %s", e.text));
	assert_string_equal(e.text, "again: line 3: cannot open 'x'");
	err_wrap(&e, "%s", longer);
	assert_int_equal(strlen(e.text), sizeof e.text - 1);
	assert_int_equal(strlen(e.english), sizeof e.english - 1);
	assert_false(err_set(NULL, "nobody asked"));
	assert_false(err_wrap(NULL, "nobody asked"));
}

/* For a log, which is in English whatever the screen's language is. */
static void errors_in_english(void **state)
{
	struct err e;

	(void)state;
	brackets_begin();
	err_set(&e, "cannot open '%s': %s", "x", "no");
	err_wrap(&e, "environment variable %.*s", 1, "yz");
	brackets_end();
	assert_string_equal(e.text, "[environment variable y]: [cannot open 'x': no]");
	assert_string_equal(e.english, "environment variable y: cannot open 'x': no");
}

static void mdoc_sentences(void **state)
{
	static const struct {
		const char *text, *end, *page;
	} cases[] = {
		{ "next row", ".", "Next row.\n" },
		{ "one thing. Another: a\\b", "; so.", "One thing.\nAnother: a\\eb; so.\n" },
		{ "words words words words words words words words words words words words words", ".",
		  "Words words words words words words words words words words words words words.\n" },
		{ "wordss words words words words words words words words words words words words", ".",
		  "Wordss words words words words words words words words words words words\nwords.\n" },
		{ "first. .request. 'another", "", "First.\n\\&.request.\n\\&'another\n" },
		{ ".hidden", "", "\\&.hidden\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char page[256] = "";
		FILE *out = fmemopen(page, sizeof page, "w");

		mdoc_sentence(cases[i].text, cases[i].end, out);
		fclose(out);
		assert_string_equal(page, cases[i].page);
	}
}

static void presses(void **state)
{
	static const struct {
		int press;
		const char *name;
	} cases[] = {
		{ 'q', "q" },           { '?', "?" },
		{ '^', "^" },           { ' ', "Space" },
		{ PRESS_TAB, "Tab" },   { PRESS_CTRL('D'), "^D" },
		{ PRESS_ESC, "Esc" },   { PRESS_CTRL('\\'), "^\\" },
		{ 0xe9, "\xc3\xa9" },   { PRESS_BACKTAB, "S-Tab" },
		{ PRESS_F1, "F1" },     { PRESS_PAGE_DOWN, "PgDn" },
		{ PRESS_F12, "F12" },   { PRESS_DELETE, "Del" },
	};
	char text[PRESS_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(press_name(cases[i].press, text), cases[i].name);
		assert_int_equal(press_parse(cases[i].name), cases[i].press);
	}
}

static void presses_that_are_none(void **state)
{
	static const char *const names[] = { "", "qq", "^1", "^d", "F99", "\x01", "\xff", "e\xcc\x81", " ",
					     "Hangup" };
	char text[PRESS_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (press_parse(names[i]) != PRESS_NONE)
			fail_msg("'%s'", names[i]);
	assert_string_equal(press_name(PRESS_NONE, text), "");
	assert_string_equal(press_name(PRESS_NAMED, text), "");
	assert_string_equal(press_name(INT_MAX, text), "");
	assert_string_equal(press_name(-1, text), "");
}

static void lists_of_presses(void **state)
{
	static const struct {
		const char *why, *names;
		int press, place;
	} cases[] = {
		{ "the first", "? F1", '?', 0 },
		{ "a later one", " q   ^C ", PRESS_CTRL('C'), 1 },
		{ "not part of a name", "F12", '1', -1 },
		{ "none at all", "", 'q', -1 },
		{ "blanks", "  ", ' ', -1 },
		{ "by its name", "Space", ' ', 0 },
		{ "by another name", "^M", PRESS_ENTER, 0 },
		{ "^J comes as Enter does", "^J", PRESS_ENTER, 0 },
		{ "^H comes as Backspace does", "x ^H", PRESS_ERASE, 1 },
		{ "a name of no key keeps its place", "nonsense j", 'j', 1 },
		{ "and is none", "nonsense j", PRESS_NONE, -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (press_place(cases[i].names, cases[i].press) != cases[i].place)
			fail_msg("%s: %d", cases[i].why, press_place(cases[i].names, cases[i].press));
}

static void states(void **state)
{
	static const struct state_setting list[] = { { "0", "EMERGENCY", STATE_EMERGENCY, 0 },
						     { "1", "ON DUTY", STATE_FREE, 0 } };
	struct settings s = { .states = list, .states_n = 2 };

	(void)state;
	assert_ptr_equal(settings_state(&s, "1"), &list[1]);
	assert_null(settings_state(&s, "2"));
	assert_null(settings_state(&s, ""));
	assert_null(settings_state(&(struct settings){ 0 }, "0"));
}

/* Wherever they stand, and whatever they look like. */
static void states_in_no_order(void **state)
{
	static const struct state_setting list[] = {
		{ .code = "2" }, { .code = "A1" }, { .code = "0" }, { .code = "00" }, { .code = "12" }, { .code = "1" },
		{ .code = "-3" }, { .code = "" }, { .code = "99999999999999999999" }, { .code = "1A" },
	};
	struct settings s = { .states = list, .states_n = sizeof list / sizeof *list };

	(void)state;
	for (size_t i = 0; i < s.states_n; i++)
		assert_ptr_equal(settings_state(&s, list[i].code), &list[i]);
	assert_null(settings_state(&s, "3"));
	assert_null(settings_state(&s, "01"));
	assert_null(settings_state(&s, "A"));
}

static void whole_numbers(void **state)
{
	static const double values[] = {
		0, 0.25, 0.49999999999999994, 0.5, 0.75, 1, 1.5, 2.5, 1234.4999, 1234.5, 4503599627370495.5,
		4503599627370497, 9007199254740992, 1e300, INFINITY,
	};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		assert_true(whole(values[i]) == round(values[i]));
		assert_true(whole(-values[i]) == round(-values[i]));
	}
	assert_false(signbit(whole(-0.25)));
	assert_true(isnan(whole(NAN)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors),
		cmocka_unit_test(errors_in_english),
		cmocka_unit_test(mdoc_sentences),
		cmocka_unit_test(presses),
		cmocka_unit_test(presses_that_are_none),
		cmocka_unit_test(lists_of_presses),
		cmocka_unit_test(states),
		cmocka_unit_test(states_in_no_order),
		cmocka_unit_test(whole_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
