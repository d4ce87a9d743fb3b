/* The source against a real server: first board, what stays shared, and every way in which a database can let it down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "db/contract.h"
#include "e2e/process.h"
#include "e2e/proxy.h"
#include "e2e/pump.h"
#include "e2e/shared.h"

static bool has_board(struct pump *p)
{
	return p->board;
}

static bool has_problem(struct pump *p)
{
	return pump_link(p)->failure != LINK_FINE;
}

static bool is_fine(struct pump *p)
{
	const struct link *link = pump_link(p);

	return link->connected && link->failure == LINK_FINE;
}

static bool wants_to_write(struct pump *p)
{
	return source_events(p->source) & POLLOUT;
}

static bool unit_calls(struct pump *p)
{
	return p->board->units.n &&
		!strcmp(board_unit(p->board, "HD01") ? board_unit(p->board, "HD01")->note : "", "x\x1b[2Jy");
}

static void first_board(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);

	(void)state;
	assert_true(pump_until(&p, has_board));
	assert_int_equal(p.board->about.contract, BOARD_CONTRACT);
	assert_string_equal(p.board->about.time_zone, "Europe/London");
	assert_int_equal(p.board->hotspots.n, 23);
	assert_true(p.board->units.n > 10);
	assert_true(p.board->counters.n > 100);
	assert_true(p.board->zone.n >= 1);
	assert_int_equal(p.board->zone.offset[0], 0);
	assert_int_equal(board_unreadable(p.board), 0);
	assert_true(is_fine(&p));
	assert_string_equal(pump_link(&p)->server, "socket");
	assert_false(pump_link(&p)->standby);
	assert_true(pump_link(&p)->took > 0);
	pump_close(&p);
}

/* What a token promises is taken at its word: the very same rows, and only what changed is read again. */
static void unchanged_rows_are_shared(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);
	const struct unit *units;
	const struct counter_total *totals;
	const struct board *kept;

	(void)state;
	assert_true(pump_until(&p, has_board));
	units = p.board->units.at;
	totals = p.board->counter_totals.at;
	pump_until_board(&p);
	assert_ptr_equal(p.board->units.at, units);
	server_sql(server,
		   "UPDATE patrol.duty SET note = E'x\\x1b[2Jy' WHERE call_sign = 'HD01' AND booked_off_at IS NULL");
	assert_true(pump_until(&p, unit_calls));
	assert_ptr_not_equal(p.board->units.at, units);
	assert_ptr_equal(p.board->counter_totals.at, totals);
	kept = p.board;
	p.board = NULL;
	source_free(p.source);
	assert_non_null(board_unit(kept, "HD01")); /* outlives its source */
	board_free(kept);
}

static void cut(void)
{
	server_sql(server,
		   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
}

/* Between two polls nobody asks, and yet it says why. */
static void farewell_is_heard(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	settings.interval = HOURS(1);
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	cut();
	assert_true(pump_until(&p, has_problem));
	assert_non_null(strstr(pump_link(&p)->problem, "ended the connection: it is shutting down, or somebody"));
	assert_true(pump_until(&p, is_fine));
	pump_close(&p);
}

static size_t times(const char *text, const char *words)
{
	size_t n = 0;

	while ((text = strstr(text, words))) {
		n++;
		text++;
	}
	return n;
}

static size_t logged(const char *words)
{
	char path[128], *log;
	size_t n;

	snprintf(path, sizeof path, "%s/../log", server_data(server));
	log = file_read(path);
	n = times(log, words);
	free(log);
	return n;
}

static size_t plans_logged(void)
{
	return logged("PLANNER STATISTICS");
}

/* What is asked again and again is planned once, whatever is said with it. */
static void plans_are_made_once(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p;
	size_t first, before;

	(void)state;
	server_sql(server, "ALTER ROLE patrolboard_reader SET log_planner_stats = on");
	p = pump_open(server_conninfo(server), &settings);
	pump_until_board(&p);
	first = plans_logged();
	assert_true(first > 0);
	while (p.boards < 3)
		pump_until_board(&p);
	before = plans_logged();
	assert_in_range(before - first, 0, 6); /* how the rows that change are read, which at first are all */
	while (p.boards < 12)
		pump_until_board(&p);
	/* New statistics of a table make all that read it be planned once more. */
	assert_in_range(plans_logged() - before, 0, 15);
	pump_close(&p);
	server_sql(server, "ALTER ROLE patrolboard_reader RESET log_planner_stats");
}

/* Nothing is under way, and nothing due for long. */
static bool rests(struct pump *p)
{
	return source_deadline(p->source) - pump_now() > MINUTES(30);
}

/* A view that has long stayed the same is asked for now and then only, until board.changed says otherwise: then in that poll. */
static void what_stays_is_not_asked_for(void **state)
{
	static const char view[] = "FROM board.hotspot WHERE";
	const struct database_settings settings = pump_settings();
	const struct counter_total *totals;
	struct pump p;
	size_t before;

	(void)state;
	server_sql(server, "ALTER ROLE patrolboard_reader SET log_statement = 'all'");
	p = pump_open(server_conninfo(server), &settings);
	while (p.boards < 10)
		pump_until_board(&p);
	before = logged(view);
	assert_true(before > 0);
	while (p.boards < 10 + 3 * DATASETS)
		pump_until_board(&p);
	assert_in_range(logged(view) - before, 2, 4);
	totals = p.board->counter_totals.at;
	source_set_interval(p.source, HOURS(1));
	assert_true(pump_until(&p, rests));
	server_sql(server, "UPDATE patrol.hotspot SET name = 'Renamed' WHERE code = 'DCC'");
	source_set_interval(p.source, settings.interval);
	pump_until_board(&p);
	assert_string_equal(board_hotspot(p.board, "DCC")->name, "Renamed");
	assert_ptr_equal(p.board->counter_totals.at, totals);
	pump_close(&p);
	server_sql(server, "ALTER ROLE patrolboard_reader RESET log_statement");
}

static bool is_in_tokyo(struct pump *p)
{
	return !strcmp(p->board->about.time_zone, "Asia/Tokyo");
}

/* The first board brings the zone; until an hour is over no other needs to, on whatever connection, unless it is another zone. */
static void zone_is_asked_for_once(void **state)
{
	const struct database_settings settings = pump_settings();
	size_t polls, zones;
	struct pump p;

	(void)state;
	server_sql(server, "ALTER ROLE patrolboard_reader SET log_statement = 'all'");
	polls = logged("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
	zones = logged("AT TIME ZONE time_zone");
	p = pump_open(server_conninfo(server), &settings);
	while (p.boards < 3)
		pump_until_board(&p);
	cut();
	pump_until_board(&p);
	assert_in_range(logged("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") - polls, 4, 15);
	assert_int_equal(logged("AT TIME ZONE time_zone") - zones, 1);
	server_sql(server, "UPDATE patrol.setting SET time_zone = 'Asia/Tokyo'");
	assert_true(pump_until(&p, is_in_tokyo));
	assert_int_equal(p.board->zone.offset[0], HOURS(9) / SECONDS(1));
	assert_int_equal(logged("AT TIME ZONE time_zone") - zones, 2);
	pump_close(&p);
	server_sql(server, "UPDATE patrol.setting SET time_zone = 'Europe/London'");
	server_sql(server, "ALTER ROLE patrolboard_reader RESET log_statement");
}

/* Boards that start together, as after a power cut, do not poll together ever after. */
static void each_has_a_phase_of_its_own(void **state)
{
	struct database_settings settings = pump_settings();
	usec least = HOURS(1), most = 0;

	(void)state;
	settings.interval = HOURS(1);
	for (unsigned random = 0; random < 8; random++) {
		struct pump p = pump_open_as(server_conninfo(server), &settings, random);
		usec due;

		assert_true(pump_until(&p, has_board));
		due = source_deadline(p.source) - pump_now();
		least = due < least ? due : least;
		most = due > most ? due : most;
		pump_close(&p);
	}
	assert_true(most <= HOURS(1));
	assert_true(most - least > MINUTES(20));
}

#define SPRING (DAYS(19813) + HOURS(12)) /* 31 March 2024, 12:00 UTC */

static bool it_is_spring(struct pump *p)
{
	return p->board && p->board->about.now >= SPRING;
}

/* The zone's offset is known for some days around; the board's clock leaps past them, and past the change to summer time. */
static void leap_brings_its_offset(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);

	(void)state;
	assert_true(pump_until(&p, has_board));
	pump_until_board(&p);
	server_sql(server, "UPDATE patrol.setting SET clock_offset = clock_offset + interval '90 days'");
	assert_true(pump_until(&p, it_is_spring));
	assert_int_equal(zone_civil(&p.board->zone, SPRING).hour, 13);
	server_sql(server, "UPDATE patrol.setting SET clock_offset = clock_offset - interval '90 days'");
	pump_close(&p);
}

static usec age(struct pump *p)
{
	return pump_now() - source_as_of(p->source);
}

/* What is shown is of the moment at which the server began, however long it takes. */
static void rows_grow_old_while_they_are_read(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	server_sql(server, "ALTER VIEW board.hotspot RENAME TO hotspot1;"
			   "CREATE VIEW board.hotspot AS SELECT h.* FROM (SELECT pg_sleep(1)) s, board.hotspot1 h;"
			   "GRANT SELECT ON board.hotspot TO patrolboard_reader");
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	assert_true(age(&p) >= SECONDS(1));
	assert_true(age(&p) <= pump_link(&p)->took + SECONDS(1) / 2);
	pump_close(&p);
	server_sql(server, "DROP VIEW board.hotspot; ALTER VIEW board.hotspot1 RENAME TO hotspot");
}

/* Nor is what has come new when we come late for it: after ^Z, or on a machine that slept. It is asked once more, then. */
static void rows_grow_old_while_they_lie_here(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);
	unsigned boards;
	usec sent;

	(void)state;
	assert_true(pump_until(&p, has_board));
	pump_until_board(&p);
	source_set_interval(p.source, HOURS(1));
	boards = p.boards;
	source_look_at(p.source, "HD01");
	pump_turn(&p, 0);
	sent = pump_now();
	while (pump_now() < sent + SECONDS(3) / 2)
		poll(NULL, 0, 100);
	pump_turn(&p, 0);
	assert_int_equal(p.boards, boards + 1);
	assert_true(age(&p) >= SECONDS(3) / 2);
	pump_until_board(&p);
	assert_true(age(&p) < SECONDS(1));
	pump_close(&p);
}

/* A server that stood still says what is now, or was when it began; at once it is asked again. */
static void rows_are_new_after_a_freeze(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);
	usec frozen, thawed;
	unsigned boards;

	(void)state;
	assert_true(pump_until(&p, has_board));
	pump_until_board(&p);
	server_freeze(server);
	boards = p.boards;
	for (frozen = pump_now(); pump_now() < frozen + SECONDS(2);)
		pump_turn(&p, SECONDS(1) / 10);
	assert_int_equal(p.boards, boards);
	thawed = pump_now();
	server_thaw(server);
	pump_until_board(&p);
	assert_true(pump_link(&p)->took > SECONDS(1));
	assert_true(age(&p) >= pump_link(&p)->took);
	pump_until_board(&p);
	assert_true(age(&p) < SECONDS(1));
	assert_true(pump_now() < thawed + SECONDS(2));
	pump_close(&p);
}

static bool place_is_renamed(struct pump *p)
{
	const struct hotspot *h = board_hotspot(p->board, "DAV");

	return h && !strcmp(h->name, "Elsewhere");
}

/* A server whose tokens never change, and a board that has therefore not seen a change. */
static struct pump pump_deceived(void)
{
	const struct database_settings settings = pump_settings();
	struct pump p;

	server_sql(server, "ALTER VIEW board.changed RENAME TO changed1;"
			   "CREATE VIEW board.changed AS"
			   " SELECT dataset, 'as ever'::text AS token, by_row FROM board.changed1;"
			   "GRANT SELECT ON board.changed TO patrolboard_reader");
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	server_sql(server, "UPDATE patrol.hotspot SET name = 'Elsewhere' WHERE code = 'DAV'");
	pump_until_board(&p);
	pump_until_board(&p);
	assert_false(place_is_renamed(&p));
	return p;
}

static void undeceive(struct pump *p)
{
	assert_true(pump_until(p, place_is_renamed));
	pump_close(p);
	server_sql(server, "DROP VIEW board.changed; ALTER VIEW board.changed1 RENAME TO changed;"
			   "UPDATE patrol.hotspot SET name = 'Alvaston' WHERE code = 'DAV'");
}

#define CALL "UPDATE patrol.duty SET note = E'x\\x1b[2Jy' WHERE call_sign = 'HD01' AND booked_off_at IS NULL;"

/* A board that has lost its server, and has it back once its role may log in. */
static struct pump pump_sent_away(void)
{
	const struct database_settings settings = pump_settings();
	struct pump p;

	server_sql(server, "UPDATE patrol.duty SET note = '' WHERE call_sign = 'HD01'");
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	assert_false(unit_calls(&p));
	server_sql(server,
		   "ALTER ROLE patrolboard_reader NOLOGIN;"
		   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
	assert_true(pump_until(&p, has_problem));
	return p;
}

/* A crowd that comes back reads only what has changed meanwhile. */
static void unchanged_rows_outlive_the_connection(void **state)
{
	struct pump p = pump_sent_away();
	const struct counter_total *totals = p.board->counter_totals.at;

	(void)state;
	server_sql(server, CALL "ALTER ROLE patrolboard_reader LOGIN");
	assert_true(pump_until(&p, unit_calls));
	assert_ptr_equal(p.board->counter_totals.at, totals);
	pump_close(&p);
}

/* Another server may give the numbers of transactions that this one gave, to others: what has them is not told by them any more. */
static void transactions_end_with_the_connection(void **state)
{
	struct pump p = pump_sent_away();

	(void)state;
	server_sql(server, CALL "UPDATE patrol.changed_row SET changed_in = 3; ALTER ROLE patrolboard_reader LOGIN");
	assert_true(pump_until(&p, unit_calls));
	pump_close(&p);
}

/* Six minutes later it asks for everything. */
static void tokens_are_not_trusted_for_ever(void **state)
{
	struct pump p = pump_deceived();

	(void)state;
	p.ahead = MINUTES(6);
	undeceive(&p);
}

/* Nor does a time count on which it did so in vain. */
static void all_is_asked_for_until_it_comes(void **state)
{
	struct pump p = pump_deceived();

	(void)state;
	server_freeze(server);
	p.ahead = MINUTES(6);
	assert_true(pump_until(&p, has_problem));
	server_thaw(server);
	undeceive(&p);
}

static bool has_tried_twice(struct pump *p)
{
	return pump_link(p)->tries >= 2;
}

static bool has_tried_thrice(struct pump *p)
{
	return pump_link(p)->tries == 3;
}

/* To find it well until the view's turn comes would have the screen say LIVE and STALE in turns. */
static void view_that_fails_is_asked_for_again(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);

	(void)state;
	while (p.boards < 20) /* then it is not asked for because it has changed lately */
		pump_until_board(&p);
	server_sql(server, "REVOKE SELECT ON board.event FROM patrolboard_reader");
	assert_true(pump_until(&p, has_tried_thrice));
	server_sql(server, "GRANT SELECT ON board.event TO patrolboard_reader");
	assert_true(pump_until(&p, is_fine));
	pump_close(&p);
}

/* A board whose server has just been stopped, and that waits two seconds for it. */
static struct pump pump_frozen(void)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	settings.answer_timeout = settings.connect_timeout = SECONDS(2);
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	server_freeze(server);
	return p;
}

static void thaw(struct pump *p)
{
	assert_true(p->longest_step < SECONDS(1)); /* half of any deadline: it did not wait */
	server_thaw(server);
	assert_true(pump_until(p, is_fine));
	pump_close(p);
}

/* SIGSTOP: nothing says goodbye, so only our own deadline can tell; as it still picks up it is given more time to let us in. */
static void stopped_server_is_noticed(void **state)
{
	struct pump p = pump_frozen();

	(void)state;
	assert_true(pump_until(&p, has_problem));
	assert_int_equal(pump_link(&p)->failure, LINK_UNREACHABLE);
	assert_non_null(strstr(pump_link(&p)->problem, "does not answer (waited 2s)"));
	assert_true(pump_until(&p, has_tried_twice));
	assert_non_null(strstr(pump_link(&p)->problem, "does not answer (waited 4s)"));
	thaw(&p);
}

static bool has_tried_often(struct pump *p)
{
	return pump_link(p)->tries >= 5;
}

/* A board that reads by way of it. */
static struct pump pump_through(struct proxy *proxy, const struct database_settings *settings)
{
	char conninfo[128];

	snprintf(conninfo, sizeof conninfo, "postgresql://patrolboard_reader@127.0.0.1:%d/patrolboard?sslmode=disable",
		 proxy_port(proxy));
	return pump_open(conninfo, settings);
}

/* A server that is slow because many have come back at once is not asked ever anew what it has not had the time to answer. */
static void slow_answers_are_waited_for(void **state)
{
	struct database_settings settings = pump_settings();
	struct proxy *proxy = proxy_new(server_socket(server));
	struct pump p;

	(void)state;
	settings.connect_timeout = SECONDS(20);
	settings.answer_timeout = SECONDS(1);
	proxy_turn(proxy, PROXY_DELAYS, 1200000, NULL);
	p = pump_through(proxy, &settings);
	assert_true(pump_until(&p, has_problem));
	assert_non_null(strstr(pump_link(&p)->problem, "does not answer (waited 1s)"));
	assert_true(pump_until(&p, has_board));
	pump_close(&p);
	proxy_free(proxy);
}

/* Another host is not kept waiting for one that is not there. */
static void who_does_not_pick_up_is_given_no_more_time(void **state)
{
	struct database_settings settings = pump_settings();
	struct proxy *proxy = proxy_new(server_socket(server));
	struct pump p;

	(void)state;
	settings.connect_timeout = SECONDS(1) / 2;
	proxy_turn(proxy, PROXY_DROPS, 0, NULL);
	p = pump_through(proxy, &settings);
	assert_true(pump_until(&p, has_tried_thrice));
	assert_non_null(strstr(pump_link(&p)->problem, "does not answer (waited 500ms)"));
	/* And when it picks up it has not been slow before. */
	proxy_turn(proxy, PROXY_HOLDS, 0, NULL);
	assert_true(pump_until(&p, has_tried_often));
	assert_null(strstr(pump_link(&p)->problem, "(waited 4s)"));
	proxy_turn(proxy, PROXY_FORWARDS, 0, NULL);
	assert_true(pump_until(&p, has_board));
	pump_close(&p);
	proxy_free(proxy);
}

/* Nor does the server give up for ever what it has once had too little time for. */
static void slow_view_is_given_more_time(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	server_sql(server, "ALTER VIEW board.about RENAME TO about_1;"
			   "CREATE VIEW board.about AS"
			   " SELECT a.* FROM board.about_1 a, LATERAL (SELECT pg_sleep(1.2)) s;"
			   "GRANT SELECT ON board.about TO patrolboard_reader;");
	settings.answer_timeout = SECONDS(1);
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_problem));
	assert_non_null(strstr(pump_link(&p)->problem, "cut the reading of board.about short"));
	for (int i = 0; i < 3; i++) {
		pump_until_board(&p);
		assert_true(is_fine(&p));
	}
	pump_close(&p);
	server_sql(server, "DROP VIEW board.about; ALTER VIEW board.about_1 RENAME TO about");
}

static bool has_board_or_problem(struct pump *p)
{
	return has_board(p) || has_problem(p);
}

#define SLOW_VIEWS "'{visit,assist,counter,counter_total,counter_hotspot,event}'::text[]"

/* Nor is one that takes longer than that for all of a poll, and never so long for one question of it; however little it says. */
static void slow_views_are_waited_for(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	server_sql(server, "DO $$ DECLARE name text; BEGIN"
			   " FOREACH name IN ARRAY " SLOW_VIEWS " LOOP"
			   " EXECUTE format('ALTER VIEW board.%1$I RENAME TO %2$I; CREATE VIEW board.%1$I AS"
			   " SELECT q.* FROM (SELECT pg_sleep(0.5)::text AS said OFFSET 0) s"
			   " JOIN board.%2$I q ON s.said = ''rows'';"
			   " GRANT SELECT ON board.%1$I TO patrolboard_reader', name, 'quick_' || name);"
			   " END LOOP; END; $$");
	settings.answer_timeout = SECONDS(2);
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board_or_problem));
	assert_string_equal(pump_link(&p)->problem, "");
	assert_true(pump_link(&p)->took > settings.answer_timeout);
	pump_close(&p);
	server_sql(server, "DO $$ DECLARE name text; BEGIN"
			   " FOREACH name IN ARRAY " SLOW_VIEWS " LOOP"
			   " EXECUTE format('DROP VIEW board.%1$I; ALTER VIEW board.%2$I RENAME TO %1$I', name,"
			   " 'quick_' || name); END LOOP; END; $$");
}

#define STUCK_SECONDS 30 /* to wait in one step would be to wait for ever, as nobody thaws the server */

/* What the board asks for does not fit into what is on its way, and nobody reads it. */
static void unread_questions_are_not_waited_for(void **state)
{
	const int least = 1;
	struct pump p = pump_frozen();

	(void)state;
	assert_int_equal(setsockopt(source_fd(p.source), SOL_SOCKET, SO_SNDBUF, &least, sizeof least), 0);
	alarm(STUCK_SECONDS);
	assert_true(pump_until(&p, wants_to_write));
	assert_true(pump_until(&p, has_problem));
	alarm(0);
	assert_non_null(strstr(pump_link(&p)->problem, "does not answer"));
	thaw(&p);
}

/* Connects, waits for the refusal, and hands out its words. */
static void expect_refusal(const char *why, const char *conninfo, enum link_failure kind, const char *words)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(conninfo, &settings);
	struct link link;
	unsigned boards;

	assert_true(pump_until(&p, has_problem));
	link = *pump_link(&p);
	boards = p.boards;
	pump_close(&p);
	if (link.failure != kind || !strstr(link.problem, words))
		fail_msg("%s: failure %d, '%s'", why, (int)link.failure, link.problem);
	if (boards)
		fail_msg("%s: but a board was made", why);
}

static void refusals(void **state)
{
	static const struct {
		const char *why, *before, *role, *database, *words, *after;
	} cases[] = {
		{ "superuser", NULL, "postgres", NULL, "could write (it is a superuser)", NULL },
		{ "may change a table",
		  "GRANT UPDATE (note) ON patrol.duty TO patrolboard_reader; GRANT USAGE ON SCHEMA patrol TO "
		  "patrolboard_reader",
		  "patrolboard_reader", NULL, "could write (it may change patrol.duty)",
		  "REVOKE UPDATE (note) ON patrol.duty FROM patrolboard_reader; REVOKE USAGE ON SCHEMA patrol FROM "
		  "patrolboard_reader" },
		{ "may call a feeder's function", NULL, "patrolboard_feeder", NULL, "could write (it may call patrol.",
		  NULL },
		{ "newer contract",
		  "ALTER VIEW board.about RENAME TO about1; CREATE VIEW board.about AS SELECT 2 AS contract;"
		  "GRANT SELECT ON board.about TO patrolboard_reader",
		  "patrolboard_reader", NULL,
		  "keeps contract 2, this program reads contract 1: bring the program up to date", NULL },
		{ "older contract",
		  "DROP VIEW board.about; CREATE VIEW board.about AS SELECT 0 AS contract;"
		  "GRANT SELECT ON board.about TO patrolboard_reader",
		  "patrolboard_reader", NULL, "bring the database (install.sql) up to date", NULL },
		{ "no row",
		  "DROP VIEW board.about; CREATE VIEW board.about AS SELECT * FROM board.about1 WHERE false;"
		  "GRANT SELECT ON board.about TO patrolboard_reader",
		  "patrolboard_reader", NULL, "does not say which contract",
		  "DROP VIEW board.about; ALTER VIEW board.about1 RENAME TO about" },
		{ "no view", "ALTER VIEW board.assist RENAME TO assist1", "patrolboard_reader", NULL,
		  "has no view board.assist:", "ALTER VIEW board.assist1 RENAME TO assist" },
		{ "no column", "ALTER VIEW board.unit RENAME COLUMN crew TO crowd", "patrolboard_reader", NULL,
		  "view board.unit lacks a column (column \"crew\"",
		  "ALTER VIEW board.unit RENAME COLUMN crowd TO crew" },
		{ "no privilege", "REVOKE SELECT ON board.event FROM patrolboard_reader", "patrolboard_reader", NULL,
		  "may not read board.event", "GRANT SELECT ON board.event TO patrolboard_reader" },
		{ "no schema", NULL, "patrolboard_reader", "template1", "has no view board.about", NULL },
		{ "no database", NULL, "patrolboard_reader", "nowhere", "has no database 'nowhere'", NULL },
		{ "no role", NULL, "nobody_at_all", NULL, "does not let role 'nobody_at_all' into", NULL },
		{ "no way in", "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC", "patrolboard_reader", "postgres",
		  "may not connect to database 'postgres'", "GRANT CONNECT ON DATABASE postgres TO PUBLIC" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].before)
			server_sql(server, cases[i].before);
		expect_refusal(cases[i].why, server_conninfo_of(server, cases[i].role, cases[i].database), LINK_REFUSED,
			       cases[i].words);
		if (cases[i].after)
			server_sql(server, cases[i].after);
	}
}

static void writer_where_allowed(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	settings.allow_writer = true;
	p = pump_open(server_conninfo_of(server, "postgres", NULL), &settings);
	assert_true(pump_until(&p, has_board));
	pump_close(&p);
}

/* A view may do whatever its owner wrote into it; a poll changes nothing all the same, as a role that could and was let in too. */
static void no_view_writes(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;
	char *rows;

	(void)state;
	server_sql(server, "CREATE TABLE patrol.written (n int);"
			   "CREATE FUNCTION patrol.write() RETURNS int LANGUAGE sql AS"
			   " 'INSERT INTO patrol.written VALUES (1) RETURNING n';"
			   "ALTER VIEW board.counter_total RENAME TO counter_total1;"
			   "CREATE VIEW board.counter_total AS"
			   " SELECT metric, value * patrol.write() AS value FROM board.counter_total1");
	settings.allow_writer = true;
	p = pump_open(server_conninfo_of(server, "postgres", NULL), &settings);
	assert_true(pump_until(&p, has_problem));
	assert_non_null(strstr(pump_link(&p)->problem, "cannot execute INSERT in a read-only transaction"));
	pump_close(&p);
	rows = server_ask(server, "SELECT count(*) FROM patrol.written");
	assert_string_equal(rows, "0");
	free(rows);
	server_sql(server, "DROP VIEW board.counter_total; ALTER VIEW board.counter_total1 RENAME TO counter_total;"
			   "DROP FUNCTION patrol.write(); DROP TABLE patrol.written");
}

/* Statements are prepared by now, and what they were planned for is no more. */
static void view_made_anew(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);
	unsigned boards;

	(void)state;
	while (p.boards < 4)
		pump_until_board(&p);
	server_sql(server,
		   "ALTER VIEW board.counter_total RENAME TO counter_total1;"
		   "CREATE VIEW board.counter_total AS SELECT metric, value::text AS value FROM board.counter_total1;"
		   "GRANT SELECT ON board.counter_total TO patrolboard_reader");
	assert_true(pump_until(&p, has_problem));
	assert_int_equal(pump_link(&p)->failure, LINK_UNREACHABLE);
	assert_true(pump_until(&p, is_fine));
	server_sql(server, "DROP VIEW board.counter_total; ALTER VIEW board.counter_total1 RENAME TO counter_total");
	boards = p.boards;
	while (p.boards < boards + 4)
		pump_until_board(&p);
	pump_close(&p);
}

static void nobody_there(void **state)
{
	(void)state;
	expect_refusal("no socket", "host=/nonexistent", LINK_UNREACHABLE,
		       "no connection to the server at /nonexistent: No such file");
	expect_refusal("closed port", "host=127.0.0.1 port=1", LINK_UNREACHABLE,
		       "no connection to 127.0.0.1: Connection refused");
	expect_refusal("closed port of a name", "host=localhost port=1", LINK_UNREACHABLE,
		       "no connection to localhost: Connection refused");
	expect_refusal("no service", "service=nosuch", LINK_REFUSED, "definition of service \"nosuch\" not found");
}

/* The first host does not answer and the second does. */
static void next_host_is_tried(void **state)
{
	const struct database_settings settings = pump_settings();
	const char *uri = server_conninfo(server), *host = strstr(uri, "host=");
	char conninfo[512];
	struct pump p;

	(void)state;
	assert_non_null(host);
	snprintf(conninfo, sizeof conninfo, "%.*shost=/nonexistent,%s", (int)(host - uri), uri, host + 5);
	p = pump_open(conninfo, &settings);
	assert_true(pump_until(&p, has_board));
	pump_close(&p);
}

/* Each of them may be what somebody has to mend; what is wrong for good stands first. */
static void each_host_has_its_reason(void **state)
{
	const char *folder = server_data(server);
	char conninfo[256];

	(void)state;
	expect_refusal("two hosts", "host=/nonexistent,127.0.0.1 port=1,1", LINK_UNREACHABLE,
		       "no connection to the server at /nonexistent: No such file or directory;"
		       " no connection to 127.0.0.1: Connection refused");
	snprintf(conninfo, sizeof conninfo, "host=/nonexistent,%s/.. user=nobody_at_all", folder);
	expect_refusal("one that refuses", conninfo, LINK_REFUSED,
		       "pg_hba.conf says no; no connection to the server at /nonexistent: No such file or directory");
}

/* When a host stops answering, the next round begins with the other: the one that let us down is the last it names. */
static void other_host_is_tried_first(void **state)
{
	struct database_settings settings = pump_settings();
	char *here = server_ask(server, "SHOW unix_socket_directories"),
	     *name = server_ask(server, "SELECT current_database()");
	char *folder = directory_new();
	char other[256], conninfo[1024], words[512];
	struct pump p;

	(void)state;
	snprintf(other, sizeof other, "%s/other", folder);
	assert_int_equal(symlink(here, other), 0);
	snprintf(conninfo, sizeof conninfo, "host=%s,%s user=patrolboard_reader dbname=%s", here, other, name);
	/* Only who has nobody waiting behind it is given more time. */
	snprintf(words, sizeof words,
		 "the server at %s does not answer (waited 2s); the server at %s does not answer (waited 4s)", other,
		 here);
	/* Long enough that the first host, while it runs, is never too late. */
	settings.answer_timeout = settings.connect_timeout = SECONDS(2);
	p = pump_open(conninfo, &settings);
	assert_true(pump_until(&p, has_board));
	server_freeze(server);
	assert_true(pump_until(&p, has_tried_twice));
	assert_non_null(strstr(pump_link(&p)->problem, words));
	server_thaw(server);
	pump_close(&p);
	directory_remove(folder);
	free(here);
	free(name);
}

/*
 * A row of nonsense beside good rows, more rows than are wanted, a zone that is none. Changed in the order in which
 * a poll reads, or the last one of the test before, if it still runs, could wait for us and we for it.
 */
/* Of the board that are open. */
static long transactions(void)
{
	char *n = server_ask(server, "SELECT count(*) FROM pg_stat_activity"
				     " WHERE usename = 'patrolboard_reader' AND state <> 'idle'");
	long open = strtol(n, NULL, 10);

	free(n);
	return open;
}

static void nonsense_is_shown_as_absent(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	server_sql(server,
		   "ALTER VIEW board.about RENAME TO about1;"
		   "CREATE VIEW board.about AS SELECT contract, force, 'Nowhere/Land'::text AS time_zone, now, "
		   "programme_started,"
		   " effective_minutes FROM board.about1; GRANT SELECT ON board.about TO patrolboard_reader;"
		   "ALTER VIEW board.counter_total RENAME TO counter_total1;"
		   "CREATE VIEW board.counter_total AS SELECT * FROM board.counter_total1 UNION ALL "
		   "SELECT * FROM (VALUES ('bad', 'NaN'::numeric), (repeat('y', 10000000), 1e300), (NULL, 7), ('huge', "
		   "'1e400')) v;"
		   "GRANT SELECT ON board.counter_total TO patrolboard_reader");
	settings.max_rows = 22;
	settings.interval = HOURS(1);
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	assert_int_equal(transactions(), 0);
	assert_int_equal(p.board->hotspots.n, 22);
	assert_true(p.board->hotspots.capped);
	assert_false(p.board->assists.capped);
	assert_int_equal(p.board->zone.n, 0);
	assert_string_equal(p.board->about.time_zone, "");
	pump_close(&p);
	settings.max_rows = 23;
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	assert_int_equal(p.board->hotspots.n, 23);
	assert_false(p.board->hotspots.capped);
	pump_close(&p);
	settings.max_rows = 1000;
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	assert_int_equal(p.board->counter_totals.unreadable, 3);
	assert_int_equal(board_unreadable(p.board), 3);
	assert_int_equal(strlen(p.board->counter_totals.at[p.board->counter_totals.n - 3].metric), DECODE_CHARACTERS);
	pump_close(&p);
	server_sql(server, "DROP VIEW board.about; ALTER VIEW board.about1 RENAME TO about;"
			   "DROP VIEW board.counter_total; ALTER VIEW board.counter_total1 RENAME TO counter_total");
}

/* From the third board on it listens; then nothing but the bell makes it poll. */
static struct pump pump_listening(bool doorbell)
{
	struct database_settings settings = pump_settings();
	struct pump p;

	settings.doorbell = doorbell;
	p = pump_open(server_conninfo(server), &settings);
	while (p.boards < 3)
		pump_until_board(&p);
	source_set_interval(p.source, HOURS(1));
	return p;
}

static bool note_is_there(struct pump *p)
{
	const struct unit *u = board_unit(p->board, "HD02");

	return u && u->note && !strcmp(u->note, "ding dong");
}

static bool note_is_gone(struct pump *p)
{
	return !note_is_there(p);
}

static void change_rings(void **state)
{
	struct pump p = pump_listening(true);

	(void)state;
	/* The test before may have rung just now. */
	server_sql(server, "UPDATE patrol.bell SET rung_at = '-infinity'");
	server_sql(server,
		   "UPDATE patrol.duty SET note = 'ding dong' WHERE call_sign = 'HD02' AND booked_off_at IS NULL");
	assert_true(pump_until(&p, note_is_there));
	/* so soon after the first it does not ring, and is seen all the same */
	server_sql(server, "UPDATE patrol.duty SET note = NULL WHERE call_sign = 'HD02' AND booked_off_at IS NULL");
	assert_true(pump_until(&p, note_is_gone));
	pump_close(&p);
}

/* How many boards come of bells for two seconds without a pause. */
static unsigned boards_of_rings(struct pump *p)
{
	usec begun = pump_now();
	unsigned boards = p->boards;

	while (pump_now() < begun + SECONDS(2)) {
		server_sql(server, "NOTIFY patrolboard");
		pump_turn(p, SECONDS(1) / 10);
		pump_turn(p, SECONDS(1) / 100);
	}
	return p->boards - boards;
}

static void bells_do_not_make_polls_of_their_number(void **state)
{
	struct pump p = pump_listening(true);

	(void)state;
	assert_in_range(boards_of_rings(&p), 1, 4);
	pump_close(&p);
}

static void nobody_listens_where_it_is_not_wanted(void **state)
{
	struct pump p = pump_listening(false);

	(void)state;
	assert_int_equal(boards_of_rings(&p), 0);
	pump_close(&p);
}

/* Of a list that was cut short the rows that changed are not all that is read: it would look whole. */
static void capped_stays_capped(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;
	char sql[128];

	(void)state;
	settings.max_rows = 5;
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	assert_true(p.board->units.capped);
	snprintf(sql, sizeof sql, "UPDATE patrol.duty SET note = 'changed' WHERE call_sign = '%s'",
		 p.board->units.at[0].call_sign);
	server_sql(server, sql);
	pump_until_board(&p);
	pump_until_board(&p);
	assert_true(p.board->units.capped);
	assert_int_equal(p.board->units.n, 5);
	pump_close(&p);
}

static void other_interval(void **state)
{
	struct database_settings settings = pump_settings();
	struct pump p;
	usec before;

	(void)state;
	settings.interval = HOURS(1);
	p = pump_open(server_conninfo(server), &settings);
	assert_true(pump_until(&p, has_board));
	before = pump_now();
	source_set_interval(p.source, SECONDS(1) / 10);
	pump_until_board(&p);
	pump_until_board(&p);
	assert_true(pump_now() - before < SECONDS(20));
	pump_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(first_board),
		SHARED_TEST(unchanged_rows_are_shared),
		SHARED_TEST(other_interval),
		SHARED_TEST(change_rings),
		SHARED_TEST(bells_do_not_make_polls_of_their_number),
		SHARED_TEST(nobody_listens_where_it_is_not_wanted),
		SHARED_TEST(next_host_is_tried),
		SHARED_TEST(each_host_has_its_reason),
		SHARED_TEST(farewell_is_heard),
		SHARED_TEST(zone_is_asked_for_once),
		SHARED_TEST(plans_are_made_once),
		SHARED_TEST(what_stays_is_not_asked_for),
		SHARED_TEST(each_has_a_phase_of_its_own),
		SHARED_TEST(leap_brings_its_offset),
		SHARED_TEST(rows_grow_old_while_they_are_read),
		SHARED_TEST(rows_grow_old_while_they_lie_here),
		SHARED_TEST(rows_are_new_after_a_freeze),
		SHARED_TEST(unchanged_rows_outlive_the_connection),
		SHARED_TEST(transactions_end_with_the_connection),
		SHARED_TEST(tokens_are_not_trusted_for_ever),
		SHARED_TEST(all_is_asked_for_until_it_comes),
		SHARED_TEST(view_that_fails_is_asked_for_again),
		SHARED_TEST(other_host_is_tried_first),
		SHARED_TEST(nonsense_is_shown_as_absent),
		SHARED_TEST(capped_stays_capped),
		SHARED_TEST(stopped_server_is_noticed),
		SHARED_TEST(slow_answers_are_waited_for),
		SHARED_TEST(who_does_not_pick_up_is_given_no_more_time),
		SHARED_TEST(slow_view_is_given_more_time),
		SHARED_TEST(slow_views_are_waited_for),
		SHARED_TEST(unread_questions_are_not_waited_for),
		SHARED_TEST(refusals),
		SHARED_TEST(writer_where_allowed),
		SHARED_TEST(no_view_writes),
		SHARED_TEST(view_made_anew),
		SHARED_TEST(nobody_there),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
