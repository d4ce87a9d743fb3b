#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/explain.h"
#include "support/blank.h"

/* Monday 1 January 2024, UTC; negative hours are the day before. */
#define AT(h, m) (SECONDS(1704067200) + HOURS(h) + MINUTES(m))
#define NEVER MOMENT_NONE
#define HERE MOMENT_NONE
#define LATE AT(14, 0), AT(23, 0)

struct stay {
	usec from, to;
	const char *call_sign;
};

struct scene {
	const char *want;
	usec now;
	usec window_from, window_to;
	int planned;
	usec revisit;
	usec last;
	struct stay stays[3]; /* up to the first that starts at 0 */
	const char *suspended;
	int offset; /* of local time, in hours */
};

static void check(const struct scene *c, char *text, size_t size)
{
	struct board *b = board_new();
	struct hotspot h = blank_hotspot("DAL");
	struct visit visits[3];

	for (size_t n = 0; n < 3 && c->stays[n].from; n++) {
		visits[n] = blank_visit("", "DAL");
		visits[n].started_at = c->stays[n].from;
		visits[n].ended_at = c->stays[n].to;
		visits[n].call_sign = c->stays[n].call_sign;
		b->visits.n = n + 1;
	}
	b->visits.at = visits;
	zone_add(&b->zone, MOMENT_PAST, c->offset * 3600);
	h.window_starts = c->window_from;
	h.window_ends = c->window_to;
	h.visits_planned = c->planned;
	h.revisit_every = c->revisit;
	h.last_effective_at = c->last;
	if (c->suspended)
		h.suspended_reason = c->suspended;
	coverage_explain(board_publish(b), &h, c->now, text, size);
	board_free(b);
}

static void sentences(void **state)
{
	static const struct scene cases[] = {
		{ "overdue: 2 visits planned 14:00-23:00, 0 effective, last 09:12; the next was to start by 18:15",
		  AT(19, 0), LATE, 2, NEVER, AT(9, 12), .stays = { { 0 } } },
		{ "overdue: 3 visits planned 14:00-23:00 and one every 2h00, 1 effective, last 14:20; "
		  "the next was to start by 16:20",
		  AT(17, 0), LATE, 3, HOURS(2), NEVER, .stays = { { AT(14, 0), AT(14, 20), "" } } },
		{ "overdue: a visit every 2h00 planned 14:00-23:00, last 14:20; the next was to start by 16:20",
		  AT(17, 0), LATE, 0, HOURS(2), AT(14, 20), .stays = { { 0 } } },
		{ "overdue: a visit every 2h00 planned at all hours, last Sun 31 Dec 22:00; "
		  "the next was to start by 00:00",
		  AT(17, 0), MOMENT_PAST, MOMENT_FUTURE, 0, HOURS(2), AT(-2, 0), .stays = { { 0 } } },
		{ "due: 1 visit planned 14:00-23:00, 0 effective, last not known; the next is to start by 22:45",
		  AT(19, 0), LATE, 1, NEVER, NEVER, .stays = { { 0 } } },
		{ "not due: 2 visits planned 14:00-23:00, 0 effective, last Sun 31 Dec 22:10; "
		  "the next is due from 16:15",
		  AT(15, 0), LATE, 2, NEVER, AT(-2, 10), .stays = { { 0 } } },
		{ "not due: no visits planned 14:00-23:00, last 09:12", AT(19, 0), LATE, 0, NEVER, AT(9, 12),
		  .stays = { { 0 } } },
		{ "not due: no visits planned 14:00-23:00, last not known", AT(19, 0), LATE, COUNT_NONE, NEVER, NEVER,
		  .stays = { { 0 } } },
		{ "met: 2 of 2 visits planned 14:00-23:00 are effective, last 20:50", AT(22, 0), LATE, 2, NEVER,
		  NEVER, .stays = { { AT(15, 0), AT(15, 20), "" }, { AT(20, 0), AT(20, 50), "" } } },
		{ "met: 1 of 1 visit planned 14:00-23:00 is effective, last 15:20", AT(22, 0), LATE, 1, NEVER, NEVER,
		  .stays = { { AT(15, 0), AT(15, 20), "" } } },
		{ "met: 1 visit planned 14:00-23:00, 2 effective, last 20:50", AT(22, 0), LATE, 1, NEVER, NEVER,
		  .stays = { { AT(15, 0), AT(15, 20), "" }, { AT(20, 0), AT(20, 50), "" } } },
		{ "present: HD03 since 20:50, short by 6 min; 2 visits planned 14:00-23:00, 0 effective",
		  AT(20, 59), LATE, 2, NEVER, NEVER, .stays = { { AT(20, 50), HERE, "HD03" } } },
		{ "present: HD03 since 20:50, short by 1 min; 2 visits planned 14:00-23:00, 0 effective",
		  AT(21, 5) - 1, LATE, 2, NEVER, NEVER, .stays = { { AT(20, 50), HERE, "HD03" } } },
		{ "present: HD03 since 20:50, effective; 2 visits planned 14:00-23:00, 1 effective",
		  AT(21, 5), LATE, 2, NEVER, NEVER, .stays = { { AT(20, 50), HERE, "HD03" } } },
		{ "present: 2 crews, longest HD04 since 20:45, "
		  "short by 1 min; 2 visits planned 14:00-23:00, 0 effective",
		  AT(20, 59), LATE, 2, NEVER, NEVER,
		  .stays = { { AT(20, 50), HERE, "HD03" }, { AT(20, 45), HERE, "HD04" } } },
		{ "present: HD04 since 20:45, short by 1 min; 2 visits planned 14:00-23:00, 0 effective",
		  AT(20, 59), LATE, 2, NEVER, NEVER,
		  .stays = { { AT(20, 45), AT(20, 50), "HD03" }, { AT(20, 45), HERE, "HD04" } } },
		{ "present: a unit since an unknown time, short by 15 min; no visits planned 14:00-23:00",
		  AT(20, 59), LATE, 0, NEVER, NEVER, .stays = { { NEVER, HERE, "" } } },
		{ "present: HD03 since 12:50, short by 6 min; 2 visits planned 14:00-23:00",
		  AT(12, 59), LATE, 2, NEVER, NEVER, .stays = { { AT(12, 50), HERE, "HD03" } } },
		{ "present: HD03 since 12:50, short by 6 min; no hours are set",
		  AT(12, 59), NEVER, NEVER, 2, NEVER, NEVER, .stays = { { AT(12, 50), HERE, "HD03" } } },
		{ "out of window: 2 visits planned 14:00-23:00, last 09:12", AT(10, 0), LATE, 2, NEVER, AT(9, 12),
		  .stays = { { 0 } } },
		{ "out of window: 2 visits planned Tue 2 Jan 14:00-23:00, last 09:12",
		  AT(10, 0), AT(38, 0), AT(47, 0), 2, NEVER, AT(9, 12), .stays = { { 0 } } },
		{ "out of window: 2 visits planned 14:00-23:00, 1 effective, last 15:20", AT(23, 0), LATE, 2, NEVER,
		  NEVER, .stays = { { AT(15, 0), AT(15, 20), "" } } },
		{ "out of window: no hours are set, last not known", AT(23, 0), NEVER, AT(23, 30), 2, NEVER, NEVER,
		  .stays = { { 0 } } },
		{ "not due: 1 visit planned 22:00-02:00, 0 effective, last not known; "
		  "the next is due from Tue 2 Jan 00:00",
		  AT(23, 0), AT(22, 0), AT(26, 0), 1, NEVER, NEVER, .stays = { { 0 } } },
		{ "due: 1 visit planned 22:00-02:00, 0 effective, last Sun 31 Dec 23:15; the next is to start by 01:45",
		  AT(0, 30), AT(-2, 0), AT(2, 0), 1, NEVER, AT(-1, 15), .stays = { { 0 } } },
		{ "due: 1 visit planned 15:00-00:00, 0 effective, last 10:12; the next is to start by 23:45",
		  AT(19, 0), LATE, 1, NEVER, AT(9, 12), .offset = 1 },
		{ "suspended: road works", AT(19, 0), LATE, 1, NEVER, AT(9, 12), .suspended = "road works" },
		{ "suspended: \xef\xbf\xbd[2J", AT(19, 0), LATE, 1, NEVER, AT(9, 12), .suspended = "\033[2J" },
		{ "out of window: 2 visits planned Mon 1 Jan 14:00-23:00, last not known", NEVER, LATE, 2, NEVER,
		  NEVER, .stays = { { 0 } } },
	};
	char text[EXPLAIN_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		check(&cases[i], text, sizeof text);
		assert_string_equal(text, cases[i].want);
	}
}

static void is_cut_to_fit(void **state)
{
	char reason[4096], text[13];
	const struct scene c = { "", AT(19, 0), LATE, 1, NEVER, NEVER, .suspended = reason };

	(void)state;
	memset(reason, 'x', sizeof reason);
	reason[sizeof reason - 1] = '\0';
	check(&c, text, sizeof text);
	assert_string_equal(text, "suspended: x");
	memcpy(reason, "\xc3\xa4", 2);
	check(&c, text, sizeof text);
	assert_string_equal(text, "suspended: ");
}

/* The rank goes on from the sentence of the coverage; a free text is made safe. */
static void ranks(void **state)
{
	static const struct {
		const char *want;
		size_t first, n; /* which hotspots are on the board */
		bool extra;
		const char *reason;
	} cases[] = {
		{ "1st of 1 in need: nothing more is wanted now", 0, 1, false, "" },
		{ "2nd of 2 in need: nothing more is wanted now", 1, 2, false, "" },
		{ "3rd of 3 in need: nothing more is wanted now", 2, 3, false, "" },
		{ "11th of 11 in need: nothing more is wanted now", 10, 11, false, "" },
		{ "21st of 22 in need: nothing more is wanted now", 20, 22, false, "" },
		{ "112th of 112 in need: nothing more is wanted now", 111, 112, false, "" },
		{ "1st of 5 in need: extra officers are wanted", 4, 5, true, "" },
		{ "1st of 5 in need: extra officers are wanted: runs \xef\xbf\xbd", 4, 5, true, "runs \033" },
	};
	static const struct settings settings = { 0 };
	char codes[112][24];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct board *b = board_new();
		struct hotspot *rows = arena_alloc(b->arena, cases[i].n, sizeof *rows);
		char text[EXPLAIN_TEXT];

		for (size_t k = 0; k < cases[i].n; k++) {
			snprintf(codes[k], sizeof codes[k], "%03zu", k);
			rows[k] = blank_hotspot(codes[k]);
		}
		rows[cases[i].first].extra_officers = cases[i].extra;
		rows[cases[i].first].extra_reason = cases[i].reason;
		b->hotspots.at = rows;
		b->hotspots.n = cases[i].n;
		board_publish(b);
		need_explain(b, &settings, &rows[cases[i].first], AT(19, 0), text, sizeof text);
		assert_string_equal(text, cases[i].want);
		board_free(b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(sentences), cmocka_unit_test(is_cut_to_fit),
					    cmocka_unit_test(ranks) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
