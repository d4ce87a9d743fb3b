/* Boards behind PgBouncer in transaction mode share its few connections, and what is prepared on them. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "e2e/pooler.h"
#include "e2e/process.h"
#include "e2e/proxy.h"
#include "e2e/pump.h"
#include "e2e/shared.h"
#include "model/dataset.h"

#define BOARDS 5

struct crowd {
	struct pooler *pooler;
	struct pump pumps[BOARDS];
	unsigned connected, failed; /* by all of them */
};

static void hear(void *listener, const struct source_news *news)
{
	struct crowd *c = listener;

	if (news->what == SOURCE_POLL_FAILED || news->what == SOURCE_NOT_CONNECTED)
		print_message("# %s\n", news->link->problem);
	c->connected += news->what == SOURCE_CONNECTED;
	c->failed += news->what == SOURCE_POLL_FAILED || news->what == SOURCE_NOT_CONNECTED;
}

static void gather(struct crowd *c, int pool, const char *more)
{
	struct database_settings settings = pump_settings();

	settings.connect_timeout = settings.answer_timeout = PUMP_PATIENCE; /* a busy machine is not what is looked for */
	*c = (struct crowd){ .pooler = pooler_new(server, pool, BOARDS + 5, more) };
	for (size_t i = 0; i < BOARDS; i++) {
		c->pumps[i] = pump_open_as(pooler_conninfo(c->pooler), &settings, (unsigned)i);
		source_listen(c->pumps[i].source, hear, c);
	}
}

static void part(struct crowd *c)
{
	for (size_t i = 0; i < BOARDS; i++)
		pump_close(&c->pumps[i]);
	pooler_free(c->pooler);
}

/* Until each has had so many more. */
static void until_boards(struct crowd *c, unsigned more)
{
	unsigned wanted[BOARDS];
	usec end = pump_now() + PUMP_PATIENCE;
	bool all = false;

	for (size_t i = 0; i < BOARDS; i++)
		wanted[i] = c->pumps[i].boards + more;
	while (!all) {
		assert_true(pump_now() < end);
		all = true;
		for (size_t i = 0; i < BOARDS; i++) {
			pump_turn(&c->pumps[i], SECONDS(1) / 1000);
			all &= c->pumps[i].boards >= wanted[i];
		}
	}
}

static size_t logged(const char *words)
{
	char path[128], *log;
	size_t n = 0;

	snprintf(path, sizeof path, "%s/../log", server_data(server));
	log = file_read(path);
	for (const char *at = log; (at = strstr(at, words)); at++)
		n++;
	free(log);
	return n;
}

static void are_calm(const struct crowd *c)
{
	assert_int_equal(c->connected, BOARDS);
	assert_int_equal(c->failed, 0);
}

static void plans_are_made_once(void **state)
{
	struct crowd c;
	size_t before;

	(void)state;
	server_sql(server, "ALTER ROLE patrolboard_reader SET log_planner_stats = on");
	gather(&c, 2, "");
	until_boards(&c, 10);
	before = logged("PLANNER STATISTICS");
	assert_true(before > 0);
	until_boards(&c, 10);
	/* New statistics of a table make all that read it be planned once more, on each connection. */
	assert_in_range(logged("PLANNER STATISTICS") - before, 0, 30);
	are_calm(&c);
	part(&c);
	server_sql(server, "ALTER ROLE patrolboard_reader RESET log_planner_stats");
}

static char *nth_prepared(PGconn *c, int n)
{
	PGresult *r = PQexec(c, "SELECT name FROM pg_prepared_statements ORDER BY prepare_time, name");
	char *name;

	assert_true(n < PQntuples(r));
	name = strdup(PQgetvalue(r, n, 0));
	PQclear(r);
	return name;
}

/* Any of them, while all others stay: those before and those after it in a poll. */
static void what_is_lost_is_prepared_again(void **state)
{
	struct crowd c;
	PGconn *other;

	(void)state;
	gather(&c, 1, "");
	until_boards(&c, 4);
	other = PQconnectdb(pooler_conninfo(c.pooler));
	for (int n = 0; n < 10; n++) {
		char *name = nth_prepared(other, n), sql[128];

		snprintf(sql, sizeof sql, "DEALLOCATE %s", name);
		PQclear(PQexec(other, sql));
		free(name);
		until_boards(&c, 1);
	}
	are_calm(&c);
	PQfinish(other);
	part(&c);
}

/* Where a connection forgets all after each transaction, boards learn it and leave it at that. */
static void what_does_not_stay_is_not_prepared(void **state)
{
	static const char lost[] = "ERROR:  prepared statement \"pb";
	struct crowd c;
	size_t before;

	(void)state;
	gather(&c, 1, "server_reset_query = DISCARD ALL\nserver_reset_query_always = 1\n");
	for (int i = 0; i < 5; i++)
		until_boards(&c, 10);
	before = logged(lost);
	assert_true(before > BOARDS);
	until_boards(&c, 5);
	assert_int_equal(logged(lost), before);
	are_calm(&c);
	part(&c);
}

/* A plan that no longer fits goes with its connection: who leaves in the middle of a transaction takes the pooler's with him. */
static void view_made_anew_is_read(void **state)
{
	struct crowd c;

	(void)state;
	gather(&c, 1, "");
	until_boards(&c, 4);
	server_sql(server, "ALTER VIEW board.counter_total RENAME TO counted;"
			   "CREATE VIEW board.counter_total AS"
			   " SELECT metric, value::float8 AS value FROM board.counted;"
			   "GRANT SELECT ON board.counter_total TO patrolboard_reader");
	until_boards(&c, DATASETS + 4); /* what stays the same is asked for in turn */
	assert_in_range(c.failed, 1, BOARDS);
	part(&c);
}

static bool rests(struct pump *p)
{
	return source_deadline(p->source) - pump_now() > MINUTES(30);
}

/* Also what is not asked for because it stays the same; else each that is would be found missing by itself. */
static void all_is_lost_with_a_connection(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pooler *pooler = pooler_new(server, 1, 5, "");
	char path[256], conninfo[128];
	struct proxy *proxy;
	struct pump p;
	size_t before;

	(void)state;
	snprintf(path, sizeof path, "%s/../.s.PGSQL.6432", server_data(server));
	proxy = proxy_new(path);
	snprintf(conninfo, sizeof conninfo, "postgresql://patrolboard_reader@127.0.0.1:%d/patrolboard?sslmode=disable",
		 proxy_port(proxy));
	p = pump_open(conninfo, &settings);
	while (p.boards < 20)
		pump_until_board(&p);
	source_set_interval(p.source, HOURS(1));
	assert_true(pump_until(&p, rests));
	server_sql(server,
		   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
	before = proxy_counts(proxy).trips;
	source_set_interval(p.source, SECONDS(10)); /* it is due, and the next not soon */
	pump_until_board(&p);
	assert_in_range(proxy_counts(proxy).trips - before, 1, 3);
	pump_close(&p);
	proxy_free(proxy);
	pooler_free(pooler);
}

static bool unit_is_back(struct pump *p)
{
	const struct unit *u = board_unit(p->board, "HD01");

	return u && !strcmp(u->note, "back");
}

/* A pooler keeps a board while another server takes the place of the one behind it, with other numbers for its transactions. */
static void changes_are_told_by_one_server(void **state)
{
	const struct database_settings settings = pump_settings();
	struct pooler *pooler = pooler_new(server, 1, 5, "");
	struct pump p = pump_open(pooler_conninfo(pooler), &settings);

	(void)state;
	while (p.boards < 2)
		pump_until_board(&p);
	source_set_interval(p.source, HOURS(1));
	assert_true(pump_until(&p, rests));
	server_stop(server, SIGINT);
	server_start(server);
	server_sql(server, "UPDATE patrol.duty SET note = 'back' WHERE call_sign = 'HD01' AND booked_off_at IS NULL;"
			   "UPDATE patrol.changed_row SET changed_in = 3");
	source_set_interval(p.source, SECONDS(1) / 10);
	assert_true(pump_until(&p, unit_is_back));
	pump_close(&p);
	pooler_free(pooler);
}

static size_t trips_to_a_board(const char *conninfo, struct proxy *proxy)
{
	struct database_settings settings = pump_settings();
	size_t before = proxy_counts(proxy).trips, after;
	struct pump p;
	bool late;

	settings.interval = HOURS(1);
	p = pump_open(conninfo, &settings);
	pump_until_board(&p);
	assert_true(p.board->zone.n > 0);
	after = proxy_counts(proxy).trips;
	late = pump_link(&p)->took > SECONDS(1); /* then it is asked again at once */
	pump_close(&p);
	return after - before - late;
}

/* Whoever has to ask again waits in line again: to come in, and to poll; and to find out what others have prepared before. */
static void first_board_is_there_soon(void **state)
{
	struct pooler *pooler = pooler_new(server, 1, 5, "");
	char path[256], conninfo[128];
	struct proxy *proxy;

	(void)state;
	snprintf(path, sizeof path, "%s/../.s.PGSQL.6432", server_data(server));
	proxy = proxy_new(path);
	snprintf(conninfo, sizeof conninfo, "postgresql://patrolboard_reader@127.0.0.1:%d/patrolboard?sslmode=disable",
		 proxy_port(proxy));
	assert_int_equal(trips_to_a_board(conninfo, proxy), 2);
	/* What is there already is an error that may come back before the last of the question is on its way. */
	assert_in_range(trips_to_a_board(conninfo, proxy), 3, 4);
	proxy_free(proxy);
	pooler_free(pooler);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(plans_are_made_once),
		SHARED_TEST(what_is_lost_is_prepared_again),
		SHARED_TEST(what_does_not_stay_is_not_prepared),
		SHARED_TEST(view_made_anew_is_read),
		SHARED_TEST(first_board_is_there_soon),
		SHARED_TEST(all_is_lost_with_a_connection),
		SHARED_TEST(changes_are_told_by_one_server),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
