/* Somebody has to act: passwords, rights, a database that is not there; all of it while the board runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "e2e/fault.h"
#include "e2e/process.h"

#define READER "patrolboard_reader"

/* --- a role that has to know its password --- */

static char *folder, passfile[64];

static void know(const char *password)
{
	file_write(passfile, "*:*:*:keyholder:%s\n", password);
	assert_int_equal(chmod(passfile, 0600), 0);
}

static void prepare(struct server *s)
{
	folder = directory_new();
	snprintf(passfile, sizeof passfile, "%s/passfile", folder);
	setenv("PGPASSFILE", passfile, 1);
	know("right");
	server_sql(s, "CREATE ROLE keyholder LOGIN PASSWORD 'right' IN ROLE " READER ";"
		      "COPY (VALUES ('local all keyholder scram-sha-256'), ('local all all trust'))"
		      " TO PROGRAM 'cat >pg_hba.conf';"
		      "SELECT pg_reload_conf()");
}

static void know_wrong(struct server *s)
{
	know("wrong");
	server_sql(s, FAULT_CUT);
}

static void know_right(struct server *s)
{
	(void)s;
	know("right");
}

/* --- a database that goes --- */

static void close_database(struct server *s)
{
	server_sql_in(s, "postgres", "ALTER DATABASE patrolboard ALLOW_CONNECTIONS false");
	server_sql_in(s, "postgres", FAULT_CUT);
}

static void open_database(struct server *s)
{
	server_sql_in(s, "postgres", "ALTER DATABASE patrolboard ALLOW_CONNECTIONS true");
}

static bool nobody_reads(void *data)
{
	PGconn *c = PQconnectdb(server_conninfo_of(data, "postgres", "postgres"));
	PGresult *r = PQexec(c, "SELECT FROM pg_stat_activity WHERE datname = 'patrolboard'");
	bool nobody = PQntuples(r) == 0;

	PQclear(r);
	PQfinish(c);
	return nobody;
}

static void drop_database(struct server *s)
{
	close_database(s);
	assert_true(until_true(nobody_reads, s));
	server_sql_in(s, "postgres", "CREATE DATABASE spare TEMPLATE patrolboard");
	server_sql_in(s, "postgres", "DROP DATABASE patrolboard WITH (FORCE)");
}

static void make_database(struct server *s)
{
	server_sql_in(s, "postgres", "CREATE DATABASE patrolboard TEMPLATE spare");
	server_sql_in(s, "postgres", "DROP DATABASE spare");
}

static const struct fault faults[] = {
	{ .name = "password in the passfile wrong, then right", .role = "keyholder",
	  .begin = know_wrong, .end = know_right,
	  .effect = FAULT_STALE, .says = "refuses the password of role 'keyholder': put it right" },
	{ .name = "password of the role another, then the same", .role = "keyholder",
	  .begins = "ALTER ROLE keyholder PASSWORD 'wrong';" FAULT_CUT,
	  .ends = "ALTER ROLE keyholder PASSWORD 'right'",
	  .effect = FAULT_LOST, .says = "refuses the password of role 'keyholder'" },
	{ .name = "role may not log in",
	  .begins = "ALTER ROLE " READER " NOLOGIN;" FAULT_CUT, .ends = "ALTER ROLE " READER " LOGIN",
	  .effect = FAULT_STALE, .says = "does not let role 'patrolboard_reader' into database 'patrolboard'" },
	{ .name = "role is renamed",
	  .begins = "ALTER ROLE " READER " RENAME TO other;" FAULT_CUT, .ends = "ALTER ROLE other RENAME TO " READER,
	  .effect = FAULT_STALE, .says = "does not let role 'patrolboard_reader' into database 'patrolboard'" },
	{ .name = "role may not connect",
	  .begins = "REVOKE CONNECT ON DATABASE patrolboard FROM PUBLIC, " READER ";" FAULT_CUT,
	  .ends = "GRANT CONNECT ON DATABASE patrolboard TO PUBLIC, " READER,
	  .effect = FAULT_STALE, .says = "may not connect to database 'patrolboard'" },
	{ .name = "role may be used by no more connections",
	  .begins = "ALTER ROLE " READER " CONNECTION LIMIT 0;" FAULT_CUT,
	  .ends = "ALTER ROLE " READER " CONNECTION LIMIT -1",
	  .effect = FAULT_STALE, .says = "has too many connections" },
	{ .name = "role could write",
	  .begins = "GRANT USAGE ON SCHEMA patrol TO " READER "; GRANT UPDATE ON patrol.duty TO " READER ";" FAULT_CUT,
	  .ends = "REVOKE USAGE ON SCHEMA patrol FROM " READER "; REVOKE UPDATE ON patrol.duty FROM " READER,
	  .effect = FAULT_STALE, .says = "it may change patrol.duty" },
	{ .name = "privilege on a view revoked",
	  .begins = "REVOKE SELECT ON board.event FROM " READER, .ends = "GRANT SELECT ON board.event TO " READER,
	  .effect = FAULT_STALE, .says = "may not read board.event" },
	{ .name = "privilege on the schema revoked",
	  .begins = "REVOKE USAGE ON SCHEMA board FROM " READER, .ends = "GRANT USAGE ON SCHEMA board TO " READER,
	  .effect = FAULT_STALE, .says = "may not read board.about" },
	{ .name = "database takes no connections",
	  .begin = close_database, .end = open_database,
	  .effect = FAULT_STALE, .says = "takes no connections to database 'patrolboard' at present" },
	{ .name = "database dropped and made again",
	  .begin = drop_database, .end = make_database,
	  /* To copy one may take a busy machine longer than a board is STALE. */
	  .effect = FAULT_STALE, .says = "has no database 'patrolboard'",
	  .options = { "--set=staleness.lost_after=60s" } },
};

int main(void)
{
	const struct fault_ground ground = { .prepare = prepare };
	int failed = fault_run("Passwords and rights", faults, sizeof faults / sizeof *faults, &ground);

	directory_remove(folder);
	return failed;
}
