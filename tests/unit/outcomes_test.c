/* What came of visits adds up, whatever words the database has for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "view/outcomes.h"

static void adds_up(void **state)
{
	static const struct {
		const char *why, *texts[4], *said;
	} cases[] = {
		{ "nothing", { "" }, "" },
		{ "one stays one", { "1 arrest" }, "1 arrest" },
		{ "one and many are the same thing", { "1 arrest", "3 arrests" }, "4 arrests" },
		{ "also the other way round",
		  { "3 stop searches, 1 arrest", "1 stop search" },
		  "4 stop searches, 1 arrest" },
		{ "two ones make many", { "1 arrest", "1 arrest" }, "2 arrests" },
		{ "whose plural is written as English has it",
		  { "1 stop search", "1 stop search" },
		  "2 stop searches" },
		{ "of what is done to somebody, they are many",
		  { "1 group dispersed", "1 group dispersed" },
		  "2 groups dispersed" },
		{ "and the same as when they were many at once",
		  { "1 weapon recovered", "2 weapons recovered" },
		  "3 weapons recovered" },
		{ "people", { "1 person dispersed", "5 people dispersed" }, "6 people dispersed" },
		{ "more people", { "1 person dispersed", "1 person dispersed" }, "2 people dispersed" },
		{ "words that only begin alike are two", { "2 drugs finds", "2 drugs" }, "2 drugs finds, 2 drugs" },
		{ "none of something is said", { "0 arrests" }, "0 arrests" },
		{ "what is no number is not lost", { "2 arrests", "a dog" }, "2 arrests, and what cannot be added up" },
		{ "nor what has no words", { "7" }, "what cannot be added up" },
		{ "a huge number is no count", { "99999999999999999999 arrests" }, "what cannot be added up" },
		{ "nor a negative one", { "-2 arrests" }, "what cannot be added up" },
		{ "commas alone say nothing", { ", ,," }, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcomes o = { .arena = arena_new() };

		for (size_t k = 0; k < 4 && cases[i].texts[k]; k++)
			outcomes_add(&o, cases[i].texts[k]);
		if (strcmp(outcomes_said(&o), cases[i].said) != 0)
			fail_msg("%s: '%s'", cases[i].why, outcomes_said(&o));
		arena_drop(o.arena);
	}
}

static void has_an_end(void **state)
{
	struct outcomes o = { .arena = arena_new() };

	(void)state;
	for (int i = 0; i < 2 * OUTCOMES_MOST; i++)
		outcomes_add(&o, arena_printf(o.arena, "2 kinds%d", i));
	assert_int_equal(o.n, OUTCOMES_MOST);
	assert_true(o.other);
	arena_drop(o.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up),
		cmocka_unit_test(has_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
