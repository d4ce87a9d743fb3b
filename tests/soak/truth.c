#include "soak/truth.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/process.h"

/* At ten changes a second that is some minutes: what stands on a screen is never older. */
#define KEPT 4096

/* Visible from `since` at the earliest to `until` at the latest. */
struct state {
	long since, until;
	char *lines;
};

struct truth {
	struct server *server;
	PGconn *conn;
	struct state *states; /* KEPT of them */
	size_t n; /* all there ever were */
	long number, changed; /* of the last change, and when (ms) */
	int speed;
};

static void drop_notice(void *user, const char *message)
{
	(void)user;
	(void)message;
}

bool truth_connect(struct truth *t)
{
	PQfinish(t->conn);
	t->conn = PQconnectdb(server_conninfo_of(t->server, "postgres", NULL));
	PQsetNoticeProcessor(t->conn, drop_notice, NULL);
	return PQstatus(t->conn) == CONNECTION_OK;
}

static PGresult *ask(struct truth *t, const char *sql)
{
	PGresult *r = PQexec(t->conn, sql);

	if (PQresultStatus(r) == PGRES_TUPLES_OK || PQresultStatus(r) == PGRES_COMMAND_OK)
		return r;
	fprintf(stderr, "%s: %s", sql, PQerrorMessage(t->conn));
	PQclear(r);
	return NULL;
}

bool truth_sql(struct truth *t, const char *sql)
{
	PGresult *r = ask(t, sql);

	PQclear(r);
	return r;
}

long truth_ask(struct truth *t, const char *sql)
{
	PGresult *r = ask(t, sql);
	long n = r && PQntuples(r) ? strtol(PQgetvalue(r, 0, 0), NULL, 10) : -1;

	PQclear(r);
	return n;
}

static struct state *state_at(const struct truth *t, size_t i)
{
	return &t->states[i % KEPT];
}

static bool keep_state(struct truth *t, long since, long until)
{
	PGresult *r = ask(t, "SELECT soak.truth()");
	struct state *s = state_at(t, t->n);

	if (!r)
		return false;
	if (t->n > 0)
		state_at(t, t->n - 1)->until = until;
	free(s->lines);
	*s = (struct state){ since, 0, strdup(PQgetvalue(r, 0, 0)) };
	t->n++;
	PQclear(r);
	return true;
}

/* At this speed a turn of each unit every few seconds is enough. */
#define TICKS_MOST 10

bool truth_change(struct truth *t)
{
	long now = now_ms(), passed = now - t->changed, ticks = passed * t->speed / 1000;
	char sql[128];

	snprintf(sql, sizeof sql, "SELECT soak.change(%ld, %ld, '%ld ms')", t->number + 1,
		 ticks > TICKS_MOST ? TICKS_MOST : ticks, passed * (t->speed - 1));
	if (!truth_sql(t, sql))
		return false;
	t->number++;
	t->changed = now;
	return keep_state(t, now, now_ms());
}

void truth_rested(struct truth *t)
{
	t->changed = now_ms();
}

struct truth *truth_new(struct server *server, int speed)
{
	struct truth *t = calloc(1, sizeof *t);

	t->server = server;
	t->speed = speed;
	t->states = calloc(KEPT, sizeof *t->states);
	server_file(server, NULL, "../../tests/soak/soak.sql");
	t->changed = now_ms();
	if (!truth_connect(t) || !truth_change(t))
		exit(1);
	return t;
}

void truth_free(struct truth *t)
{
	for (size_t i = 0; i < KEPT; i++)
		free(t->states[i].lines);
	free(t->states);
	PQfinish(t->conn);
	free(t);
}

long truth_number(const struct truth *t)
{
	return t->number;
}

const char *truth_now(const struct truth *t)
{
	return state_at(t, t->n - 1)->lines;
}

long truth_lateness(const struct truth *t, const struct sight *s)
{
	long now = now_ms();

	for (size_t back = 1; back <= t->n && back <= KEPT; back++) {
		const struct state *state = state_at(t, t->n - back);

		if (sight_within(s, state->lines, NULL))
			return back == 1 ? 0 : now - state->until;
	}
	return -1;
}

int truth_compare(struct truth *t, const char *json)
{
	PGresult *r;
	int n;

	if (!truth_sql(t, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
		return -1;
	r = PQexecParams(t->conn, "SELECT * FROM soak.differences($1)", 1, NULL, &json, NULL, NULL, 0);
	n = PQresultStatus(r) == PGRES_TUPLES_OK ? PQntuples(r) : -1;
	if (n < 0)
		fprintf(stderr, "%s", PQerrorMessage(t->conn));
	for (int i = 0; i < n && i < 12; i++)
		fprintf(stderr, "board.%s, %s: %s\n", PQgetvalue(r, i, 0), PQgetvalue(r, i, 1), PQgetvalue(r, i, 2));
	PQclear(r);
	return truth_sql(t, "COMMIT") ? n : -1;
}
