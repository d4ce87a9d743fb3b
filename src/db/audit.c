#include "db/audit.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#include "db/connect.h"
#include "db/findings.h"
#include "db/pipeline.h"
#include "db/queries.h"
#include "db/section.h"
#include "db/sense.h"

struct audit {
	struct arena *arena;
	const struct settings *all;
	struct database_settings settings;
	struct conninfo info;
	struct connect *connect;
	struct pipeline pipeline;
	PGconn *conn;
	usec deadline;
	struct seen seen;
	bool ended;
	struct failure failure; /* why there is nothing to report on */
};

struct audit *audit_new(const char *conninfo, const struct settings *settings, usec now, struct err *e)
{
	struct arena *arena = arena_new();
	struct audit *a = arena_alloc(arena, 1, sizeof *a);

	a->arena = arena;
	a->all = settings;
	a->settings = settings->database;
	if (!conninfo_read(&a->info, conninfo, arena, e)) {
		arena_drop(arena);
		return NULL;
	}
	a->seen.contract = "";
	a->seen.max_rows = a->settings.max_rows;
	for (size_t i = 0; i < CONTRACT_VIEWS; i++)
		a->seen.readings[i].error = "";
	a->connect = connect_new(&a->info, "patrolboard check", a->settings.connect_timeout);
	connect_begin(a->connect, a->settings.connect_timeout, now);
	return a;
}

void audit_free(struct audit *a)
{
	if (!a)
		return;
	PQfinish(a->conn);
	connect_free(a->connect);
	arena_drop(a->arena);
}

static const char *copy(struct audit *a, const PGresult *r, int row, int column)
{
	return arena_text(a->arena, PQgetvalue(r, row, column), (size_t)PQgetlength(r, row, column));
}

static void take_settings(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;
	int n = PQntuples(r);
	struct setting_seen *settings = arena_alloc(a->arena, (size_t)n, sizeof *settings);

	(void)q;
	for (int i = 0; i < n; i++)
		settings[i] = (struct setting_seen){ copy(a, r, i, 0), copy(a, r, i, 1) };
	a->seen.settings = settings;
	a->seen.settings_n = (size_t)n;
}

static void take_columns(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;
	int n = PQntuples(r);
	struct column_seen *columns = arena_alloc(a->arena, (size_t)n, sizeof *columns);

	(void)q;
	for (int i = 0; i < n; i++)
		columns[i] = (struct column_seen){ copy(a, r, i, 0), copy(a, r, i, 1), copy(a, r, i, 2),
						   *PQgetvalue(r, i, 3) == 't' };
	a->seen.columns = columns;
	a->seen.columns_n = (size_t)n;
}

static void take_contract(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;

	(void)q;
	if (PQntuples(r))
		a->seen.contract = copy(a, r, 0, 0);
}

static void take_zone(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;

	(void)q;
	a->seen.zone_known = PQntuples(r);
}

/* Remembers an example of each field that could not be read for the first time in this row. */
static void note_examples(struct audit *a, struct reading *seen, const size_t before[CONTRACT_FIELDS],
			  const PGresult *r, int row)
{
	for (int i = 0; i < PQnfields(r) && i < CONTRACT_FIELDS; i++) {
		const char *value = PQgetvalue(r, row, i);

		if (!before[i] && seen->unreadable[i] && !PQgetisnull(r, row, i))
			seen->example[i] = arena_text(a->arena, value, strnlen(value, 80));
	}
}

static void take_rows(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;
	const struct dataset *d = contract_view(q->dataset);
	struct reading *seen = &a->seen.readings[q->dataset];
	struct arena *scratch = arena_new();
	void *out = arena_alloc(scratch, 1, d->row_size);
	size_t before[CONTRACT_FIELDS];

	seen->rows = (size_t)PQntuples(r);
	for (int row = 0; row < PQntuples(r); row++) {
		memcpy(before, seen->unreadable, sizeof before);
		section_row(d, r, row, scratch, out, seen->unreadable);
		note_examples(a, seen, before, r, row);
	}
	arena_drop(scratch);
}

static void take_senses(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;
	struct reading *seen = &a->seen.readings[q->dataset];

	seen->all = strtoul(PQgetvalue(r, 0, 0), NULL, 10);
	for (int i = 0; i < SENSES; i++) {
		seen->senseless[i] = strtoul(PQgetvalue(r, 0, 1 + 2 * i), NULL, 10);
		seen->instance[i] = copy(a, r, 0, 2 + 2 * i);
	}
}

static void take_error(void *asker, const struct question *q, const PGresult *r)
{
	struct audit *a = asker;
	const char *words = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

	words = words ? words : PQresultErrorMessage(r);
	a->seen.readings[q->dataset].error = arena_text(a->arena, words, strlen(words));
}

static bool ask(struct audit *a, const char *sql, int columns,
		void (*take)(void *asker, const struct question *q, const PGresult *r))
{
	const struct question q = { .sql = sql, .view = "", .columns = columns, .take = take };

	return pipeline_ask(&a->pipeline, q) && pipeline_sync(&a->pipeline);
}

/* Each view in a transaction of its own, for one that fails must not hide the others. */
static bool ask_view(struct audit *a, const char *setup, size_t i)
{
	const struct dataset *d = contract_view(i);
	const char *select = contract_select(d, a->settings.max_rows, a->arena);
	const struct question rows = { .sql = select, .view = d->view, .dataset = i, .columns = (int)d->fields_n,
				       .take = take_rows, .failed = take_error };

	/* What fails there the rows have shown already: a column or a type that is not as it should be. */
	const struct question senses = { .sql = sense_select(d, a->all, a->arena), .view = "", .dataset = i,
					 .columns = 1 + 2 * SENSES, .take = take_senses };

	return pipeline_ask(&a->pipeline, (struct question){ .sql = setup, .view = "" }) &&
		pipeline_ask(&a->pipeline, rows) && pipeline_ask(&a->pipeline, senses) && pipeline_sync(&a->pipeline);
}

static bool ask_all(struct audit *a)
{
	const char *setup = queries_setup(a->settings.answer_timeout, a->arena);
	bool ok = ask(a, queries_settings, 2, take_settings) && ask(a, queries_columns, 4, take_columns) &&
		  ask(a, queries_contract, 1, take_contract) && ask(a, queries_zone, 1, take_zone);

	for (size_t i = 0; ok && i < CONTRACT_VIEWS; i++)
		ok = ask_view(a, setup, i);
	return ok;
}

static bool end(struct audit *a, struct failure f)
{
	a->failure = f;
	a->ended = true;
	return true;
}

static bool end_broken(struct audit *a)
{
	const struct failure_place at = connect_place(a->connect);

	return end(a, failure_of_message(pipeline_problem(&a->pipeline), &at));
}

static bool get_connected(struct audit *a, usec now)
{
	switch (connect_step(a->connect, now)) {
	case CONNECT_WAITS:
		return false;
	case CONNECT_FAILED:
		return end(a, *connect_failure(a->connect));
	case CONNECT_DONE:
		break;
	}
	a->conn = connect_take(a->connect);
	a->deadline = now + CONTRACT_VIEWS * a->settings.answer_timeout;
	return (!pipeline_begin(&a->pipeline, a->conn) || !ask_all(a)) && end_broken(a);
}

bool audit_step(struct audit *a, usec now)
{
	if (a->ended)
		return true;
	if (!a->conn)
		return get_connected(a, now);
	switch (pipeline_collect(&a->pipeline, a)) {
	case PIPELINE_DONE:
		return end(a, (struct failure){ .kind = LINK_FINE });
	case PIPELINE_BROKEN:
		return end_broken(a);
	case PIPELINE_WAITS:
		break;
	}
	return now >= a->deadline &&
	       end(a, connect_timed_out(a->connect, CONTRACT_VIEWS * a->settings.answer_timeout));
}

int audit_fd(const struct audit *a)
{
	return a->conn ? PQsocket(a->conn) : connect_fd(a->connect);
}

short audit_events(const struct audit *a)
{
	return a->conn ? pipeline_events(&a->pipeline) : connect_events(a->connect);
}

usec audit_deadline(const struct audit *a)
{
	return a->conn ? a->deadline : connect_deadline(a->connect);
}

enum link_failure audit_report(const struct audit *a, const char *sql, FILE *out, size_t *problems)
{
	bool unfit;

	if (a->failure.kind != LINK_FINE) {
		findings_line(VERDICT_WRONG, a->failure.text, "", out);
		findings_count(1, out);
		*problems = 1;
		return a->failure.kind;
	}
	*problems = findings_write(&a->seen, sql, a->settings.allow_writer, out, &unfit);
	return unfit ? LINK_REFUSED : LINK_FINE;
}
