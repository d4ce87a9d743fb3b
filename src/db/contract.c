#include "db/contract.h"

#include <stdio.h>
#include <string.h>

static const struct field changed_fields[] = {
	DATASET_FIELD(changed, dataset, const char *, FIELD_TEXT, false,
		      "the name of a view of this contract, without the schema"),
	DATASET_FIELD(changed, token, const char *, FIELD_TEXT, true,
		      "equal tokens promise equal rows, so that a view that has not changed costs one comparison. NULL "
		"promises nothing: that view is read every time. A token must not come back after a restore or a "
		"change of servers; one that is longer than 1024 bytes counts as NULL"),
};

const struct dataset contract_changed = {
	"changed", changed_fields, sizeof changed_fields / sizeof *changed_fields, 1, sizeof(struct changed), 0,
};

const struct dataset *contract_view(size_t i)
{
	if (!i)
		return &dataset_about;
	return i <= DATASETS ? &datasets_all[i - 1] : &contract_changed;
}

#define COLUMNS_TEXT 4096

static const char *columns(const struct dataset *d, char text[COLUMNS_TEXT])
{
	FILE *out = fmemopen(text, COLUMNS_TEXT, "w");

	for (size_t i = 0; out && i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		fputs(i ? ", " : "", out);
		if (decode_kind(f->kind)->cut)
			fprintf(out, "left(\"%s\"::text, %d)", f->name, DECODE_CHARACTERS);
		else
			fprintf(out, "\"%s\"", f->name);
	}
	if (out)
		fclose(out);
	return text;
}

const char *contract_select(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a, "SELECT %s FROM board.%s LIMIT %d", columns(d, text), d->view, limit);
}

const char *contract_select_changed(const struct dataset *d, int limit, struct arena *a)
{
	char text[COLUMNS_TEXT];

	return arena_printf(a,
			    "SELECT %s FROM board.%s WHERE NOT EXISTS (SELECT FROM board.changed"
			    " WHERE dataset::text = '%s' AND token::text = $1::text) LIMIT %d",
			    columns(d, text), d->view, d->view, limit);
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
