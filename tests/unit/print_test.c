/* Texts and numbers put together, against snprintf. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/print.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define ROOM 96

/* In a buffer of every size up to one that is large enough: all bytes of it, and none behind it. */
#define SAME(...) \
	do { \
		char ours[ROOM], theirs[ROOM]; \
		int whole = snprintf(theirs, sizeof theirs, __VA_ARGS__); \
		assert_in_range(whole, 0, ROOM - 2); \
		for (size_t size = 0; size <= (size_t)whole + 1; size++) { \
			memset(ours, '#', sizeof ours); \
			memset(theirs, '#', sizeof theirs); \
			assert_int_equal(snprintf(theirs, size, __VA_ARGS__), whole); \
			assert_int_equal(print_text(ours, size, __VA_ARGS__), whole); \
			if (memcmp(ours, theirs, size)) \
				fail_msg("%zu bytes: '%.*s', not '%.*s'", size, (int)size, ours, (int)size, theirs); \
			assert_int_equal(ours[size], '#'); \
		} \
	} while (0)

static void texts(void **state)
{
	static const char *const texts[] = { "", "x", "HD01", "caf\u00e9", "a text longer than any width" };

	(void)state;
	for (size_t i = 0; i < LEN(texts); i++) {
		SAME("%s", texts[i]);
		SAME("<%s %s>", texts[i], texts[i]);
		SAME("%5s", texts[i]);
		SAME("%.3s", texts[i]);
		SAME("%6.2s", texts[i]);
		SAME("%.0s", texts[i]);
		SAME("%.s", texts[i]);
		for (int most = -1; most < 40; most += 3)
			SAME("%.*s", most, texts[i]);
	}
	SAME("no wish at all");
}

/* As many bytes as were asked for are looked at: what is cut need not end. */
static void a_text_without_an_end(void **state)
{
	static const char open[3] = { 'a', 'b', 'c' };
	char dst[8];

	(void)state;
	assert_int_equal(print_text(dst, sizeof dst, "%.3s", open), 3);
	assert_string_equal(dst, "abc");
}

static void expect_number(long long value)
{
	int number = (int)value;
	unsigned natural = (unsigned)value;

	SAME("%d %5d %02d %08d %12d.", number, number, number, number, number);
	SAME("%u %03u", natural, natural);
	SAME("%ld %lu %013ld", (long)value, (unsigned long)value, (long)value);
	SAME("%lld %llu", value, (unsigned long long)value);
	SAME("%zu %7zu", (size_t)value, (size_t)value);
}

static void numbers(void **state)
{
	(void)state;
	for (long long n = -120; n <= 12000; n += n < 120 ? 1 : 37)
		expect_number(n);
	for (unsigned bit = 0; bit < 64; bit++)
		for (int near = -1; near <= 1; near++)
			expect_number((long long)((1ULL << bit) + (unsigned long long)near));
	for (unsigned long long ten = 1; ten <= ULLONG_MAX / 10; ten *= 10)
		for (int near = -1; near <= 1; near++)
			expect_number((long long)(ten + (unsigned long long)near));
}

/* What is not known here, be it after things that are, is done all the same, and with what was passed for it. */
static void handed_on(void **state)
{
	(void)state;
	SAME("%s %.1f", "took", 2.25);
	SAME("%s %zd", "left", (ptrdiff_t)-3);
	SAME("%d%%", 18);
	SAME("%-5s|%-4d|", "x", 3);
	SAME("%+d", 3);
	SAME("%*s", 6, "x");
	SAME("%.2d", 3);
	SAME("%.*d", -1, 3);
	SAME("%x", 255U);
	SAME("%c%s", '!', "x");
	SAME("%s %.0e", "about", 1.5e12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(a_text_without_an_end),
		cmocka_unit_test(numbers),
		cmocka_unit_test(handed_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
