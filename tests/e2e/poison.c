#include "e2e/poison.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/contract.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define MILLION 1000000

#define ALL_OF(from, to) "(SELECT string_agg(chr(i), '') FROM generate_series(" #from ", " #to ") i)"

/*
 * SQL that makes them. Whoever obeys one of these says 777, and Q stands on both sides of what moves the cursor: so a test knows
 * these from what the board itself says to the terminal.
 */
static const char *const characters[] = {
	ALL_OF(1, 31),
	ALL_OF(127, 159),
	"E'Q\\rQ\\nQ\\bQ\\tQ\\x07Q'",
	"E'\\x1b[777;31m\\x1b[777J\\x1b[?777h\\x1b[777;1H'",
	"E'\\x1b]0;777\\x07\\x1b]52;c;Nzc3\\x1b\\\\'",
	"E'\\x1bP777|\\x1b\\\\\\x1b_777\\x1b\\\\\\x1b^777\\x1b\\\\\\x1bX777\\x1b\\\\\\x1bc\\x1b(0'",
	"chr(155) || '777m' || chr(157) || '0;777' || chr(156) || chr(144) || '777q' || chr(156) || chr(159)",
	ALL_OF(8234, 8238) " || 'txet' || " ALL_OF(8294, 8297) " || chr(8206) || chr(8207) || chr(1564)",
	ALL_OF(8203, 8205) " || 'x' || chr(8288) || chr(65279) || chr(6158) || chr(173) || chr(847)",
	"chr(917505) || " ALL_OF(917536, 917631),
	"repeat(chr(769), 5) || 'e' || repeat(chr(769), 40) || chr(8413)",
	"'a' || chr(8232) || 'b' || chr(8233) || 'c' || chr(133)",
	"chr(57344) || chr(888) || chr(65534) || chr(1114111) || chr(983040)",
	"chr(128104) || chr(8205) || chr(128105) || chr(65039) || chr(127995) || chr(4447) || chr(12644)",
	"repeat(chr(24503), 300)",
	"repeat('long', 2097152)",
	"repeat(chr(27) || '[777m', 10000)",
	"'\"><script>alert(777)</script>&amp;<!--'",
	"'=cmd|'' /C calc''!A0'",
	"'| a | ![x](http://x) `b` *c* [d](e) \\'",
	"'%s%n%1000000s'",
	"'\\x1b5d003037'::bytea::text",
	"convert_from('\\x1b5d3737371b', 'UTF8')",
	"''",
	"NULL",
	"'hovercraft'",
};

/* Lone bytes, parts of characters, too long forms, halves of pairs, beyond all characters; and C1 as a terminal of old has it. */
static const char *const bytes[] = {
	ALL_OF(1, 127),
	ALL_OF(128, 255),
	"E'Q\\rQ\\nQ\\bQ\\tQ\\x07Q'",
	"E'\\x1b[777;31m\\x1b]0;777\\x07'",
	"E'\\x9b777m\\x9d0;777\\x9c\\x90777q\\x9c'",
	"E'\\xe2\\x82'",
	"E'\\xc0\\xaf\\xe0\\x80\\xaf\\xc1\\x9b'",
	"E'\\xed\\xa0\\x80\\xed\\xb0\\x80'",
	"E'\\xf4\\x90\\x80\\x80\\xf8\\x88\\x80\\x80\\x80'",
	"E'\\xe2\\x80\\xae' || 'txet' || E'\\xe2\\x80\\x8b\\xcc\\x81\\xcc\\x81\\xcc\\x81\\xcc\\x81'",
	"repeat(E'\\xe5\\xbe\\xb7', 100)",
	"repeat('long', 2097152)",
};

static const char *const numbers[] = {
	"NULL", "'NaN'", "'Infinity'", "'-Infinity'", "0", "-1", "2147483647", "-2147483648", "1e300", "-1e300",
	"1e-300", "0.5",
};
static const char *const flags[] = { "NULL", "true", "false" };
static const char *const days[] = {
	"NULL", "'infinity'", "'-infinity'", "'5874897-12-31'", "'4713-01-01 BC'", "'1969-12-31'", "'294276-12-31'",
};
static const char *const moments[] = {
	"NULL",
	"'infinity'",
	"'-infinity'",
	"'294276-12-31 23:59:59.999999+00'",
	"'4713-01-01 00:00:00+00 BC'",
	"'1969-12-31 23:59:59.999999+00'",
	"(SELECT now FROM patrol.clock)",
};
static const char *const intervals[] = {
	"NULL", "'0'", "'178000000 years'", "'-178000000 years'", "'1 microsecond'", "'-5 minutes'",
};
static const char *const arrays[] = {
	"NULL", "'{}'", "'{NULL}'", "'{{1,2},{3,4}}'", "'[-7:-6]={1,2}'", "'{2147483647,-2147483648,NULL}'",
	"(SELECT array_agg(i) FROM generate_series(1, 100000) i)",
};

static const struct values {
	const char *type;
	const char *const *at;
	size_t n;
} kinds[FIELD_KINDS] = {
	[FIELD_TEXT] = { "text", characters, LEN(characters) },
	[FIELD_COUNT] = { "numeric", numbers, LEN(numbers) },
	[FIELD_LARGE] = { "numeric", numbers, LEN(numbers) },
	[FIELD_NUMBER] = { "numeric", numbers, LEN(numbers) },
	[FIELD_FLAG] = { "bool", flags, LEN(flags) },
	[FIELD_DAY] = { "date", days, LEN(days) },
	[FIELD_MOMENT] = { "timestamptz", moments, LEN(moments) },
	[FIELD_INTERVAL] = { "interval", intervals, LEN(intervals) },
	[FIELD_DAILY] = { "int[]", arrays, LEN(arrays) },
};

static struct values values_of(enum field_kind kind, enum poison poison)
{
	static const struct values any_bytes = { "text", bytes, LEN(bytes) };

	return kind == FIELD_TEXT && poison == POISON_BYTES ? any_bytes : kinds[kind];
}

/* A text under way. */
struct sql {
	char *text;
	size_t n;
	FILE *out;
};

static void sql_begin(struct sql *s)
{
	s->out = open_memstream(&s->text, &s->n);
	assert(s->out);
}

static void sql_run(struct sql *s, const char *database)
{
	fclose(s->out);
	server_sql_in(server, database, s->text);
	free(s->text);
}

/* One table a kind: poison.k0 and so on, with rows from 0. What is long stays out of line, so that left() need not read it all. */
static void write_values(FILE *out, int kind, struct values v)
{
	fprintf(out, "CREATE TABLE poison.k%d (i int PRIMARY KEY, v %s);", kind, v.type);
	if (kind == FIELD_TEXT)
		fprintf(out, "ALTER TABLE poison.k%d ALTER v SET STORAGE EXTERNAL;", kind);
	for (size_t i = 0; i < v.n; i++)
		fprintf(out, "INSERT INTO poison.k%d VALUES (%zu, %s);", kind, i, v.at[i]);
}

/* Without these there is no board at all, or no report. poison_about is for them. */
static bool must_be_true(const struct dataset *d, const struct field *f)
{
	static const char *const names[] = { "contract", "now", "programme_started" };

	for (size_t i = 0; d == &dataset_about && i < LEN(names); i++)
		if (strcmp(f->name, names[i]) == 0)
			return true;
	return false;
}

/* In each column another value first, and all of them within as many rows. */
static void write_row(FILE *out, const struct dataset *d, enum poison poison)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		fputs(i ? ", " : "", out);
		if (must_be_true(d, f))
			fprintf(out, "(SELECT %s FROM board.true_%s)", f->name, d->view);
		else
			fprintf(out, "(SELECT v FROM poison.k%d WHERE i = (n + turn + %zu) %% %zu) AS %s", (int)f->kind,
				i, values_of(f->kind, poison).n, f->name);
	}
}

static void write_columns(FILE *out, const struct dataset *d)
{
	for (size_t i = 0; i < d->fields_n; i++)
		fprintf(out, "%s\"%s\"", i ? ", " : "", d->fields[i].name);
}

/* Does it say what is unchanged? Of such a view none but hostile rows are left, or nothing would be read again. */
static bool promises(const struct dataset *d)
{
	return strncmp(d->view, "changed", 7) == 0;
}

/* The view is called `true_...` from now on, and in its place is one of its rows, where they are wanted, and `more`. */
static void replace_view(const char *database, const struct dataset *d, bool with_rows,
			 const char *more)
{
	struct sql s;

	sql_begin(&s);
	fprintf(s.out, "BEGIN; ALTER VIEW board.%s RENAME TO true_%s;", d->view, d->view);
	fprintf(s.out, "CREATE VIEW board.%s AS SELECT ", d->view);
	write_columns(s.out, d);
	fprintf(s.out, " FROM board.true_%s WHERE %s", d->view, with_rows ? "true" : "false");
	fprintf(s.out, " UNION ALL SELECT %s;", more);
	fprintf(s.out, "GRANT SELECT ON board.%s TO patrolboard_reader; COMMIT", d->view);
	sql_run(&s, database);
}

/* One view after another: who locks several at once, while they are read in another order, is in a deadlock. */
void poison_mix(const char *database, enum poison poison)
{
	struct sql s;

	sql_begin(&s);
	fprintf(s.out, "BEGIN; CREATE SCHEMA poison; CREATE TABLE poison.turn AS SELECT 0 AS turn;");
	for (int kind = 0; kind < FIELD_KINDS; kind++)
		write_values(s.out, kind, values_of((enum field_kind)kind, poison));
	fprintf(s.out, "COMMIT");
	sql_run(&s, database);
	for (size_t i = 0; i < CONTRACT_VIEWS; i++) {
		const struct dataset *d = contract_view(i);
		struct sql more;

		sql_begin(&more);
		write_row(more.out, d, poison);
		fprintf(more.out, " FROM poison.turn, generate_series(1, %zu) n",
			d == &dataset_about ? 1 : values_of(FIELD_TEXT, poison).n);
		fclose(more.out);
		replace_view(database, d, d != &dataset_about && !promises(d), more.text);
		free(more.text);
	}
}

void poison_stir(const char *database)
{
	server_sql_in(server, database, "UPDATE poison.turn SET turn = turn + 1");
}

/* Keys are all different, so that no row is left out as one that comes twice. */
static void write_flood(FILE *out, const struct dataset *d)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		if (i < d->keys_n && f->kind == FIELD_TEXT)
			fprintf(out, "%s'flood' || n", i ? ", " : "");
		else
			fprintf(out, "%sNULL::%s", i ? ", " : "", kinds[f->kind].type);
	}
}

void poison_flood(const char *database)
{
	for (size_t i = 0; i < CONTRACT_VIEWS; i++) {
		const struct dataset *d = contract_view(i);
		struct sql more;

		if (d == &dataset_about)
			continue;
		sql_begin(&more);
		write_flood(more.out, d);
		fprintf(more.out, " FROM generate_series(1, %d) n", promises(d) ? 1 : MILLION);
		fclose(more.out);
		replace_view(database, d, !promises(d), more.text);
		free(more.text);
	}
}

void poison_clear(const char *database)
{
	for (size_t i = 0; i < CONTRACT_VIEWS; i++) {
		const char *view = contract_view(i)->view;
		struct sql s;

		sql_begin(&s);
		fprintf(s.out,
			"DO $$ BEGIN IF to_regclass('board.true_%s') IS NOT NULL THEN DROP VIEW board.%s;"
			" ALTER VIEW board.true_%s RENAME TO %s; END IF; END $$",
			view, view, view, view);
		sql_run(&s, database);
	}
	server_sql_in(server, database, "DROP SCHEMA IF EXISTS poison CASCADE");
}

void poison_about(const char *column, const char *expression)
{
	struct sql s;

	sql_begin(&s);
	fprintf(s.out, "BEGIN; ALTER VIEW board.about RENAME TO true_about; CREATE VIEW board.about AS SELECT ");
	for (size_t i = 0; i < dataset_about.fields_n; i++) {
		const char *name = dataset_about.fields[i].name;
		bool is_it = strcmp(name, column) == 0;

		fprintf(s.out, "%s%s%s%s AS %s", i ? ", " : "", is_it ? "(" : "", is_it ? expression : name,
			is_it ? ")" : "", name);
	}
	fprintf(s.out, " FROM board.true_about; GRANT SELECT ON board.about TO patrolboard_reader; COMMIT");
	sql_run(&s, NULL);
}

int poison_mend(void **state)
{
	poison_clear(NULL);
	return shared_mend(state);
}
