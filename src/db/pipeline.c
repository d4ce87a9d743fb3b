#include "db/pipeline.h"

#include <assert.h>
#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>

#include "db/transcode.h"

bool pipeline_begin(struct pipeline *p, struct pg_conn *conn)
{
	p->conn = conn;
	p->asked_n = p->answered = p->syncs = 0;
	p->rows = p->bytes = 0;
	p->raw = false;
	return !PQsetnonblocking(conn, 1) && PQenterPipelineMode(conn);
}

static bool send_question(struct pipeline *p, struct question q)
{
	if (!p->syncs && p->answered == p->asked_n)
		p->asked_n = p->answered = 0;
	assert(p->asked_n < PIPELINE_QUESTIONS);
	p->asked[p->asked_n++] = q;
	if (q.prepare)
		return PQsendPrepare(p->conn, q.name, q.sql, 0, NULL);
	if (q.name)
		return PQsendQueryPrepared(p->conn, q.name, q.params, q.param, NULL, NULL, 0);
	return PQsendQueryParams(p->conn, q.sql, q.params, NULL, q.param, NULL, NULL, 0);
}

/* To plan takes longer than all else, and a whole crowd may have that done: what has been answered by then is not held back. */
bool pipeline_ask(struct pipeline *p, struct question q)
{
	bool anew = q.prepare;

	if (anew && !send_question(p, q))
		return false;
	q.prepare = false;
	return send_question(p, q) && (!anew || PQsendFlushRequest(p->conn));
}

bool pipeline_sync(struct pipeline *p)
{
	p->syncs++;
	return PQpipelineSync(p->conn);
}

static void count(struct pipeline *p, const PGresult *r)
{
	int rows = PQntuples(r), fields = PQnfields(r);

	p->rows += (size_t)rows;
	for (int row = 0; row < rows; row++)
		for (int field = 0; field < fields; field++)
			p->bytes += (size_t)PQgetlength(r, row, field);
}

/* A server, or who passes for one, may say anything. After an error the rest of its transaction comes back as aborted. */
static bool is_answer(const struct question *q, const PGresult *r)
{
	ExecStatusType status = PQresultStatus(r);

	if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED)
		return true;
	if (status == PGRES_COMMAND_OK)
		return q->prepare || !q->take;
	return status == PGRES_TUPLES_OK && PQnfields(r) >= q->columns;
}

static bool hand_out(struct pipeline *p, PGresult *r, void *asker)
{
	const struct question *q = &p->asked[p->answered];
	ExecStatusType status = PQresultStatus(r);

	if (p->answered == p->asked_n || !is_answer(q, r))
		return false;
	p->answered++;
	count(p, r);
	if (p->raw)
		transcode(r, PQparameterStatus(p->conn, "server_encoding"));
	if (status == PGRES_TUPLES_OK && q->take)
		q->take(asker, q, r);
	else if (status == PGRES_FATAL_ERROR && q->failed)
		q->failed(asker, q, r);
	return true;
}

/* Hands out what has been read. libpq puts one NULL after each answer; two mean that no more will come: false. */
static bool hand_out_all(struct pipeline *p, void *asker)
{
	bool gap = false, ok = true;

	while (ok && p->syncs && !PQisBusy(p->conn)) {
		PGresult *r = PQgetResult(p->conn);

		if (r && PQresultStatus(r) == PGRES_PIPELINE_SYNC)
			p->syncs--;
		else
			ok = r ? hand_out(p, r, asker) : !gap;
		gap = !r;
		PQclear(r);
	}
	return ok;
}

/* So often it is read on at once; other work has its turn after that. */
#define READS 64

/*
 * libpq reads 8 KB or so at a time. Of what TLS has unpacked beyond that, 16 KB at most, no descriptor tells; and what the kernel
 * has got is here, however late we come for it.
 */
static bool more_is_here(const struct pipeline *p, int reads)
{
	char byte;

	return reads < READS && p->syncs &&
	       ((PQsslInUse(p->conn) && reads < 3) ||
		recv(PQsocket(p->conn), &byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) >= 0);
}

enum pipeline_progress pipeline_collect(struct pipeline *p, void *asker)
{
	bool ok = PQflush(p->conn) >= 0;
	int reads = 0;

	do
		ok = ok && PQconsumeInput(p->conn) && hand_out_all(p, asker);
	while (ok && more_is_here(p, ++reads));
	if (!ok || (!p->syncs && p->answered != p->asked_n))
		return PIPELINE_BROKEN;
	return p->syncs ? PIPELINE_WAITS : PIPELINE_DONE;
}

/* Answers that nobody asked for are none that libpq complains about. */
const char *pipeline_problem(const struct pipeline *p)
{
	const char *said = PQerrorMessage(p->conn);

	return *said ? said : "unexpected response from server\n";
}

short pipeline_events(const struct pipeline *p)
{
	return PQflush(p->conn) ? POLLIN | POLLOUT : POLLIN;
}
