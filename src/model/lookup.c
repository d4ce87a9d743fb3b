#include "model/lookup.h"

#include <stdlib.h>
#include <string.h>

static const char *text_of(const struct lookup_order *order, const void *row)
{
	const char *text;

	memcpy(&text, (const char *)row + order->text, sizeof text);
	return text;
}

static int compare(const void *left, const void *right, void *context)
{
	const struct lookup_order *order = context;
	const char *a = *(const char *const *)left, *b = *(const char *const *)right;
	int sign = strcmp(text_of(order, a), text_of(order, b));

	if (!sign && order->then)
		sign = order->then(a, b);
	return sign ? sign : (a > b) - (a < b);
}

static void leave_out_same(struct lookup *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++)
		if (!kept || !l->order->same(l->at[i], l->at[kept - 1]))
			l->at[kept++] = l->at[i];
	l->n = kept;
}

/* The place of the text's rows, or the free one where they belong. */
static struct lookup_range *place_of(const struct lookup *l, const char *text)
{
	for (size_t i = (size_t)hash_text(text, l->key);; i++) {
		struct lookup_range *r = &l->ranges[i & (l->places - 1)];

		if (!r->n || !strcmp(text_of(l->order, l->at[r->first]), text))
			return r;
	}
}

static uint32_t rows_alike(const struct lookup *l, size_t first)
{
	const char *text = text_of(l->order, l->at[first]);
	uint32_t n = 1;

	while (first + n < l->n && !strcmp(text_of(l->order, l->at[first + n]), text))
		n++;
	return n;
}

static void build_ranges(struct lookup *l, struct arena *arena)
{
	size_t texts = 0;

	for (size_t i = 0; i < l->n; i += rows_alike(l, i))
		texts++;
	for (l->places = 4; l->places < 2 * texts; l->places *= 2)
		continue;
	l->ranges = arena_alloc(arena, l->places, sizeof *l->ranges);
	for (uint32_t i = 0; i < l->n;) {
		struct lookup_range r = { i, rows_alike(l, i) };

		*place_of(l, text_of(l->order, l->at[i])) = r;
		i += r.n;
	}
}

static struct lookup begin(struct arena *arena, const void *rows, size_t n, const struct lookup_order *order)
{
	return (struct lookup){ .order = order, .key = hash_secret(), .rows = rows,
				.at = arena_room(arena, n, sizeof(const void *)), .n = n };
}

static void sort(const void **at, size_t n, const struct lookup_order *order)
{
	struct lookup_order context = *order;

	if (n > 1)
		qsort_r(at, n, sizeof *at, compare, &context);
}

struct lookup lookup_new(struct arena *arena, const void *rows, size_t n, const struct lookup_order *order)
{
	struct lookup l = begin(arena, rows, n, order);

	for (size_t i = 0; i < n; i++)
		l.at[i] = l.rows + i * order->row_size;
	sort(l.at, n, order);
	if (order->same)
		leave_out_same(&l);
	build_ranges(&l, arena);
	return l;
}

/* Is a row, in what the order asks, what it was? As a rule it even shares its text with it. */
static bool stays(const struct lookup_order *order, const void *was, const void *is)
{
	const char *before = text_of(order, was), *now = text_of(order, is);

	return (before == now || !strcmp(before, now)) && (!order->then || !order->then(was, is));
}

/* Takes over the order of rows that are what they were; the others come behind them, in order too. Returns how many these are. */
static size_t take_order(struct lookup *l, const struct lookup *before)
{
	size_t kept = 0, others = 0;

	for (size_t i = 0; i < l->n; i++) {
		const char *was = before->at[i], *is = l->rows + (was - before->rows);

		l->at[stays(l->order, was, is) ? kept++ : l->n - ++others] = is;
	}
	sort(l->at + kept, others, l->order);
	return others;
}

/* The last `others` rows, which are in order like those before them, into their places. */
static void merge(struct lookup *l, size_t others, struct arena *arena)
{
	struct lookup_order context = *l->order;
	const void **moved = arena_room(arena, others, sizeof *moved);
	size_t kept = l->n - others;

	memcpy(moved, l->at + kept, others * sizeof *moved);
	for (size_t to = l->n; others > 0; to--)
		if (kept > 0 && compare(&l->at[kept - 1], &moved[others - 1], &context) > 0)
			l->at[to - 1] = l->at[--kept];
		else
			l->at[to - 1] = moved[--others];
}

struct lookup lookup_after(const struct lookup *before, struct arena *arena, const void *rows, size_t n,
			   const struct lookup_order *order)
{
	struct lookup l;
	size_t others;

	if (!before || before->n != n || !n || order->same)
		return lookup_new(arena, rows, n, order);
	l = begin(arena, rows, n, order);
	others = take_order(&l, before);
	if (others) {
		merge(&l, others, arena);
		build_ranges(&l, arena);
		return l;
	}
	l.places = before->places;
	l.ranges = arena_room(arena, l.places, sizeof *l.ranges);
	memcpy(l.ranges, before->ranges, l.places * sizeof *l.ranges);
	return l;
}

bool lookup_has_repeats(const struct lookup *l)
{
	for (size_t i = 0; i < l->places; i++)
		if (l->ranges[i].n > 1 && *text_of(l->order, l->at[l->ranges[i].first]))
			return true;
	return false;
}

const void *const *lookup_range(const struct lookup *l, const char *text, size_t *n)
{
	const struct lookup_range *r;

	*n = 0;
	if (!*text || !l->n)
		return NULL;
	r = place_of(l, text);
	*n = r->n;
	return r->n ? l->at + r->first : NULL;
}

const void *lookup_first(const struct lookup *l, const char *text)
{
	size_t n;
	const void *const *rows = lookup_range(l, text, &n);

	return rows ? rows[0] : NULL;
}

size_t lookup_without_repeats(struct arena *arena, const void **rows, size_t n, const struct lookup_order *order)
{
	struct lookup l = lookup_new(arena, *rows, n, order);
	const char *from = *rows;
	char *kept, *to;
	size_t repeats = 0;

	for (size_t i = 1; i < n; i++)
		repeats += *text_of(order, l.at[i]) && !strcmp(text_of(order, l.at[i]), text_of(order, l.at[i - 1]));
	if (!repeats)
		return 0;
	kept = to = arena_alloc(arena, n - repeats, order->row_size);
	for (size_t i = 0; i < n; i++, from += order->row_size) {
		if (*text_of(order, from) && lookup_first(&l, text_of(order, from)) != from)
			continue;
		memcpy(to, from, order->row_size);
		to += order->row_size;
	}
	*rows = kept;
	return repeats;
}
