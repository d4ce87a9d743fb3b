#include "bench/crowd_site.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "bench/usage.h"
#include "e2e/pooler.h"
#include "e2e/pump.h"
#include "e2e/server.h"

#define CHANGES 20
#define OTHERS 40
#define POOL 4

const struct way ways[] = {
	{ "door-bell", "a connection of its own for each, and told of changes, as shipped", false, false, true },
	{ "direct", "a connection of its own for each, database.doorbell=no", false, false, false },
	{ "pgbouncer", "PgBouncer in transaction mode, 4 connections to the server", true, false, false },
	{ "standby", "a hot standby, a connection of its own for each", false, true, false },
	{ "standby-pgbouncer", "a hot standby behind PgBouncer, 4 connections", true, true, false },
};

const size_t way_count = sizeof ways / sizeof *ways;

struct site {
	const struct way *way;
	struct load *load;
	struct server *standby, *server; /* `server`: that boards read, one of the two */
	struct pooler *pooler;            /* NULL: none */
};

/* As far as we may: each board has a socket, and PgBouncer two for each. */
static void open_many_files(void)
{
	struct rlimit files;

	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
}

struct site *site_new(const struct way *way, size_t boards)
{
	struct site *s = calloc(1, sizeof *s);

	open_many_files();
	s->way = way;
	s->load = load_new();
	load_leave(s->load);
	server_allow(load_server(s->load), way->pooled ? OTHERS : (int)boards + OTHERS);
	load_return(s->load);
	if (way->standby)
		s->standby = server_standby(load_server(s->load));
	s->server = way->standby ? s->standby : load_server(s->load);
	if (way->pooled)
		s->pooler = pooler_new(s->server, POOL, boards + OTHERS, "");
	load_churn(s->load, CHANGES);
	return s;
}

void site_free(struct site *s)
{
	pooler_free(s->pooler);
	server_free(s->standby);
	load_free(s->load);
	free(s);
}

const char *site_conninfo(struct site *s)
{
	return s->pooler ? pooler_conninfo(s->pooler) : server_conninfo(s->server);
}

const char *site_other(struct site *s)
{
	return server_conninfo_of(s->server, "patrolboard_feeder", NULL);
}

static double number(struct site *s, const char *sql)
{
	char *answer = server_ask(s->server, sql);
	double n = strtod(answer, NULL);

	free(answer);
	return n;
}

struct site_usage site_usage(struct site *s)
{
	double seconds = usage_cpu_seconds(server_pid(s->server));

	return (struct site_usage){
		.at = pump_now(),
		.server_seconds = seconds,
		.pooler_seconds = s->pooler ? usage_cpu_seconds(pooler_pid(s->pooler)) : 0,
		.work_ms = number(s, "SELECT sum(total_exec_time + total_plan_time) FROM pg_stat_statements"
				     " WHERE userid = 'patrolboard_reader'::regrole"),
		.connections = number(s, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'"),
	};
}

double site_memory(struct site *s)
{
	return usage_of(server_pid(s->server)).shared;
}

void site_kill(struct site *s)
{
	if (!s->way->standby)
		load_leave(s->load);
	server_kill(s->server);
}

void site_start(struct site *s)
{
	server_start(s->server);
	if (!s->way->standby)
		load_return(s->load);
}
