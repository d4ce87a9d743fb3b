/*
 * The seven questions of a control room, each asked of a board of 80x24 that reads a real database: it is made to happen as a
 * feeder does, and the answer stands on the screen at once or after two keys at most. How long that took is printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

static const char *const nothing[] = { NULL };

static struct screen *open_live(void)
{
	struct screen *s = board_open(server_conninfo(server), nothing, 80, 24);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

/* It happens, and from its commit on the answer is waited for. */
static void answered(struct screen *s, const char *happens, const char *answer)
{
	long committed;

	server_sql(server, happens);
	committed = now_ms();
	assert_true(screen_until(s, answer));
	print_message("# %ld ms from the commit to: %s\n", now_ms() - committed, answer);
}

/* 1. Who is in an emergency, and has somebody acknowledged it? */
static void test_emergency(void **state)
{
	struct screen *s = open_live();

	(void)state;
	answered(s, "SELECT patrol.set_state('HN25', '0')", "^ ◆ EMERGENCY HN25 Heanor");
	assert_true(screen_shows(s, "[ ►]!HN25 .*EMERGENCY"));
	screen_keys(s, "a");
	assert_true(screen_until(s, "ACK EMERGENCY HN25"));
	answered(s, "SELECT patrol.set_state('HD01', '0')", "^ ◆ EMERGENCY HD01 Derby City Centre");
	assert_true(screen_shows(s, "ACK EMERGENCY HN25"));
	screen_keys(s, "a");
	assert_true(screen_until(s, "◆ ACK 2 EMERGENCY HN25"));
	assert_true(screen_shows(s, "[ ►]!HD01 .*EMERGENCY"));
	server_sql(server, "SELECT patrol.set_state('HN25', '2'), patrol.set_state('HD01', '2')");
	board_leave(s, server);
}

/* 2. Which assist requests are unanswered, for how long, and which drone or motorcycle is free and nearest? */
static void test_assist(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_keys(s, "3");
	assert_true(screen_until(s, "3 Assists 3 open · 1 UNANSWERED"));
	answered(s, "SELECT patrol.ask_assist('HN25', 'motorcycle', 'off on a bike', 'HEA')",
		 "^[ ►]!HN25 +Heanor.* motorcycle +[0-9]+s NOT ACK");
	assert_true(screen_until(s, "^    MB[12] free, [0-9]+ km"));
	assert_true(screen_shows(s, "^[ ►]!HD03 +Arboretum.* drone +[1-9]m NOT ACK"));
	server_sql(server, "SELECT patrol.offer_assist(id, 'MB1') FROM patrol.assist WHERE reason = 'off on a bike'");
	answered(s,
		 "SELECT patrol.accept_assist(id, 'MB1') FROM patrol.assist WHERE reason = 'off on a bike'",
		 "^[ ►] HN25 +Heanor.* motorcycle +[0-9]+s ACCEPTED MB1");
	server_sql(server, "SELECT patrol.release_assist(id) FROM patrol.assist WHERE reason = 'off on a bike'");
	board_leave(s, server);
}

/* 3. Which units have been too long in their state, or silent too long? */
static void test_welfare(void **state)
{
	struct screen *s = open_live();

	(void)state;
	answered(s,
		 "UPDATE patrol.duty SET reported_at = patrol.now() - interval '43 min' "
		 "WHERE call_sign = 'HN21' AND booked_off_at IS NULL",
		 "^[ ►]!HN21 .* 43m");
	server_sql(server, "SELECT patrol.set_state('HN21', '2')");
	answered(s,
		 "UPDATE patrol.duty SET state_code = '5', state_since = patrol.now() - interval '4 h' "
		 "WHERE call_sign = 'HS12' AND booked_off_at IS NULL",
		 "^[ ►]!HS12 .*EN ROUTE .* 04:00");
	assert_true(screen_until_gone(s, "^[ ►]!HN21"));
	server_sql(server, "SELECT patrol.set_state('HS12', '2')");
	board_leave(s, server);
}

/* The row of the first hotspot listed that begins with these words; -1: none shows. */
static int row_of(struct screen *s, const char *name)
{
	for (int row = 4; row < 24; row++)
		if (strstr(screen_row(s, row), name))
			return row;
	return -1;
}

/* 4. Which hotspots are behind plan, worst first? Who is inside now, and how many minutes toward 15? */
static void test_hotspots(void **state)
{
	struct screen *s = open_live();

	(void)state;
	answered(s,
		 "UPDATE patrol.plan_window SET starts = '14:00', lasts = '4 h 10 min', visits_planned = 1 "
		 "WHERE hotspot = 'STV' AND weekday = 1",
		 "^ !Staveley +OVERDUE");
	assert_true(screen_shows(s, "· 2 overdue"));
	/* Overdue since 17:55, and so for longer than Long Eaton, since 18:00. */
	assert_in_range(row_of(s, "Staveley"), 0, row_of(s, "Long Eaton") - 1);
	answered(s, "SELECT patrol.start_visit('HN24', 'STV', patrol.now() - interval '4 min')",
		 "^..Staveley +PRESENT +HN24 .* 4/15 +11 min +now");
	server_sql(server, "SELECT patrol.end_visit('HN24')");
	board_leave(s, server);
}

/* 5. Which dispersal authorisations run out soon? The column is the last but one: sorted by, it has room. */
static void test_authorisations(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_keys(s, "<<");
	assert_true(screen_until(s, "sort: NEEDS"));
	answered(s, "SELECT patrol.authorise_dispersal('DNO', patrol.now() + interval '10 min', 'Insp. Hall')",
		 "^..Normanton Road .* s34 18:1");
	/* Arboretum Park's ends at 18:24. */
	assert_in_range(row_of(s, "Normanton Road"), 0, row_of(s, "Arboretum Park") - 1);
	board_leave(s, server);
}

/* 6. Where is the running-away trend rising? The last column, sorted by. */
static void test_runaways(void **state)
{
	struct screen *s = open_live();

	(void)state;
	screen_keys(s, "<");
	assert_true(screen_until(s, "sort: RAN 7/28"));
	answered(s,
		 "SELECT patrol.record_outcome(patrol.start_visit('HN23', 'BEL'), 'runaways', 12)",
		 "^..Belper Town .* ▲12/1[2-9]");
	assert_int_equal(row_of(s, "Belper"), 4);
	server_sql(server, "SELECT patrol.end_visit('HN23')");
	board_leave(s, server);
}

/* 7. How does the month stand, against the month before, the same month last year, and at its end? */
static void test_month(void **state)
{
	struct screen *s = open_live();
	char *n = server_ask(server, "SELECT 1 + to_date FROM board.counter "
				     "WHERE metric = 'arrests' AND month = '2024-01-01'");
	char answer[64];

	(void)state;
	assert_true(screen_until(s, "January to the 1st · against December to the 1st"));
	snprintf(answer, sizeof answer, "Arrests %s v 1 ", n);
	answered(s,
		 "SELECT patrol.record_outcome(min(id), 'arrests') FROM patrol.visit WHERE ended_at IS NULL",
		 answer);
	screen_keys(s, "z4");
	assert_true(screen_until(s, "^  COUNTER +JAN 2024 +DEC to 1st +CHANGE .*BY 31 JAN +JAN 23 to 1st"));
	assert_true(screen_shows(s, "ASB in hotsp.* [0-9]+ +[0-9]+ +\\([-+]?[0-9]+\\) .* [0-9]+$"));
	free(n);
	board_leave(s, server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_emergency),
		SHARED_TEST(test_assist),
		SHARED_TEST(test_welfare),
		SHARED_TEST(test_hotspots),
		SHARED_TEST(test_authorisations),
		SHARED_TEST(test_runaways),
		SHARED_TEST(test_month),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
