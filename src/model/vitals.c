#include "model/vitals.h"

#include <stdlib.h>
#include <string.h>

void vitals_begin(struct vitals *v, usec now)
{
	*v = (struct vitals){ .begun = now, .now = now, .connected = MOMENT_NONE, .glyphs = "" };
}

void vitals_polled(struct vitals *v, usec took, size_t rows, size_t bytes)
{
	v->took[v->polls++ % VITALS_POLLS] = took;
	v->rows = rows;
	v->bytes = bytes;
	v->all_bytes += (long long)bytes;
}

size_t vitals_kept(const struct vitals *v)
{
	return v->polls < VITALS_POLLS ? v->polls : VITALS_POLLS;
}

static int compare(const void *a, const void *b)
{
	const usec *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

usec vitals_took(const struct vitals *v, int percent)
{
	usec sorted[VITALS_POLLS];
	size_t n = vitals_kept(v), rank = (n * (size_t)percent + 99) / 100;

	if (n == 0)
		return MOMENT_NONE;
	memcpy(sorted, v->took, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, compare);
	return sorted[rank - 1];
}
