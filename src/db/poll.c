#include "db/poll.h"

#include <inttypes.h>
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tongue.h"
#include "db/pipeline.h"
#include "db/queries.h"
#include "db/record.h"
#include "db/section.h"
#include "db/statement.h"

/* What is asked again and again, in this order; a dataset in one of four ways. */
enum {
	SETUP,
	ABOUT,
	CHANGED,
	SELECT,
	BY_ROW = SELECT + DATASETS,
	OF_ONE = BY_ROW + DATASETS,
	NO_ROWS = OF_ONE + DATASETS,
	WORK = NO_ROWS + DATASETS,
	STATEMENTS,
};

/* A poll that found what is prepared other than it thought counts for this many, and each poll makes one good. */
#define LOSS 2
#define LOSSES_MOST 32

/*
 * What changed in one of so many polls before is asked for together with what has changed; else only when it turns out to have.
 * When its turn comes it is asked for without rows, lest a view that has broken goes unnoticed. To find a view of many tables
 * unchanged costs the server more than all else that a poll does.
 */
#define LATELY 5

/* How a dataset is asked for, and what board.changed says of it. */
struct promise {
	bool asked, one_asked, by_row_asked;
	bool told;
	bool kept_told;               /* among all that it says is the token of what is kept */
	const char *token, *by_row;   /* NULL: none */
	bool unchanged, by_row_holds; /* since what is kept */
};

struct poll {
	struct arena *arena;
	const struct database_settings *settings;
	struct statement statements[STATEMENTS];
	struct pipeline pipeline;
	struct failure_place at;
	bool checked;   /* the role has been looked at */
	bool unnamed;   /* prepared statements do not work here */
	unsigned losses;
	unsigned asked; /* polls on this connection */
	bool standby;
	bool direct; /* the server itself answers, no pooler that lends us a connection of its own */
	bool listens;
	usec lag;
	struct zone zone;
	usec zone_at; /* the time around which its offsets are known */
	char zone_of[4 * DECODE_CHARACTERS + 1]; /* its name */
	struct section kept[DATASETS];
	unsigned lately[DATASETS];       /* for so many polls it is still to be asked for, whether it changes or not */
	size_t turn;                     /* the one that this poll asks for in any case, if without rows */
	bool all;                        /* of datasets of_one */
	char one[4 * DECODE_CHARACTERS + 1]; /* else the rows with this key; "": none */
	char seen[32]; /* all transactions before this one are in what is kept; "": not on this connection */
	usec since;    /* a whole second, of the board before: the moments of rows that change come as how far they lie from it */

	/* of the poll under way */
	struct section fresh[DATASETS];
	struct promise promises[DATASETS];
	bool promises_cut; /* there may be more */
	char sees[32];
	usec patience;
	bool zone_asked;
	bool whole; /* whatever is promised */
	bool again; /* to go by what is kept does not do */
	bool lost;  /* what is prepared was other than we thought; now we know better */
	bool garbled; /* there is a value that the server cannot make UTF-8 */
	usec worked; /* from its moment to its last answer, by the server's clock */
	struct board *board;
	struct failure failure;
};

struct poll *poll_new(const struct database_settings *settings)
{
	struct arena *a = arena_new();
	struct poll *p = arena_alloc(a, 1, sizeof *p);

	p->arena = a;
	p->settings = settings;
	p->statements[SETUP] = statement_of(queries_setup(settings->answer_timeout, a), a);
	p->statements[ABOUT] = statement_of(contract_select_record(&dataset_about, 1, a), a);
	p->statements[CHANGED] = statement_of(queries_changed, a);
	p->statements[WORK] = statement_of(queries_work, a);
	for (size_t i = 0; i < DATASETS; i++) {
		const struct dataset *d = &datasets_all[i];

		p->statements[SELECT + i] = statement_of(contract_select_changed(d, settings->max_rows + 1, a), a);
		p->statements[BY_ROW + i] = statement_of(contract_select_by_row(d, settings->max_rows + 1, a), a);
		p->statements[OF_ONE + i] = statement_of(contract_select_of_one(d, settings->max_rows + 1, a), a);
		p->statements[NO_ROWS + i] = statement_of(contract_select_none(d, a), a);
	}
	return p;
}

static void drop_sections(struct section sections[DATASETS])
{
	for (size_t i = 0; i < DATASETS; i++)
		section_drop(&sections[i]);
}

static void drop_poll(struct poll *p)
{
	drop_sections(p->fresh);
	board_free(p->board);
	p->board = NULL;
}

void poll_free(struct poll *p)
{
	if (!p)
		return;
	drop_poll(p);
	drop_sections(p->kept);
	arena_drop(p->arena);
}

/* The first failure is the cause of the others. */
static bool fail(struct poll *p, struct failure f)
{
	if (p->failure.kind == LINK_FINE)
		p->failure = f;
	return false;
}

/* A person has to act. */
static void refuse(struct poll *p, const struct err *e)
{
	fail(p, failure_of_err(LINK_REFUSED, PACE_SLOW, e));
}

static bool fail_broken(struct poll *p)
{
	return fail(p, failure_of_message(pipeline_problem(&p->pipeline), &p->at));
}

bool poll_meet(struct poll *p, struct pg_conn *conn, const struct failure_place *at)
{
	drop_poll(p);
	p->at = *at;
	p->checked = false;
	for (size_t i = 0; i < STATEMENTS; i++)
		p->statements[i].prepared = false;
	p->seen[0] = '\0';
	p->asked = 0;
	p->listens = p->direct = false;
	p->failure = (struct failure){ .kind = LINK_FINE };
	return pipeline_begin(&p->pipeline, conn) || fail_broken(p);
}

/* The first row, as the one text that it is; false: there is none. */
static bool take_cells(struct poll *p, const PGresult *r, struct datum *cells, size_t n)
{
	return record_split(record_text(r, 0, p->board->arena), cells, n);
}

static void take_setup(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;
	struct datum cells[QUERIES_SETUP_CELLS];

	(void)q;
	p->standby = p->direct = false;
	p->lag = MOMENT_NONE;
	p->sees[0] = '\0';
	if (!take_cells(p, r, cells, QUERIES_SETUP_CELLS))
		return;
	p->standby = *cells[0].text == 't';
	p->lag = cells[1].null ? MOMENT_NONE : strtoll(cells[1].text, NULL, 10);
	if (p->lag < 0 || !moment_known(p->lag))
		p->lag = MOMENT_NONE;
	snprintf(p->sees, sizeof p->sees, "%s", cells[2].text);
	p->direct = strtol(cells[3].text, NULL, 10) == PQbackendPID(p->pipeline.conn);
}

static void require_contract(struct poll *p, const char *offered)
{
	long contract = strtol(offered, NULL, 10);
	struct err e;

	if (contract == BOARD_CONTRACT)
		return;
	if (!*offered)
		err_set(&e, "board.about of database '%s' does not say which contract it keeps", p->at.database);
	else if (contract < BOARD_CONTRACT)
		err_set(&e,
			"database '%s' keeps contract %ld, this program reads contract %d: bring the database "
			"(install.sql) up to date",
			p->at.database, contract, BOARD_CONTRACT);
	else
		err_set(&e,
			"database '%s' keeps contract %ld, this program reads contract %d: bring the program up to "
			"date",
			p->at.database, contract, BOARD_CONTRACT);
	refuse(p, &e);
}

static void take_writes(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;
	struct err e;

	(void)q;
	p->checked = true;
	if (PQgetisnull(r, 0, 0) || p->settings->allow_writer)
		return;
	err_set(&e, "role '%s' could write (%s): connect as patrolboard_reader, or set database.allow_writer",
		p->at.role, PQgetvalue(r, 0, 0));
	refuse(p, &e);
}

static void take_contract(void *asker, const struct question *q, const PGresult *r)
{
	(void)q;
	require_contract(asker, PQntuples(r) ? PQgetvalue(r, 0, 0) : "");
}

static void require_time(struct poll *p)
{
	struct err e;

	if (moment_known(p->board->about.now))
		return;
	err_set(&e, "board.about.now cannot be read as a time (timestamptz)");
	refuse(p, &e);
}

static void take_about(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;
	struct datum cells[CONTRACT_FIELDS];
	bool there = take_cells(p, r, cells, dataset_about.fields_n);

	(void)q;
	require_contract(p, there ? cells[0].text : "");
	if (!there)
		return;
	contract_read(&dataset_about, cells, MOMENT_NONE, p->board->arena, &p->board->about, NULL);
	require_time(p);
}

static bool same(const char *promise, const char *before)
{
	return promise && before && !strcmp(promise, before);
}

/* Of two promises nobody knows which one holds. */
static void take_promise(struct poll *p, size_t dataset, const char *token, const char *by_row)
{
	struct promise *to = &p->promises[dataset];

	to->token = to->told ? NULL : token;
	to->by_row = to->told ? NULL : by_row;
	to->unchanged = same(to->token, p->kept[dataset].token);
	to->by_row_holds = same(to->by_row, p->kept[dataset].by_row);
	to->kept_told |= same(token, p->kept[dataset].token);
	to->told = true;
}

static const char *text_or_null(struct datum c)
{
	return c.null ? NULL : c.text;
}

static void take_changed(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;
	char *text = record_text(r, 0, p->board->arena);
	struct datum cells[3];
	int rows = 0;

	(void)q;
	for (; (text = record_split(text, cells, 3)); rows++)
		for (size_t i = 0; i < DATASETS; i++)
			if (!strcmp(cells[0].text, datasets_all[i].view))
				take_promise(p, i, text_or_null(cells[1]), text_or_null(cells[2]));
	p->promises_cut = rows == QUERIES_PROMISES;
}

/*
 * Where the token that we sent is among those of a view the server leaves its rows out; when we did not find it there, or not
 * alone, this is not to be taken for a view without rows.
 */
static bool may_be_left_out(const struct poll *p, const struct question *q, const PGresult *r)
{
	const struct promise *promise = &p->promises[q->dataset];

	return q->params && q->param[0] && !promise->one_asked && p->kept[q->dataset].rows.n && !PQntuples(r) &&
	       (promise->kept_told || p->promises_cut);
}

static void take_rows(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;
	const struct dataset *d = &datasets_all[q->dataset];
	const struct promise *promise = &p->promises[q->dataset];
	struct section *fresh = &p->fresh[q->dataset];
	const struct section_changes changes = { r, p->since, p->settings->max_rows };

	if (promise->unchanged && !promise->one_asked && !p->whole)
		return;
	if (!promise->by_row_asked && may_be_left_out(p, q, r))
		p->again = true;
	else if (!promise->by_row_asked)
		section_read(fresh, d, r, p->settings->max_rows);
	else if (!promise->by_row_holds ||
		 !section_merge(fresh, &p->kept[q->dataset], d, changes))
		p->again = true;
	if (fresh->arena && !promise->one_asked)
		section_promise(fresh, promise->token, promise->by_row);
}

/* Of other columns, without a word that they changed, what is kept is not what the view has. */
static void take_no_rows(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;

	p->again |= !section_has_types(&p->kept[q->dataset], &datasets_all[q->dataset], r);
}

static void take_work(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;

	(void)q;
	p->worked = PQntuples(r) ? strtoll(PQgetvalue(r, 0, 0), NULL, 10) : 0;
}

/* From the seconds that a server says, which may be more than there are. */
static usec moment_of(long long seconds)
{
	usec most = MOMENT_FUTURE / SECONDS(1);

	return seconds > most ? MOMENT_FUTURE : seconds < -most ? MOMENT_PAST : SECONDS(seconds);
}

static void take_zone(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;

	(void)q;
	for (int row = 0; row < PQntuples(r); row++)
		if (!PQgetisnull(r, row, 1))
			zone_add(&p->zone, moment_of(strtoll(PQgetvalue(r, row, 0), NULL, 10)),
				 (int)strtol(PQgetvalue(r, row, 1), NULL, 10));
}

/* The second is for bytes that are no text in the server's own encoding. */
static bool is_garbled(const char *state)
{
	return !strcmp(state, "22P05") || !strcmp(state, "22021");
}

/* Its columns are of other types: what comes back is another, or, of what changed, what the server would have to reckon with. */
static bool is_anew(const char *state)
{
	return !strcmp(state, "0A000") || !strcmp(state, "42883");
}

/* In the order of asking. */
static size_t place_of(size_t statement)
{
	return statement < SELECT || statement >= WORK ? statement : SELECT + (statement - SELECT) % DATASETS;
}

/* Is it the view itself that is not as it was? Errors of its data, and those of a server that has trouble, say nothing of that. */
static bool is_of_view(const char *state)
{
	return !strncmp(state, "42", 2) || !strncmp(state, "0A", 2);
}

/* A view that went, or was made anew, may come back under the same token with other rows. */
static void forget(struct poll *p, const char *view)
{
	for (size_t i = 0; i < DATASETS; i++)
		if (!strcmp(view, datasets_all[i].view))
			section_promise(&p->kept[i], NULL, NULL);
}

/*
 * A pooler lends us one connection and then another. What boards ask has the same names on all of them, so what one has prepared
 * serves the others; but what is missing on this one, or is there already, shows only when it is asked for. Where one is missing
 * the later ones will be, too, asked for this time or not, and where one is there, they; of those for which it is not so the next
 * error tells. Each of them comes further than the one before.
 */
static void learn(struct poll *p, const struct question *q, bool there)
{
	size_t from = 0;

	while (from < STATEMENTS && strcmp(q->name, p->statements[from].name) != 0)
		from++;
	for (size_t i = 0; i < STATEMENTS; i++)
		if (place_of(i) >= place_of(from))
			p->statements[i].prepared = there;
	p->lost = true;
	p->losses += LOSS;
	p->unnamed |= p->losses > LOSSES_MOST; /* here nothing stays */
}

static void take_error(void *asker, const struct question *q, const PGresult *r)
{
	struct poll *p = asker;
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
	const char *words = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
	struct failure_place at = p->at;

	/* What was asked after that fails with it, and is asked again. */
	if (p->garbled || p->lost)
		return;
	at.view = q->view;
	if (state && is_of_view(state) && !statement_lost(state))
		forget(p, q->view);
	if (!state)
		fail(p, failure_of_message(PQresultErrorMessage(r), &at));
	else if (q->name && statement_lost(state))
		learn(p, q, q->prepare);
	else if (is_garbled(state) && !p->pipeline.raw)
		p->garbled = true;
	else if (q->name && is_anew(state))
		fail(p, failure_at(LINK_UNREACHABLE, PACE_SOON, N_("view board.{view} was made anew"), "", &at));
	else
		fail(p, failure_of_state(state, words ? words : "", &at));
}

/* The server does not know it (invalid_parameter_value), which costs no more than the zone. */
static void take_zone_error(void *asker, const struct question *q, const PGresult *r)
{
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);

	if (!state || strcmp(state, "22023") != 0)
		take_error(asker, q, r);
}

/* What only the server's answer is waited for. */
static bool order(struct poll *p, const char *sql)
{
	return pipeline_ask(&p->pipeline, (struct question){ .sql = sql, .view = "", .failed = take_error });
}

/* One row of one column. */
static bool ask(struct poll *p, const char *sql, const char *view,
		void (*take)(void *asker, const struct question *q, const PGresult *r))
{
	const struct question q = { .sql = sql, .view = view, .columns = 1, .take = take, .failed = take_error };

	return pipeline_ask(&p->pipeline, q);
}

/* Planned once: to plan the views takes longer than to find them unchanged, and a whole crowd of boards may come back at once. */
static bool ask_again(struct poll *p, size_t statement, struct question q)
{
	struct statement *s = &p->statements[statement];

	q.sql = s->sql;
	q.failed = take_error;
	if (!p->unnamed) {
		q.name = s->name;
		q.prepare = !s->prepared;
		s->prepared = true;
	}
	return pipeline_ask(&p->pipeline, q);
}

/* More time than usual is given for a poll or two, and each time another: not worth to be prepared. */
static bool ask_setup(struct poll *p)
{
	struct question q = { .view = "", .columns = 1, .take = take_setup, .failed = take_error };

	if (p->patience == p->settings->answer_timeout)
		return ask_again(p, SETUP, q);
	q.sql = queries_setup(p->patience, p->board->arena);
	return pipeline_ask(&p->pipeline, q);
}

static bool ask_check(struct poll *p)
{
	return ask(p, queries_writes, "", take_writes) && ask(p, queries_contract, "about", take_contract);
}

static bool ask_one(struct poll *p, size_t i)
{
	const struct dataset *d = &datasets_all[i];
	const struct question q = { .params = 1, .param = { p->one }, .columns = (int)d->fields_n, .view = d->view,
				    .dataset = i, .take = take_rows };

	section_drop(&p->kept[i]);
	p->promises[i].asked = p->promises[i].one_asked = true;
	return !p->one[0] || ask_again(p, OF_ONE + i, q);
}

static bool ask_changes(struct poll *p, size_t i)
{
	const char *since = arena_printf(p->board->arena, "%" PRId64, p->since / SECONDS(1));
	const struct question q = { .params = 2, .param = { p->seen, since }, .columns = 1,
				    .view = datasets_all[i].view, .dataset = i, .take = take_rows };

	p->promises[i].asked = p->promises[i].by_row_asked = true;
	return ask_again(p, BY_ROW + i, q);
}

/* Those rows that changed, where all others are here; else all, unless none has changed. */
static bool ask_rows(struct poll *p, size_t i)
{
	const struct dataset *d = &datasets_all[i];
	const struct section *kept = &p->kept[i];
	const struct question q = { .params = 1, .param = { p->whole ? NULL : kept->token },
				    .columns = (int)d->fields_n, .view = d->view, .dataset = i, .take = take_rows };

	if (!p->whole && p->seen[0] && kept->by_row && section_is_whole(kept) && contract_has_keys(d))
		return ask_changes(p, i);
	p->promises[i].asked = true;
	return ask_again(p, SELECT + i, q);
}

/* Are they there to be asked for, and what they were? */
static bool ask_no_rows(struct poll *p, size_t i)
{
	const struct dataset *d = &datasets_all[i];
	const struct question q = { .columns = (int)d->fields_n, .view = d->view, .dataset = i, .take = take_no_rows };

	return ask_again(p, NO_ROWS + i, q);
}

static bool can_wait(const struct poll *p, size_t i)
{
	return !p->whole && p->kept[i].arena && p->kept[i].token && !p->lately[i];
}

static bool ask_all_rows(struct poll *p)
{
	bool ok = true;

	for (size_t i = 0; ok && i < DATASETS; i++)
		if (datasets_all[i].of_one && !p->all)
			ok = ask_one(p, i);
		else if (!can_wait(p, i))
			ok = ask_rows(p, i);
		else if (i == p->turn)
			ok = ask_no_rows(p, i);
	return ok;
}

/* The last of a transaction: a zone that the server does not know is an error, which must not cost the rows before it. */
static bool ask_zone(struct poll *p)
{
	const struct question q = { .sql = queries_zone, .view = "about", .columns = 2, .take = take_zone,
				    .failed = take_zone_error };

	p->zone = (struct zone){ .n = 0 };
	return pipeline_ask(&p->pipeline, q);
}

/*
 * A pooler would let another client hear what we listen for, and a standby hears nothing; what they are is known from the first
 * poll on. A transaction of its own: when it is refused there is no bell.
 */
static bool ask_to_hear(struct poll *p)
{
	if (p->listens || p->asked == 1 || !p->settings->doorbell || !p->direct || p->standby)
		return true;
	p->listens = true;
	return pipeline_ask(&p->pipeline, (struct question){ .sql = "LISTEN patrolboard", .view = "" }) &&
	       pipeline_sync(&p->pipeline);
}

static bool ask_all(struct poll *p)
{
	const struct question about = { .view = "about", .columns = 1, .take = take_about };
	const struct question changed = { .view = "changed", .columns = 1, .take = take_changed };
	const struct question work = { .view = "", .columns = 1, .take = take_work };

	return order(p, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") && ask_setup(p) &&
	       (!p->pipeline.raw || order(p, "SET LOCAL client_encoding TO SQL_ASCII")) &&
	       (p->checked || ask_check(p)) && ask_again(p, ABOUT, about) && ask_again(p, CHANGED, changed) &&
	       ask_all_rows(p) && ask_again(p, WORK, work) && (!p->zone_asked || ask_zone(p)) && order(p, "COMMIT") &&
	       pipeline_sync(&p->pipeline);
}

/* An error has left the transaction open. */
static bool is_open(const struct poll *p)
{
	return PQtransactionStatus(p->pipeline.conn) != PQTRANS_IDLE;
}

/*
 * What an error has left open ends with what is asked next: a pooler lends a connection from the beginning of a transaction to its
 * end, and whoever gives it back has to wait in line for another.
 */
static bool send(struct poll *p, bool zone, bool whole)
{
	drop_poll(p);
	p->board = board_new();
	p->board->states_of = p->all ? NULL : arena_text(p->board->arena, p->one, strlen(p->one));
	memset(p->promises, 0, sizeof p->promises);
	p->worked = 0;
	p->zone_asked = zone;
	p->whole = whole;
	p->again = p->lost = p->garbled = false;
	p->asked++;
	return ((!is_open(p) || order(p, "ROLLBACK")) && ask_to_hear(p) && ask_all(p)) || fail_broken(p);
}

bool poll_look_at(struct poll *p, const char *key)
{
	if (p->all ? !key : key && !strcmp(key, p->one))
		return false;
	p->all = !key;
	snprintf(p->one, sizeof p->one, "%s", key ? key : "");
	return p->all || p->one[0];
}

bool poll_send(struct poll *p, bool zone, bool whole, usec patience)
{
	p->patience = patience;
	p->pipeline.rows = p->pipeline.bytes = 0;
	return send(p, zone, whole);
}

short poll_events(const struct poll *p)
{
	return pipeline_events(&p->pipeline);
}

/* Has something changed that was not asked for? */
static bool has_missed(const struct poll *p)
{
	for (size_t i = 0; i < DATASETS; i++)
		if (!p->promises[i].unchanged && !p->promises[i].asked)
			return true;
	return false;
}

/* When the server's clock has leapt, or it is another's now, it shows so only with the answer. */
static bool zone_is_another(const struct poll *p)
{
	usec leapt = moment_since(p->board->about.now, p->zone_at);

	return !p->zone_asked && (leapt > QUERIES_ZONE_REACH || leapt < -QUERIES_ZONE_REACH ||
				  strcmp(p->board->about.time_zone, p->zone_of) != 0);
}

static bool is_complete(const struct poll *p)
{
	return !has_missed(p) && !p->again && !zone_is_another(p);
}

static void note_changes(struct poll *p)
{
	for (size_t i = 0; i < DATASETS; i++)
		if (!p->promises[i].unchanged)
			p->lately[i] = LATELY + 1; /* this poll counts */
}

/* With all else once more, for a board shows one moment. */
static bool ask_the_rest(struct poll *p)
{
	note_changes(p);
	return send(p, p->zone_asked || zone_is_another(p), p->whole || p->again);
}

static void note_zone(struct poll *p)
{
	p->zone_at = p->board->about.now;
	snprintf(p->zone_of, sizeof p->zone_of, "%s", p->board->about.time_zone);
}

/* Sections that are new replace the old ones, all together, now that the whole poll is known to have gone well. */
static void compose(struct poll *p)
{
	note_changes(p);
	for (size_t i = 0; i < DATASETS; i++) {
		if (p->fresh[i].arena) {
			section_drop(&p->kept[i]);
			p->kept[i] = p->fresh[i];
			p->fresh[i] = (struct section){ .arena = NULL };
		}
		section_fill(&p->kept[i], &datasets_all[i], p->board);
	}
	for (size_t i = 0; i < DATASETS; i++)
		p->lately[i] -= p->lately[i] > 0;
	p->turn = (p->turn + 1) % DATASETS; /* now that it went well: one that fails is asked for until it does not */
	p->losses -= p->losses > 0;
	memcpy(p->seen, p->sees, sizeof p->seen);
	p->since = p->board->about.now / SECONDS(1) * SECONDS(1);
	if (p->zone_asked)
		note_zone(p);
	p->board->zone = p->zone;
	if (!p->zone.n)
		p->board->about.time_zone = ""; /* the server does not know it, and what is shown is UTC */
}

static bool roll_back(struct poll *p)
{
	return (order(p, "ROLLBACK") && pipeline_sync(&p->pipeline)) || fail_broken(p);
}

/* One value must not cost all the others: from here to the end of the connection the server sends them as they are. */
static bool send_raw(struct poll *p)
{
	p->pipeline.raw = true;
	return send(p, p->zone_asked, p->whole);
}

/* After all answers: asks at once what they leave to be asked; POLL_DONE: nothing. */
static enum poll_progress go_on(struct poll *p)
{
	bool sent;

	if (p->garbled)
		sent = send_raw(p);
	else if (p->lost)
		sent = send(p, p->zone_asked, p->whole);
	else if (is_open(p)) /* the zone is none */
		sent = roll_back(p);
	else if (is_complete(p))
		return POLL_DONE;
	else
		sent = ask_the_rest(p);
	return sent ? POLL_GOES_ON : POLL_FAILED;
}

enum poll_progress poll_collect(struct poll *p)
{
	size_t answered = p->pipeline.answered;
	enum poll_progress progress;

	switch (pipeline_collect(&p->pipeline, p)) {
	case PIPELINE_WAITS:
		return p->pipeline.answered > answered ? POLL_GOES_ON : POLL_WAITS;
	case PIPELINE_BROKEN:
		fail_broken(p);
		return POLL_FAILED;
	case PIPELINE_DONE:
		break;
	}
	if (p->failure.kind != LINK_FINE)
		return POLL_FAILED;
	progress = go_on(p);
	if (progress == POLL_DONE)
		compose(p);
	return progress;
}

const struct board *poll_take(struct poll *p)
{
	struct board *b = p->board;

	p->board = NULL;
	return board_publish(b);
}

const struct failure *poll_failure(const struct poll *p)
{
	return &p->failure;
}

size_t poll_rows(const struct poll *p)
{
	return p->pipeline.rows;
}

size_t poll_bytes(const struct poll *p)
{
	return p->pipeline.bytes;
}

bool poll_rung(struct poll *p)
{
	PGnotify *n = PQnotifies(p->pipeline.conn);
	bool rung = n;

	for (; n; n = PQnotifies(p->pipeline.conn))
		PQfreemem(n);
	return rung;
}

usec poll_worked(const struct poll *p)
{
	return p->worked;
}

bool poll_standby(const struct poll *p)
{
	return p->standby;
}

usec poll_lag(const struct poll *p)
{
	return p->lag;
}
