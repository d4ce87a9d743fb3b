#include "bench/load.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/server.h"

struct load {
	struct server *server;
	PGconn *churn, *mark; /* connections of their own: to connect takes longer than the change */
	int churns; /* changes a second that are under way */
	int marked;
};

static _Noreturn void give_up(PGconn *c, const char *sql)
{
	fprintf(stderr, "%s: %s", sql, PQerrorMessage(c));
	exit(1);
}

static PGresult *ask(PGconn *c, const char *sql)
{
	PGresult *r = PQexec(c, sql);

	if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK)
		give_up(c, sql);
	return r;
}

static PGconn *connect_to(struct load *l)
{
	PGconn *c = PQconnectdb(load_conninfo(l, true));

	if (PQstatus(c) != CONNECTION_OK)
		give_up(c, "connecting");
	return c;
}

static void connect_both(struct load *l)
{
	l->churn = connect_to(l);
	l->mark = connect_to(l);
}

static void finish_both(struct load *l)
{
	PQfinish(l->churn);
	PQfinish(l->mark);
}

struct load *load_new(void)
{
	struct load *l = calloc(1, sizeof *l);

	l->server = server_new(SERVER_DEMO);
	server_sql(l->server, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
	/* Whose time would otherwise be taken for a reader's. */
	server_sql(l->server, "ALTER SYSTEM SET autovacuum = off");
	server_stop(l->server, SIGINT);
	server_start(l->server);
	server_sql(l->server, "ALTER DATABASE patrolboard SET pg_stat_statements.track_planning = on");
	server_file(l->server, NULL, "../../tests/bench/workload.sql");
	connect_both(l);
	return l;
}

void load_free(struct load *l)
{
	if (!l)
		return;
	finish_both(l);
	server_free(l->server);
	free(l);
}

const char *load_conninfo(struct load *l, bool owner)
{
	return owner ? server_conninfo_of(l->server, "postgres", NULL) : server_conninfo(l->server);
}

const char *load_socket(struct load *l)
{
	return server_socket(l->server);
}

struct server *load_server(struct load *l)
{
	return l->server;
}

static void churn_stop(struct load *l)
{
	PGcancel *cancel = PQgetCancel(l->churn);
	char why[256];
	PGresult *r;

	PQcancel(cancel, why, sizeof why);
	PQfreeCancel(cancel);
	while ((r = PQgetResult(l->churn))) {
		const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);

		if (!state || strcmp(state, "57014") != 0)
			give_up(l->churn, "the changes ended");
		PQclear(r);
	}
	l->churns = 0;
}

void load_churn(struct load *l, int a_second)
{
	char sql[64];

	if (l->churns)
		churn_stop(l);
	if (a_second <= 0)
		return;
	snprintf(sql, sizeof sql, "CALL bench.churn(%d)", a_second);
	if (!PQsendQuery(l->churn, sql))
		give_up(l->churn, sql);
	l->churns = a_second;
}

void load_leave(struct load *l)
{
	int churned = l->churns;

	load_churn(l, 0);
	finish_both(l);
	l->churns = churned;
}

void load_return(struct load *l)
{
	int churned = l->churns;

	connect_both(l);
	l->churns = 0;
	load_churn(l, churned);
}

int load_mark(struct load *l)
{
	char sql[64];

	snprintf(sql, sizeof sql, "SELECT patrol.set_note('MARK', 'mark %d')", ++l->marked);
	PQclear(ask(l->mark, sql));
	return l->marked;
}

static void fill(struct load *l, const char *procedure, long n)
{
	char sql[64];

	snprintf(sql, sizeof sql, "CALL bench.%s(%ld)", procedure, n);
	PQclear(ask(l->mark, sql));
	PQclear(ask(l->mark, "VACUUM ANALYZE"));
	PQclear(ask(l->mark, "CHECKPOINT"));
}

void load_visits(struct load *l, long visits)
{
	fill(l, "remember", visits);
}

void load_units(struct load *l, long units)
{
	fill(l, "enlist", units);
}

struct work load_work(struct load *l)
{
	PGresult *r = ask(l->mark, "SELECT coalesce(sum(total_exec_time), 0), coalesce(sum(total_plan_time), 0),"
				   " coalesce(sum(shared_blks_hit + shared_blks_read), 0),"
				   " coalesce(sum(rows), 0) FROM pg_stat_statements"
				   " WHERE userid = 'patrolboard_reader'::regrole");
	struct work w = { strtod(PQgetvalue(r, 0, 0), NULL), strtod(PQgetvalue(r, 0, 1), NULL),
			  strtod(PQgetvalue(r, 0, 2), NULL), strtod(PQgetvalue(r, 0, 3), NULL) };

	PQclear(r);
	return w;
}
