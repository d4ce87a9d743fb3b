/*
 * config/examples/foreign-cad: the board on a system of another shape, mapped by views alone. What its tables come to is on
 * the screen, and so is what becomes of them, also on the night in October on which an hour comes twice.
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

#define EXAMPLE "../examples/foreign-cad/" /* from config/sql */
#define SETTINGS "config/examples/foreign-cad/patrolboard.yaml"

/* The evening before the clocks go back. */
#define EVENING "2026-10-24 20:30+01"

/* From now on it is `moment` there, and time passes. */
static void set_clock(const char *moment)
{
	char sql[600];

	snprintf(sql, sizeof sql,
		 "DO $$ BEGIN EXECUTE 'CREATE OR REPLACE VIEW bridge.clock AS '"
		 " || regexp_replace(pg_get_viewdef('bridge.clock'),"
		 " 'transaction_timestamp\\(\\)( \\+ ''[^'']*''::interval)?',"
		 " format('transaction_timestamp() + %%L::interval', timestamptz '%s' - transaction_timestamp()));"
		 " END; $$",
		 moment);
	server_sql(server, sql);
}

/* Writes to the log, by the clock on the wall: `ago` is how far that has gone on since. */
static void write_log(const char *resource, const char *status, const char *beat, const char *ago)
{
	char sql[400];

	snprintf(sql, sizeof sql,
		 "INSERT INTO cad.log (res_type, res_id, status_cd, beat_id, at_local)"
		 " SELECT r.res_type, r.res_id, '%s', %s, c.now AT TIME ZONE c.time_zone - interval '%s'"
		 " FROM bridge.resource r, bridge.clock c WHERE r.call_sign = '%s'",
		 status, beat, ago, resource);
	server_sql(server, sql);
}

static struct screen *open_board(void)
{
	/* Without promises all is read at each poll. */
	const char *const options[] = { "-c", SETTINGS, "-i", "1s", NULL };
	struct screen *s = board_open(server_conninfo(server), options, 120, 40);

	assert_true(screen_until(s, BOARD_LIVE));
	return s;
}

static void check_sound(void)
{
	const char *uri = server_conninfo(server);
	const char *argv[] = { patrolboard(), "check", "database", "-c", SETTINGS, "-d", uri, NULL };
	const char *env[] = { BOARD_ENV, NULL };
	struct outcome o = program_run(argv, env, NULL);

	if (o.status != 0 || !strstr(o.out, "ok       board.unit\n") || !strstr(o.out, "\n0 problems\n"))
		fail_msg("status %d: %s%s", o.status, o.out, o.err);
	outcome_release(&o);
}

static void is_what_the_contract_asks_for(void **state)
{
	(void)state;
	check_sound();
}

static void shows_all_of_it(void **state)
{
	static const char *const sights[] = {
		"Sat 24 Oct (2026 )?20:3[0-9]",
		"1 Hotspots 6 .*2 present.*1 need",
		"Old Market +Old +PRESENT +RW21 .* [1-9][0-9]/15 .*s34 22:10",
		"Foundry Park .* PRESENT +RW31 .* [1-9][0-9]/15 ",
		"Quayside .*17:59 +2h3[0-9] 1/4 ",
		"Priory Green .* SUSPENDED ",
		"2 Units 9 ",
		"3 Assists 2 open .*1 UNANSWERED",
		"RW31 +Foundry Park +motorcycle +[0-9]+m NOT ACK",
		"RW21 +Old Market +drone +[0-9]+m ACCEPTED +SKY1",
		"Patrols +[1-9][0-9]+ ",
		"asks for a drone",
	};
	struct screen *s = open_board();

	(void)state;
	for (size_t i = 0; i < sizeof sights / sizeof *sights; i++)
		assert_true(screen_until(s, sights[i]));
	assert_false(screen_shows(s, "UNREADABLE|Arcade|do not use"));
	screen_keys(s, "2z");
	assert_true(screen_until(s, "RW12 +patrol +MEAL +.*00:3[1-9]"));
	assert_true(screen_until(s, "RW31 +patrol +AT SCENE +Foundry Park +.*00:1[1-9]")); /* said once more since */
	assert_false(screen_shows(s, "RW32|RW91|SKY3"));
	board_leave(s, server);
}

static void follows_its_tables(void **state)
{
	struct screen *s = open_board();

	(void)state;
	screen_keys(s, "2z");
	assert_true(screen_until(s, "RW22 +patrol +PATROLLING"));
	write_log("RW22", "SCN", "104", "0");
	assert_true(screen_until(s, "RW22 +patrol +AT SCENE +Station Approach"));
	write_log("RW22", "PNC", "104", "0");
	assert_true(screen_until(s, "RW22 +patrol +PANIC"));
	assert_true(screen_until(s, "EMERGENCY RW22"));
	write_log("RW22", "MSG", "NULL", "0");
	write_log("RW22", "AVL", "NULL", "0");
	assert_true(screen_until(s, "RW22 +patrol +AVAILABLE"));
	assert_true(screen_until_gone(s, "PANIC|EMERGENCY"));

	server_sql(server, "UPDATE cad.crew SET deleted_on = localtimestamp WHERE call_no = 'RW12'");
	assert_true(screen_until_gone(s, "RW12"));
	server_sql(server, "UPDATE cad.aircraft SET withdrawn = 'Y' WHERE tail_no = 'SKY2'");
	assert_true(screen_until_gone(s, "SKY2"));
	assert_true(screen_until(s, "Units 7 "));
	screen_keys(s, "z");
	server_sql(server, "UPDATE cad.beat SET deleted = 'Y' WHERE short_cd = 'PRIO'");
	assert_true(screen_until_gone(s, "Priory Green"));
	board_leave(s, server);
}

/* 01:20 by the clock on the wall, for the first time; and again an hour later. */
static void knows_the_hour_that_comes_twice(void **state)
{
	struct screen *s;

	(void)state;
	set_clock("2026-10-25 00:20:10+00");
	write_log("MC41", "MEAL", "NULL", "10 minutes");
	write_log("SG51", "AVL", "NULL", "0");
	s = open_board();
	screen_keys(s, "2z");
	assert_true(screen_until(s, "Sun 25 Oct (2026 )?01:2"));
	assert_true(screen_until(s, "MC41 +motorcycle +MEAL .*00:1[0-9]"));
	check_sound();

	set_clock("2026-10-25 01:20:10+00");
	write_log("SG51", "PTL", "NULL", "12 minutes");
	assert_true(screen_until(s, "SG51 +supervisor +PATROLLING .*00:1[2-9]"));
	assert_true(screen_until(s, "MC41 +motorcycle +MEAL .*01:1[0-9]"));
	check_sound();
	board_leave(s, server);
}

static int set_up(void **state)
{
	(void)state;
	process_adopt();
	server = server_new(SERVER_EMPTY);
	server_sql(server, "ALTER DATABASE patrolboard SET cad.evening = '" EVENING "'");
	server_file(server, NULL, EXAMPLE "schema.sql");
	server_file(server, NULL, EXAMPLE "data.sql");
	server_file(server, NULL, EXAMPLE "board.sql");
	set_clock(EVENING);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(is_what_the_contract_asks_for),
		SHARED_TEST(shows_all_of_it),
		SHARED_TEST(follows_its_tables),
		SHARED_TEST(knows_the_hour_that_comes_twice),
	};

	return cmocka_run_group_tests(tests, set_up, shared_free);
}
