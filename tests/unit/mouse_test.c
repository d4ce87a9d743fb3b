/* Reports of the mouse: what they say, that they may come in pieces, and that nothing wrong in them becomes a key. */
#include "term/mouse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/press.h"

/* What a report says, or where it ends by a character that is a key: how many of its characters were taken. */
static int read_report(const char *text, size_t *taken)
{
	struct mouse m = { 0 };
	int press = PRESS_NONE;

	mouse_begin(&m);
	for (*taken = 0; text[*taken] && mouse_take(&m, (unsigned char)text[*taken], &press); ++*taken)
		if (press != PRESS_NONE || !m.reading)
			return ++*taken, press;
	return press;
}

static void reports(void **state)
{
	static const struct {
		const char *why, *text;
		struct pointed says;
	} cases[] = {
		{ "the left button", "0;1;1M", { POINTING_CLICK, 0, 0 } },
		{ "far out", "0;500;200M", { POINTING_CLICK, 499, 199 } },
		{ "the wheel away", "64;12;5M", { POINTING_WHEEL_UP, 11, 4 } },
		{ "the wheel near", "65;12;5M", { POINTING_WHEEL_DOWN, 11, 4 } },
		{ "let go", "0;12;5m", { 0 } },
		{ "the middle one", "1;12;5M", { 0 } },
		{ "the right one", "2;12;5M", { POINTING_BACK, 11, 4 } },
		{ "with Shift", "4;12;5M", { 0 } },
		{ "moved", "32;12;5M", { 0 } },
		{ "the wheel to the side", "66;12;5M", { 0 } },
		{ "column 0", "0;0;5M", { 0 } },
		{ "row 0", "0;5;0M", { 0 } },
		{ "beyond any screen", "0;5000;5M", { 0 } },
		{ "a number without end", "0;99999999999999999999999999;5M", { 0 } },
		{ "one that comes round to a small one", "0;4294967297;5M", { 0 } },
		{ "too few", "0;12M", { 0 } },
		{ "none at all", "M", { 0 } },
		{ "too many", "0;12;5;7M", { 0 } },
		{ "an empty one", ";;M", { 0 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t taken;
		struct pointed p = press_pointed(read_report(cases[i].text, &taken));

		if (p.what != cases[i].says.what || p.col != cases[i].says.col || p.row != cases[i].says.row)
			fail_msg("%s: %d at %d, %d", cases[i].why, p.what, p.col, p.row);
		if (taken != strlen(cases[i].text))
			fail_msg("%s: %zu characters taken", cases[i].why, taken);
	}
}

/* What is no part of a report is a key of its own, and ends it. */
static void what_ends_a_report(void **state)
{
	static const struct {
		const char *why, *text;
		size_t taken;
	} cases[] = {
		{ "a letter", "0;12;q", 5 },
		{ "Esc", "0;1\x1b[A", 3 },
		{ "a blank", " 0;12;5M", 0 },
		{ "a sign", "0;-1;5M", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t taken;

		if (read_report(cases[i].text, &taken) != PRESS_NONE || taken != cases[i].taken)
			fail_msg("%s: %zu taken", cases[i].why, taken);
	}
}

static void nothing_is_taken_before_and_after(void **state)
{
	struct mouse m = { 0 };
	int press;

	(void)state;
	assert_false(mouse_take(&m, '0', &press));
	mouse_begin(&m);
	for (const char *c = "0;1;1M"; *c; c++)
		assert_true(mouse_take(&m, (unsigned char)*c, &press));
	assert_false(mouse_take(&m, '0', &press));
	mouse_begin_old(&m);
	for (int i = 0; i < 3; i++)
		assert_true(mouse_take(&m, 'q', &press) && press == PRESS_NONE);
	assert_false(mouse_take(&m, 'q', &press));
	mouse_begin_old(&m);
	assert_true(mouse_take(&m, '!', &press));
	assert_false(mouse_take(&m, PRESS_CTRL('C'), &press)); /* the way out is always there */
	assert_false(mouse_take(&m, 'q', &press));
}

static void as_presses(void **state)
{
	static const struct pointed cases[] = {
		{ POINTING_CLICK, 0, 0 }, { POINTING_WHEEL_DOWN, 4095, 4095 }, { POINTING_WHEEL_UP, 999, 499 },
		{ POINTING_BACK, 4095, 0 },
	};
	static const struct pointed none[] = {
		{ POINTING_NOTHING, 1, 1 }, { POINTING_CLICK, -1, 0 }, { POINTING_CLICK, 0, 4096 },
		{ POINTING_BACK, 4096, 0 },
	};
	char text[PRESS_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int press = press_of_pointed(cases[i]);

		assert_memory_equal(&(struct pointed[]){ press_pointed(press) }, &cases[i], sizeof *cases);
		assert_string_equal(press_name(press, text), "");
		assert_int_equal(press_of_pointed(none[i]), PRESS_NONE);
	}
	assert_int_equal(press_pointed(PRESS_HANGUP).what, POINTING_NOTHING);
	assert_int_equal(press_pointed('q').what, POINTING_NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports),
		cmocka_unit_test(what_ends_a_report),
		cmocka_unit_test(nothing_is_taken_before_and_after),
		cmocka_unit_test(as_presses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
