/* Who could go to an assist, in words: each verdict, what is not known, and how much of it fits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "support/blank.h"
#include "view/candidate_line.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
/* Of 2024-01-01; the board's time zone is UTC. */
#define NOW (DAYS(19723) + HOURS(18))
#define LIVE STALENESS_LIVE
#define STALE STALENESS_STALE
#define ANY CANDIDATE_LINE

static const struct state_setting states[] = { { "6", "AT SCENE", STATE_COMMITTED, 0 } };
static const struct settings settings = { .states = states, .states_n = LEN(states) };

/* What is said of unit UA2, whose times are minutes from now; 0: not known. */
static const struct said {
	const char *why;
	enum candidate_verdict verdict;
	double km;
	int shift, charge, located;
	const char *assist;
	enum staleness staleness;
	int cells;
	const char *line;
} cases[] = {
	{ "all that is known", CANDIDATE_FITS, 36, 360, 25, -2, "", LIVE, ANY,
	  "UA2 free, 36 km, 6h00 to shift end, charge 25m left" },
	{ "a motorcycle has no charge", CANDIDATE_FITS, 36, 360, 0, -2, "", LIVE, ANY,
	  "UA2 free, 36 km, 6h00 to shift end" },
	{ "its shift is not known", CANDIDATE_FITS, 0.84, 0, 0, -2, "", LIVE, ANY,
	  "UA2 free, 0.8 km, shift end not known" },
	{ "lengths are estimates when stale", CANDIDATE_FITS, 36, 360, 25, -2, "", STALE, ANY,
	  "UA2 free, 36 km, ~6h00 to shift end, charge ~25m left" },
	{ "where it was half an hour ago", CANDIDATE_POSITION_OLD, 4, 360, 0, -31, "", LIVE, ANY,
	  "UA2 free, was 4.0 km away 31m ago, 6h00 to shift end" },
	{ "the same when stale", CANDIDATE_POSITION_OLD, 4, 360, 0, -31, "", STALE, ANY,
	  "UA2 free, was 4.0 km away ~31m ago, ~6h00 to shift end" },
	{ "where it was, nobody knows when", CANDIDATE_POSITION_OLD, 4, 360, 0, 0, "", LIVE, ANY,
	  "UA2 free, was 4.0 km away, 6h00 to shift end" },
	{ "nobody knows where it is", CANDIDATE_POSITION_NONE, NAN, 360, 25, 0, "", LIVE, ANY,
	  "UA2 free, distance not known, 6h00 to shift end, charge 25m left" },
	{ "its shift ends before", CANDIDATE_TOO_LATE, 36, 9, 25, -2, "", LIVE, ANY,
	  "not UA2: 9m to shift end, 36 km" },
	{ "its charge ends before", CANDIDATE_TOO_FAR, 36, 360, 5, -2, "", LIVE, ANY,
	  "not UA2: charge 5m left, 36 km" },
	{ "the same when stale", CANDIDATE_TOO_FAR, 36, 360, 5, -2, "", STALE, ANY, "not UA2: charge ~5m left, 36 km" },
	{ "it is doing something else", CANDIDATE_NOT_FREE, 0.8, 360, 25, -2, "", LIVE, ANY,
	  "not UA2: AT SCENE, 0.8 km" },
	{ "it goes to another assist", CANDIDATE_NOT_FREE, 0.8, 360, 25, -2, "7", LIVE, ANY,
	  "not UA2: AT SCENE, on an assist, 0.8 km" },
	{ "not free, and nobody knows where", CANDIDATE_NOT_FREE, NAN, 360, 25, 0, "", LIVE, ANY, "not UA2: AT SCENE" },
	{ "it waits for help itself", CANDIDATE_NEEDS_HELP, 0.8, 360, 25, -2, "", LIVE, ANY,
	  "not UA2: has asked for help itself, 0.8 km" },
	{ "of another kind", CANDIDATE_WRONG_KIND, 1, 360, 25, -2, "", LIVE, ANY, "not UA2" },
	{ "the one that asks", CANDIDATE_ASKS, 0, 360, 25, -2, "", LIVE, ANY, "not UA2" },
	{ "as wide as it is", CANDIDATE_FITS, 36, 360, 25, -2, "", LIVE, 51,
	  "UA2 free, 36 km, 6h00 to shift end, charge 25m left" },
	{ "a cell less: the last part leaves whole", CANDIDATE_FITS, 36, 360, 25, -2, "", LIVE, 50,
	  "UA2 free, 36 km, 6h00 to shift end" },
	{ "none after one that does not fit", CANDIDATE_POSITION_NONE, NAN, 360, 25, 0, "", LIVE, 20, "UA2 free" },
	{ "the first part always", CANDIDATE_FITS, 36, 360, 25, -2, "", LIVE, 3, "UA2 free" },
};

static usec minutes_from_now(int minutes)
{
	return minutes ? NOW + MINUTES(minutes) : MOMENT_NONE;
}

static void lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct view v = { .now = NOW, .staleness = cases[i].staleness, .settings = &settings };
		struct unit u = blank_unit("UA2");
		const struct candidate c = { .unit = &u, .verdict = cases[i].verdict, .km = cases[i].km };
		char line[CANDIDATE_LINE];

		u.state_code = "6";
		u.assist_id = cases[i].assist;
		u.shift_ends = minutes_from_now(cases[i].shift);
		u.endurance_ends = minutes_from_now(cases[i].charge);
		u.located_at = minutes_from_now(cases[i].located);
		candidate_line(&v, &c, cases[i].cells, line);
		if (strcmp(line, cases[i].line) != 0)
			fail_msg("%s: '%s'", cases[i].why, line);
	}
}

static void distances(void **state)
{
	static const struct {
		double km;
		const char *text;
	} trials[] = {
		{ 0, "0.0 km" },     { 0.04, "0.0 km" },  { 9.94, "9.9 km" }, { 9.96, "10 km" },    { 10, "10 km" },
		{ 999, "999 km" },   { 999.4, "999 km" }, { 999.6, "far" },   { 1000, "far" },
		{ INFINITY, "far" }, { NAN, "" },
	};
	char km[MOMENT_TEXT];

	(void)state;
	for (size_t i = 0; i < LEN(trials); i++)
		assert_string_equal(candidate_km(trials[i].km, km), trials[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(distances),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
