/* The figures of all peers, and how the board's compare. */
#ifndef BENCH_TABLE_H
#define BENCH_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "bench/measure.h"
#include "bench/peer.h"

#define TABLE_PEERS 16
#define TABLE_RUNS 32
#define TABLE_SIZES 8

struct result {
	const struct peer *peer;
	const char *missing; /* why there is nothing of it; NULL: there is */
	struct sample runs[TABLE_RUNS];
	size_t n;
};

/* What the board costs with so many visits, or units, in the database. */
struct size {
	const char *of;
	long n;
	struct sample sample;
};

struct table {
	struct result results[TABLE_PEERS];
	size_t n;
	struct size sizes[TABLE_SIZES];
	size_t sizes_n;
};

/* NULL when the peer was not asked for. */
const struct result *table_of(const struct table *t, const char *peer);

void table_print(const struct table *t, FILE *out);
void table_print_json(const struct table *t, FILE *out);

/*
 * Reads the limits of `file`, prints each beside what was measured, and returns how many are crossed. A limit that cannot be read,
 * or bounds a time that is not compared with another peer's, counts as crossed; one of a peer that is missing, as kept. The limit
 * of `visits` is of the poll with the most visits over that with the fewest.
 */
size_t table_check(const struct table *t, const char *file, FILE *out);

#endif
