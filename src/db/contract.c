#include "db/contract.h"

#include <stdio.h>
#include <string.h>

static const struct field changed_fields[] = {
	DATASET_FIELD(changed, dataset, const char *, FIELD_TEXT, false,
		      "the name of a view of this contract, without the schema"),
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
	{ "changed", DATASET_ALL(changed_fields), 1, sizeof(struct changed), 0, false },
	{ "changed_row", DATASET_ALL(changed_row_fields), 2, sizeof(struct changed_row), 0, false },
};

const struct dataset *contract_view(size_t i)
{
	if (!i)
		return &dataset_about;
	return i <= DATASETS ? &datasets_all[i - 1] : &views_beside[i - 1 - DATASETS];
}

#define COLUMNS_TEXT 4096

static void write_column(const char *table, const struct field *f, FILE *out)
{
	if (decode_kind(f->kind)->cut)
		fprintf(out, "left(%s\"%s\"::text, %d)", table, f->name, DECODE_CHARACTERS);
	else
		fprintf(out, "%s\"%s\"", table, f->name);
}

/* The columns from the `first` one on. */
static const char *columns(const struct dataset *d, const char *table, size_t first, char text[COLUMNS_TEXT])
{
	FILE *out = fmemopen(text, COLUMNS_TEXT, "w");

	if (!out)
		arena_exhausted();
	for (size_t i = first; i < d->fields_n; i++) {
		if (i > first)
			fputs(", ", out);
		write_column(table, &d->fields[i], out);
	}
	fclose(out);
	return text;
}

const char *contract_select(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s LIMIT %d", columns(d, "", 0, text), d->view, limit);
}

const char *contract_select_changed(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a,
			    "SELECT %s FROM board.%s WHERE NOT EXISTS (SELECT FROM board.changed"
			    " WHERE dataset::text = '%s' AND token::text = $1::text) LIMIT %d",
			    columns(d, "", 0, text), d->view, d->view, limit);
}

const char *contract_select_of_one(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s WHERE \"%s\"::text = $1::text LIMIT %d",
			    columns(d, "", 0, text), d->view, d->fields[0].name, limit);
}

bool contract_has_keys(const struct dataset *d)
{
	return d->fields[0].kind == FIELD_TEXT;
}

const char *contract_select_by_row(const struct dataset *d, int limit, struct arena *a)
{
	const char *key = d->fields[0].name;
	char text[COLUMNS_TEXT];

	return arena_printf(a,
			    "SELECT left(k.key, %d), %s, v.\"%s\" IS NOT NULL"
			    " FROM (SELECT DISTINCT key::text AS key FROM board.changed_row"
			    " WHERE dataset::text = '%s' AND changed_in >= $1::bigint) k"
			    " LEFT JOIN board.%s v ON v.\"%s\"::text = k.key LIMIT %d",
			    DECODE_CHARACTERS, columns(d, "v.", 1, text), key, d->view, d->view, key, limit);
}

size_t contract_read(const struct dataset *d, const struct datum *cells, struct arena *a, void *row, size_t *unreadable)
{
	size_t failed = 0;

	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		if (decode_value(decode_kind(f->kind), f->nullable, cells[i], a, (char *)row + f->offset))
			continue;
		failed++;
		if (unreadable)
			unreadable[i]++;
	}
	return failed;
}
