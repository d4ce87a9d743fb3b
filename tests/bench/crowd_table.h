/* What many boards cost, way by way, and how they come back after the database was away. */
#ifndef BENCH_CROWD_TABLE_H
#define BENCH_CROWD_TABLE_H

#include <stddef.h>
#include <stdio.h>

#include "bench/crowd_site.h"

#define CROWD_WAYS 8
#define CROWD_SECONDS 120

/* In the order of the table; NAN: not measured. */
#define CROWD_FIGURES(F) \
	F(BOARDS, "boards", "boards", 0) \
	F(UP, "up_seconds", "all were live after, s", 0) \
	F(ARRIVAL, "arrival_ms", "server CPU until then, ms a board", 0) \
	F(LIVE, "live", "of them live, at least", 0) \
	F(POLLS, "polls", "polls a second", 0) \
	F(MISSED, "missed_percent", "polls left out, % of those due", 1) \
	F(LATE, "late_percent", "answered later than an interval, %", 1) \
	F(OLDEST, "oldest_seconds", "age of the oldest data, s", 2) \
	F(DROPPED, "dropped", "polls that failed", 0) \
	F(SERVER, "server_ms", "server CPU, ms/s a board", 2) \
	F(WORK, "work_ms", "planning and execution, ms a poll", 2) \
	F(CORES, "server_cores", "server CPU, all of it, % of a core", 0) \
	F(IDLE, "server_idle_cores", "and without boards", 0) \
	F(POOLER, "pooler_ms", "pooler CPU, ms/s a board", 3) \
	F(CLIENT, "client_ms", "boards' own CPU, ms a poll", 2) \
	F(CONNECTIONS, "connections", "connections on the server", 0) \
	F(MEMORY, "connection_mb", "server memory, MB a connection", 1) \
	F(DOWN, "down_seconds", "killed; the server was away for, s", 1) \
	F(HALF, "half_seconds", "half of the boards are back after, s", 1) \
	F(ALL, "all_seconds", "all are back after, s", 1) \
	F(RETURN, "return_ms", "server CPU until then, ms a board", 0) \
	F(BACK_10, "back_10", "boards back after 10 s", 0) \
	F(BACK_20, "back_20", "boards back after 20 s", 0) \
	F(BACK_30, "back_30", "boards back after 30 s", 0) \
	F(BACK_60, "back_60", "boards back after 60 s", 0) \
	F(CALLS, "calls", "attempts to connect until all are", 0) \
	F(PEAK, "calls_peak", "most of them in a second", 0) \
	F(OTHER, "other", "another client connects: tries", 0) \
	F(REFUSED, "other_refused", "of them refused", 0) \
	F(SLOWEST, "other_slowest_ms", "the slowest, ms", 0)

#define CROWD_FIGURE_ID(id, name, title, places) CROWD_##id,
enum crowd_figure { CROWD_FIGURES(CROWD_FIGURE_ID) CROWD_FIGURE_COUNT };
#undef CROWD_FIGURE_ID

struct crowd_result {
	const struct way *way;
	double value[CROWD_FIGURE_COUNT];
	/* Of the n-th second after the server was started again. */
	size_t back[CROWD_SECONDS], calls[CROWD_SECONDS], seconds;
};

/* A table, ways beside each other. */
void crowd_print(const struct crowd_result *results, size_t n, FILE *out);

/* The n-th way, counted from 0, of a document that grows with each of them; NULL ends it. */
void crowd_print_json(const struct crowd_result *result, size_t nth, FILE *out);

#endif
