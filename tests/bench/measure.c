#include "bench/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MEASURE_ROW(id, name, title, kind, places) [M_##id] = { name, title, MEASURE_##kind, places },
const struct measure measures[M_COUNT] = { MEASURES(MEASURE_ROW) };

enum measure_id measure_named(const char *name)
{
	enum measure_id id = 0;

	while (id < M_COUNT && strcmp(measures[id].name, name) != 0)
		id++;
	return id;
}

struct sample sample_none(void)
{
	struct sample s;

	for (size_t i = 0; i < M_COUNT; i++)
		s.value[i] = NAN;
	return s;
}

static int by_size(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

double share_of(double *numbers, size_t n, double share)
{
	size_t at = (size_t)((double)n * share);

	if (n == 0)
		return NAN;
	qsort(numbers, n, sizeof *numbers, by_size);
	return numbers[at < n ? at : n - 1];
}

struct figure figure_of(const struct sample *runs, size_t n, enum measure_id id)
{
	double known[64];
	size_t found = 0;
	struct figure f = { NAN, 0 };

	for (size_t i = 0; i < n && found < 64; i++)
		if (!isnan(runs[i].value[id]))
			known[found++] = runs[i].value[id];
	if (found == 0)
		return f;
	f.value = share_of(known, found, 0.5);
	f.spread = (known[found - 1] - known[0]) / 2;
	return f;
}
