/* Any month on the live board: the demo's December and November 2023 as they were published, and back to the running one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/board.h"
#include "e2e/process.h"

static struct server *server;
static const char *const nothing[] = { NULL };

static void expect(struct screen *s, const char *const *sights)
{
	for (; *sights; sights++)
		if (!screen_until(s, *sights))
			fail_msg("no %s", *sights);
}

static void test_published_months(void **state)
{
	static const char *const list[] = { ">?running month +[0-9]+ patrols", "December 2023 +552 patrols",
					    "November 2023 +468 patrols", NULL };
	static const char *const december[] = { "PAST MONTH December 2023 . against November 2023",
						"Patrols +552 +468 +\\+18%",
						"15min\\+ +90% ",
						"Arrests +13 ",
						"Stop searches +25 ",
						"Dispersals authorised +2 ",
						NULL };
	/* A year before is in the fourth column, and the change on it in the fifth. */
	static const char *const november[] = { "PAST MONTH November 2023",
						"ASB in hotspots +329 +[0-9,]+ +-[0-9]+% +350 +-6%", NULL };
	static const char *const running[] = { "January to the 1st", "BY 31 JAN", NULL };
	struct screen *s = board_open(server_conninfo(server), nothing, 120, 40);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "4zM");
	expect(s, list);
	screen_keys(s, "j\r");
	expect(s, december);
	screen_keys(s, "Mj\r");
	expect(s, november);
	assert_false(screen_shows(s, "BY 31 JAN"));
	screen_keys(s, "MM");
	expect(s, running);
	assert_true(screen_until_gone(s, "PAST MONTH"));
	board_leave(s, server);
}

/* What has happened this evening counts already, so the database says how much it comes to. */
static void expect_total(struct screen *s, const char *label, const char *metric)
{
	char *query = NULL, *total, *sight = NULL;

	assert_true(asprintf(&query,
			     "SELECT to_char(value, 'FM9,999,999') FROM board.counter_total WHERE metric = '%s'",
			     metric) > 0);
	total = server_ask(server, query);
	assert_true(asprintf(&sight, "%s +%s ", label, total) > 0);
	if (!screen_until(s, sight))
		fail_msg("no %s", sight);
	free(sight);
	free(total);
	free(query);
}

static void test_since_the_start(void **state)
{
	static const char *const trend[] = { "DEC 2023 +552 +\\+18%", "NOV 2023 +468 +\\+57%", "JUL 2023 +132", NULL };
	struct screen *s = board_open(server_conninfo(server), nothing, 120, 40);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "z7");
	assert_true(screen_until(s, "Totals since 1 July 2023"));
	expect_total(s, "Patrols", "patrols");
	expect_total(s, "Engagements", "engagements");
	screen_keys(s, "8");
	expect(s, trend);
	board_leave(s, server);
}

/* `once` of a page and of a month; what is not there is named, with what is. */
static void test_once(void **state)
{
	static const struct {
		const char *option, *layout;
		int status;
		const char *sight;
	} cases[] = {
		{ "--month=2023-12", "operator", 0, "PAST MONTH December 2023" },
		{ "--month=2024-01", "operator", 0, "January to the 1st" },
		{ "--page=3", "wall", 0, "4 January to the 1st" },
		{ "--page=1", "wall", 0, "1 Hotspots" },
		{ "--month=2031-05", "operator", 2,
		  "month must be from 2023-07, when the programme started, to 2024-01, which is not over; not "
		  "'2031-05'" },
		{ "--month=2023-06", "operator", 2, "month must be from 2023-07, when" },
		{ "--month=2023-13", "operator", 2, "month must be YYYY-MM, such as 2023-12, not '2023-13'" },
		{ "--month=December", "operator", 2, "month must be YYYY-MM" },
		{ "--month=2023-1", "operator", 2, "month must be YYYY-MM" },
		{ "--page=4", "wall", 2, "page must be 1 to 3, the pages of layout 'wall', not '4'" },
		{ "--page=2", "operator", 2, "page must be 1, the only one of layout 'operator', not '2'" },
		{ "--page=0", "wall", 2, "page must be 1 to 3" },
		{ "--page=1x", "wall", 2, "page must be 1 to 3" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), "once", "-d", server_conninfo(server), "--size=120x40", "-l",
				       cases[i].layout, cases[i].option, NULL };
		const char *env[] = { BOARD_ENV, NULL };
		struct outcome o = program_run(argv, env, NULL);

		if (o.status != cases[i].status || !strstr(o.status ? o.err : o.out, cases[i].sight))
			fail_msg("%s: %d\n%s%s", cases[i].option, o.status, o.err, o.out);
		outcome_release(&o);
	}
}

static int set_up(void **state)
{
	(void)state;
	process_adopt();
	server = server_new(SERVER_DEMO);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	server_free(server);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published_months),
		cmocka_unit_test(test_since_the_start),
		cmocka_unit_test(test_once),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
