#include "model/difference.h"

#include <string.h>

#include "model/match.h"

/*
 * A board is: a number whose bits say which lists differ, and above them whether the zone does; the row of board.about; the
 * zone; the lists. A list is: rows, unreadable, capped, and then rows in order, each step with its number of rows above an
 * enum step: rows that stood together before, from a place given from where one would expect it; a row that did, and what it
 * has other than then; a row that is new, and what it has other than the one above it.
 * What a row has other is: a number whose bits say which fields, and these fields.
 */
enum step { STEP_SAME, STEP_CHANGED, STEP_NEW };
#define STEP_BITS 2

#define ZONE_BIT (1u << DATASETS)

/* A row of absent texts and noughts, for the first new row to differ from. */
static void *blank_row(const struct dataset *d, struct arena *scratch)
{
	void *row = arena_alloc(scratch, 1, d->row_size);

	for (size_t i = 0; i < d->fields_n; i++)
		field_blank(&d->fields[i], row);
	return row;
}

static uint64_t fields_other(const struct dataset *d, const void *before, const void *row)
{
	uint64_t other = 0;

	/* Of many rows most have not even been read again. */
	if (!memcmp(before, row, d->row_size))
		return 0;
	for (size_t i = 0; i < d->fields_n; i++)
		if (!field_same(&d->fields[i], before, row))
			other |= (uint64_t)1 << i;
	return other;
}

static void pack_fields(struct packer *p, const struct dataset *d, const void *before, const void *row, uint64_t other)
{
	pack_number(p->to, other);
	for (size_t i = 0; i < d->fields_n; i++)
		if (other >> i & 1)
			field_pack(p, &d->fields[i], before, row);
}

static void pack_row(struct packer *p, const struct dataset *d, const void *before, const void *row)
{
	pack_fields(p, d, before, row, fields_other(d, before, row));
}

static void pack_step(struct packer *p, enum step step, size_t rows)
{
	pack_number(p->to, (uint64_t)rows << STEP_BITS | step);
}

static void pack_place(struct packer *p, size_t place, size_t expected)
{
	pack_signed(p->to, (int64_t)place - (int64_t)expected);
}

/* How many rows from `at` on are those from `place` on before, of which the first is. */
static size_t same_rows(const struct match *m, size_t place, struct list next, size_t at)
{
	const struct dataset *d = m->dataset;
	size_t most = next.n - at < m->rows.n - place ? next.n - at : m->rows.n - place, n = 1;
	const char *before = dataset_row(d, m->rows, place), *row = dataset_row(d, next, at);

	while (n < most) {
		before += d->row_size;
		row += d->row_size;
		if (fields_other(d, before, row))
			break;
		n++;
	}
	return n;
}

/* Returns how many rows of `next` it has packed from `at` on: one or more. */
static size_t pack_rows(struct packer *p, struct match *m, struct list next, size_t at, const void *above)
{
	const struct dataset *d = m->dataset;
	const void *row = dataset_row(d, next, at), *before;
	size_t expected = m->expected, place = match_find(m, row), n;
	uint64_t other;

	if (place == MATCH_NONE) {
		pack_step(p, STEP_NEW, 1);
		pack_row(p, d, above, row);
		return 1;
	}
	before = dataset_row(d, m->rows, place);
	other = fields_other(d, before, row);
	n = other ? 1 : same_rows(m, place, next, at);
	pack_step(p, other ? STEP_CHANGED : STEP_SAME, n);
	pack_place(p, place, expected);
	if (other)
		pack_fields(p, d, before, row, other);
	m->expected = place + n;
	return n;
}

static void pack_list(struct packer *p, const struct dataset *d, struct list before, struct list next,
		      struct arena *scratch)
{
	struct match m = match_in(d, before, scratch);
	const void *above = blank_row(d, scratch);

	pack_number(p->to, next.n);
	pack_number(p->to, next.unreadable);
	pack_number(p->to, next.capped);
	for (size_t at = 0; at < next.n;) {
		at += pack_rows(p, &m, next, at, above);
		above = dataset_row(d, next, at - 1);
	}
}

static bool same_list(struct list a, struct list b)
{
	return a.at == b.at && a.n == b.n && a.unreadable == b.unreadable && a.capped == b.capped;
}

void difference_pack(struct packer *p, const struct board *before, const struct board *next, struct arena *scratch)
{
	uint64_t other = memcmp(&before->zone, &next->zone, sizeof next->zone) ? ZONE_BIT : 0;

	for (size_t i = 0; i < DATASETS; i++)
		if (!datasets_all[i].of_one &&
		    !same_list(dataset_list(before, &datasets_all[i]), dataset_list(next, &datasets_all[i])))
			other |= (uint64_t)1 << i;
	pack_number(p->to, other);
	pack_row(p, &dataset_about, &before->about, &next->about);
	if (other & ZONE_BIT)
		pack_bytes(p->to, &next->zone, sizeof next->zone);
	for (size_t i = 0; i < DATASETS; i++)
		if (other >> i & 1)
			pack_list(p, &datasets_all[i], dataset_list(before, &datasets_all[i]),
				  dataset_list(next, &datasets_all[i]), scratch);
}

static bool same_about(const struct about *before, const struct about *next)
{
	struct about then = *before;

	then.now = next->now;
	return !fields_other(&dataset_about, &then, next);
}

/* NULL: all of them. */
static bool same_states(const char *before, const char *next)
{
	return before && next ? !strcmp(before, next) : before == next;
}

bool difference_is_none(const struct board *before, const struct board *next)
{
	for (size_t i = 0; i < DATASETS; i++)
		if (!same_list(dataset_list(before, &datasets_all[i]), dataset_list(next, &datasets_all[i])))
			return false;
	return same_about(&before->about, &next->about) && same_states(before->states_of, next->states_of) &&
	       !memcmp(&before->zone, &next->zone, sizeof next->zone);
}

/* A list is made anew in one place from what it was in the other. */
struct making {
	struct list rows;
	char *places[2];
	size_t room[2]; /* in rows */
	int now;        /* which place it is in */
};

struct difference {
	struct unpacker from;
	struct about about;
	struct zone zone;
	struct making lists[DATASETS];
};

struct difference *difference_begin(const struct pack *packed, struct arena *scratch)
{
	struct difference *d = arena_alloc(scratch, 1, sizeof *d);
	struct board *empty = board_new();

	d->from = (struct unpacker){ .from = { packed->at }, .arena = scratch };
	d->about = empty->about;
	d->zone = empty->zone;
	board_free(empty);
	return d;
}

static void unpack_row(struct unpacker *u, const struct dataset *d, void *row)
{
	uint64_t other = unpack_number(&u->from);

	for (size_t i = 0; i < d->fields_n; i++)
		if (other >> i & 1)
			field_unpack(u, &d->fields[i], row);
}

static char *place_for(struct making *m, const struct dataset *d, size_t n, struct arena *scratch)
{
	int other = !m->now;

	if (n > m->room[other]) {
		m->room[other] = n + n / 4;
		m->places[other] = arena_alloc(scratch, m->room[other], d->row_size);
	}
	m->now = other;
	return m->places[other];
}

/* Returns how many rows it has written to `to`; the row above is before it. */
static size_t unpack_rows(struct unpacker *u, const struct dataset *d, struct list before, size_t *expected,
			  const void *above, char *to)
{
	uint64_t step = unpack_number(&u->from);
	size_t n = step >> STEP_BITS;

	if ((step & ((1 << STEP_BITS) - 1)) == STEP_NEW) {
		memcpy(to, above, d->row_size);
		unpack_row(u, d, to);
		return n;
	}
	*expected = (size_t)((int64_t)*expected + unpack_signed(&u->from));
	memcpy(to, dataset_row(d, before, *expected), n * d->row_size);
	if ((step & ((1 << STEP_BITS) - 1)) == STEP_CHANGED)
		unpack_row(u, d, to);
	*expected += n;
	return n;
}

static void unpack_list(struct unpacker *u, const struct dataset *d, struct making *m)
{
	struct list before = m->rows;
	size_t expected = 0;
	const void *above = blank_row(d, u->arena);

	m->rows.n = unpack_number(&u->from);
	m->rows.unreadable = unpack_number(&u->from);
	m->rows.capped = unpack_number(&u->from);
	m->rows.at = place_for(m, d, m->rows.n, u->arena);
	for (size_t at = 0; at < m->rows.n;) {
		char *to = m->places[m->now] + at * d->row_size;

		at += unpack_rows(u, d, before, &expected, above, to);
		above = dataset_row(d, m->rows, at - 1);
	}
}

void difference_next(struct difference *d)
{
	uint64_t other = unpack_number(&d->from.from);

	unpack_row(&d->from, &dataset_about, &d->about);
	if (other & ZONE_BIT)
		memcpy(&d->zone, unpack_bytes(&d->from.from, sizeof d->zone), sizeof d->zone);
	for (size_t i = 0; i < DATASETS; i++)
		if (other >> i & 1)
			unpack_list(&d->from, &datasets_all[i], &d->lists[i]);
}

/* Brings what the rows point to into the board's own arena, each text once. */
static void own_row(const struct dataset *d, void *row, struct texts *texts, struct arena *arena)
{
	for (size_t i = 0; i < d->fields_n; i++)
		field_own(&d->fields[i], row, texts, arena);
}

static void own_list(const struct dataset *d, struct list rows, struct board *b, struct texts *texts)
{
	char *own = arena_alloc(b->arena, rows.n, d->row_size);

	if (rows.n)
		memcpy(own, rows.at, rows.n * d->row_size);
	for (size_t i = 0; i < rows.n; i++)
		own_row(d, own + i * d->row_size, texts, b->arena);
	rows.at = own;
	dataset_fill(b, d, rows);
}

const struct board *difference_board(const struct difference *d)
{
	struct board *b = board_new();
	struct texts *texts = texts_new(b->arena);

	b->about = d->about;
	b->zone = d->zone;
	b->states_of = "";
	own_row(&dataset_about, &b->about, texts, b->arena);
	for (size_t i = 0; i < DATASETS; i++)
		own_list(&datasets_all[i], d->lists[i].rows, b, texts);
	return board_publish(b);
}
