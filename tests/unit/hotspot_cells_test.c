#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "support/blank.h"
#include "view/hotspot_status.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
/* Of 2024-01-01; the board's time zone is UTC. */
#define AT(hour, minute) (DAYS(19723) + HOURS(hour) + MINUTES(minute))
#define NOW AT(18, 0)
#define LIVE STALENESS_LIVE
#define STALE STALENESS_STALE
#define LOST STALENESS_LOST

static const struct settings settings = {
	.screen = { .highlight = SECONDS(10) }, .alerts = { .authorisation_before = HOURS(2) },
};
static const struct visit stay = {
	.id = "1", .hotspot = "DAL", .call_sign = "HD01", .crew = 2, .started_at = AT(17, 51), .ended_at = MOMENT_NONE
};
static const struct visit next_stay = {
	.id = "2", .hotspot = "DAL", .call_sign = "HD02", .crew = 2, .started_at = AT(17, 55), .ended_at = MOMENT_NONE
};
static const struct visit gone = {
	.id = "3", .hotspot = "DAL", .call_sign = "HD03", .crew = 2, .started_at = AT(12, 0), .ended_at = AT(12, 30)
};
static const struct visit third_stay = {
	.id = "4", .hotspot = "DAL", .call_sign = "HD04", .crew = 2, .started_at = AT(17, 56), .ended_at = MOMENT_NONE
};
static const struct visit *const two[] = { &gone, &stay, &next_stay, &third_stay };
static const struct unit coming = { .call_sign = "HD09" };

static void cell_of(void (*write)(const void *, const struct view *, struct table_cell *),
		    const struct hotspot_row *row, enum staleness staleness, int width, struct table_cell *out)
{
	struct board *b = board_new();
	struct view v = { .now = NOW, .staleness = staleness, .settings = &settings };

	b->about.now = NOW;
	b->about.effective_minutes = 15;
	v.board = board_publish(b);
	*out = (struct table_cell){ .width = width, .glyphs = GLYPHS_TIER_FULL };
	out->text = out->buffer;
	write(row, &v, out);
	board_free(v.board);
}

static void statuses(void **state)
{
	static const struct {
		const char *why;
		enum coverage_state state;
		usec due, overdue;
		const struct unit *coming;
		enum staleness staleness;
		const char *text;
	} cases[] = {
		{ "overdue", COVERAGE_OVERDUE, AT(16, 0), AT(17, 0), NULL, LIVE, "OVERDUE" },
		{ "somebody coming does not hide it", COVERAGE_OVERDUE, AT(16, 0), AT(17, 0), &coming, LIVE,
		  "OVERDUE" },
		{ "lost words are small", COVERAGE_OVERDUE, AT(16, 0), AT(17, 0), NULL, LOST, "overdue" },
		{ "due counts down to overdue", COVERAGE_DUE, AT(17, 0), AT(18, 12), NULL, LIVE, "DUE 12m" },
		{ "an estimate when stale", COVERAGE_DUE, AT(17, 0), AT(18, 12), NULL, STALE, "DUE ~12m" },
		{ "a time of day when lost", COVERAGE_DUE, AT(17, 0), AT(18, 12), NULL, LOST, "due 1812" },
		{ "due by nobody knows when", COVERAGE_DUE, AT(17, 0), MOMENT_NONE, NULL, LIVE, "DUE" },
		{ "due, somebody coming", COVERAGE_DUE, AT(17, 0), AT(18, 12), &coming, LIVE, "EN ROUTE" },
		{ "not due", COVERAGE_NOT_DUE, AT(19, 30), AT(21, 0), NULL, LIVE, "PLAN 1930" },
		{ "not due, somebody coming", COVERAGE_NOT_DUE, AT(19, 30), AT(21, 0), &coming, LOST, "en route" },
		{ "nothing planned", COVERAGE_NOT_DUE, MOMENT_NONE, MOMENT_NONE, NULL, LIVE, "NOT DUE" },
		{ "before its window", COVERAGE_OUT_OF_WINDOW, MOMENT_NONE, MOMENT_NONE, NULL, LIVE, "FROM 1900" },
		{ "met", COVERAGE_MET, MOMENT_NONE, MOMENT_NONE, NULL, LIVE, "MET \u2713" },
		{ "present", COVERAGE_PRESENT, MOMENT_NONE, MOMENT_NONE, NULL, STALE, "PRESENT" },
		{ "suspended", COVERAGE_SUSPENDED, MOMENT_NONE, MOMENT_NONE, NULL, LIVE, "SUSPENDED" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct coverage coverage = { .state = cases[i].state,
					     .due_at = cases[i].due,
					     .overdue_at = cases[i].overdue };
		struct hotspot_row row = { .hotspot = &h, .coverage = &coverage, .coming = cases[i].coming };
		struct table_cell cell;

		h.window_starts = AT(19, 0);
		cell_of(hotspot_status, &row, cases[i].staleness, 9, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

/* What is lacking counts while somebody is there to put it right; the last second of it still reads a minute. */
static void short_by(void **state)
{
	static const struct {
		const char *why;
		size_t present;
		usec short_by;
		enum staleness staleness;
		const char *text;
	} cases[] = {
		{ "five minutes", 1, MINUTES(5), LIVE, "5 min" },
		{ "a second", 1, SECONDS(1), LIVE, "1 min" },
		{ "a second over", 1, MINUTES(14) + SECONDS(1), LIVE, "15 min" },
		{ "effective", 1, 0, LIVE, "" },
		{ "nobody there any more", 0, MINUTES(5), LIVE, "" },
		{ "an estimate", 1, MINUTES(12), STALE, "~12m" },
		{ "lost", 1, MINUTES(5), LOST, "" },
		{ "a force that asks for much", 1, MINUTES(240), LIVE, "240m" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct coverage coverage = { .present = cases[i].present, .short_by = cases[i].short_by };
		struct hotspot_row row = { .hotspot = &h, .coverage = &coverage };
		struct table_cell cell;

		cell_of(hotspot_short, &row, cases[i].staleness, 6, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

static void no_window(void **state)
{
	struct hotspot h = blank_hotspot("DAL");
	struct coverage coverage = { .state = COVERAGE_OUT_OF_WINDOW };
	struct hotspot_row row = { .hotspot = &h, .coverage = &coverage };
	struct table_cell cell;

	(void)state;
	cell_of(hotspot_status, &row, LIVE, 9, &cell);
	assert_string_equal(cell.text, "NO PLAN");
}

static void minutes_on_site(void **state)
{
	static const struct {
		const char *why;
		usec since, short_by;
		enum staleness staleness;
		int width;
		const char *text;
	} cases[] = {
		{ "nine of fifteen", AT(17, 51), MINUTES(6), LIVE, 16, "████░░░░  9/15" },
		{ "a second short is short", AT(17, 45) + SECONDS(1), SECONDS(1), LIVE, 16, "███████░ 14/15" },
		{ "just effective", AT(17, 45), 0, LIVE, 16, "████████ 15/15 ✓" },
		{ "an estimate", AT(17, 51), MINUTES(6), STALE, 16, "████░░░░  ~9/15" },
		{ "effective, an estimate", AT(17, 40), 0, STALE, 16, "████████ ~20/15✓" },
		{ "a wide cell has a longer bar", AT(17, 51), MINUTES(6), LIVE, 18, "██████░░░░  9/15" },
		{ "hours", AT(15, 0), 0, LIVE, 16, "████████    3h ✓" },
		{ "a hundred minutes and effective", AT(16, 20), 0, LIVE, 16, "████████    1h ✓" },
		{ "a second less", AT(16, 20) + SECONDS(1), 0, LIVE, 16, "████████ 99/15 ✓" },
		{ "since nobody knows when", MOMENT_NONE, 0, LIVE, 16, "░░░░░░░░  ?/15 ✓" },
		{ "to come, by a clock that is wrong", AT(18, 5), MINUTES(15), LIVE, 16, "░░░░░░░░ -5/15" },
		{ "lost", AT(17, 51), MINUTES(6), LOST, 16, "OLD" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct coverage coverage = { .state = COVERAGE_PRESENT,
					     .present = 1,
					     .present_since = cases[i].since,
					     .short_by = cases[i].short_by };
		struct hotspot_row row = { .hotspot = &h, .coverage = &coverage };
		struct table_cell cell;

		cell_of(hotspot_on_site, &row, cases[i].staleness, cases[i].width, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

static void last_visits(void **state)
{
	static const struct {
		const char *why;
		size_t present;
		usec last;
		enum staleness staleness;
		int width;
		const char *text;
	} cases[] = {
		{ "a while ago", 0, AT(14, 19), LIVE, 5, "3h41" },
		{ "the same, with room", 0, AT(14, 19), LIVE, 12, "14:19  3h41" },
		{ "lost: when, not how long ago", 0, AT(14, 19), LOST, 5, "14:19" },
		{ "lost, of another day", 0, AT(-10, 0), LOST, 5, "31/12" },
		{ "somebody is there", 1, AT(17, 51), LIVE, 5, "now" },
		{ "somebody was there", 1, AT(17, 51), LOST, 5, "17:51" },
		{ "never", 0, MOMENT_NONE, LIVE, 5, "–" },
		{ "somebody is there, since nobody knows when", 1, MOMENT_NONE, LIVE, 5, "now" },
		{ "long ago", 0, AT(-24 * 40, 0), LIVE, 5, "40d" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct coverage coverage = { .present = cases[i].present,
					     .present_since = cases[i].last,
					     .last_effective_at = cases[i].last };
		struct hotspot_row row = { .hotspot = &h, .coverage = &coverage };
		struct table_cell cell;

		cell_of(hotspot_last, &row, cases[i].staleness, cases[i].width, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

static void crews(void **state)
{
	static const struct {
		const char *why;
		size_t visits;
		const struct unit *coming;
		int width;
		const char *text;
	} cases[] = {
		{ "nobody", 1, NULL, 6, "–" },
		{ "on the way", 1, &coming, 6, "HD09" },
		{ "one", 2, NULL, 6, "HD01" },
		{ "two, with room", 3, NULL, 9, "HD01 HD02" },
		{ "two, without", 3, NULL, 6, "HD01+1" },
		{ "a cell less than both", 3, NULL, 8, "HD01+1" },
		{ "three, with room", 4, NULL, 14, "HD01 HD02 HD04" },
		{ "as many of three as fit", 4, NULL, 13, "HD01 HD02+1" },
		{ "one of three", 4, NULL, 10, "HD01+2" },
		{ "the first whole, whatever the width", 3, NULL, 2, "HD01+1" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct coverage coverage = { .visits = two, .visits_n = cases[i].visits };
		struct hotspot_row row = { .hotspot = &h, .coverage = &coverage, .coming = cases[i].coming };
		struct table_cell cell;

		cell_of(hotspot_crew, &row, LIVE, cases[i].width, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

static void figures(void **state)
{
	static const struct {
		const char *why;
		void (*write)(const void *, const struct view *, struct table_cell *);
		int asb, asb_before, done, planned, ran_7, ran_28;
		bool extra;
		usec authorised;
		int width;
		const char *text;
	} cases[] = {
		{ "per cent", hotspot_asb, 61, 50, 0, 0, 0, 0, false, MOMENT_NONE, 7, "▲  +22%" },
		{ "a fall", hotspot_asb, 50, 61, 0, 0, 0, 0, false, MOMENT_NONE, 7, "▼  -18%" },
		{ "small numbers: a difference", hotspot_asb, 12, 9, 0, 0, 0, 0, false, MOMENT_NONE, 7, "▲  (+3)" },
		{ "three digits", hotspot_asb, 20, 122, 0, 0, 0, 0, false, MOMENT_NONE, 7, "▼(-102)" },
		{ "no change", hotspot_asb, 12, 12, 0, 0, 0, 0, false, MOMENT_NONE, 7, "═   (0)" },
		{ "absurd", hotspot_asb, 2000000000, 50, 0, 0, 0, 0, false, MOMENT_NONE, 7, "▲ >999" },
		{ "absent", hotspot_asb, COUNT_NONE, 12, 0, 0, 0, 0, false, MOMENT_NONE, 7, "–" },
		{ "done of planned", hotspot_done, 0, 0, 1, 3, 0, 0, false, MOMENT_NONE, 5, "1/3" },
		{ "nothing planned", hotspot_done, 0, 0, 1, 0, 0, 0, false, MOMENT_NONE, 5, "–" },
		{ "more than fits", hotspot_done, 0, 0, 1, 100, 0, 0, false, MOMENT_NONE, 5, ">99" },
		{ "runaways", hotspot_runaways, 0, 0, 0, 0, 3, 11, false, MOMENT_NONE, 10, "3/11" },
		{ "runaways rising", hotspot_runaways, 0, 0, 0, 0, 6, 9, false, MOMENT_NONE, 10, "▲6/9" },
		{ "runaways absent", hotspot_runaways, 0, 0, 0, 0, COUNT_NONE, 11, false, MOMENT_NONE, 10, "–" },
		{ "too many", hotspot_runaways, 0, 0, 0, 0, 1, 1000, false, MOMENT_NONE, 10, ">999" },
		{ "needs nothing", hotspot_needs, 0, 0, 0, 0, 0, 0, false, MOMENT_NONE, 15, "" },
		{ "extra officers", hotspot_needs, 0, 0, 0, 0, 0, 0, true, MOMENT_NONE, 15, "EXTRA" },
		{ "an authorisation", hotspot_needs, 0, 0, 0, 0, 0, 0, false, AT(21, 0), 9, "s34 21:00" },
		{ "one that has ended", hotspot_needs, 0, 0, 0, 0, 0, 0, false, AT(17, 0), 9, "" },
		{ "both", hotspot_needs, 0, 0, 0, 0, 0, 0, true, AT(40, 0), 15, "EXTRA s34 02/01" },
		{ "both, in room for one", hotspot_needs, 0, 0, 0, 0, 0, 0, true, AT(40, 0), 9, "EXTRA s34" },
		{ "both, in room for the one that ends soon", hotspot_needs, 0, 0, 0, 0, 0, 0, true, AT(18, 40), 9,
		  "s34 18:40" },
		{ "both, in room for a word", hotspot_needs, 0, 0, 0, 0, 0, 0, true, AT(40, 0), 5, "EXTRA" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct coverage coverage = { .done = cases[i].done, .planned = cases[i].planned };
		struct hotspot_row row = { .hotspot = &h, .coverage = &coverage };
		struct table_cell cell;

		h.asb_28d = cases[i].asb;
		h.asb_prior_28d = cases[i].asb_before;
		h.runaways_7d = cases[i].ran_7;
		h.runaways_28d = cases[i].ran_28;
		h.extra_officers = cases[i].extra;
		h.authorisation_ends = cases[i].authorised;
		cell_of(cases[i].write, &row, LIVE, cases[i].width, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

/* What keeps crews away comes before what calls more of them, and that before why anybody goes there. */
static void reasons(void **state)
{
	static const struct {
		const char *suspended, *extra;
		bool wanted; /* extra officers */
		const char *want;
	} cases[] = {
		{ "", "", false, "shops" },
		{ "", "", true, "shops" },
		{ "", "runners", false, "shops" },
		{ "", "runners", true, "runners" },
		{ "flood", "runners", true, "flood" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot("DAL");
		struct hotspot_row row = { .hotspot = &h };
		struct table_cell cell;

		h.reason = "shops";
		h.suspended_reason = cases[i].suspended;
		h.extra_reason = cases[i].extra;
		h.extra_officers = cases[i].wanted;
		cell_of(hotspot_reason, &row, LIVE, 24, &cell);
		assert_string_equal(cell.text, cases[i].want);
	}
}

static void names(void **state)
{
	static const struct {
		const char *why;
		void (*write)(const void *, const struct view *, struct table_cell *);
		const char *code, *name, *area;
		int width;
		const char *text;
	} cases[] = {
		{ "its name", hotspot_name, "DAL", "Allenton", "", 18, "Allenton" },
		{ "its code, without a name", hotspot_name, "DAL", "", "", 18, "DAL" },
		{ "neither", hotspot_name, "", "", "", 18, "?" },
		{ "an area that fits", hotspot_area, "DAL", "", "South", 5, "South" },
		{ "a first word that fits", hotspot_area, "DAL", "", "Derby City", 5, "Derby" },
		{ "one that does not: the cell is cut when drawn", hotspot_area, "DAL", "", "Amber Valley", 4,
		  "Amber Valley" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct hotspot h = blank_hotspot(cases[i].code);
		struct hotspot_row row = { .hotspot = &h };
		struct table_cell cell;

		h.name = cases[i].name;
		h.area = cases[i].area;
		cell_of(cases[i].write, &row, LIVE, cases[i].width, &cell);
		if (strcmp(cell.text, cases[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].why, cell.text, cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_by),
		cmocka_unit_test(statuses), cmocka_unit_test(no_window),   cmocka_unit_test(minutes_on_site),
		cmocka_unit_test(crews),    cmocka_unit_test(last_visits), cmocka_unit_test(figures),
		cmocka_unit_test(names),   cmocka_unit_test(reasons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
