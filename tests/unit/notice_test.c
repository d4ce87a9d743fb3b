/* What is said at the foot of the screen: for how long, and never a piece of a character. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app/notice.h"
#include "base/text.h"

#define NOW HOURS(1)

static void stays_for_a_while(void **state)
{
	static const struct {
		const char *why;
		void (*say)(struct notice *n, const char *text, usec now);
		usec after;
		const char *want;
	} cases[] = {
		{ "at once", notice_say, 0, "done" },
		{ "long enough to be read", notice_say, SECONDS(3), "done" },
		{ "no longer", notice_say, SECONDS(4), "" },
		{ "what went wrong stays", notice_complain, SECONDS(20), "done" },
		{ "but not for ever", notice_complain, SECONDS(30), "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct notice n = { 0 };

		cases[i].say(&n, "done", NOW);
		if (strcmp(notice_text(&n, NOW + cases[i].after), cases[i].want))
			fail_msg("%s: '%s'", cases[i].why, notice_text(&n, NOW + cases[i].after));
		notice_end(&n);
		assert_string_equal(notice_text(&n, NOW), "");
	}
	assert_string_equal(notice_text(&(struct notice){ 0 }, 0), "");
}

/* U+FFFD stands where what was cut through is no character any more. */
static bool is_whole(const char *text)
{
	return !strstr(text, "\xef\xbf\xbd");
}

static void cuts_between_characters(void **state)
{
	char text[3 * NOTICE_TEXT];

	(void)state;
	for (int before = 0; before < 4; before++) {
		struct notice n = { 0 };
		char cleaned[sizeof text];

		memset(text, 'x', (size_t)before);
		for (size_t i = (size_t)before; i + 3 < sizeof text; i += 3)
			memcpy(text + i, "\xe6\x9d\xb1", 4);
		notice_say(&n, text, NOW);
		assert_true(strlen(notice_text(&n, NOW)) >= NOTICE_TEXT - 4);
		text_clean(notice_text(&n, NOW), cleaned, sizeof cleaned);
		assert_true(is_whole(cleaned));
	}
}

static void says_what_was_acknowledged(void **state)
{
	static const struct alert_rule assist = { .word = "ASSIST" }, overdue = { .word = "OVERDUE" },
				       data = { .word = "DATA", .warning = "DATA" };
	struct {
		const char *why;
		struct alert alert;
		const char *want;
	} cases[] = {
		{ "somebody",
		  { .rule = &assist, .words = { "HD03", "Arboretum Park", "", "1m", "not answered" } },
		  "acknowledged: ASSIST HD03" },
		{ "a place",
		  { .rule = &overdue, .words = { "", "Staveley", "", "1m", "" } },
		  "acknowledged: OVERDUE Staveley" },
		{ "neither", { .rule = &data, .words = { "", "", "", "lost for 2m", "" } }, "acknowledged: DATA" },
	};
	char got[NOTICE_TEXT], cleaned[NOTICE_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(notice_acknowledged(&cases[i].alert, got), cases[i].want))
			fail_msg("%s: '%s'", cases[i].why, got);
	for (size_t i = 0; i + 3 < ALERT_NAME; i += 2)
		memcpy(cases[0].alert.words.who + i, "\xd8\xb9", 3);
	text_clean(notice_acknowledged(&cases[0].alert, got), cleaned, sizeof cleaned);
	assert_true(is_whole(cleaned));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stays_for_a_while),
		cmocka_unit_test(cuts_between_characters),
		cmocka_unit_test(says_what_was_acknowledged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
