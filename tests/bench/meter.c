/*
 * What the board costs, beside what would be taken instead, in one run: bytes to the terminal, processor, memory, calls, the
 * database, and how soon it shows what has changed. README.md says how each figure is taken.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/asked.h"
#include "bench/load.h"
#include "bench/table.h"
#include "bench/trial.h"
#include "e2e/process.h"

static void list_peers(struct table *t)
{
	for (size_t i = 0; i < peer_count; i++) {
		const struct peer *p = &peers[i];

		if (asked_for("BENCH_PEERS", p->name))
			t->results[t->n++] = (struct result){ p, .missing = peer_is_here(p) ? NULL : "not installed" };
	}
}

static void run(const struct trial_setting *setting, struct result *r, bool counts)
{
	struct sample s = sample_none();

	if (r->missing)
		return;
	fprintf(stderr, "%s, %s\n", r->peer->name, counts ? "counted" : "timed");
	if ((counts ? trial_count : trial_time)(setting, r->peer, &s))
		r->runs[r->n++] = s;
	else
		r->missing = "it did not show what it should";
}

/* Round after round, so that whatever else the machine does meets all of them. */
static void run_all(const struct trial_setting *setting, struct table *t)
{
	size_t repeats = (size_t)asked_number("BENCH_REPEATS", 3);

	for (size_t round = 0; round < repeats && round < TABLE_RUNS - 1; round++)
		for (size_t i = 0; i < t->n; i++)
			run(setting, &t->results[i], false);
	for (size_t i = 0; i < t->n; i++)
		run(setting, &t->results[i], true);
}

/* --- a long past --- */

/* What a poll of the board takes the server with so many visits. */
static double poll_ms(const struct trial_setting *setting, long visits)
{
	struct sample s = sample_none();

	fprintf(stderr, "%ld visits\n", visits);
	load_visits(setting->load, visits);
	if (!trial_count(setting, &peers[0], &s))
		exit(1);
	return s.value[M_EXECUTION] + s.value[M_PLANNING];
}

/* Each of $BENCH_VISITS, in rising order. */
static void look_back(const struct trial_setting *setting, struct table *t)
{
	const char *at = getenv("BENCH_VISITS");
	char *end;

	for (; at && *at && t->sizes_n < TABLE_SIZES; at = end) {
		long visits = strtol(at, &end, 10);

		if (end == at)
			break;
		t->sizes[t->sizes_n].visits = visits;
		t->sizes[t->sizes_n++].poll_ms = poll_ms(setting, visits);
	}
}

static bool has_option(int argc, char **argv, const char *name)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], name))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	static struct table table;
	struct trial_setting setting = { .warm_up_seconds = 4, .seconds = asked_number("BENCH_SECONDS", 15),
					 .floor = getenv("BENCH_FLOOR") };
	bool json = has_option(argc, argv, "--json"), checks = has_option(argc, argv, "--check");
	char *scratch;
	size_t crossed;

	process_adopt();
	list_peers(&table);
	scratch = directory_new();
	setting.scratch = scratch;
	setting.load = load_new();
	run_all(&setting, &table);
	look_back(&setting, &table);
	load_free(setting.load);
	directory_remove(scratch);
	if (json)
		table_print_json(&table, stdout);
	else
		table_print(&table, stdout);
	crossed = table_check(&table, "tests/bench/limits", json ? stderr : stdout);
	return checks && crossed > 0;
}
