/* Strings of a terminal filled in, against what its library makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <curses.h>
#include <term.h>

#include "term/caps.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void expect_as_library(const char *why, const struct caps *c, enum cap cap, int first, int second)
{
	char ours[CAPS_TEXT];
	const char *theirs = *c->text[cap] ? tparm(c->text[cap], (long)first, (long)second) : "";

	if (strcmp(caps_fill(c, cap, first, second, ours), theirs) != 0)
		fail_msg("%s, %d and %d: '%s', not '%s'", why, first, second, ours, theirs);
}

static void moves(void **state)
{
	static const char *const terminals[] = { "xterm-256color", "xterm", "linux", "vt100",
						 "vt220", "screen", "tmux" };
	static const enum cap caps[] = { CAP_MOVE, CAP_COLUMN, CAP_ROW, CAP_RIGHT, CAP_LEFT, CAP_SCROLL_REGION,
					 CAP_FOREGROUND, CAP_BACKGROUND };

	(void)state;
	for (size_t i = 0; i < LEN(terminals); i++) {
		struct arena *arena = arena_new();
		struct caps c;
		struct err e;

		if (!caps_read(&c, terminals[i], arena, &e))
			fail_msg("%s", e.text);
		for (size_t k = 0; k < LEN(caps); k++)
			for (int n = 0; n <= 1000; n++)
				expect_as_library(terminals[i], &c, caps[k], n, 1000 - n);
		arena_drop(arena);
	}
}

static void other_strings(void **state)
{
	static const char *const strings[] = {
		"",
		"no number",
		"\033=%p1%' '%+%c%p2%' '%+%c",
		"\033[%p2%d;%p1%dH",
		"\033[%p1%d%i;%p2%dH",
		"\033[%p1%03d;%p2%2dH",
		"100%%%p1%d",
		"\033[%?%p1%{8}%<%t3%p1%d%e38;5;%p1%d%;m",
		"ends in %",
		"ends in %p1",
	};

	(void)state;
	for (size_t i = 0; i < LEN(strings); i++) {
		struct caps c = { .text = { [CAP_MOVE] = strings[i] } };

		for (int n = 0; n < 20; n++)
			expect_as_library(strings[i], &c, CAP_MOVE, n, 99 + n);
	}
}

static void what_does_not_fit(void **state)
{
	static const char too_long[] = "a string as long as the room there is for it, without its number%p1%d";
	struct caps c = { .text = { [CAP_MOVE] = too_long } };
	char dst[CAPS_TEXT];

	(void)state;
	assert_string_equal(caps_fill(&c, CAP_MOVE, 1, 0, dst), "");
	c.text[CAP_MOVE]++;
	assert_string_equal(caps_fill(&c, CAP_MOVE, 1, 0, dst), "");
	c.text[CAP_MOVE]++;
	assert_int_equal(strlen(caps_fill(&c, CAP_MOVE, 1, 0, dst)), CAPS_TEXT - 1);
	assert_string_equal(caps_fill(&c, CAP_MOVE, 10, 0, dst), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves),
		cmocka_unit_test(other_strings),
		cmocka_unit_test(what_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
