/* Whether a terminal says that it has synchronized output: in pieces too, and nothing wrong in what it says becomes a key. */
#include "term/sync.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LEN(array) (sizeof(array) / sizeof *(array))

/* What comes behind ESC [ ?; returns how many characters of it were taken. */
static size_t take_all(struct sync *s, const char *text)
{
	size_t n = 0;

	while (text[n] && sync_take(s, (unsigned char)text[n]))
		n++;
	return n;
}

static void answers(void **state)
{
	static const struct {
		const char *why, *text;
		size_t taken;
		bool can, awaited;
	} cases[] = {
		{ "it has it, and it is on", "2026;1$y", 8, true, false },
		{ "it has it", "2026;2$y", 8, true, false },
		{ "it does not know it", "2026;0$y", 8, false, false },
		{ "always on", "2026;3$y", 8, false, false },
		{ "always off", "2026;4$y", 8, false, false },
		{ "of another mode", "2004;2$y", 8, false, true },
		{ "of another that begins like it", "20260;2$y", 9, false, true },
		{ "what it is", "64;1;2;6c", 9, false, true },
		{ "nothing", "y", 1, false, true },
		{ "half of it", "2026;", 5, false, true },
		{ "of another kind", "2026;2y", 7, false, false },
		{ "without end", "2026;2$2026;2$2026;2$2026;2$y", 29, false, false },
		{ "a key behind it", "2026;2$yq", 8, true, false },
		{ "a control character within it", "2026;\x03", 5, false, true },
		{ "a letter that is not ASCII within it", "2026;\xe9", 5, false, true },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct sync s = { .awaited = true };
		size_t taken;

		sync_begin(&s);
		taken = take_all(&s, cases[i].text);
		if (taken != cases[i].taken || s.can != cases[i].can || s.awaited != cases[i].awaited)
			fail_msg("%s: %zu taken, %d, %d", cases[i].why, taken, s.can, s.awaited);
	}
}

/* Esc by itself, and what comes long after it. */
static void behind_escape(void **state)
{
	static const struct {
		const char *why, *text;
		bool awaited;
		size_t taken;
		bool can, awaits;
	} cases[] = {
		{ "the rest of the answer", "[?2026;2$y", true, 10, true, false },
		{ "a key", "j", true, 0, false, true },
		{ "a bracket and a key", "[j", true, 1, false, false },
		{ "a bracket that nothing follows", "[", true, 1, false, true },
		{ "nothing is awaited", "[", false, 0, false, false },
		{ "another answer", "[?62c", true, 5, false, false },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct sync s = { .awaited = cases[i].awaited };
		size_t taken;

		sync_escape(&s);
		taken = take_all(&s, cases[i].text);
		if (taken != cases[i].taken || s.can != cases[i].can || s.awaited != cases[i].awaits)
			fail_msg("%s: %zu taken, %d, %d", cases[i].why, taken, s.can, s.awaited);
	}
}

/* A key is a key before it was asked, and after the answer. */
static void nothing_is_taken_otherwise(void **state)
{
	struct sync s = { 0 };

	(void)state;
	for (uint32_t c = 1; c < 0x200; c++)
		assert_false(sync_take(&s, c));
	sync_begin(&s);
	assert_int_equal(take_all(&s, "2026;2$y"), 8);
	for (uint32_t c = 1; c < 0x200; c++)
		assert_false(sync_take(&s, c));
	assert_true(s.can);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(behind_escape),
		cmocka_unit_test(nothing_is_taken_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
