/*
 * No change is ever lost: writers at once, some in transactions that stay open for long, are taken back, or are committed in
 * another order than they wrote; and at random moments, in the middle of it all, a board that reads only what changed is compared
 * with one that reads everything. For CHANGES_SECONDS (4), twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "e2e/process.h"
#include "e2e/pump.h"
#include "e2e/shared.h"
#include "e2e/reread.h"

#define WRITERS 6
#define UNITS 8 /* of each writer, which are its own */

/* Whoever holds it alone may look: no writer is within a statement then, and many are within a transaction. */
#define GATE "7001"

#define OPEN " WHERE call_sign = '%s' AND booked_off_at IS NULL"

/* What writers do, each to a unit of theirs. */
static const char *const deeds[] = {
	"UPDATE patrol.duty SET note = random()::text" OPEN,
	"UPDATE patrol.duty SET state_code = (1 + 8 * random())::int::text, state_since = clock_timestamp()" OPEN,
	"INSERT INTO patrol.state_history"
	" SELECT id, clock_timestamp(), (1 + 8 * random())::int::text FROM patrol.duty" OPEN,
	"DELETE FROM patrol.state_history WHERE random() < 0.3 AND duty = (SELECT id FROM patrol.duty" OPEN ")",
	"UPDATE patrol.state_history SET at = at - interval '3 s' WHERE duty = (SELECT id FROM patrol.duty" OPEN ")",
	"UPDATE patrol.duty SET booked_off_at = booked_on_at" OPEN,
	"INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at)"
	" VALUES ('%s', 2, patrol.now(), '2', patrol.now(), patrol.now()) ON CONFLICT DO NOTHING",
	"DELETE FROM patrol.duty WHERE call_sign = '%s' AND (booked_off_at IS NOT NULL OR random() < 0.3)",
	"UPDATE patrol.unit SET area = random()::text WHERE call_sign = '%s'",
	"INSERT INTO patrol.assist (hotspot, asked_by, unit, wanted, state, asked_at, accepted_at)"
	" SELECT min(code), 'L000', '%s', 'officers', 'accepted', patrol.now(), patrol.now() FROM patrol.hotspot"
	" ON CONFLICT DO NOTHING",
	"UPDATE patrol.assist SET state = 'released', closed_at = asked_at"
	" WHERE unit = '%s' AND state = 'accepted'",
	"DELETE FROM patrol.assist WHERE unit = '%s' AND (state = 'released' OR random() < 0.3)",
};

static int chance(int n)
{
	return rand() % n;
}

static bool done(PGconn *conn, const char *sql)
{
	PGresult *r = PQexec(conn, sql);
	bool ok = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK;

	if (!ok)
		print_message("# %s%s\n", PQerrorMessage(conn), sql);
	PQclear(r);
	return ok;
}

/* While nobody looks. */
static bool done_within(PGconn *conn, const char *sql)
{
	bool ok = done(conn, "SELECT pg_advisory_lock_shared(" GATE ")") && done(conn, sql);

	return done(conn, "SELECT pg_advisory_unlock_shared(" GATE ")") && ok;
}

static bool do_deed(PGconn *conn, int writer)
{
	char unit[24], sql[512];

	snprintf(unit, sizeof unit, "L%d%02d", writer, chance(UNITS));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(sql, sizeof sql, deeds[chance((int)(sizeof deeds / sizeof *deeds))], unit);
#pragma GCC diagnostic pop
	return done_within(conn, sql);
}

/* Until the test ends; `turn`: takes the turn to write first, as the functions for feeders do. */
static _Noreturn void write_on(int writer, bool turn)
{
	PGconn *conn = PQconnectdb(server_conninfo_of(server, "postgres", NULL));
	bool ok = PQstatus(conn) == CONNECTION_OK;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	srand((unsigned)writer + 1);
	while (ok) {
		bool back = !chance(4), slow = !chance(6);

		ok = done(conn, "BEGIN") && (!turn || done(conn, "SELECT patrol.take_turn()"));
		for (int n = 1 + chance(4); ok && n > 0; n--) {
			ok = do_deed(conn, writer);
			ok = ok && done(conn, slow ? "SELECT pg_sleep(0.2 * random())"
						   : "SELECT pg_sleep(0.004 * random())");
		}
		ok = done_within(conn, back ? "ROLLBACK" : "COMMIT") && ok;
	}
	_exit(1);
}

static bool gate_is_ours(PGconn *conn)
{
	PGresult *r = PQexec(conn, "SELECT pg_try_advisory_lock(" GATE ")");
	bool ours = *PQgetvalue(r, 0, 0) == 't';

	PQclear(r);
	return ours;
}

/* On a machine that does much else besides no change is lost either. */
static struct database_settings patient_settings(void)
{
	struct database_settings s = pump_settings();

	s.answer_timeout = PUMP_PATIENCE;
	return s;
}

static bool has_board(struct pump *p)
{
	return p->board;
}

/* The second board from now on was asked for while nothing moved. False: the truth is of another minute. */
static bool look_now(struct pump *p)
{
	const struct database_settings settings = patient_settings();

	pump_until_board(p);
	pump_until_board(p);
	return reread_compare(p->board, server_conninfo(server), &settings);
}

/* It reads on meanwhile: a change is lost when there is none after it to make up for it. */
static void take_gate(struct pump *p, PGconn *conn)
{
	usec end = pump_now() + PUMP_PATIENCE;

	while (!gate_is_ours(conn)) {
		if (pump_now() > end)
			fail_msg("there is always somebody in the midst of writing");
		pump_turn(p, SECONDS(1) / 100);
	}
}

static void look(struct pump *p, PGconn *conn)
{
	take_gate(p, conn);
	while (!look_now(p))
		print_message("# the minute was over\n");
	assert_true(done(conn, "SELECT pg_advisory_unlock(" GATE ")"));
}

static void watch_writers(bool turn)
{
	const char *text = getenv("CHANGES_SECONDS");
	usec length = SECONDS(text ? atoi(text) : 4), until = pump_now() + length;
	const struct database_settings settings = patient_settings();
	struct pump p = pump_open(server_conninfo(server), &settings);
	PGconn *conn = PQconnectdb(server_conninfo_of(server, "postgres", NULL));
	pid_t writers[WRITERS];
	int looks = 0;

	source_look_at(p.source, NULL);
	for (int i = 0; i < WRITERS; i++) {
		writers[i] = fork();
		if (!writers[i])
			write_on(i, turn);
	}
	assert_true(pump_until(&p, has_board));
	for (; pump_now() < until || looks < 5; looks++) {
		pump_turn(&p, SECONDS(1) / 100 * chance(20));
		look(&p, conn);
	}
	for (int i = 0; i < WRITERS; i++) {
		assert_int_equal(waitpid(writers[i], NULL, WNOHANG), 0); /* it has written all the while */
		kill(writers[i], SIGKILL);
		waitpid(writers[i], NULL, 0);
	}
	print_message("# looked %d times\n", looks);
	PQfinish(conn);
	pump_close(&p);
}

/* One writer at a time, and tokens, as the reference schema has it. */
static void reference_schema(void **state)
{
	(void)state;
	watch_writers(true);
}

/* A database of another kind: nobody waits for anybody, and only what changed is told, never that nothing has. */
static void writers_at_once(void **state)
{
	(void)state;
	server_sql(server,
		   "DO $$ DECLARE t record; BEGIN FOR t IN SELECT tgrelid::regclass AS of, tgname FROM pg_trigger"
		   " WHERE tgrelid::regclass::text LIKE 'patrol.%' AND tgname ~ '^(a_turn|version_|recount)' LOOP"
		   " EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', t.of, t.tgname); END LOOP; END; $$;"
		   "CREATE OR REPLACE VIEW board.changed AS"
		   " SELECT dataset, NULL::text AS token, by_row::text FROM patrol.version");
	watch_writers(false);
}

static int set_up(void **state)
{
	shared_make(state);
	server_sql(server,
		   "INSERT INTO patrol.unit SELECT format('L%s%s', w, to_char(n, 'FM00')), 'patrol', 'x'"
		   " FROM generate_series(0, 9) w, generate_series(0, 7) n");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(reference_schema),
		SHARED_TEST(writers_at_once),
	};

	return cmocka_run_group_tests(tests, set_up, shared_free);
}
