/* What is measured, and what came of it. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>

enum measure_kind {
	MEASURE_COUNT, /* the same on every machine, or nearly */
	MEASURE_TIME,  /* means something beside another taken in the same run only */
};

/* In the order of the table. "A refresh" is a second: each peer is told to refresh every second. */
#define MEASURES(M) \
	M(FIRST_FRAME, "first_frame_ms", "exec to first paint, ms", TIME, 1) \
	M(FIRST_DATA, "first_data_ms", "exec to data on the screen, ms", TIME, 1) \
	M(CHANGE, "change_ms", "change to screen, ms, median", TIME, 0) \
	M(CHANGE_95, "change_p95_ms", "change to screen, ms, 95 in 100", TIME, 0) \
	M(KEY, "key_ms", "key to screen, ms, median", TIME, 1) \
	M(KEY_99, "key_p99_ms", "key to screen, ms, 99 in 100", TIME, 1) \
	M(TTY, "tty_bytes", "bytes to the terminal a second", COUNT, 0) \
	M(LEAST, "least_bytes", "least bytes that paint it", COUNT, 0) \
	M(TTY_LEAST, "tty_over_least", "bytes over least bytes", COUNT, 2) \
	M(CELLS, "cells", "cells that changed a second", COUNT, 0) \
	M(FRAMES, "frames", "frames a second", COUNT, 2) \
	M(CPU, "cpu_seconds", "client CPU, s a minute", TIME, 3) \
	M(WAKES, "wakes", "wake-ups a second", COUNT, 1) \
	M(RESIDENT, "rss_mb", "RSS, MB", COUNT, 1) \
	M(SHARED, "pss_mb", "PSS, MB", COUNT, 1) \
	M(PRIVATE, "private_mb", "private memory, MB", COUNT, 1) \
	M(CALLS, "system_calls", "system calls a refresh", COUNT, 1) \
	M(WRITES, "writes", "writes to the terminal a frame", COUNT, 2) \
	M(CONNECTS, "connects", "connections a refresh", COUNT, 2) \
	M(TRIPS, "round_trips", "round trips a refresh", COUNT, 2) \
	M(NETWORK, "network_bytes", "network bytes a refresh", COUNT, 0) \
	M(EXECUTION, "execution_ms", "server execution, ms a refresh", TIME, 2) \
	M(PLANNING, "planning_ms", "server planning, ms a refresh", TIME, 2) \
	M(BUFFERS, "buffers", "server buffers a refresh", COUNT, 0) \
	M(ROWS, "rows", "rows a refresh", COUNT, 0)

#define MEASURE_ID(id, name, title, kind, places) M_##id,
enum measure_id { MEASURES(MEASURE_ID) M_COUNT };
#undef MEASURE_ID

struct measure {
	const char *name, *title;
	enum measure_kind kind;
	int places; /* that are shown */
};

extern const struct measure measures[M_COUNT];

/* M_COUNT when there is none of this name. */
enum measure_id measure_named(const char *name);

/* One run of one peer; NAN: not measured. */
struct sample {
	double value[M_COUNT];
};

struct sample sample_none(void);

/* The middle one of several runs, measure by measure, and half of how far the runs lie apart. */
struct figure {
	double value, spread;
};

struct figure figure_of(const struct sample *runs, size_t n, enum measure_id id);

/* Of n numbers, which are put in order, the one below which that share of them lies; NAN of none. */
double share_of(double *numbers, size_t n, double share);

#endif
