#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/hour_grid.h"
#include "support/blank.h"

/* Monday 1 January 2024; an hour may lie in the days before and after. */
#define AT(h, m) (SECONDS(1704067200) + HOURS(h) + MINUTES(m))
/* The nights of 2024 in which London's clock goes an hour forward and back, both at 01:00 UTC. */
#define SPRING SECONDS(1711846800)
#define AUTUMN SECONDS(1729990800)
#define HERE MOMENT_NONE /* as the end of a visit: still there */
#define MOST 4

struct span {
	usec from, to;
};

struct scene {
	const char *why;
	usec now;
	struct span windows[MOST]; /* of hotspots 0, 1 and so on, up to the first without an end */
	struct span visits[MOST];  /* all to hotspot 0, up to the first that starts at 0 */
	const char *hours;         /* the local clock at each hour's start, now's in brackets */
	const char *cells;         /* of hotspot 0, a letter of `letters` an hour */
};

static const char letters[HOUR_STATES + 1] = " _.sE@";
static const char *const names[MOST] = { "0", "1", "2", "3" };

struct stage {
	struct board *board;
	struct hotspot hotspots[MOST];
	struct visit visits[MOST];
};

static void set(struct stage *t, const struct scene *s)
{
	struct board *b = t->board = board_new();
	size_t n = 0, visits = 0;

	for (; n < MOST && s->windows[n].to; n++) {
		t->hotspots[n] = blank_hotspot(names[n]);
		t->hotspots[n].window_starts = s->windows[n].from;
		t->hotspots[n].window_ends = s->windows[n].to;
	}
	for (; visits < MOST && s->visits[visits].from; visits++) {
		t->visits[visits] = blank_visit(names[visits], names[0]);
		t->visits[visits].started_at = s->visits[visits].from;
		t->visits[visits].ended_at = s->visits[visits].to;
	}
	zone_add(&b->zone, MOMENT_PAST, 0);
	zone_add(&b->zone, SPRING, 3600);
	zone_add(&b->zone, AUTUMN, 0);
	b->about.effective_minutes = 15;
	b->hotspots.at = t->hotspots;
	b->hotspots.n = n;
	b->visits.at = t->visits;
	b->visits.n = visits;
	board_publish(b);
}

static void describe(const struct stage *t, const struct scene *s, char hours[512], char cells[HOUR_GRID_MOST + 1])
{
	struct hour_grid g = hour_grid_of(t->board, s->now);
	size_t used = 0, n = 0;

	for (size_t i = 0; i < g.n; i++) {
		struct civil c = zone_civil(&t->board->zone, g.at[i]);

		assert_true(g.at[i + 1] - g.at[i] == HOURS(1) && c.minute == 0 && c.second == 0);
		used += (size_t)snprintf(hours + used, 512 - used, i == g.now ? "%s[%d]" : "%s%d", i ? " " : "",
					 c.hour);
		if (t->board->hotspots.n)
			cells[n++] = letters[hour_grid_state(t->board, &t->hotspots[0], &g, i, s->now)];
	}
	hours[used] = cells[n] = '\0';
}

static void check(const struct scene *s)
{
	struct stage t = { 0 };
	char hours[512], cells[HOUR_GRID_MOST + 1];

	set(&t, s);
	describe(&t, s, hours, cells);
	if (strcmp(hours, s->hours) != 0 || strcmp(cells, s->cells) != 0)
		fail_msg("%s: '%s' '%s'", s->why, hours, cells);
	board_free(t.board);
}

#define CHECK_ALL(cases) \
	for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
		check(&(cases)[i])

static void hours(void **state)
{
	static const struct scene cases[] = {
		{ "nobody has a window", AT(18, 0), { { 0 } }, { { 0 } }, "", "" },
		{ "one that holds now", AT(18, 0), { { AT(16, 0), AT(20, 0) } }, { { 0 } }, "16 17 [18] 19", "..._" },
		{ "parts of hours count whole", AT(18, 59), { { AT(16, 30), AT(19, 1) } }, { { 0 } }, "16 17 [18] 19",
		  "..._" },
		{ "before it", AT(9, 0), { { AT(16, 0), AT(18, 0) } }, { { 0 } }, "16 17", "__" },
		{ "after it", AT(20, 0), { { AT(16, 0), AT(18, 0) } }, { { 0 } }, "", "" },
		{ "the one that begins next", AT(9, 0), { { AT(20, 0), AT(22, 0) }, { AT(16, 0), AT(18, 0) } },
		  { { 0 } }, "16 17", "  " },
		{ "one that holds now outranks it", AT(9, 0), { { AT(16, 0), AT(18, 0) }, { AT(8, 0), AT(10, 0) } },
		  { { 0 } }, "8 [9]", "  " },
		{ "one that overlaps belongs to it", AT(9, 0), { { AT(9, 30), AT(12, 0) }, { AT(8, 0), AT(10, 0) } },
		  { { 0 } }, "8 [9] 10 11", " .__" },
		{ "and one that follows without a gap", AT(9, 0), { { AT(10, 0), AT(12, 0) }, { AT(8, 0), AT(10, 0) } },
		  { { 0 } }, "8 [9] 10 11", "  __" },
		{ "and one that went before it without a gap", AT(11, 0),
		  { { AT(8, 0), AT(10, 0) }, { AT(10, 0), AT(12, 0) } }, { { 0 } }, "8 9 10 [11]", "..  " },
		{ "and one that overlaps that, in any order", AT(9, 0),
		  { { AT(11, 0), AT(13, 0) }, { AT(10, 0), AT(12, 0) }, { AT(8, 0), AT(10, 0) } }, { { 0 } },
		  "8 [9] 10 11 12", "   __" },
		{ "tomorrow's does not", AT(18, 0), { { AT(16, 0), AT(20, 0) }, { AT(40, 0), AT(44, 0) } }, { { 0 } },
		  "16 17 [18] 19", "..._" },
		{ "across midnight", AT(24, 30), { { AT(22, 0), AT(26, 0) } }, { { 0 } }, "22 23 [0] 1", "..._" },
		{ "one that never began", AT(18, 0), { { MOMENT_PAST, AT(20, 0) } }, { { 0 } }, "", "" },
		{ "one that never ends", AT(18, 0), { { AT(16, 0), MOMENT_FUTURE } }, { { 0 } }, "", "" },
		{ "one that ends before it begins", AT(18, 0), { { AT(20, 0), AT(16, 0) } }, { { 0 } }, "", "" },
		{ "one in the year after next", AT(18, 0), { { AT(20000, 0), AT(20004, 0) } }, { { 0 } }, "", "" },
		{ "now is not known", MOMENT_NONE, { { AT(16, 0), AT(20, 0) } }, { { 0 } }, "", "" },
		{ "one for weeks is cut around now", AT(0, 0), { { AT(-200, 0), AT(200, 0) } }, { { 0 } },
		  "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 [0] 1 2 3 4 5 6 7 8 9 10 11 12 13 "
		  "14 15 16 17 18 19 20 21 22 23",
		  "........................._______________________" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void clock_changes(void **state)
{
	static const struct scene cases[] = {
		{ "an hour that is left out", SPRING, { { SPRING - HOURS(2), SPRING + HOURS(2) } }, { { 0 } },
		  "23 0 [2] 3", "..._" },
		{ "an hour that comes twice, the first time", AUTUMN - 1, { { AUTUMN - HOURS(2), AUTUMN + HOURS(2) } },
		  { { 0 } }, "0 [1] 1 2", "..__" },
		{ "and the second", AUTUMN, { { AUTUMN - HOURS(2), AUTUMN + HOURS(2) } },
		  { { AUTUMN - MINUTES(30), AUTUMN - MINUTES(10) } }, "0 1 [1] 2", ".E._" },
		{ "a visit over it is as long as it was", SPRING + MINUTES(20),
		  { { SPRING - HOURS(1), SPRING + HOURS(1) } },
		  { { SPRING - MINUTES(5), SPRING + MINUTES(9) } }, "0 [2]", "ss" },
	};

	(void)state;
	CHECK_ALL(cases);
}

#define LATE { { AT(16, 0), AT(20, 0) } }
#define LATE_HOURS "16 17 [18] 19"

static void visits(void **state)
{
	static const struct scene cases[] = {
		{ "14:59 is not 15:00", AT(18, 30), LATE, { { AT(16, 5), AT(16, 20) - 1 } }, LATE_HOURS, "s.._" },
		{ "15:00 is", AT(18, 30), LATE, { { AT(16, 5), AT(16, 20) } }, LATE_HOURS, "E.._" },
		{ "a longer one outranks a shorter one", AT(18, 30), LATE,
		  { { AT(16, 0), AT(16, 1) }, { AT(16, 5), AT(16, 20) }, { AT(16, 50), AT(16, 59) } },
		  LATE_HOURS, "E.._" },
		{ "one over two hours counts in both", AT(18, 30), LATE, { { AT(16, 55), AT(17, 10) } },
		  LATE_HOURS, "EE._" },
		{ "one until the full hour not in the next", AT(18, 30), LATE, { { AT(16, 45), AT(17, 0) } },
		  LATE_HOURS, "E.._" },
		{ "one that ended as it began", AT(18, 30), LATE, { { AT(17, 0), AT(17, 0) } }, LATE_HOURS, ".s._" },
		{ "one that ended before it began", AT(18, 30), LATE, { { AT(17, 30), AT(17, 0) } },
		  LATE_HOURS, ".s._" },
		{ "somebody is there, not yet for long enough", AT(18, 5), LATE, { { AT(17, 55), HERE } }, LATE_HOURS,
		  ".s@_" },
		{ "somebody is there for long enough", AT(18, 10), LATE, { { AT(17, 55), HERE } }, LATE_HOURS, ".E@_" },
		{ "somebody came this moment", AT(18, 0), LATE, { { AT(18, 0), HERE } }, LATE_HOURS, "..@_" },
		{ "somebody is there, who knows since when", AT(18, 0), LATE, { { MOMENT_PAST, HERE } },
		  LATE_HOURS, "..@_" },
		{ "an end to come has not happened", AT(18, 5), LATE, { { AT(17, 55), AT(19, 30) } },
		  LATE_HOURS, ".s@_" },
		{ "one to come", AT(18, 5), LATE, { { AT(18, 10), AT(18, 30) } }, LATE_HOURS, "..._" },
		{ "outside the window a visit is still one", AT(18, 30),
		  { { AT(17, 0), AT(20, 0) }, { AT(16, 0), AT(20, 0) } },
		  { { AT(16, 5), AT(16, 20) } }, LATE_HOURS, "E.._" },
	};

	(void)state;
	CHECK_ALL(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours),
		cmocka_unit_test(clock_changes),
		cmocka_unit_test(visits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
