/* The filter line as it is typed and taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/press.h"
#include "ui/filter.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void one_press_takes_back_what_stands_in_one_place(void **state)
{
	static const struct {
		const char *why, *before, *after;
	} cases[] = {
		{ "nothing", "", "" },
		{ "a letter", "arb", "ar" },
		{ "the last one", "a", "" },
		{ "a character of several bytes", "t\xc5\xb7", "t" },
		{ "a mark goes with its letter", "tw^e\xcc\x82", "tw^" },
		{ "two marks, too", "ao\xcc\x82\xcc\xa3", "a" },
		{ "more marks than show", "ao\xcc\x82\xcc\xa3\xcc\x81", "a" },
		{ "what is before a letter with a mark stays", "e\xcc\x82n", "e\xcc\x82" },
		{ "a wide one", "x\xe8\xad\xa6", "x" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct filter f = { .typing = true };

		snprintf(f.text, sizeof f.text, "%s", cases[i].before);
		assert_true(filter_press(&f, PRESS_ERASE));
		if (strcmp(f.text, cases[i].after) != 0)
			fail_msg("%s: '%s'", cases[i].why, f.text);
		assert_true(f.typing);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_press_takes_back_what_stands_in_one_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
