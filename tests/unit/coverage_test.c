#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "model/coverage.h"
#include "support/blank.h"

/* Monday 1 January 2024; negative hours are the day before. */
#define AT(h, m) (SECONDS(1704067200) + HOURS(h) + MINUTES(m))
#define NEVER MOMENT_NONE
#define HERE MOMENT_NONE /* as the end of a visit: still there */

struct stay {
	usec from, to;
};

struct scene {
	const char *why;
	usec now;
	usec window_from, window_to;
	int planned;
	usec revisit;
	usec last;
	struct stay stays[4]; /* up to the first that starts at 0 */
	struct {
		enum coverage_state state;
		int done;
		usec due, overdue;
	} want;
};

static const struct board *board_with(struct hotspot *h, struct visit *visits, const struct scene *c)
{
	struct board *b = board_new();
	size_t n = 0;

	for (; n < 4 && c->stays[n].from; n++) {
		visits[n] = blank_visit((const char *[]) { "1", "2", "3", "4" }[n], "DAL");
		visits[n].started_at = c->stays[n].from;
		visits[n].ended_at = c->stays[n].to;
	}
	*h = blank_hotspot("DAL");
	h->window_starts = c->window_from;
	h->window_ends = c->window_to;
	h->visits_planned = c->planned;
	h->revisit_every = c->revisit;
	h->last_effective_at = c->last;
	b->about.effective_minutes = 15;
	b->about.now = c->now;
	b->hotspots.at = h;
	b->hotspots.n = 1;
	b->visits.at = visits;
	b->visits.n = n;
	return board_publish(b);
}

static void check(const struct scene *c)
{
	struct hotspot h;
	struct visit visits[4];
	const struct board *b = board_with(&h, visits, c);
	struct coverage got = coverage_of(b, &h, c->now);

	if (got.state != c->want.state)
		fail_msg("%s: is %s", c->why, coverage_word(got.state));
	if (got.done != c->want.done)
		fail_msg("%s: %d done", c->why, got.done);
	if (got.due_at != c->want.due)
		fail_msg("%s: due %lld min after midnight", c->why, (long long)((got.due_at - AT(0, 0)) / MINUTES(1)));
	if (got.overdue_at != c->want.overdue)
		fail_msg("%s: overdue %lld min after midnight", c->why,
			 (long long)((got.overdue_at - AT(0, 0)) / MINUTES(1)));
	board_free(b);
}

#define CHECK_ALL(cases) \
	for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
		check(&(cases)[i])

#define LATE AT(14, 0), AT(23, 0) /* the window that most cases have: nine hours */

static void slots(void **state)
{
	static const struct scene cases[] = {
		{ "one visit, before the middle", AT(18, 29), LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "one visit, at the middle", AT(18, 30), LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "one visit, a moment before the last chance", AT(22, 45) - 1, LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "one visit, at the last chance", AT(22, 45), LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(18, 30), AT(22, 45) } },
		{ "two visits, the first is due in the middle of the first half", AT(16, 15), LATE, 2, NEVER, NEVER,
		  { { 0 } },
		  { COVERAGE_DUE, 0, AT(16, 15), AT(18, 15) } },
		{ "two visits, none came", AT(21, 0), LATE, 2, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(16, 15), AT(18, 15) } },
		{ "two visits, one came late: the second half counts", AT(21, 0), LATE, 2, NEVER, NEVER,
		  { { AT(19, 0), AT(19, 20) } }, { COVERAGE_DUE, 1, AT(20, 45), AT(22, 45) } },
		{ "two visits, one came: not yet due", AT(19, 30), LATE, 2, NEVER, NEVER,
		  { { AT(14, 0), AT(14, 15) } }, { COVERAGE_NOT_DUE, 1, AT(20, 45), AT(22, 45) } },
		{ "three visits, two came", AT(22, 45), LATE, 3, NEVER, NEVER,
		  { { AT(14, 0), AT(14, 15) }, { AT(15, 0), AT(16, 0) } },
		  { COVERAGE_OVERDUE, 2, AT(21, 30), AT(22, 45) } },
		{ "three visits, the first third", AT(15, 29), LATE, 3, NEVER, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, AT(15, 30), AT(16, 45) } },
		{ "three visits came", AT(17, 0), LATE, 3, NEVER, NEVER,
		  { { AT(14, 0), AT(14, 15) }, { AT(15, 0), AT(16, 0) }, { AT(16, 10), AT(16, 30) } },
		  { COVERAGE_MET, 3, NEVER, NEVER } },
		{ "more came than planned", AT(17, 0), LATE, 1, NEVER, NEVER,
		  { { AT(14, 0), AT(14, 15) }, { AT(15, 0), AT(16, 0) } }, { COVERAGE_MET, 2, NEVER, NEVER } },
		{ "parts too short for due before overdue: due with overdue", AT(14, 4), AT(14, 0), AT(14, 40), 2,
		  NEVER, NEVER,
		  { { 0 } }, { COVERAGE_NOT_DUE, 0, AT(14, 5), AT(14, 5) } },
		{ "parts shorter than a visit: overdue from their start", AT(14, 0), AT(14, 0), AT(14, 20), 2, NEVER,
		  NEVER,
		  { { 0 } }, { COVERAGE_OVERDUE, 0, AT(14, 0), AT(14, 0) } },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void effective(void **state)
{
	static const struct scene cases[] = {
		{ "14:59 is not 15:00", AT(22, 0), LATE, 1, NEVER, NEVER, { { AT(15, 0), AT(15, 14) + SECONDS(59) } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "nor is a microsecond less", AT(22, 0), LATE, 1, NEVER, NEVER, { { AT(15, 0), AT(15, 15) - 1 } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "15:00 is", AT(22, 0), LATE, 1, NEVER, NEVER, { { AT(15, 0), AT(15, 15) } },
		  { COVERAGE_MET, 1, NEVER, NEVER } },
		{ "short visits do not add up", AT(22, 0), LATE, 1, NEVER, NEVER,
		  { { AT(15, 0), AT(15, 10) }, { AT(15, 10), AT(15, 20) } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "one that goes on counts when it is long enough", AT(15, 15), LATE, 2, NEVER, NEVER,
		  { { AT(15, 0), HERE } }, { COVERAGE_PRESENT, 1, AT(20, 45), AT(22, 45) } },
		{ "and not before", AT(15, 15) - 1, LATE, 2, NEVER, NEVER, { { AT(15, 0), HERE } },
		  { COVERAGE_PRESENT, 0, AT(16, 15), AT(18, 15) } },
		{ "present outranks met", AT(15, 15), LATE, 1, NEVER, NEVER, { { AT(15, 0), HERE } },
		  { COVERAGE_PRESENT, 1, NEVER, NEVER } },
		{ "present outranks overdue", AT(22, 50), LATE, 1, NEVER, NEVER, { { AT(22, 49), HERE } },
		  { COVERAGE_PRESENT, 0, AT(18, 30), AT(22, 45) } },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void windows(void **state)
{
	static const struct scene cases[] = {
		{ "a visit of the last window does not count in this one", AT(18, 30), LATE, 1, NEVER, AT(-2, 0),
		  { { AT(-3, 0), AT(-2, 0) } }, { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "one that began before counts with what lies inside", AT(14, 15), LATE, 1, NEVER, NEVER,
		  { { AT(13, 50), AT(14, 15) } }, { COVERAGE_MET, 1, NEVER, NEVER } },
		{ "and does not with less", AT(14, 15), LATE, 1, NEVER, NEVER,
		  { { AT(13, 0), AT(14, 14) } }, { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "one that began before and goes on: not yet", AT(14, 14), LATE, 1, NEVER, NEVER,
		  { { AT(13, 0), HERE } }, { COVERAGE_PRESENT, 0, AT(18, 30), AT(22, 45) } },
		{ "one that began before and goes on: now", AT(14, 15), LATE, 1, NEVER, NEVER,
		  { { AT(13, 0), HERE } }, { COVERAGE_PRESENT, 1, NEVER, NEVER } },
		{ "one that runs past the end counts with what lies inside", AT(23, 30), LATE, 1, NEVER, NEVER,
		  { { AT(22, 45), AT(23, 5) } }, { COVERAGE_OUT_OF_WINDOW, 1, NEVER, NEVER } },
		{ "too little of it", AT(23, 30), LATE, 1, NEVER, NEVER,
		  { { AT(22, 46), AT(23, 10) } }, { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "before the window: what is to come", AT(13, 59), LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, AT(18, 30), AT(22, 45) } },
		{ "a visit does not count for a window to come", AT(13, 59), LATE, 1, NEVER, NEVER,
		  { { AT(13, 0), AT(13, 30) } }, { COVERAGE_OUT_OF_WINDOW, 0, AT(18, 30), AT(22, 45) } },
		{ "the window starts with its first moment", AT(14, 0), LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "and is over at its end", AT(23, 0), LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "still overdue in its last moment", AT(23, 0) - 1, LATE, 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(18, 30), AT(22, 45) } },
		{ "present out of the window", AT(13, 0), LATE, 1, NEVER, NEVER, { { AT(12, 0), HERE } },
		  { COVERAGE_PRESENT, 0, AT(18, 30), AT(22, 45) } },
		{ "across midnight, before it", AT(23, 59), AT(22, 0), AT(26, 0), 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, AT(24, 0), AT(25, 45) } },
		{ "across midnight, after it", AT(24, 0), AT(22, 0), AT(26, 0), 1, NEVER, NEVER, { { 0 } },
		  { COVERAGE_DUE, 0, AT(24, 0), AT(25, 45) } },
		{ "a visit across midnight", AT(25, 50), AT(22, 0), AT(26, 0), 1, NEVER, NEVER,
		  { { AT(23, 50), AT(24, 5) } },
		  { COVERAGE_MET, 1, NEVER, NEVER } },
		{ "no window", AT(18, 0), NEVER, NEVER, 2, HOURS(1), NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "no end", AT(18, 0), AT(14, 0), NEVER, 2, HOURS(1), NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "no beginning", AT(18, 0), NEVER, AT(23, 0), 2, HOURS(1), NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "ends before it starts", AT(18, 0), AT(23, 0), AT(14, 0), 2, HOURS(1), NEVER,
		  { { AT(17, 0), AT(18, 0) } }, { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "ends as it starts", AT(14, 0), AT(14, 0), AT(14, 0), 2, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "no window, but somebody is there", AT(18, 0), NEVER, NEVER, 2, NEVER, NEVER, { { AT(17, 0), HERE } },
		  { COVERAGE_PRESENT, 0, NEVER, NEVER } },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void revisits(void **state)
{
	static const struct scene cases[] = {
		{ "earlier than the slot", AT(17, 0), LATE, 2, HOURS(2), AT(15, 0), { { AT(14, 30), AT(15, 0) } },
		  { COVERAGE_OVERDUE, 1, AT(16, 0), AT(17, 0) } },
		{ "from half of it on due", AT(16, 0), LATE, 2, HOURS(2), AT(15, 0), { { AT(14, 30), AT(15, 0) } },
		  { COVERAGE_DUE, 1, AT(16, 0), AT(17, 0) } },
		{ "later than the slot", AT(18, 15), LATE, 2, HOURS(8), NEVER, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(16, 15), AT(18, 15) } },
		{ "due by the one, overdue by the other", AT(17, 30), LATE, 1, HOURS(8), NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 0), AT(22, 0) } },
		{ "met stays met", AT(22, 0), LATE, 1, HOURS(1), AT(15, 0), { { AT(14, 30), AT(15, 0) } },
		  { COVERAGE_MET, 1, NEVER, NEVER } },
		{ "counts from the window's start when the last visit was before", AT(15, 30), LATE, 0, HOURS(2),
		  AT(1, 0),
		  { { 0 } }, { COVERAGE_DUE, 0, AT(15, 0), AT(16, 0) } },
		{ "counts from what the board saw when that is newer", AT(17, 0), LATE, 0, HOURS(2), AT(14, 30),
		  { { AT(16, 0), AT(16, 30) } }, { COVERAGE_NOT_DUE, 1, AT(17, 30), AT(18, 30) } },
		{ "a short visit does not reset it", AT(17, 0), LATE, 0, HOURS(2), AT(15, 0),
		  { { AT(16, 0), AT(16, 10) } },
		  { COVERAGE_OVERDUE, 0, AT(16, 0), AT(17, 0) } },
		{ "a limit after the window is not owed", AT(22, 30), LATE, 0, HOURS(2), AT(21, 0), { { 0 } },
		  { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "alone, without a plan", AT(19, 0), LATE, 0, HOURS(2), AT(16, 0), { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(17, 0), AT(18, 0) } },
		{ "alone, plan absent", AT(19, 0), LATE, COUNT_NONE, HOURS(2), AT(16, 0), { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(17, 0), AT(18, 0) } },
		{ "alone, in a window without ends", AT(19, 0), MOMENT_PAST, MOMENT_FUTURE, 3, HOURS(2), AT(18, 0),
		  { { 0 } },
		  { COVERAGE_DUE, 0, AT(19, 0), AT(20, 0) } },
		{ "never visited in a window without ends: no limit can be reckoned", AT(19, 0), MOMENT_PAST,
		  MOMENT_FUTURE, 3,
		  HOURS(2), NEVER, { { 0 } }, { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "no plan and no revisit: never due", AT(22, 59), LATE, 0, NEVER, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "no plan: a visit does not meet it", AT(22, 59), LATE, 0, NEVER, NEVER, { { AT(15, 0), AT(16, 0) } },
		  { COVERAGE_NOT_DUE, 1, NEVER, NEVER } },
		{ "nor one that is absent", AT(22, 59), LATE, COUNT_NONE, NEVER, NEVER, { { AT(15, 0), AT(16, 0) } },
		  { COVERAGE_NOT_DUE, 1, NEVER, NEVER } },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void hostile(void **state)
{
	static const struct scene cases[] = {
		{ "fewer than none planned", AT(22, 50), LATE, -5, NEVER, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "billions planned", AT(15, 0), LATE, INT_MAX, NEVER, NEVER, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(14, 0), AT(14, 0) } },
		{ "revisit of nothing", AT(15, 0), LATE, 0, 0, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "revisit backwards", AT(15, 0), LATE, 0, HOURS(-2), NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "revisit never", AT(15, 0), LATE, 0, MOMENT_FUTURE, NEVER, { { 0 } },
		  { COVERAGE_NOT_DUE, 0, NEVER, NEVER } },
		{ "last visit at infinity", AT(16, 0), LATE, 0, HOURS(2), MOMENT_FUTURE, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(15, 0), AT(16, 0) } },
		{ "last visit still to come", AT(16, 0), LATE, 0, HOURS(2), AT(20, 0), { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(15, 0), AT(16, 0) } },
		{ "last visit at minus infinity", AT(16, 0), LATE, 0, HOURS(2), MOMENT_PAST, { { 0 } },
		  { COVERAGE_OVERDUE, 0, AT(15, 0), AT(16, 0) } },
		{ "ends before it starts", AT(22, 0), LATE, 1, NEVER, NEVER, { { AT(16, 0), AT(15, 0) } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "ends at minus infinity", AT(22, 0), LATE, 1, NEVER, NEVER, { { AT(16, 0), MOMENT_PAST } },
		  { COVERAGE_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "an end at infinity is none", AT(15, 10), LATE, 1, NEVER, NEVER, { { AT(15, 0), MOMENT_FUTURE } },
		  { COVERAGE_PRESENT, 0, AT(18, 30), AT(22, 45) } },
		{ "nor is one still to come", AT(15, 10), LATE, 1, NEVER, NEVER, { { AT(15, 0), AT(22, 0) } },
		  { COVERAGE_PRESENT, 0, AT(18, 30), AT(22, 45) } },
		{ "who has not begun is not there", AT(15, 10), LATE, 1, NEVER, NEVER, { { AT(15, 11), HERE } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "nor does a visit to come count", AT(15, 10), LATE, 1, NEVER, NEVER, { { AT(15, 11), AT(16, 0) } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "nor one that starts at infinity", AT(15, 10), LATE, 1, NEVER, NEVER,
		  { { MOMENT_FUTURE, MOMENT_FUTURE } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "a start that is not known: there, but no minutes", AT(15, 10), LATE, 1, NEVER, NEVER,
		  { { NEVER, HERE } },
		  { COVERAGE_PRESENT, 0, AT(18, 30), AT(22, 45) } },
		{ "the same, and gone", AT(15, 10), LATE, 1, NEVER, NEVER, { { MOMENT_PAST, AT(15, 0) } },
		  { COVERAGE_NOT_DUE, 0, AT(18, 30), AT(22, 45) } },
		{ "a window as long as time", AT(15, 10), MOMENT_PAST + 1, MOMENT_FUTURE - 1, 1, NEVER, NEVER,
		  { { AT(15, 0), HERE } }, { COVERAGE_PRESENT, 0, MOMENT_PAST + 1 + (MOMENT_FUTURE - 1) / 2,
					     MOMENT_PAST + 1 + MOMENT_FUTURE - 1 - MINUTES(15) } },
		{ "a window at the beginning of time", AT(15, 10), MOMENT_PAST + 1, MOMENT_PAST + 2, 1, HOURS(1),
		  NEVER, { { 0 } },
		  { COVERAGE_OUT_OF_WINDOW, 0, NEVER, NEVER } },
		{ "now is not known", NEVER, LATE, 1, NEVER, NEVER, { { AT(15, 0), HERE } },
		  { COVERAGE_OUT_OF_WINDOW, 0, AT(18, 30), AT(22, 45) } },
		{ "now is at infinity", MOMENT_FUTURE, LATE, 1, NEVER, NEVER, { { AT(15, 0), HERE } },
		  { COVERAGE_PRESENT, 1, NEVER, NEVER } },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void suspended(void **state)
{
	static const struct scene c = { "suspended", AT(22, 50), LATE, 1, NEVER, NEVER,
					.stays = { { AT(22, 0), HERE } } };
	struct hotspot h;
	struct visit visits[4];
	const struct board *b = board_with(&h, visits, &c);
	struct coverage got;

	(void)state;
	h.suspended_reason = "roadworks";
	got = coverage_of(b, &h, c.now);
	assert_int_equal(got.state, COVERAGE_SUSPENDED);
	assert_int_equal(got.present, 1);
	assert_true(got.due_at == MOMENT_NONE && got.overdue_at == MOMENT_NONE);
	board_free(b);
}

static void who_is_there(void **state)
{
	static const struct {
		struct scene scene;
		size_t present;
		usec since, short_by, last;
	} cases[] = {
		{ { "nobody", AT(15, 10), LATE, 1, NEVER, AT(9, 12), { { 0 } }, { 0 } }, 0, NEVER, 0, AT(9, 12) },
		{ { "short by a second", AT(15, 15) - SECONDS(1), LATE, 1, NEVER, NEVER, { { AT(15, 0), HERE } },
		  { 0 } },
		  1, AT(15, 0), SECONDS(1), NEVER },
		{ { "effective", AT(15, 15), LATE, 1, NEVER, AT(9, 12), { { AT(15, 0), HERE } }, { 0 } },
		  1, AT(15, 0), 0, AT(15, 15) },
		{ { "of several the longest counts", AT(15, 15), LATE, 1, NEVER, NEVER,
		    { { AT(15, 10), HERE }, { AT(15, 5), HERE }, { AT(15, 12), HERE }, { AT(14, 30), AT(14, 40) } },
		    { 0 } },
		  3, AT(15, 5), MINUTES(5), NEVER },
		{ { "of unknown start: all is lacking", AT(15, 15), LATE, 1, NEVER, NEVER, { { NEVER, HERE } }, { 0 } },
		  1, NEVER, MINUTES(15), NEVER },
		{ { "a known start beside an unknown one", AT(15, 15), LATE, 1, NEVER, NEVER,
		    { { NEVER, HERE }, { AT(15, 5), HERE } }, { 0 } }, 2, AT(15, 5), MINUTES(5), NEVER },
		{ { "the last effective visit is the newest of those known", AT(17, 0), LATE, 1, NEVER, AT(9, 12),
		    { { AT(15, 0), AT(15, 20) }, { AT(16, 0), AT(16, 5) } }, { 0 } }, 0, NEVER, 0, AT(15, 20) },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hotspot h;
		struct visit visits[4];
		const struct board *b = board_with(&h, visits, &cases[i].scene);
		struct coverage got = coverage_of(b, &h, cases[i].scene.now);

		if (got.present != cases[i].present || got.present_since != cases[i].since)
			fail_msg("%s: %zu there", cases[i].scene.why, got.present);
		if (got.short_by != cases[i].short_by)
			fail_msg("%s: short by %lld s", cases[i].scene.why, (long long)(got.short_by / SECONDS(1)));
		if (got.last_effective_at != cases[i].last)
			fail_msg("%s: last effective", cases[i].scene.why);
		board_free(b);
	}
}

static void effective_minutes(void **state)
{
	static const struct {
		int minutes;
		usec want;
	} cases[] = {
		{ 15, MINUTES(15) }, { 1, MINUTES(1) },  { 1440, HOURS(24) },       { 0, MINUTES(15) },
		{ -3, MINUTES(15) }, { 1441, MINUTES(15) }, { COUNT_NONE, MINUTES(15) }, { INT_MAX, MINUTES(15) },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct board b = { .about.effective_minutes = cases[i].minutes };

		if (coverage_effective(&b) != cases[i].want)
			fail_msg("%d minutes", cases[i].minutes);
	}
}

static void words(void **state)
{
	(void)state;
	for (unsigned s = 0; s < COVERAGE_STATES; s++)
		assert_true(strlen(coverage_word((enum coverage_state)s)) >= 3);
	assert_string_equal(coverage_word(COVERAGE_OVERDUE), "overdue");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slots),     cmocka_unit_test(effective),    cmocka_unit_test(windows),
		cmocka_unit_test(revisits),  cmocka_unit_test(hostile),      cmocka_unit_test(suspended),
		cmocka_unit_test(who_is_there), cmocka_unit_test(effective_minutes), cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
