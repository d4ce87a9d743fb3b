#include "bench/crowd_table.h"

#include <math.h>

#define TITLE_WIDTH 38
#define CELL_WIDTH 19

/* So many seconds one by one, then every fifth. */
#define CLOSELY 15

#define FIGURE_ROW(id, name, title, places) [CROWD_##id] = { name, title, places },
static const struct {
	const char *name, *title;
	int places;
} figures[CROWD_FIGURE_COUNT] = { CROWD_FIGURES(FIGURE_ROW) };

static void print_head(const struct crowd_result *results, size_t n, const char *title, FILE *out)
{
	fprintf(out, "\n%-*s", TITLE_WIDTH, title);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%*s", CELL_WIDTH, results[i].way->name);
	fprintf(out, "\n");
}

static void print_figure(const struct crowd_result *results, size_t n, enum crowd_figure id, FILE *out)
{
	fprintf(out, "%-*s", TITLE_WIDTH, figures[id].title);
	for (size_t i = 0; i < n; i++)
		if (isnan(results[i].value[id]))
			fprintf(out, "%*s", CELL_WIDTH, "-");
		else
			fprintf(out, "%*.*f", CELL_WIDTH, figures[id].places, results[i].value[id]);
	fprintf(out, "\n");
}

/* Boards back, and calls in that second; nothing once there is nothing more to tell. */
static void print_second(const struct crowd_result *results, size_t n, size_t second, FILE *out)
{
	char cell[64];

	fprintf(out, "%*zu", TITLE_WIDTH, second + 1);
	for (size_t i = 0; i < n; i++) {
		const struct crowd_result *r = &results[i];

		snprintf(cell, sizeof cell, "%zu (%zu)", r->back[second], r->calls[second]);
		fprintf(out, "%*s", CELL_WIDTH, second < r->seconds ? cell : "");
	}
	fprintf(out, "\n");
}

static size_t most_seconds(const struct crowd_result *results, size_t n)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		most = results[i].seconds > most ? results[i].seconds : most;
	return most;
}

void crowd_print(const struct crowd_result *results, size_t n, FILE *out)
{
	print_head(results, n, "", out);
	for (size_t id = 0; id < CROWD_FIGURE_COUNT; id++)
		print_figure(results, n, id, out);
	print_head(results, n, "boards back (calls in that second) by s", out);
	for (size_t second = 0; second < most_seconds(results, n); second++)
		if (second < CLOSELY || (second + 1) % 5 == 0)
			print_second(results, n, second, out);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%s: %s\n", i ? "" : "\n", results[i].way->name, results[i].way->what);
}

static void print_list(const char *name, const size_t *numbers, size_t n, FILE *out)
{
	fprintf(out, ",\n      \"%s\": [", name);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%zu", i ? ", " : "", numbers[i]);
	fprintf(out, "]");
}

static void print_way(const struct crowd_result *r, FILE *out)
{
	fprintf(out, "\n    { \"name\": \"%s\", \"what\": \"%s\"", r->way->name, r->way->what);
	for (size_t id = 0; id < CROWD_FIGURE_COUNT; id++) {
		fprintf(out, ",\n      \"%s\": ", figures[id].name);
		fprintf(out, isnan(r->value[id]) ? "null" : "%.6g", r->value[id]);
	}
	print_list("back_by_second", r->back, r->seconds, out);
	print_list("calls_by_second", r->calls, r->seconds, out);
	fprintf(out, " }");
}

void crowd_print_json(const struct crowd_result *result, size_t nth, FILE *out)
{
	if (nth == 0)
		fprintf(out, "{\n  \"ways\": [");
	if (!result) {
		fprintf(out, "\n  ]\n}\n");
		return;
	}
	if (nth > 0)
		fprintf(out, ",");
	print_way(result, out);
}
