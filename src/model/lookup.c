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

struct lookup lookup_new(struct arena *arena, const void *rows, size_t n, const struct lookup_order *order)
{
	struct lookup l = { .order = order, .at = arena_alloc(arena, n, sizeof *l.at), .n = n };
	struct lookup_order context = *order;

	for (size_t i = 0; i < n; i++)
		l.at[i] = (const char *)rows + i * order->row_size;
	if (n > 1)
		qsort_r(l.at, n, sizeof *l.at, compare, &context);
	return l;
}

void lookup_unique(struct lookup *l, int (*same)(const void *row, const void *other))
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++)
		if (!kept || !same(l->at[i], l->at[kept - 1]))
			l->at[kept++] = l->at[i];
	l->n = kept;
}

/* How many rows come before `text`; with `past`, before whatever comes after it. */
static size_t rows_before(const struct lookup *l, const char *text, int past)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(text_of(l->order, l->at[middle]), text) < past)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const void *const *lookup_range(const struct lookup *l, const char *text, size_t *n)
{
	size_t first;

	*n = 0;
	if (!*text || !l->n)
		return NULL;
	first = rows_before(l, text, 0);
	*n = rows_before(l, text, 1) - first;
	return l->at + first;
}

const void *lookup_first(const struct lookup *l, const char *text)
{
	size_t n;
	const void *const *rows = lookup_range(l, text, &n);

	return n ? rows[0] : NULL;
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
