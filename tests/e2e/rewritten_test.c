/*
 * A force writes the views itself, with columns of other types and promises of its own, and writes them anew while boards read
 * them, without a word in board.changed: what the board has is what the views say, or it says that it is not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/pump.h"
#include "e2e/shared.h"
#include "e2e/reread.h"
#include "model/dataset.h"

/* A view of the same rows takes the place of one, in which a column is an expression; and the first comes back. */
#define PROCEDURES \
	"CREATE PROCEDURE rewrite(view text, col text, expression text) LANGUAGE plpgsql AS $$ BEGIN" \
	" EXECUTE format('ALTER VIEW board.%I RENAME TO %I', view, view || '_1');" \
	" EXECUTE (SELECT format('CREATE VIEW board.%I AS SELECT %s FROM board.%I', view," \
	" string_agg(CASE attname WHEN col THEN expression || ' AS ' ELSE '' END || attname, ', ' ORDER BY attnum)," \
	" view || '_1') FROM pg_attribute WHERE attrelid = ('board.' || view || '_1')::regclass AND attnum > 0);" \
	" EXECUTE format('GRANT SELECT ON board.%I TO patrolboard_reader', view); END; $$;" \
	"CREATE PROCEDURE restore(view text) LANGUAGE plpgsql AS $$ BEGIN" \
	" EXECUTE format('DROP VIEW board.%I; ALTER VIEW board.%I RENAME TO %I', view, view || '_1', view); END; $$"

/* What a test that failed has left. */
#define RESTORE_ALL \
	"DO $$ DECLARE name text; BEGIN FOR name IN" \
	" SELECT left(viewname, -2) FROM pg_views WHERE schemaname = 'board' AND viewname LIKE '%\\_1'" \
	" LOOP EXECUTE format('DROP VIEW IF EXISTS board.%I; ALTER VIEW board.%I RENAME TO %I'," \
	" name, name || '_1', name);" \
	" END LOOP; END; $$"

static void rewrite(const char *view, const char *column, const char *expression)
{
	char sql[512];

	snprintf(sql, sizeof sql, "CALL rewrite('%s', '%s', $$%s$$)", view, column, expression);
	server_sql(server, sql);
}

static void restore(const char *view)
{
	char sql[64];

	snprintf(sql, sizeof sql, "CALL restore('%s')", view);
	server_sql(server, sql);
}

/* It calls, and all who read by rows are told so. */
static void call(const char *note)
{
	char sql[256];

	snprintf(sql, sizeof sql,
		 "UPDATE patrol.duty SET note = '%s' WHERE call_sign = 'HD01' AND booked_off_at IS NULL", note);
	server_sql(server, sql);
}

static bool calls(const struct pump *p, const char *note)
{
	const struct unit *u = p->board ? board_unit(p->board, "HD01") : NULL;

	return u && !strcmp(u->note, note);
}

static bool calls_first(struct pump *p)
{
	return calls(p, "first");
}

static bool calls_second(struct pump *p)
{
	return calls(p, "second");
}

static bool calls_third(struct pump *p)
{
	return calls(p, "third");
}

/* How often a poll failed. */
static void count_failures(void *listener, const struct source_news *news)
{
	unsigned *failures = listener;

	*failures += news->what == SOURCE_POLL_FAILED || news->what == SOURCE_NOT_CONNECTED;
	if (news->what == SOURCE_POLL_FAILED)
		print_message("# %s\n", news->link->problem);
}

static void read_more(struct pump *p, unsigned boards)
{
	for (boards += p->boards; p->boards < boards;)
		pump_until_board(p);
}

/* In another minute than the board's nothing is compared: then a later board is. */
static void compare(struct pump *p, const struct database_settings *settings)
{
	while (!reread_compare(p->board, server_conninfo(server), settings))
		pump_until_board(p);
}

/* A board of a view that has been written anew with another such column, in which no poll may fail. */
static struct pump pump_rewritten(const char *column, const char *as, const struct database_settings *settings,
				  unsigned *failures)
{
	struct pump p;

	call("");
	rewrite("unit", column, as);
	p = pump_open(server_conninfo(server), settings);
	*failures = 0;
	source_listen(p.source, count_failures, failures);
	return p;
}

static void close_rewritten(struct pump *p, const struct database_settings *settings, unsigned failures)
{
	assert_int_equal(failures, 0);
	compare(p, settings);
	pump_close(p);
	restore("unit");
}

/* Of local time, of a day, of a text that is no moment: none of them says when. */
static const char *const no_moments[] = {
	"(state_since AT TIME ZONE 'Asia/Tokyo')",
	"state_since::timestamp",
	"state_since::date",
	"to_char(state_since, 'DD.MM.YY HH24:MI')",
	"extract(epoch FROM state_since)",
};

/* From the first board on: what they are is said, and what changes beside them is seen. */
static void moments_of_other_types(void **state)
{
	const struct database_settings settings = pump_settings();

	(void)state;
	for (size_t i = 0; i < sizeof no_moments / sizeof *no_moments; i++) {
		unsigned failures;
		struct pump p = pump_rewritten("state_since", no_moments[i], &settings, &failures);

		pump_until_board(&p);
		call("first");
		assert_true(pump_until(&p, calls_first));
		call("second");
		assert_true(pump_until(&p, calls_second));
		assert_int_equal(p.board->units.unreadable, p.board->units.n);
		assert_int_equal(board_unit(p.board, "HD01")->state_since, MOMENT_NONE);
		close_rewritten(&p, &settings, failures);
	}
}

/* A domain is what it is made of: of many rows those are read that changed. */
static void moments_of_a_domain(void **state)
{
	const struct database_settings settings = pump_settings();
	unsigned failures;
	struct pump p;

	(void)state;
	server_sql(server, "CREATE DOMAIN board.at AS timestamptz");
	p = pump_rewritten("state_since", "state_since::board.at", &settings, &failures);
	read_more(&p, 2);
	call("first");
	assert_true(pump_until(&p, calls_first));
	assert_int_equal(p.board->units.unreadable, 0);
	close_rewritten(&p, &settings, failures);
}

/* While it reads what changed alone: no row may pass with a moment that the view does not say. */
static void moments_become_others(void **state)
{
	const struct database_settings settings = pump_settings();

	(void)state;
	for (size_t i = 0; i < sizeof no_moments / sizeof *no_moments; i++) {
		unsigned failures = 0;
		struct pump p;

		call("");
		p = pump_open(server_conninfo(server), &settings);
		source_listen(p.source, count_failures, &failures);
		read_more(&p, 3);
		call("first");
		assert_true(pump_until(&p, calls_first));
		rewrite("unit", "state_since", no_moments[i]);
		call("second");
		assert_true(pump_until(&p, calls_second));
		assert_int_equal(board_unit(p.board, "HD01")->state_since, MOMENT_NONE);
		read_more(&p, 3);
		assert_in_range(failures, 1, 1); /* it was made anew */
		compare(&p, &settings);
		restore("unit");
		call("third");
		assert_true(pump_until(&p, calls_third));
		read_more(&p, 3);
		assert_in_range(failures, 1, 2);
		compare(&p, &settings);
		pump_close(&p);
	}
}

static bool has_problem(struct pump *p)
{
	return pump_link(p)->failure != LINK_FINE;
}

static bool is_fine(struct pump *p)
{
	return pump_link(p)->connected && pump_link(p)->failure == LINK_FINE;
}

/* All views at rest: each is asked for when its turn comes. */
static struct pump pump_at_rest(unsigned *failures)
{
	const struct database_settings settings = pump_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);

	source_listen(p.source, count_failures, failures);
	read_more(&p, 10);
	*failures = 0;
	return p;
}

/* No token moves. */
static void view_breaks_without_a_word(void **state)
{
	static const struct {
		const char *breaks, *says, *mends;
	} cases[] = {
		{ "ALTER VIEW board.event RENAME TO event_1", "has no view board.event",
		  "ALTER VIEW board.event_1 RENAME TO event" },
		{ "ALTER VIEW board.hotspot RENAME COLUMN reason TO why", "board.hotspot lacks a column",
		  "ALTER VIEW board.hotspot RENAME COLUMN why TO reason" },
		{ "REVOKE SELECT ON board.assist FROM patrolboard_reader", "may not read board.assist",
		  "GRANT SELECT ON board.assist TO patrolboard_reader" },
	};
	unsigned failures;
	struct pump p = pump_at_rest(&failures);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned boards = p.boards;

		server_sql(server, cases[i].breaks);
		assert_true(pump_until(&p, has_problem));
		assert_in_range(p.boards - boards, 0, DATASETS);
		assert_non_null(strstr(pump_link(&p)->problem, cases[i].says));
		server_sql(server, cases[i].mends);
		assert_true(pump_until(&p, is_fine));
		read_more(&p, 10);
	}
	pump_close(&p);
}

static bool totals_are_unreadable(struct pump *p)
{
	return p->board->counter_totals.unreadable;
}

static bool all_is_readable(struct pump *p)
{
	return !board_unreadable(p->board);
}

/* Nor when a column becomes another: rows that are kept are no longer those that the view has. */
static void column_changes_without_a_word(void **state)
{
	const struct database_settings settings = pump_settings();
	unsigned failures;
	struct pump p = pump_at_rest(&failures);

	(void)state;
	rewrite("counter_total", "value", "'many'::text");
	assert_true(pump_until(&p, totals_are_unreadable));
	assert_in_range(failures, 0, 1); /* whether the server knew them before or not */
	read_more(&p, 10);
	restore("counter_total");
	assert_true(pump_until(&p, all_is_readable));
	compare(&p, &settings);
	pump_close(&p);
}

/* A view that went and came back, of the same columns, has other rows. */
static void view_comes_back_with_other_rows(void **state)
{
	const struct database_settings settings = pump_settings();
	unsigned failures;
	struct pump p = pump_at_rest(&failures);

	(void)state;
	server_sql(server, "ALTER VIEW board.counter_total RENAME TO counter_total_1");
	assert_true(pump_until(&p, has_problem));
	server_sql(server, "CREATE VIEW board.counter_total AS"
			   " SELECT metric, value + 1 AS value FROM board.counter_total_1;"
			   "GRANT SELECT ON board.counter_total TO patrolboard_reader");
	assert_true(pump_until(&p, is_fine));
	compare(&p, &settings);
	restore("counter_total");
	pump_close(&p);
}

/* Of `changed`, with these rows before and behind those of the schema. */
static void promise(const char *before, const char *rows, const char *behind)
{
	char sql[512];

	snprintf(sql, sizeof sql,
		 "ALTER VIEW board.changed RENAME TO changed_1; CREATE VIEW board.changed AS"
		 " %s SELECT dataset, token, by_row FROM board.changed_1 %s %s;"
		 "GRANT SELECT ON board.changed TO patrolboard_reader",
		 before, rows, behind);
	server_sql(server, sql);
}

#define AS_EVER "SELECT dataset, 'as ever'::text AS token, 'as ever'::text AS by_row FROM board.changed_1"

/* Two rows of one view would have to agree: of two tables, perhaps, of which one has changed. */
static void two_promises_are_none(void **state)
{
	static const char *const promises[][2] = { { AS_EVER " UNION ALL", "" }, { "", "UNION ALL " AS_EVER } };
	const struct database_settings settings = pump_settings();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct pump p;

		call("");
		p = pump_open(server_conninfo(server), &settings);
		read_more(&p, 3);
		promise(promises[i][0], "", promises[i][1]);
		for (int n = 0; n < 4; n++) {
			pump_until_board(&p);
			assert_true(p.board->units.n > 0);
		}
		call("first");
		assert_true(pump_until(&p, calls_first));
		call("second");
		assert_true(pump_until(&p, calls_second));
		compare(&p, &settings);
		pump_close(&p);
		restore("changed");
	}
}

#define NO_UNITS "WHERE dataset NOT IN ('unit', 'unit_state')" /* which would be read by rows */
#define MANY \
	"SELECT n::text AS dataset, 'x'::text AS token, 'x'::text AS by_row FROM generate_series(1, 2000) n UNION ALL"

#define ONE_MORE "SELECT 'counter_total'::text AS dataset, 'x'::text AS token, 'x'::text AS by_row UNION ALL"

/*
 * Where the server finds a promise that the board does not, of more than it reads or of one that is none because there are two,
 * rows are left out that it has need of.
 */
static void promise_out_of_reach(void **state)
{
	static const char *const before[] = { MANY, ONE_MORE };
	const struct database_settings settings = pump_settings();

	(void)state;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		struct pump p;

		promise("", NO_UNITS, "");
		p = pump_open(server_conninfo(server), &settings);
		read_more(&p, 2);
		restore("changed");
		promise(before[i], NO_UNITS, "");
		for (int n = 0; n < 4; n++) {
			pump_until_board(&p);
			assert_true(p.board->counter_totals.n > 0);
			assert_true(p.board->events.n > 0);
		}
		pump_close(&p);
		restore("changed");
	}
}

#define OWN_ASSISTS \
	"CREATE TABLE own_token AS SELECT 'some'::text AS token; GRANT SELECT ON own_token TO patrolboard_reader;" \
	"ALTER VIEW board.assist RENAME TO assist_1; CREATE VIEW board.assist AS" \
	" SELECT a.* FROM board.assist_1 a WHERE EXISTS (SELECT FROM own_token WHERE token = 'some');" \
	"GRANT SELECT ON board.assist TO patrolboard_reader"

static void count_rows(void *listener, const struct source_news *news)
{
	size_t *rows = listener;

	*rows = news->what == SOURCE_POLLED ? news->rows : *rows;
}

static bool has_no_assists(struct pump *p)
{
	return !p->board->assists.n;
}

/* The last row of a view that goes is no reason to read all other views. */
static void view_becomes_empty(void **state)
{
	const struct database_settings settings = pump_settings();
	size_t rows = 0;
	struct pump p;

	(void)state;
	server_sql(server, OWN_ASSISTS);
	promise("", "WHERE dataset <> 'assist'", "UNION ALL SELECT 'assist', token, NULL FROM own_token");
	p = pump_open(server_conninfo(server), &settings);
	source_listen(p.source, count_rows, &rows);
	read_more(&p, 3);
	assert_false(has_no_assists(&p));
	server_sql(server, "UPDATE own_token SET token = 'none'");
	assert_true(pump_until(&p, has_no_assists));
	assert_in_range(rows, 0, p.board->counters_by_hotspot.n - 1);
	pump_close(&p);
	restore("assist");
	restore("changed");
}

static bool newest_event_is_ours(struct pump *p)
{
	return p->board->events.n && !strcmp(p->board->events.at[0].text, "rewritten");
}

/* Events stand as the view has them, the newest first: what changed cannot take its place among them by its key. */
static void events_stay_in_their_order(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	promise("", "WHERE dataset <> 'event'", "UNION ALL SELECT 'event', NULL, 'as ever'");
	server_sql(server, "ALTER VIEW board.changed_row RENAME TO changed_row_1;"
			   "CREATE VIEW board.changed_row AS SELECT * FROM board.changed_row_1"
			   " UNION ALL SELECT 'event', id, 9223372036854775806 FROM board.event;"
			   "GRANT SELECT ON board.changed_row TO patrolboard_reader");
	p = pump_open(server_conninfo(server), &settings);
	read_more(&p, 3);
	server_sql(server, "INSERT INTO patrol.event (at, kind, text) VALUES (patrol.now(), 'flagged', 'rewritten')");
	assert_true(pump_until(&p, newest_event_is_ours));
	pump_close(&p);
	restore("changed_row");
	restore("changed");
}

/* Tables of the force's own, of which each change is told by its row, and never that nothing has changed. */
#define OWN_TABLES \
	"CREATE TABLE own_changed (dataset text, key text, changed_in bigint);" \
	"CREATE FUNCTION own_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN" \
	" INSERT INTO own_changed SELECT DISTINCT substr(TG_TABLE_NAME, 5), f ->> TG_ARGV[0]," \
	" pg_current_xact_id()::text::bigint FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) f WHERE f <> 'null';" \
	" RETURN NULL; END; $$;" \
	"CREATE TABLE own_unit AS SELECT * FROM board.unit; CREATE TABLE own_hotspot AS SELECT * FROM board.hotspot;" \
	"CREATE TRIGGER own AFTER INSERT OR UPDATE OR DELETE ON own_unit FOR EACH ROW" \
	" EXECUTE FUNCTION own_change('call_sign');" \
	"CREATE TRIGGER own AFTER INSERT OR UPDATE OR DELETE ON own_hotspot FOR EACH ROW" \
	" EXECUTE FUNCTION own_change('code');" \
	"ALTER VIEW board.unit RENAME TO unit_1; CREATE VIEW board.unit AS TABLE own_unit;" \
	"ALTER VIEW board.hotspot RENAME TO hotspot_1; CREATE VIEW board.hotspot AS TABLE own_hotspot;" \
	"ALTER VIEW board.changed_row RENAME TO changed_row_1; CREATE VIEW board.changed_row AS TABLE own_changed;" \
	"GRANT SELECT ON board.unit, board.hotspot, board.changed_row TO patrolboard_reader"

/* Styles that have other forms for all that is not text. */
#define STYLES \
	"ALTER ROLE patrolboard_reader SET datestyle = 'SQL, DMY';" \
	"ALTER ROLE patrolboard_reader SET timezone = 'Asia/Kathmandu';" \
	"ALTER ROLE patrolboard_reader SET intervalstyle = 'postgres_verbose';" \
	"ALTER ROLE patrolboard_reader SET extra_float_digits = -15"
#define NO_STYLES \
	"ALTER ROLE patrolboard_reader RESET datestyle; ALTER ROLE patrolboard_reader RESET timezone;" \
	"ALTER ROLE patrolboard_reader RESET intervalstyle; ALTER ROLE patrolboard_reader RESET extra_float_digits"

#define UNIT(call_sign, set) "UPDATE own_unit SET " set " WHERE call_sign = '" call_sign "'"
#define HOTSPOT(code, set) "UPDATE own_hotspot SET " set " WHERE code = '" code "'"

static const char *const changes[] = {
	UNIT("HD01", "note = E'two\\n\\tlines\\r\\f\\v'"),
	UNIT("HD01", "note = '\"'"),
	UNIT("HD01", "note = '\\'"),
	UNIT("HD01", "note = '\\\"(,)\"\"\\'"),
	UNIT("HD01", "note = ''"),
	UNIT("HD01", "note = NULL"),
	UNIT("HD01", "note = 'NULL'"),
	UNIT("HD01", "note = repeat(U&'\\00e9\"\\\\\\+01F600', 100000)"),
	UNIT("HD01", "state_since = 'infinity', reported_at = '-infinity'"),
	UNIT("HD02", "state_since = '4713-01-01 BC', reported_at = '0001-12-31 23:59:59.999999 BC'"),
	UNIT("HD03", "state_since = '294276-12-31 23:59:59.999999', reported_at = '294250-01-01 00:00:00.5+00'"),
	UNIT("HN21", "state_since = '294247-01-10 04:00:54.775806+00', reported_at = '1969-12-31 23:59:59.999999+00'"),
	UNIT("HN21", "state_since = '1883-11-18 12:03:57.5+05:41:16', reported_at = '2024-03-31 01:00:00.000001+00'"),
	UNIT("HN21", "lat = 1e-300, lon = 0.1::float8 + 0.2::float8, located_at = '1970-01-01+00'"),
	HOTSPOT("DCC", "revisit_every = '1 mon -2 days 03:04:05.000006', asb_daily = '{1,NULL,3}'"),
	HOTSPOT("DCC", "revisit_every = '-00:00:00.5', asb_daily = '[0:2]={-1,2147483647,3}'"),
	HOTSPOT("DCC", "valid_from = '0044-03-15 BC', valid_to = 'infinity', asb_daily = '{}'"),
	HOTSPOT("DCC", "valid_to = NULL, extra_officers = NOT extra_officers, lat = -0.0"),
	UNIT("HD01", "call_sign = 'an \"other\", (quite) \\'"),
	"UPDATE own_unit SET call_sign = 'HD01' WHERE call_sign LIKE 'an %'",
	"UPDATE own_unit SET call_sign = CASE call_sign WHEN 'HD01' THEN 'HD02' ELSE 'HD01' END"
	" WHERE call_sign IN ('HD01', 'HD02')",
	UNIT("HD01", "call_sign = ' HD01'"),
	UNIT("HD02", "call_sign = repeat('k', 300)"),
	"UPDATE own_unit SET note = 'long', call_sign = repeat('k', 301) WHERE call_sign = repeat('k', 300)",
	"UPDATE own_unit SET call_sign = 'HD02' WHERE call_sign = repeat('k', 301)",
	"INSERT INTO own_unit SELECT * FROM own_unit WHERE call_sign = 'HD02'",
	UNIT("HD02", "note = 'both'"),
	"DELETE FROM own_unit WHERE ctid = (SELECT min(ctid) FROM own_unit WHERE call_sign = 'HD02')",
	UNIT("HD03", "call_sign = NULL"),
	"UPDATE own_unit SET note = 'nobody' WHERE call_sign IS NULL",
	"UPDATE own_unit SET call_sign = '' WHERE call_sign IS NULL",
	"UPDATE own_unit SET note = 'still nobody' WHERE call_sign = ''",
	"DELETE FROM own_unit WHERE call_sign = ''",
	UNIT("HN21", "crew = NULL"),
	UNIT("HN21", "crew = 2, lat = 'NaN'"),
	UNIT("HN21", "lat = 1"),
	"DELETE FROM own_unit",
	"INSERT INTO own_unit SELECT * FROM board.unit_1",
};

/* Whatever the rows hold, and become: those that were put in their places are those that the view has. */
static void what_changes_is_read_as_all_is(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pump p;

	(void)state;
	server_sql(server, OWN_TABLES);
	server_sql(server, STYLES);
	promise("", "WHERE dataset NOT IN ('unit', 'hotspot')",
		"UNION ALL SELECT 'unit', NULL, 'as ever' UNION ALL SELECT 'hotspot', NULL, 'as ever'");
	p = pump_open(server_conninfo(server), &settings);
	read_more(&p, 2);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		print_message("# %s\n", changes[i]);
		server_sql(server, changes[i]);
		read_more(&p, 2);
		compare(&p, &settings);
	}
	pump_close(&p);
	server_sql(server, NO_STYLES);
}

static int set_up(void **state)
{
	shared_make(state);
	server_sql(server, PROCEDURES);
	return 0;
}

static int mend(void **state)
{
	shared_mend(state);
	server_sql(server, RESTORE_ALL);
	return 0;
}

#define MENDED_TEST(f) cmocka_unit_test_teardown(f, mend)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MENDED_TEST(moments_of_other_types),
		MENDED_TEST(moments_of_a_domain),
		MENDED_TEST(moments_become_others),
		MENDED_TEST(view_breaks_without_a_word),
		MENDED_TEST(column_changes_without_a_word),
		MENDED_TEST(view_comes_back_with_other_rows),
		MENDED_TEST(two_promises_are_none),
		MENDED_TEST(promise_out_of_reach),
		MENDED_TEST(view_becomes_empty),
		MENDED_TEST(events_stay_in_their_order),
		MENDED_TEST(what_changes_is_read_as_all_is),
	};

	return cmocka_run_group_tests(tests, set_up, shared_free);
}
