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

/* --- a long past, a large force --- */

static struct sample with_visits(const struct trial_setting *setting, long visits)
{
	struct sample s = sample_none();

	load_visits(setting->load, visits);
	if (!trial_count(setting, &peers[0], &s))
		exit(1);
	return s;
}

/* Twenty units change in a second, but of 30,000 two hundred; and keys are pressed. */
static struct sample with_units(const struct trial_setting *setting, long units)
{
	const char *command = "exec \"$BOARD\" -i1s --set database.max_rows=100000";
	const struct peer board = { "board", "patrolboard", NULL, command, peers[0].ready, units < 30000 ? 20 : 200,
				    false };
	struct trial_setting pressing = *setting;
	struct sample s = sample_none();

	pressing.presses = true;
	load_units(setting->load, units);
	if (!trial_time(&pressing, &board, &s) || !trial_count(setting, &board, &s))
		exit(1);
	return s;
}

/* Each number that the environment has in `name`, in rising order. */
static void grow(const struct trial_setting *setting, struct table *t, const char *name, const char *of,
		 struct sample (*look)(const struct trial_setting *setting, long n))
{
	const char *at = getenv(name);
	char *end;

	for (; at && *at && t->sizes_n < TABLE_SIZES; at = end) {
		long n = strtol(at, &end, 10);

		if (end == at)
			break;
		fprintf(stderr, "%ld %s\n", n, of);
		t->sizes[t->sizes_n++] = (struct size){ of, n, look(setting, n) };
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
	grow(&setting, &table, "BENCH_VISITS", "visits", with_visits);
	grow(&setting, &table, "BENCH_UNITS", "units", with_units);
	load_free(setting.load);
	directory_remove(scratch);
	if (json)
		table_print_json(&table, stdout);
	else
		table_print(&table, stdout);
	crossed = table_check(&table, "tests/bench/limits", json ? stderr : stdout);
	return checks && crossed > 0;
}
