#include "db/section.h"

#include <libpq-fe.h>
#include <string.h>

size_t section_row(const struct dataset *d, const struct pg_result *r, int row, struct arena *a, void *out,
		   size_t *unreadable)
{
	struct datum cells[CONTRACT_FIELDS];

	for (int i = 0; i < (int)d->fields_n; i++) {
		size_t n = (size_t)PQgetlength(r, row, i);

		cells[i] = (struct datum){ PQgetvalue(r, row, i), n, PQgetisnull(r, row, i) };
	}
	return contract_read(d, cells, a, out, unreadable);
}

void section_read(struct section *s, const struct dataset *d, const struct pg_result *r, int max, const char *token)
{
	int n = PQntuples(r) < max ? PQntuples(r) : max;
	char *rows;

	*s = (struct section){ .arena = arena_new() };
	rows = arena_alloc(s->arena, (size_t)n, d->row_size);
	for (int i = 0; i < n; i++)
		s->rows.unreadable += section_row(d, r, i, s->arena, rows + (size_t)i * d->row_size, NULL);
	s->rows.at = rows;
	s->rows.n = (size_t)n;
	s->rows.capped = PQntuples(r) > max;
	s->token = token ? arena_text(s->arena, token, strlen(token)) : NULL;
}

void section_drop(struct section *s)
{
	arena_drop(s->arena);
	*s = (struct section){ .arena = NULL };
}

void section_fill(const struct section *s, const struct dataset *d, struct board *b)
{
	if (!s->arena)
		return;
	arena_keep(b->arena, s->arena);
	dataset_fill(b, d, s->rows);
}
