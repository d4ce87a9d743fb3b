#include "db/contract.h"

#include <stdio.h>
#include <string.h>

static const struct field changed_fields[] = {
	DATASET_FIELD(changed, dataset, const char *, FIELD_TEXT, false,
		      "the name of a view of this contract, without the schema; two rows of one view promise nothing"),
	DATASET_FIELD(changed, token, const char *, FIELD_TEXT, true,
		      "equal tokens promise equal rows, so that a view that has not changed costs one comparison. NULL "
		"promises nothing: that view is read every time. A token must not come back for other rows, nor after "
		"a restore or a change of servers: a board keeps its rows over these; one that is longer than 1024 "
		"bytes counts as NULL"),
	DATASET_FIELD(changed, by_row, const char *, FIELD_TEXT, true,
		      "where it is equal too, changed_row names every row that has changed or gone, so that of many "
		"rows only those are read. NULL promises nothing. It must be another on another server, which gives "
		"the numbers of changed_row to other transactions; and no longer than a token"),
};

static const struct field changed_row_fields[] = {
	DATASET_FIELD(changed_row, dataset, const char *, FIELD_TEXT, false, "as in board.changed"),
	DATASET_FIELD(changed_row, key, const char *, FIELD_TEXT, false,
		      "what the rows that changed or went have in the first column of that view"),
	DATASET_FIELD(changed_row, changed_in, int64_t, FIELD_LARGE, false,
		      "the last transaction that changed them: pg_current_xact_id()::text::bigint in it"),
};

static const struct dataset views_beside[] = {
	{ "changed", DATASET_ALL(changed_fields), 1, sizeof(struct changed), 0, false, false },
	{ "changed_row", DATASET_ALL(changed_row_fields), 2, sizeof(struct changed_row), 0, false, false },
};

const struct dataset *contract_view(size_t i)
{
	if (!i)
		return &dataset_about;
	return i <= DATASETS ? &datasets_all[i - 1] : &views_beside[i - 1 - DATASETS];
}

#define COLUMNS_TEXT 4096

/*
 * Seconds since a moment, of timestamptz alone: also a timestamp and a date have an epoch, which would not say when that was.
 * Whether it is one shows when the statement is planned, and costs nothing after that.
 */
#define SINCE(column) \
	"CASE WHEN true OR " column " + interval '0' <@ tstzrange 'empty'" \
	" THEN extract(epoch FROM " column ") - since.at END"

/* How a column is asked for: as what it is, or, `since`, with moments as seconds since that. */
struct form {
	const char *table;
	bool since;
};

static void write_column(const struct form *form, const struct field *f, FILE *out)
{
	if (decode_kind(f->kind)->cut)
		fprintf(out, "left(%s\"%s\"::text, %d)", form->table, f->name, DECODE_CHARACTERS);
	else if (form->since && f->kind == FIELD_MOMENT)
		fprintf(out, SINCE("%s\"%s\""), form->table, f->name, form->table, f->name);
	else
		fprintf(out, "%s\"%s\"", form->table, f->name);
}

/* The columns from the `first` one on. */
static const char *columns(const struct dataset *d, struct form form, size_t first, char text[COLUMNS_TEXT])
{
	FILE *out = fmemopen(text, COLUMNS_TEXT, "w");

	if (!out)
		arena_exhausted();
	for (size_t i = first; i < d->fields_n; i++) {
		if (i > first)
			fputs(", ", out);
		write_column(&form, &d->fields[i], out);
	}
	fclose(out);
	return text;
}

static const struct form as_they_are = { "", false };

const char *contract_select(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s LIMIT %d", columns(d, as_they_are, 0, text), d->view, limit);
}

const char *contract_select_record(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT ROW(%s)::text FROM board.%s LIMIT %d", columns(d, as_they_are, 0, text), d->view,
			    limit);
}

const char *contract_select_none(const struct dataset *d, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s WHERE false", columns(d, as_they_are, 0, text), d->view);
}

const char *contract_select_changed(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a,
			    "SELECT %s FROM board.%s WHERE NOT EXISTS (SELECT FROM board.changed"
			    " WHERE dataset::text = '%s' AND token::text = $1::text) LIMIT %d",
			    columns(d, as_they_are, 0, text), d->view, d->view, limit);
}

const char *contract_select_of_one(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s WHERE \"%s\"::text = $1::text LIMIT %d",
			    columns(d, as_they_are, 0, text), d->view, d->fields[0].name, limit);
}

bool contract_has_keys(const struct dataset *d)
{
	return d->fields[0].kind == FIELD_TEXT && !d->ordered;
}

/*
 * A range with two ends passes with the planner for a narrow one. Without the upper end, which no transaction comes near, it
 * reckons with a third of all that has ever changed, and reads the whole view and all units for twenty of them.
 */
#define CHANGED_SINCE "changed_in BETWEEN $1::bigint AND 9223372036854775807"

const char *contract_select_by_row(const struct dataset *d, int limit, struct arena *a)
{
	const struct form since = { "v.", true };
	const char *key = d->fields[0].name;
	char text[COLUMNS_TEXT];

	return arena_printf(a,
			    "SELECT ROW(left(k.key, %d), %s, v.\"%s\" IS NOT NULL)::text"
			    " FROM (SELECT DISTINCT key::text AS key FROM board.changed_row"
			    " WHERE dataset::text = '%s' AND " CHANGED_SINCE ") k"
			    " CROSS JOIN (SELECT $2::bigint AS at) since"
			    " LEFT JOIN board.%s v ON v.\"%s\"::text = k.key LIMIT %d",
			    DECODE_CHARACTERS, columns(d, since, 1, text), key, d->view, d->view, key, limit);
}

/* One field, into where it belongs in the row. */
static bool read_field(const struct field *f, struct datum c, usec since, struct arena *a, void *at)
{
	const struct kind *kind = decode_kind(f->kind);

	if (f->kind != FIELD_MOMENT || since == MOMENT_NONE)
		return decode_value(kind, f->nullable, c, a, at);
	kind->absent(at);
	return c.null ? f->nullable : moment_parse_since(c.text, since, at);
}

size_t contract_read(const struct dataset *d, const struct datum *cells, usec since, struct arena *a, void *row,
		     size_t *unreadable)
{
	size_t failed = 0;

	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		if (read_field(f, cells[i], since, a, (char *)row + f->offset))
			continue;
		failed++;
		if (unreadable)
			unreadable[i]++;
	}
	return failed;
}
