#include "db/section.h"

#include <libpq-fe.h>
#include <string.h>

#include "db/record.h"
#include "model/field.h"
#include "model/lookup.h"

/* Texts that are shared hold what no row has any more: no more than this, and as much again as there is. */
#define SPARE_TEXTS ((size_t)64 * 1024)

/* timestamptz, in pg_type. */
#define TIMESTAMPTZ 1184

size_t section_row(const struct dataset *d, const struct pg_result *r, int row, struct arena *a, void *out,
		   size_t *unreadable)
{
	struct datum cells[CONTRACT_FIELDS];

	for (int i = 0; i < (int)d->fields_n; i++) {
		size_t n = (size_t)PQgetlength(r, row, i);

		cells[i] = (struct datum){ PQgetvalue(r, row, i), n, PQgetisnull(r, row, i) };
	}
	return contract_read(d, cells, MOMENT_NONE, a, out, unreadable);
}

/* With texts of its own, or such as there are. */
static struct section begin(struct arena *texts)
{
	struct section s = { .arena = arena_new(), .texts = texts ? arena_share(texts) : arena_new() };

	arena_keep(s.arena, s.texts);
	arena_drop(s.texts);
	return s;
}

static void note_types(struct section *s, const struct dataset *d, const PGresult *r)
{
	s->timed = true;
	for (size_t i = 0; i < d->fields_n; i++) {
		s->types[i] = PQftype(r, (int)i);
		s->timed &= d->fields[i].kind != FIELD_MOMENT || s->types[i] == TIMESTAMPTZ;
	}
}

bool section_has_types(const struct section *s, const struct dataset *d, const struct pg_result *r)
{
	for (size_t i = 0; i < d->fields_n; i++)
		if (PQftype(r, (int)i) != s->types[i])
			return false;
	return true;
}

void section_read(struct section *s, const struct dataset *d, const struct pg_result *r, int max)
{
	int n = PQntuples(r) < max ? PQntuples(r) : max;
	char *rows;

	*s = begin(NULL);
	rows = arena_alloc(s->arena, (size_t)n, d->row_size);
	for (int i = 0; i < n; i++)
		s->rows.unreadable += section_row(d, r, i, s->texts, rows + (size_t)i * d->row_size, NULL);
	s->texts_whole = arena_used(s->texts);
	s->rows.at = rows;
	s->rows.n = (size_t)n;
	s->rows.capped = PQntuples(r) > max;
	note_types(s, d, r);
	s->rows = board_index(d->list, s->rows, NULL, s->arena);
}

bool section_is_whole(const struct section *s)
{
	return s->arena && s->timed && !s->rows.capped && !s->rows.unreadable;
}

void section_promise(struct section *s, const char *token, const char *by_row)
{
	s->token = token ? arena_text(s->arena, token, strlen(token)) : NULL;
	s->by_row = by_row ? arena_text(s->arena, by_row, strlen(by_row)) : NULL;
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

/* Rows on their way into a section: those before, and answers that take the place of some. */
struct merge {
	const struct dataset *dataset;
	struct section to;
	struct arena *scratch;
	bool anew; /* all texts go to a place of their own */
	struct list answers;
	struct lookup_order order;
	struct lookup by_key; /* the answers */
	bool *waits;          /* of each answer: it is a row, and not in its place yet */
	char *rows;
};

static const char *key_of(const struct dataset *d, const void *row)
{
	const char *key;

	memcpy(&key, (const char *)row + d->fields[0].offset, sizeof key);
	return key;
}

/* One answer; false when it cannot be told by its key: that is "", or was cut. */
static bool read_answer(struct merge *m, const struct section_changes *c, int i, void *out)
{
	const struct dataset *d = m->dataset;
	struct datum cells[CONTRACT_FIELDS + 1];
	size_t unreadable;

	if (!record_split(record_text(c->answer, i, m->scratch), cells, d->fields_n + 1))
		return false;
	unreadable = contract_read(d, cells, c->since, m->to.texts, out, NULL);
	m->waits[i] = *cells[d->fields_n].text == 't';
	m->to.rows.unreadable += m->waits[i] ? unreadable : 0;
	return cells[0].n && cells[0].n < DECODE_CHARACTERS;
}

/* False when there is one that cannot be told by its key, or more than were asked for. */
static bool read_answers(struct merge *m, const struct section_changes *c)
{
	const struct dataset *d = m->dataset;
	int n = PQntuples(c->answer);
	char *rows = arena_alloc(m->scratch, (size_t)n, d->row_size);

	m->waits = arena_alloc(m->scratch, (size_t)n, sizeof *m->waits);
	for (int i = 0; i < n; i++)
		if (!read_answer(m, c, i, rows + (size_t)i * d->row_size))
			return false;
	m->answers = (struct list){ .at = rows, .n = (size_t)n };
	m->order = (struct lookup_order){ .row_size = d->row_size, .text = d->fields[0].offset };
	m->by_key = lookup_new(m->scratch, rows, (size_t)n, &m->order);
	return n <= c->max;
}

static void *put(struct merge *m, const void *row)
{
	char *to = m->rows + m->to.rows.n++ * m->dataset->row_size;

	return memcpy(to, row, m->dataset->row_size);
}

static size_t place_of(const struct merge *m, struct list rows, const void *row)
{
	return (size_t)((const char *)row - (const char *)rows.at) / m->dataset->row_size;
}

static void put_answer(struct merge *m, const void *answer)
{
	size_t i = place_of(m, m->answers, answer);

	if (m->waits[i])
		put(m, answer);
	m->waits[i] = false;
}

/* The rows before by their key, as the board has them or else put in order for this. */
static struct lookup by_key_before(const struct merge *m, struct list before)
{
	const struct lookup *by = before.by;

	return by && by->order->text == m->order.text && !by->order->same
		? *by
		: lookup_new(m->scratch, before.at, before.n, &m->order);
}

/* Of which rows before something was answered, by their places. */
static const bool *answered(const struct merge *m, struct list before)
{
	bool *are = arena_alloc(m->scratch, before.n, sizeof *are);
	struct lookup by_key = by_key_before(m, before);

	for (size_t i = 0; i < m->answers.n; i++) {
		size_t n;
		const void *const *rows =
			lookup_range(&by_key, key_of(m->dataset, dataset_row(m->dataset, m->answers, i)), &n);

		for (size_t k = 0; k < n; k++)
			are[place_of(m, before, rows[k])] = true;
	}
	return are;
}

static void put_before(struct merge *m, const void *before)
{
	const struct dataset *d = m->dataset;
	void *row = put(m, before);

	for (size_t i = 0; m->anew && i < d->fields_n; i++)
		field_own(&d->fields[i], row, NULL, m->to.texts);
}

/* All that was answered of a row's key, in the place of that. */
static void put_answers(struct merge *m, const void *before)
{
	size_t n;
	const void *const *answers = lookup_range(&m->by_key, key_of(m->dataset, before), &n);

	for (size_t i = 0; i < n; i++)
		put_answer(m, answers[i]);
}

/* What has been read in the place of what was before, and what is new behind it. */
static void put_rows(struct merge *m, struct list before)
{
	const bool *other = answered(m, before);

	m->rows = arena_room(m->to.arena, before.n + m->answers.n, m->dataset->row_size);
	for (size_t i = 0; i < before.n; i++)
		(other[i] ? put_answers : put_before)(m, dataset_row(m->dataset, before, i));
	for (size_t i = 0; i < m->answers.n; i++)
		put_answer(m, dataset_row(m->dataset, m->answers, i));
	m->to.rows.at = m->rows;
}

static bool is_crowded(const struct section *s)
{
	return arena_used(s->texts) > 2 * s->texts_whole + SPARE_TEXTS;
}

bool section_merge(struct section *s, const struct section *before, const struct dataset *d, struct section_changes c)
{
	bool anew = is_crowded(before);
	struct merge m = { .dataset = d, .scratch = arena_new(), .anew = anew };
	bool ok;

	m.to = begin(anew ? NULL : before->texts);
	m.to.timed = true;
	memcpy(m.to.types, before->types, sizeof m.to.types);
	ok = read_answers(&m, &c);
	if (ok)
		put_rows(&m, before->rows);
	m.to.texts_whole = anew ? arena_used(m.to.texts) : before->texts_whole;
	arena_drop(m.scratch);
	*s = m.to;
	ok &= s->rows.n <= (size_t)c.max;
	if (ok)
		s->rows = board_index(d->list, s->rows, &before->rows, s->arena);
	else
		section_drop(s);
	return ok;
}
