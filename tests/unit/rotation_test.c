#include "ui/rotation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LEN(array) (sizeof(array) / sizeof *(array))
#define EVERY SECONDS(10)

#define QUIET { false, 0 }
#define ASSIST { true, 2 }

/* ".aAEB": nothing, an alarm, an assist, an emergency, both of these. Returns how many pages. */
static size_t pages_of(const char *letters, struct rotation_page *pages)
{
	static const char kinds[] = ".aEAB";
	size_t n = 0;

	for (; letters[n]; n++) {
		long kind = strchr(kinds, letters[n]) - kinds;

		pages[n] = (struct rotation_page){ kind > 0, kind > 1 ? (unsigned)kind - 1 : 0 };
	}
	return n;
}

/* "0011": the page at each of so many steps of five seconds from 0 on. */
static void follow(struct rotation *r, usec *now, const struct rotation_page *pages, size_t n, size_t steps, char *dst)
{
	for (size_t i = 0; i < steps; i++, *now += SECONDS(5)) {
		rotation_step(r, *now, EVERY, pages, n);
		dst[i] = (char)('0' + r->page);
	}
	dst[steps] = '\0';
}

/* What pages show at first and then, and which of them is on screen. */
static void turns(void **state)
{
	static const struct {
		const char *why;
		const char *first, *then; /* a letter a page */
		const char *shown_first, *shown_then;
	} cases[] = {
		{ "each in turn, and round", "...", "...", "001122001122", "0011" },
		{ "the one with alarms first", "..a", "..a", "22001122", "0011" },
		{ "several of them in their order", ".aa", ".aa", "112200", "112200" },
		{ "an alarm makes no page leave before its time", "...", "..a", "0", "02211" },
		{ "nor come twice in a round", "...", "a..", "0011", "2200" },
		{ "what is urgent comes at once and stays", "...", ".A.", "0", "111111" },
		{ "also where it is on screen", "...", "A..", "00", "000000" },
		{ "when it is over the page has a whole turn", ".A.", "...", "1111", "10022" },
		{ "the page that has all of it", "AB.", "AB.", "1111", "1111" },
		{ "one that shows it need not make room for another that does", ".A.", "AA.", "111", "1111" },
		{ "when none has all of it, all with some", "A.E", "A.E", "0022", "002200" },
		{ "one page", "a", ".", "0000", "0000" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct rotation r = { 0 };
		struct rotation_page pages[3];
		char first[32], then[32];
		usec now = SECONDS(1000);

		follow(&r, &now, pages, pages_of(cases[i].first, pages), strlen(cases[i].shown_first), first);
		follow(&r, &now, pages, pages_of(cases[i].then, pages), strlen(cases[i].shown_then), then);
		if (strcmp(first, cases[i].shown_first) != 0 || strcmp(then, cases[i].shown_then) != 0)
			fail_msg("%s: %s, %s; not %s, %s", cases[i].why, first, then, cases[i].shown_first,
				 cases[i].shown_then);
	}
}

static void wanted(void **state)
{
	static const struct rotation_page quiet[2] = { QUIET, QUIET }, held[2] = { ASSIST, QUIET };
	struct rotation r = { 0 };

	(void)state;
	rotation_step(&r, 0, EVERY, quiet, 2);
	rotation_next(&r);
	rotation_step(&r, SECONDS(3), EVERY, quiet, 2);
	assert_int_equal(r.page, 1);
	assert_int_equal(rotation_left(&r, SECONDS(3)), 10);
	rotation_step(&r, SECONDS(12), EVERY, quiet, 2);
	assert_int_equal(r.page, 1);
	rotation_step(&r, SECONDS(13), EVERY, held, 2);
	assert_int_equal(r.page, 0);
	rotation_next(&r);
	rotation_step(&r, SECONDS(14), EVERY, held, 2);
	assert_int_equal(r.page, 0);
	assert_true(r.held);
	assert_int_equal(rotation_left(&r, SECONDS(14)), 0);
}

/* Without turns by themselves pages wait for the key, and go on when there are turns again. */
static void never(void **state)
{
	static const struct rotation_page pages[2] = { QUIET, QUIET };
	struct rotation r = { 0 };

	(void)state;
	rotation_step(&r, 0, 0, pages, 2);
	rotation_step(&r, DAYS(400), 0, pages, 2);
	assert_int_equal(r.page, 0);
	assert_int_equal(rotation_left(&r, DAYS(400)), 0);
	rotation_next(&r);
	rotation_step(&r, DAYS(400), 0, pages, 2);
	assert_int_equal(r.page, 1);
	rotation_step(&r, DAYS(401), EVERY, pages, 2);
	assert_int_equal(r.page, 1);
	assert_int_equal(rotation_left(&r, DAYS(401)), 10);
	rotation_step(&r, DAYS(401) + EVERY, EVERY, pages, 2);
	assert_int_equal(r.page, 0);
}

/* Time that was slept through is no turns to be made up for; fewer pages than there were end the turn of one that is gone. */
static void jumps(void **state)
{
	static const struct rotation_page pages[3] = { QUIET, QUIET, QUIET };
	struct rotation r = { 0 };

	(void)state;
	rotation_step(&r, 0, EVERY, pages, 3);
	rotation_step(&r, HOURS(9) + SECONDS(3), EVERY, pages, 3);
	assert_int_equal(r.page, 1);
	assert_int_equal(rotation_left(&r, HOURS(9) + SECONDS(3)), 10);
	rotation_step(&r, HOURS(9) + SECONDS(20), EVERY, pages, 3);
	assert_int_equal(r.page, 2);
	rotation_step(&r, HOURS(9) + SECONDS(21), EVERY, pages, 2);
	assert_true(r.page < 2);
}

/* Second by second through a day and a night: which page, and how long still, is what the clock says, to the second. */
static void a_day_without_drift(void **state)
{
	static const struct rotation_page pages[3] = { QUIET, QUIET, QUIET };
	const usec begun = SECONDS(77);
	struct rotation r = { 0 };

	(void)state;
	for (int second = 0; second < 24 * 3600; second++) {
		usec now = begun + SECONDS(second) + (second % 7) * 100000; /* the loop never wakes to the moment */

		rotation_step(&r, now, EVERY, pages, 3);
		if (r.page != (size_t)(second / 10 % 3))
			fail_msg("second %d: page %zu", second, r.page);
		if (rotation_left(&r, begun + SECONDS(second)) != 10 - second % 10)
			fail_msg("second %d: %d left", second, rotation_left(&r, begun + SECONDS(second)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns), cmocka_unit_test(wanted),		cmocka_unit_test(never),
		cmocka_unit_test(jumps), cmocka_unit_test(a_day_without_drift),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
