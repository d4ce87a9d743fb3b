#include "bench/table.h"

#include <math.h>
#include <string.h>

#define TITLE_WIDTH 32
#define CELL_WIDTH 12

const struct result *table_of(const struct table *t, const char *peer)
{
	for (size_t i = 0; i < t->n; i++)
		if (!strcmp(t->results[i].peer->name, peer))
			return &t->results[i];
	return NULL;
}

static struct figure figure(const struct result *r, enum measure_id id)
{
	return figure_of(r->runs, r->n, id);
}

/* Numbers as long as their own: none has more places than it is known to. */
static void print_number(double value, int places, int width, FILE *out)
{
	if (isnan(value))
		fprintf(out, "%*s", width, "-");
	else
		fprintf(out, "%*.*f", width, places, value);
}

static void print_head(const struct table *t, const char *title, FILE *out)
{
	fprintf(out, "\n%-*s", TITLE_WIDTH, title);
	for (size_t i = 0; i < t->n; i++)
		if (!t->results[i].missing)
			fprintf(out, "%*s", CELL_WIDTH, t->results[i].peer->name);
	fprintf(out, "\n");
}

static double noise(struct figure f)
{
	return f.value > 0 ? f.spread / f.value * 100 : NAN;
}

/* Of what was measured of any. */
static void print_sizes(const struct table *t, FILE *out)
{
	if (t->sizes_n)
		fprintf(out, "\n%-*s", TITLE_WIDTH, "the board with");
	for (size_t i = 0; i < t->sizes_n; i++)
		fprintf(out, "%*ld %s", CELL_WIDTH, t->sizes[i].n, t->sizes[i].of);
	for (size_t id = 0; t->sizes_n && id < M_COUNT; id++) {
		bool any = false;

		for (size_t i = 0; i < t->sizes_n; i++)
			any |= !isnan(t->sizes[i].sample.value[id]);
		if (!any)
			continue;
		fprintf(out, "\n%-*s", TITLE_WIDTH, measures[id].title);
		for (size_t i = 0; i < t->sizes_n; i++)
			print_number(t->sizes[i].sample.value[id], measures[id].places,
				     CELL_WIDTH + 1 + (int)strlen(t->sizes[i].of), out);
	}
	fprintf(out, "\n");
}

void table_print(const struct table *t, FILE *out)
{
	print_head(t, "", out);
	for (size_t id = 0; id < M_COUNT; id++) {
		fprintf(out, "%-*s", TITLE_WIDTH, measures[id].title);
		for (size_t i = 0; i < t->n; i++)
			if (!t->results[i].missing)
				print_number(figure(&t->results[i], id).value, measures[id].places, CELL_WIDTH, out);
		fprintf(out, "\n");
	}
	print_head(t, "noise of the runs, +- per cent", out);
	for (size_t id = 0; id < M_COUNT; id++) {
		fprintf(out, "%-*s", TITLE_WIDTH, measures[id].title);
		for (size_t i = 0; i < t->n; i++)
			if (!t->results[i].missing)
				print_number(noise(figure(&t->results[i], id)), 0, CELL_WIDTH, out);
		fprintf(out, "\n");
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->results[i].missing)
			fprintf(out, "%s: not measured: %s\n", t->results[i].peer->name, t->results[i].missing);
	print_sizes(t, out);
}

/* Of JSON there is no NaN. */
static void print_json_number(const char *name, double value, FILE *out)
{
	if (isnan(value))
		fprintf(out, "\"%s\": null", name);
	else
		fprintf(out, "\"%s\": %.6g", name, value);
}

static void print_json_figure(const struct result *r, enum measure_id id, FILE *out)
{
	struct figure f = figure(r, id);

	fprintf(out, "%s\n      \"%s\": { ", id ? "," : "", measures[id].name);
	print_json_number("median", f.value, out);
	fprintf(out, ", ");
	print_json_number("spread", isnan(f.value) ? NAN : f.spread, out);
	fprintf(out, " }");
}

static void print_json_size(const struct size *s, bool first, FILE *out)
{
	fprintf(out, "%s\n    { \"%s\": %ld", first ? "" : ",", s->of, s->n);
	for (size_t id = 0; id < M_COUNT; id++) {
		fprintf(out, ", ");
		print_json_number(measures[id].name, s->sample.value[id], out);
	}
	fprintf(out, " }");
}

void table_print_json(const struct table *t, FILE *out)
{
	fprintf(out, "{\n  \"bench\": 1,\n  \"peers\": [");
	for (size_t i = 0; i < t->n; i++) {
		const struct result *r = &t->results[i];

		fprintf(out, "%s\n    { \"name\": \"%s\", \"what\": \"%s\", \"missing\": ", i ? "," : "", r->peer->name,
			r->peer->what);
		fprintf(out, r->missing ? "\"%s\", " : "null, ", r->missing);
		fprintf(out, "\"runs\": %zu, \"figures\": {", r->n);
		for (size_t id = 0; id < M_COUNT; id++)
			print_json_figure(r, id, out);
		fprintf(out, "\n    } }");
	}
	fprintf(out, "\n  ],\n  \"sizes\": [");
	for (size_t i = 0; i < t->sizes_n; i++)
		print_json_size(&t->sizes[i], i == 0, out);
	fprintf(out, "\n  ]\n}\n");
}

/* --- limits --- */

struct limit {
	char measure[32], peer[32], against[32];
	double most;
};

/* False: not understood. */
static bool read_limit(const char *line, struct limit *l)
{
	char rest;

	return sscanf(line, "%31s %31s %31s %lf %c", l->measure, l->peer, l->against, &l->most, &rest) == 4 &&
	       measure_named(l->measure) < M_COUNT && peer_named(l->peer) < peer_count &&
	       (!strcmp(l->against, "-") ? measures[measure_named(l->measure)].kind == MEASURE_COUNT :
					   peer_named(l->against) < peer_count);
}

static double value_of(const struct table *t, const char *peer, enum measure_id id)
{
	const struct result *r = table_of(t, peer);

	return r && !r->missing ? figure(r, id).value : NAN;
}

/* Of a peer that nobody asked for, or that is not installed, nothing is known; of any other that is a limit crossed. */
static bool may_be_unknown(const struct table *t, const char *peer)
{
	const struct result *r = table_of(t, peer);

	return !r || (r->missing && r->peer->needs);
}

static const char *verdict(double value, double most, bool unknown)
{
	if (isnan(value))
		return unknown ? "not measured" : "NOT MEASURED";
	return value > most ? "CROSSED" : "kept";
}

/* True when it is crossed. */
static bool print_limit(const char *title, const char *of, const char *against, double value, double most, bool unknown,
			FILE *out)
{
	fprintf(out, "%-*s %-12s %-14s", TITLE_WIDTH, title, of, against);
	print_number(value, 2, 9, out);
	fprintf(out, "%10.2f  %s\n", most, verdict(value, most, unknown));
	return isnan(value) ? !unknown : value > most;
}

static bool is_crossed(const struct table *t, const struct limit *l, FILE *out)
{
	enum measure_id id = measure_named(l->measure);
	bool alone = !strcmp(l->against, "-");
	double value = value_of(t, l->peer, id) / (alone ? 1 : value_of(t, l->against, id));

	bool unknown = may_be_unknown(t, l->peer) || (!alone && may_be_unknown(t, l->against));

	return print_limit(measures[id].title, l->peer, alone ? "" : l->against, value, l->most, unknown,
			   out);
}

static double server_time(const struct sample *s)
{
	return s->value[M_EXECUTION] + s->value[M_PLANNING];
}

static double buffers(const struct sample *s)
{
	return s->value[M_BUFFERS];
}

/* With the most of `of` over with the fewest. */
static double growth(const struct table *t, const char *of, double (*cost)(const struct sample *s))
{
	const struct size *first = NULL, *last = NULL;

	for (size_t i = 0; i < t->sizes_n; i++)
		if (!strcmp(t->sizes[i].of, of)) {
			first = first ? first : &t->sizes[i];
			last = &t->sizes[i];
		}
	return first != last ? cost(&last->sample) / cost(&first->sample) : NAN;
}

static size_t sizes_of(const struct table *t, const char *of)
{
	size_t n = 0;

	for (size_t i = 0; i < t->sizes_n; i++)
		n += !strcmp(t->sizes[i].of, of);
	return n;
}

static bool is_slower_with_more(const struct table *t, double most, FILE *out)
{
	bool unknown = sizes_of(t, "visits") < 2;
	bool slower = print_limit("server time a poll", "most visits", "fewest", growth(t, "visits", server_time), most,
				  unknown, out);
	bool dearer = print_limit("server buffers a poll", "most visits", "fewest", growth(t, "visits", buffers), most,
				  unknown, out);

	return slower || dearer;
}

size_t table_check(const struct table *t, const char *file, FILE *out)
{
	FILE *in = fopen(file, "r");
	char line[256];
	size_t crossed = 0, number = 0;

	fprintf(out, "\n%-*s %-12s %-14s%9s%10s\n", TITLE_WIDTH, "limit", "of", "over that of", "is", "at most");
	while (in && fgets(line, sizeof line, in)) {
		struct limit l;

		number++;
		if (line[0] == '#' || line[0] == '\n')
			continue;
		if (sscanf(line, "visits %lf", &l.most) == 1) {
			crossed += is_slower_with_more(t, l.most, out);
		} else if (read_limit(line, &l)) {
			crossed += is_crossed(t, &l, out);
		} else {
			fprintf(out, "%s:%zu: not understood: %s", file, number, line);
			crossed++;
		}
	}
	if (in)
		fclose(in);
	else
		perror(file);
	return in ? crossed : 1;
}
