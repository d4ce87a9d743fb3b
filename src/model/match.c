#include "model/match.h"

#include <stdint.h>

#include "model/field.h"

struct match match_in(const struct dataset *d, struct list rows, struct arena *arena)
{
	return (struct match){ .dataset = d, .rows = rows, .arena = arena, .key = hash_secret() };
}

static size_t chain_of(const struct match *m, const void *row)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < m->dataset->keys_n; i++)
		hash = hash * 31 + field_hash(&m->dataset->fields[i], row, m->key);
	return (size_t)hash & (m->chains - 1);
}

static bool same_keys(const struct match *m, size_t i, const void *row)
{
	for (size_t k = 0; k < m->dataset->keys_n; k++)
		if (!field_same(&m->dataset->fields[k], dataset_row(m->dataset, m->rows, i), row))
			return false;
	return true;
}

/* From the last row on, so that the chains have the first ones first. */
static void build(struct match *m)
{
	for (m->chains = 16; m->chains < m->rows.n; m->chains *= 2)
		continue;
	m->heads = arena_alloc(m->arena, m->chains, sizeof *m->heads);
	m->next = arena_alloc(m->arena, m->rows.n, sizeof *m->next);
	for (size_t i = m->rows.n; i > 0; i--) {
		size_t *head = &m->heads[chain_of(m, dataset_row(m->dataset, m->rows, i - 1))];

		m->next[i - 1] = *head;
		*head = i;
	}
}

size_t match_find(struct match *m, const void *row)
{
	if (m->expected < m->rows.n && same_keys(m, m->expected, row))
		return m->expected;
	if (!m->rows.n)
		return MATCH_NONE;
	if (!m->heads)
		build(m);
	for (size_t i = m->heads[chain_of(m, row)]; i > 0; i = m->next[i - 1])
		if (same_keys(m, i - 1, row))
			return i - 1;
	return MATCH_NONE;
}
