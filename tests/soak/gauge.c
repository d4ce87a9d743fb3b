#include "soak/gauge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "e2e/process.h"

static long files(pid_t pid)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	return (long)directory_entries(path);
}

long gauge_connections(struct stage *s)
{
	return truth_ask(s->truth, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
}

/* The greatest of the boards' backends: what is its own, without what it shares with the others. */
static long backend_memory(struct stage *s)
{
	char sql[192];
	long most = -1;

	for (int i = 0; i < 3; i++) {
		long pid, kb;

		snprintf(sql, sizeof sql,
			 "SELECT pid FROM pg_stat_activity WHERE usename = 'patrolboard_reader' ORDER BY pid"
			 " OFFSET %d", i);
		pid = truth_ask(s->truth, sql);
		kb = pid > 0 ? process_number((pid_t)pid, "status", "RssAnon:") : -1;
		most = kb > most ? kb : most;
	}
	return most;
}

static long log_size(struct stage *s)
{
	struct stat st;

	return stat(s->log, &st) == 0 ? (long)st.st_size : -1;
}

static long rss(pid_t pid)
{
	return process_number(pid, "status", "VmRSS:");
}

static long pss(pid_t pid)
{
	return process_number(pid, "smaps_rollup", "Pss:");
}

static long threads(pid_t pid)
{
	return process_number(pid, "status", "Threads:");
}

enum who { WALL, OPERATOR, WRITER, SERVER };

static const char *const names[] = { "untouched", "with keys", "once --watch", "server" };

/* It holds the counters of every hotspot, which are more with each month until there is a year of them. */
#define ALL_ROWS 12288

/* One of `of` and `from` says how it is read. `slack` is how much greater it may be in the end; -1: as great as it likes. */
static const struct row {
	const char *name;
	enum who who;
	long (*of)(pid_t pid);
	long (*from)(struct stage *s);
	long slack;
} rows[] = {
	{ "resident, kB", WALL, rss, NULL, 1024 },
	{ "resident, kB", OPERATOR, rss, NULL, 1024 },
	{ "resident, kB", WRITER, rss, NULL, ALL_ROWS },
	{ "proportional, kB", WALL, pss, NULL, 1024 },
	{ "proportional, kB", OPERATOR, pss, NULL, 1024 },
	{ "proportional, kB", WRITER, pss, NULL, ALL_ROWS },
	{ "descriptors", WALL, files, NULL, 0 },
	{ "descriptors", OPERATOR, files, NULL, 0 },
	{ "descriptors", WRITER, files, NULL, 0 },
	{ "threads", WALL, threads, NULL, 0 },
	{ "threads", OPERATOR, threads, NULL, 0 },
	{ "threads", WRITER, threads, NULL, 0 },
	{ "sockets", WALL, process_sockets, NULL, 0 },
	{ "sockets", OPERATOR, process_sockets, NULL, 0 },
	{ "sockets", WRITER, process_sockets, NULL, 0 },
	{ "connections", SERVER, NULL, gauge_connections, 0 },
	{ "of a backend's own, kB", SERVER, NULL, backend_memory, 4096 },
	{ "log, bytes", WALL, NULL, log_size, -1 },
};

#define ROWS (sizeof rows / sizeof *rows)

struct gauge {
	FILE *csv;
	long began;
	long (*samples)[ROWS];
	size_t n, room;
};

struct gauge *gauge_new(const char *csv)
{
	struct gauge *g = calloc(1, sizeof *g);

	g->csv = fopen(csv, "we");
	if (!g->csv) {
		perror(csv);
		exit(1);
	}
	g->began = now_ms();
	fprintf(g->csv, "seconds");
	for (size_t i = 0; i < ROWS; i++)
		fprintf(g->csv, ",\"%s: %s\"", names[rows[i].who], rows[i].name);
	fprintf(g->csv, "\n");
	return g;
}

void gauge_free(struct gauge *g)
{
	fclose(g->csv);
	free(g->samples);
	free(g);
}

void gauge_read(struct gauge *g, struct stage *s)
{
	const pid_t pids[] = { screen_pid(s->wall), screen_pid(s->operator), s->writer };
	long *to;

	if (g->n == g->room) {
		g->room = g->room ? 2 * g->room : 256;
		g->samples = realloc(g->samples, g->room * sizeof *g->samples);
	}
	to = g->samples[g->n++];
	fprintf(g->csv, "%.1f", (double)(now_ms() - g->began) / 1000);
	for (size_t i = 0; i < ROWS; i++) {
		to[i] = rows[i].of ? rows[i].of(pids[rows[i].who]) : rows[i].from(s);
		fprintf(g->csv, ",%ld", to[i]);
	}
	fprintf(g->csv, "\n");
	fflush(g->csv);
}

static int by_size(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

/* The middle and the greatest of some samples in a row. */
static void sum_up(const struct gauge *g, size_t row, size_t from, size_t to, long *middle, long *greatest)
{
	size_t n = to - from;
	long *all = calloc(n ? n : 1, sizeof *all);

	for (size_t i = 0; i < n; i++)
		all[i] = g->samples[from + i][row];
	qsort(all, n, sizeof *all, by_size);
	*middle = n ? all[n / 2] : -1;
	*greatest = n ? all[n - 1] : -1;
	free(all);
}

bool gauge_report(const struct gauge *g, const char *json)
{
	FILE *out = fopen(json, "we");
	bool flat = g->n >= 8 && out;

	printf("%-14s%-24s %12s %12s %12s\n", "", "", "2nd quarter", "last quarter", "greatest");
	for (size_t i = 0; i < ROWS; i++) {
		long early, late, most, ignored;
		bool grew;

		sum_up(g, i, g->n / 4, g->n / 2, &early, &ignored);
		sum_up(g, i, g->n - g->n / 4, g->n, &late, &ignored);
		sum_up(g, i, 0, g->n, &ignored, &most);
		grew = rows[i].slack >= 0 && late > early + rows[i].slack;
		printf("%-14s%-24s %12ld %12ld %12ld%s\n", names[rows[i].who], rows[i].name, early, late, most,
		       grew ? "  GREW" : "");
		if (out)
			fprintf(out, "%s{\"of\": \"%s\", \"what\": \"%s\", \"early\": %ld, \"late\": %ld}",
				i ? ",\n " : "[", names[rows[i].who], rows[i].name, early, late);
		flat &= !grew;
	}
	if (out) {
		fprintf(out, "]\n");
		fclose(out);
	}
	return flat;
}
