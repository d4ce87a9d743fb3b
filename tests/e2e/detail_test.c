/* The details of a row, on a board that reads a real database: what happens in it is found in them. */
#include <setjmp.h>
#include <signal.h>
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

static struct screen *open_live(int cols, int rows)
{
	struct screen *s = board_open(server_conninfo(server), nothing, cols, rows);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

/* Opens the row with such a title: moves down until its detail is there. */
static void find_row(struct screen *s, const char *title)
{
	for (int row = 0; row < 40; row++) {
		screen_keys(s, "\r");
		assert_true(screen_until(s, "Esc back"));
		if (screen_shows(s, title))
			return;
		screen_keys(s, "\r");
		assert_true(screen_until_gone(s, "Esc back"));
		screen_keys(s, "j");
	}
	fail_msg("no row opens %s", title);
}

/* The same in a pane that is shown alone. */
static void open_row(struct screen *s, const char *pane, const char *title)
{
	char keys[2] = { pane[0], '\0' };

	screen_keys(s, "z");
	screen_keys(s, keys);
	assert_true(screen_until(s, "^..[0-9] "));
	find_row(s, title);
}

/* What a crew records on its visit stands in the detail of its hotspot. */
static void test_hotspot(void **state)
{
	struct screen *s = open_live(120, 60);

	(void)state;
	open_row(s, "1", "Hotspot Derby City Centre");
	assert_true(screen_shows(s, "^ present: "));
	assert_true(screen_shows(s, "incidents, [0-9]+ in the 28 days before"));
	assert_true(screen_shows(s, "17:52 there HD01 "));
	server_sql(server,
		   "SELECT patrol.record_outcome(id, 'arrests') FROM patrol.visit WHERE call_sign = 'HD01' AND "
		   "ended_at IS NULL");
	server_sql(server,
		   "SELECT patrol.record_outcome(id, 'engagements', 4) FROM patrol.visit WHERE call_sign = 'HD01' "
		   "AND ended_at IS NULL");
	assert_true(screen_until(s, "17:52 there HD01 .*1 arrest, 4 engagements"));
	server_sql(server, "UPDATE patrol.hotspot SET suspended_reason = 'market day' WHERE code = 'DCC'");
	assert_true(screen_until(s, "^ suspended: market day; [0-9]+[a-z]+ of 23 in need: "));
	server_sql(server, "UPDATE patrol.hotspot SET suspended_reason = NULL WHERE code = 'DCC'");
	assert_true(screen_until(s, "^ present: "));
	server_sql(server, "SELECT patrol.authorise_dispersal('DCC', patrol.now() + interval '3 h', 'Insp. Hall')");
	assert_true(screen_until(s, "authorised \\(section 34\\) until .*, in [23]h"));
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, "1 Hotspots 23 "));
	board_leave(s, server);
}

/* States come into its history as they are reported; off duty it is gone, and the screen says so. */
static void test_unit(void **state)
{
	struct screen *s = open_live(80, 40);

	(void)state;
	open_row(s, "2", "Unit MB2");
	assert_true(screen_shows(s, "State +ON DUTY since 17:35:30"));
	assert_true(screen_shows(s, "[0-9.]+ km +[A-Z].* Ilkeston Town Centre"));
	server_sql(server, "SELECT patrol.set_state('MB2', '5')");
	assert_true(screen_until(s, "State +EN ROUTE since 18:0"));
	assert_true(screen_until(s, "^ 18:0[0-9:]+ +EN ROUTE"));
	assert_true(screen_shows(s, "^ 17:35:30 +ON DUTY"));
	server_sql(server, "SELECT patrol.book_off('MB2')");
	assert_true(screen_until(s, "MB2 is not on the board any more"));
	server_sql(server, "SELECT patrol.book_on('MB2', 1)");
	assert_true(screen_until(s, "State +ON DUTY since 18:0"));
	board_leave(s, server);
}

/* The whole life of an assist, also once it is closed and its pane has let it go. */
static void test_assist(void **state)
{
	struct screen *s;

	(void)state;
	server_sql(server, "SELECT patrol.ask_assist('HN25', 'motorcycle', 'off on a bike', 'HEA')");
	s = open_live(80, 40);
	open_row(s, "3", "Assist Heanor");
	assert_true(screen_shows(s, "Reason +off on a bike"));
	assert_true(screen_shows(s, "NOT ACKNOWLEDGED"));
	assert_true(screen_shows(s, "MB1 free, [0-9]+ km, [0-9]+h[0-9]+ to shift end"));
	server_sql(server,
		   "SELECT patrol.acknowledge_assist(id, 'HX1') FROM patrol.assist WHERE reason = 'off on a bike'");
	assert_true(screen_until(s, "acknowledged HX1 +after"));
	server_sql(server, "SELECT patrol.offer_assist(id, 'MB1') FROM patrol.assist WHERE reason = 'off on a bike'");
	assert_true(screen_until(s, "offered to MB1"));
	server_sql(server, "SELECT patrol.accept_assist(id, 'MB1') FROM patrol.assist WHERE reason = 'off on a bike'");
	assert_true(screen_until(s, "accepted +MB1 +after"));
	assert_true(screen_shows(s, "Who comes"));
	server_sql(server, "SELECT patrol.release_assist(id) FROM patrol.assist WHERE reason = 'off on a bike'");
	assert_true(screen_until(s, "released +MB1 +after"));
	assert_false(screen_shows(s, "Who co"));
	board_leave(s, server);
}

/* Each line of the query's answer is a sight, and at least `least` there are. */
static void expect_sights(struct screen *s, const char *query, size_t least)
{
	char *sights = server_ask(server, query);
	size_t n = 0;

	for (char *sight = strtok(sights, "\n"); sight; sight = strtok(NULL, "\n"), n++)
		if (!screen_until(s, sight))
			fail_msg("no %s", sight);
	assert_true(n >= least);
	free(sights);
}

/* Lines of "`group` ... patrols in December ... in November", of hotspots for which `where` holds. */
#define PATROLS(group, between, where) \
	"SELECT string_agg(sight, E'\\n') FROM (SELECT format('%s" between " +%s +%s( |$)', " group ", " \
	"coalesce(sum(value) FILTER (WHERE month = '2023-12-01'), 0), " \
	"coalesce(sum(value) FILTER (WHERE month = '2023-11-01'), 0)) AS sight " \
	"FROM board.hotspot h LEFT JOIN board.counter_hotspot c ON c.hotspot = h.code AND c.metric = 'patrols' " \
	"WHERE " where " GROUP BY " group ") p"

/* December 2023 chosen: in the details too it is as it was published, by division and hotspot, and of one hotspot. */
static void test_past_month(void **state)
{
	static const struct {
		const char *counter, *sight;
	} published[] = {
		{ "Patrols", "DEC 2023 +552 +\\+18%" }, { "15min\\+", "DEC 2023 +90% " },
		{ "Arrests", "DEC 2023 +13 " },	       { "Stop searches", "DEC 2023 +25 " },
		{ "Dispersals authorised", "DEC 2023 +2 " },
	};
	struct screen *s = open_live(160, 60);

	(void)state;
	screen_keys(s, "4zM");
	assert_true(screen_until(s, "December 2023 +552 patrols"));
	screen_keys(s, "j\r");
	assert_true(screen_until(s, "PAST MONTH December 2023 . against November 2023"));
	for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
		char title[64];

		snprintf(title, sizeof title, "Counter %s, PAST MONTH DEC 2023", published[i].counter);
		find_row(s, title);
		if (!screen_shows(s, published[i].sight))
			fail_msg("no %s", published[i].sight);
		assert_false(screen_shows(s, "JAN to|running month"));
		if (i == 0) {
			assert_true(screen_shows(s, "By division, PAST MONTH December 2023"));
			expect_sights(s, PATROLS("division", "", "true"), 3);
			expect_sights(s, PATROLS("h.code", " .*", "true"), 23);
		}
		screen_keys(s, "\x1b");
		assert_true(screen_until_gone(s, "Esc back"));
	}
	screen_keys(s, "1");
	find_row(s, "Hotspot Derby City Centre");
	assert_true(screen_shows(s, "Its counters, PAST MONTH December 2023"));
	expect_sights(s, PATROLS("'Patrols'::text", "", "h.code = 'DCC'"), 1);
	board_leave(s, server);
}

/* December 2023 as it was published, whole, in the months of a counter. */
static void test_counter(void **state)
{
	struct screen *s = open_live(120, 60);

	(void)state;
	open_row(s, "4", "Counter Patrols");
	assert_true(screen_shows(s, "DEC 2023 +552 +\\+18%"));
	assert_true(screen_shows(s, "1,9[0-9]+ since the programme started"));
	assert_true(screen_shows(s, "Derby City +[0-9]+ +[0-9]+"));
	assert_true(screen_shows(s, "DCC +Derby City Centre +[0-9]+ +[0-9]+"));
	board_leave(s, server);
}

/* A hotspot's name leaves the counters as they are, and Enter where no row is left says so. */
static void test_nothing_to_open(void **state)
{
	struct screen *s = open_live(80, 24);

	(void)state;
	screen_keys(s, "4z/alvaston");
	assert_true(screen_until(s, "filter: no match, all shown"));
	assert_true(screen_shows(s, "^..Patrols +[0-9]+"));
	screen_keys(s, "zz\r3");
	assert_true(screen_until(s, "No row has the words of the filter"));
	screen_keys(s, "\r");
	assert_true(screen_until(s, "nothing here to open"));
	board_leave(s, server);
}

/* An open detail grows old like everything else, answers keys meanwhile, and recovers by itself. */
static void test_frozen_server(void **state)
{
	struct screen *s = open_live(80, 24);

	(void)state;
	open_row(s, "3", "Assist Arboretum Park");
	server_freeze(server);
	assert_true(screen_until(s, BOARD_STALE));
	assert_true(screen_shows(s, "Assist Arboretum Park .*AS AT 18:"));
	assert_true(screen_until(s, BOARD_LOST));
	assert_true(screen_shows(s, "OLD, NOT ACKNOWLEDGED"));
	assert_true(screen_until(s, "Nobody is recommended"));
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, "3 Assists "));
	screen_keys(s, "\r");
	assert_true(screen_until(s, "Assist Arboretum Park .*AS AT 18:"));
	server_thaw(server);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until_gone(s, "STALE|NO DATABASE|AS AT|OLD"));
	board_leave(s, server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_hotspot), SHARED_TEST(test_unit),          SHARED_TEST(test_assist),
		SHARED_TEST(test_counter), SHARED_TEST(test_past_month), SHARED_TEST(test_nothing_to_open),
		SHARED_TEST(test_frozen_server),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
