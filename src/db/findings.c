#include "db/findings.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "db/template.h"

#define LINE 4096
#define VERDICT_CELLS 8
#define OLDEST_SERVER 150000
#define READER "patrolboard_reader"

struct report {
	const struct seen *seen;
	const char *role, *database; /* as SQL writes them */
	const char *sql;             /* the folder with install.sql */
	bool stands_in;              /* `role` is the one to be made, for ours is a superuser and stays as it is */
	FILE *out;
	size_t problems;
	bool unfit;
};

/* A value of a setting that will not do; without `bad`, any value but none. A setting may have several. */
static const struct rule {
	const char *setting, *bad;
	enum { FIT, UNFIT, WRITER } fitness; /* would the board come up? not for WRITER, unless that is allowed */
	enum verdict verdict;
	const char *finding, *mend;
} rules[] = {
	{ "superuser", "on", WRITER, VERDICT_WRONG, N_("this role is a superuser"),
	  N_("connect as {reader}; where there is no such role, CREATE ROLE {reader} LOGIN;") },
	{ "schema", "missing", UNFIT, VERDICT_MISSING, N_("schema board in database {database}"),
	  N_("psql -d {database} -f {sql}/install.sql; or, for tables of your own, CREATE SCHEMA board;"
	     " GRANT USAGE ON SCHEMA board TO {role};") },
	{ "schema", "closed", UNFIT, VERDICT_WRONG, N_("role {role} may not use schema board"),
	  "GRANT USAGE ON SCHEMA board TO {role};" },
	{ "changes", NULL, WRITER, VERDICT_WRONG, N_("role {role} may change {value}"),
	  "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {value} FROM PUBLIC, {role};" },
	{ "calls", NULL, WRITER, VERDICT_WRONG, N_("role {role} may call {value}"),
	  "REVOKE EXECUTE ON FUNCTION {value} FROM PUBLIC, {role};" },
	{ "temporary", "true", FIT, VERDICT_WRONG, N_("role {role} may make temporary tables"),
	  "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {role};" },
	{ "create", NULL, FIT, VERDICT_WRONG, N_("role {role} may create things in schema {value}"),
	  "REVOKE CREATE ON SCHEMA {value} FROM PUBLIC, {role};" },
	{ "default_transaction_read_only", "off", FIT, VERDICT_WRONG, N_("default_transaction_read_only is off"),
	  "ALTER ROLE {role} SET default_transaction_read_only = on;" },
	{ "statement_timeout", "0", FIT, VERDICT_WRONG, N_("statement_timeout is not set"),
	  "ALTER ROLE {role} SET statement_timeout = '5s';" },
	{ "lock_timeout", "0", FIT, VERDICT_WRONG, N_("lock_timeout is not set"),
	  "ALTER ROLE {role} SET lock_timeout = '1s';" },
	{ "idle_in_transaction_session_timeout", "0", FIT, VERDICT_WRONG,
	  N_("idle_in_transaction_session_timeout is not set"),
	  "ALTER ROLE {role} SET idle_in_transaction_session_timeout = '10s';" },
	{ "default_transaction_isolation", "read committed", FIT, VERDICT_WRONG,
	  N_("default_transaction_isolation is read committed"),
	  "ALTER ROLE {role} SET default_transaction_isolation = 'repeatable read';" },
	{ "client_connection_check_interval", "0", FIT, VERDICT_WRONG,
	  N_("client_connection_check_interval is not set"),
	  "ALTER ROLE {role} SET client_connection_check_interval = '2s';" },
};

void findings_line(enum verdict verdict, const char *text, const char *mend, FILE *out)
{
	static const char *const words[] = {
		[VERDICT_OK] = CN_("verdict", "ok"),
		[VERDICT_MISSING] = CN_("verdict", "missing"),
		[VERDICT_WRONG] = CN_("verdict", "wrong"),
	};
	const char *word = tongue_sense("verdict", words[verdict]);
	int short_of = VERDICT_CELLS - text_width(word);
	char raw[2 * LINE], safe[2 * LINE];

	snprintf(raw, sizeof raw, "%s%*s %s%s%s", word, short_of > 0 ? short_of : 0, "", T_(text),
		 *mend ? T_("   mend: ") : "", T_(mend));
	text_clean(raw, safe, sizeof safe);
	fprintf(out, "%s\n", safe);
}

void findings_count(size_t problems, FILE *out)
{
	fprintf(out, P_("%zu problem", "%zu problems", problems), problems);
	fprintf(out, "%s\n", problems > 1 ? T_(": mend them from the first on, and check again") : "");
}

static void ok(struct report *r, const char *what)
{
	findings_line(VERDICT_OK, what, "", r->out);
}

static void problem(struct report *r, enum verdict verdict, bool unfit, const char *text, const char *mend)
{
	r->problems++;
	r->unfit |= unfit;
	findings_line(verdict, text, mend, r->out);
}

static const char *setting(const struct seen *s, const char *name)
{
	for (size_t i = 0; i < s->settings_n; i++)
		if (!strcmp(s->settings[i].name, name))
			return s->settings[i].value;
	return "";
}

static bool broken(const struct rule *rule, const char *value)
{
	return rule->bad ? !strcmp(value, rule->bad) : *value;
}

static void apply(struct report *r, const struct rule *rule, const char *value)
{
	const struct part parts[] = {
		{ "role", r->role },   { "database", r->database }, { "sql", r->sql },
		{ "value", value },    { "reader", READER },
	};
	char finding[LINE], mend[LINE];

	template_fill(finding, sizeof finding, T_(rule->finding), parts, sizeof parts / sizeof *parts);
	template_fill(mend, sizeof mend, T_(rule->mend), parts, sizeof parts / sizeof *parts);
	problem(r, rule->verdict, rule->fitness != FIT, finding, mend);
}

static void check_rule(struct report *r, const struct rule *rule)
{
	for (size_t i = 0; i < r->seen->settings_n; i++) {
		const struct setting_seen *s = &r->seen->settings[i];

		if (!strcmp(s->name, rule->setting) && broken(rule, s->value))
			apply(r, rule, s->value);
	}
}

static void check_rules(struct report *r, bool allow_writer)
{
	char text[64];
	size_t before = r->problems;

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if ((rules[i].fitness != WRITER || !allow_writer) && (rules[i].fitness != FIT || !r->stands_in))
			check_rule(r, &rules[i]);
	if (r->problems > before)
		return;
	snprintf(text, sizeof text, T_("role %.50s"), r->role);
	ok(r, text);
}

static void check_server(struct report *r)
{
	long version = strtol(setting(r->seen, "server_version_num"), NULL, 10);
	char text[80];

	snprintf(text, sizeof text, "PostgreSQL %ld.%ld", version / 10000, version % 10000);
	if (version >= OLDEST_SERVER)
		ok(r, text);
	else
		problem(r, VERDICT_WRONG, false, text, N_("run PostgreSQL 15 or later"));
}

static void check_about(struct report *r)
{
	const struct seen *s = r->seen;
	char text[80], mend[LINE];

	if (!*s->readings[0].error && !s->readings[0].rows) {
		problem(r, VERDICT_MISSING, true, N_("the row of board.about"),
			N_("put one row into what the view reads"));
		return;
	}
	if (*s->contract && strtol(s->contract, NULL, 10) != BOARD_CONTRACT) {
		snprintf(text, sizeof text, T_("board.about.contract is %.20s, wants %d"), s->contract, BOARD_CONTRACT);
		snprintf(mend, sizeof mend, T_("bring the older side up to date: %s/install.sql, or this program"),
			 r->sql);
		problem(r, VERDICT_WRONG, true, text, mend);
	}
	if (!s->zone_known && *s->contract)
		problem(r, VERDICT_WRONG, false,
			N_("board.about.time_zone: the server does not know it, and times show in UTC"),
			N_("use a name that SELECT name FROM pg_timezone_names has"));
}

static const struct column_seen *column(const struct seen *s, const char *view, const char *name)
{
	for (size_t i = 0; i < s->columns_n; i++)
		if (!strcmp(s->columns[i].view, view) && (!name || !strcmp(s->columns[i].name, name)))
			return &s->columns[i];
	return NULL;
}

static const char *wants(const struct field *f)
{
	return decode_kind(f->kind)->wants;
}

/* A view that holds nothing, for a start: the board comes up, and one view after the other gets its query. */
static void write_start(const struct dataset *d, FILE *out)
{
	if (d == &dataset_about) {
		fputs("1 AS contract, 'Our force'::text AS force, 'Europe/London'::text AS time_zone, now() AS now,"
		      " current_date AS programme_started, 15 AS effective_minutes", out);
		return;
	}
	for (size_t i = 0; i < d->fields_n; i++)
		fprintf(out, "%sNULL::%s AS %s", i ? ", " : "", wants(&d->fields[i]), d->fields[i].name);
	fputs(" WHERE false", out);
}

static void view_missing(struct report *r, const struct dataset *d)
{
	char text[LINE], mend[LINE] = "";
	FILE *out = fmemopen(mend, sizeof mend, "w");

	if (!out)
		return;
	fprintf(out, T_("%s/install.sql, or, for a start, CREATE VIEW board.%s AS SELECT "), r->sql, d->view);
	write_start(d, out);
	fprintf(out, "; GRANT SELECT ON board.%s TO %s;", d->view, r->role);
	fclose(out);
	snprintf(text, sizeof text, "board.%s", d->view);
	problem(r, VERDICT_MISSING, true, text, mend);
}

static void column_missing(struct report *r, const struct dataset *d, const struct field *f)
{
	char text[LINE], mend[LINE];

	snprintf(text, sizeof text, "board.%s.%s (%s)", d->view, f->name, wants(f));
	snprintf(mend, sizeof mend,
		 T_("CREATE OR REPLACE VIEW board.%s AS SELECT v.*, NULL::%s AS %s FROM (...) v;"
		    " with the view's own query for (...)"),
		 d->view, wants(f), f->name);
	problem(r, VERDICT_MISSING, true, text, mend);
}

/* A cast of a local time takes it for one of the session's zone, and shows times that are wrong by hours. */
static bool is_local(const struct field *f, const char *type)
{
	return f->kind == FIELD_MOMENT && !strcmp(type, "timestamp");
}

static void column_wrong(struct report *r, const struct dataset *d, const struct field *f, const char *type)
{
	char text[LINE], mend[LINE], cast[80] = " AT TIME ZONE 'Europe/London'";

	snprintf(text, sizeof text, T_("board.%s.%s is %s, wants %s"), d->view, f->name, type, wants(f));
	if (!is_local(f, type))
		snprintf(cast, sizeof cast, "::%s", wants(f));
	snprintf(mend, sizeof mend,
		 T_("DROP VIEW board.%s; create it again with (...)%s AS %s; GRANT SELECT ON board.%s TO %s;"), d->view,
		 cast, f->name, d->view, r->role);
	problem(r, VERDICT_WRONG, false, text, mend);
}

static void values_wrong(struct report *r, const struct dataset *d, const struct field *f, const struct reading *seen)
{
	size_t i = (size_t)(f - d->fields);
	const char *example = seen->example[i], *quote = example ? "'" : "";
	char text[LINE];

	snprintf(text, sizeof text, T_("board.%s.%s: %zu of %zu values cannot be read as %s, the first is %s%.80s%s"),
		 d->view, f->name, seen->unreadable[i], seen->rows, wants(f), quote, example ? example : "NULL", quote);
	problem(r, VERDICT_WRONG, false, text,
		N_("put them right where they come from; until then they show as absent"));
}

static void check_field(struct report *r, const struct dataset *d, const struct field *f, const struct reading *seen)
{
	const struct column_seen *c = column(r->seen, d->view, f->name);

	if (!c)
		column_missing(r, d, f);
	else if (!decode_accepts(decode_kind(f->kind), c->type))
		column_wrong(r, d, f, c->type);
	else if (seen->unreadable[f - d->fields])
		values_wrong(r, d, f, seen);
}

static void values_senseless(struct report *r, const struct sense *rule, const struct reading *seen, size_t i)
{
	char text[LINE];

	snprintf(text, sizeof text, T_("board.%s.%s: %zu of %zu values %s; one is '%.80s'"), rule->view, rule->column,
		 seen->senseless[i], seen->all, T_(rule->finding), seen->instance[i]);
	problem(r, VERDICT_WRONG, false, text, rule->mend);
}

static void check_senses(struct report *r, const struct dataset *d, const struct reading *seen)
{
	char text[LINE];

	for (size_t i = 0; i < SENSES; i++)
		if (seen->senseless[i])
			values_senseless(r, sense_of(d, i), seen, i);
	if (seen->all <= (size_t)r->seen->max_rows)
		return;
	snprintf(text, sizeof text, T_("board.%s has %zu rows, and the board reads %d of them"), d->view, seen->all,
		 r->seen->max_rows);
	problem(r, VERDICT_WRONG, false, text, N_("bound the view by time, or raise database.max_rows"));
}

static void not_permitted(struct report *r, const struct dataset *d)
{
	char text[LINE], mend[LINE];

	snprintf(text, sizeof text, T_("board.%s may not be read by role %s"), d->view, r->role);
	snprintf(mend, sizeof mend, "GRANT SELECT ON board.%s TO %s;", d->view, r->role);
	problem(r, VERDICT_WRONG, true, text, mend);
}

static void check_reading(struct report *r, const struct dataset *d, const struct reading *seen)
{
	char text[LINE];

	snprintf(text, sizeof text, T_("board.%s cannot be read: %.1000s"), d->view, seen->error);
	problem(r, VERDICT_WRONG, true, text, N_("put the view's query right"));
}

static bool may_read(const struct report *r, const struct dataset *d)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		const struct column_seen *c = column(r->seen, d->view, d->fields[i].name);

		if (c && !c->readable)
			return false;
	}
	return true;
}

static void check_view(struct report *r, const struct dataset *d, const struct reading *seen)
{
	size_t before = r->problems;
	char text[80];

	if (!column(r->seen, d->view, NULL)) {
		view_missing(r, d);
		return;
	}
	if (!may_read(r, d))
		not_permitted(r, d);
	for (size_t i = 0; i < d->fields_n; i++)
		check_field(r, d, &d->fields[i], seen);
	check_senses(r, d, seen);
	/* A closed schema is one problem, not one of each view. */
	if (!strcmp(setting(r->seen, "schema"), "closed"))
		return;
	if (r->problems == before && *seen->error)
		check_reading(r, d, seen);
	if (r->problems > before)
		return;
	snprintf(text, sizeof text, "board.%s", d->view);
	ok(r, text);
}

size_t findings_write(const struct seen *s, const char *sql, bool allow_writer, FILE *out, bool *unfit)
{
	bool stands_in = !strcmp(setting(s, "superuser"), "on") && !allow_writer;
	struct report r = { .seen = s, .role = stands_in ? READER : setting(s, "role"), .stands_in = stands_in,
			    .database = setting(s, "database"), .sql = sql, .out = out };

	check_server(&r);
	check_rules(&r, allow_writer);
	for (size_t i = 0; i < CONTRACT_VIEWS; i++)
		check_view(&r, contract_view(i), &s->readings[i]);
	check_about(&r);
	findings_count(r.problems, out);
	*unfit = r.unfit;
	return r.problems;
}
