/*
 * Memory runs out: each call for it may fail, in the program or in a library, once or for good. The board ends in order, or goes
 * on and shows the truth. The calls are those of a run that starts, reads a configuration, polls, answers keys of every kind and
 * leaves.
 *
 * A few of them, spread over all, are tried here; $MEMORY_CALLS "1-9999" names others, which takes a second for each. The program
 * is the one of release, since the sanitisers bring an allocator of their own.
 */
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define COLS 160
#define ROWS 40
#define SAMPLE 10
#define STATUS_NO_MEMORY 70
/* Two libraries fall themselves where they have no memory, before anything is drawn: curses 6.4 in newterm, glibc's NSS. */
#define STATUS_CURSES_FELL (128 + SIGSEGV)
#define STATUS_NSS_FELL (128 + SIGABRT)

static char *folder, configuration[96], handovers[128], count[96], library[PATH_MAX];

/* `scarce` is of tests/preload/scarce.c: NULL has enough. */
static struct screen *open_board(const char *scarce)
{
	const char *argv[] = { "build/patrolboard", "-c", configuration, "--set", handovers, NULL };
	char preload[PATH_MAX + 16], which[64], counted[128];
	const char *env[] = { BOARD_ENV, preload, which, counted, NULL };

	snprintf(preload, sizeof preload, "LD_PRELOAD=%s", library);
	snprintf(which, sizeof which, "SCARCE%s%s", scarce ? "=" : "", scarce ? scarce : "");
	snprintf(counted, sizeof counted, "SCARCE_COUNT=%s", count);
	return screen_open(argv, env, COLS, ROWS);
}

static bool has_ended(struct screen *s)
{
	char state = process_state(screen_pid(s));

	return state == 'Z' || state == '\0';
}

/* Unlike screen_until it says nothing when it is in vain, for the board may have ended. */
static bool sees(struct screen *s, const char *regex)
{
	long deadline = now_ms() + SCREEN_PATIENCE_MS;
	bool ended = false;

	while (!screen_shows(s, regex)) {
		if (ended || now_ms() > deadline)
			return false;
		ended = has_ended(s);
		screen_take(s, ended ? 0 : 10);
	}
	return true;
}

static const struct {
	const char *keys, *sight;
} walk[] = {
	{ "?", "focus the next pane" },
	{ "\x1bj\r", "Why it stands where it does" },
	{ "\r/buxton\r", "/buxton" },
	{ "\x1b\x1b", "Enter detail" },
	{ " ", "FROZEN" },
	{ "[[", "REPLAY|FROZEN" },
	{ "L", BOARD_LIVE },
	{ "Mzppt~>sanmD", "polls +[0-9]+" },
	{ "\x1bH", "handover|left:" },
	{ "\x12", "configuration read again|settings kept" },
	{ "\x1b\x1b\f", BOARD_LIVE },
};

#define NO_MEMORY "[Oo]ut of memory"
/* It cannot go on and says so: how old is what it shows, and why. */
#define IN_NEED "(NO DATA YET|STALE|NO DATABASE).*" NO_MEMORY

/* All rows are there, whatever the glyphs. */
static bool is_true(struct screen *s)
{
	return sees(s, "Hotspots 23 .* 5 present .* 3 met") && sees(s, "Units 20 .* 11 free") &&
	       sees(s, "Assists 3 open") && sees(s, "Buxton Spring");
}

/* False when the board ended on the way, or did not come as far. */
static bool goes(struct screen *s)
{
	if (!sees(s, BOARD_LIVE "|" IN_NEED) || !screen_shows(s, BOARD_LIVE))
		return false;
	if (!is_true(s) && !has_ended(s)) {
		screen_print(s);
		fail_msg("that is not what the database holds");
	}
	for (size_t i = 0; i < sizeof walk / sizeof *walk; i++) {
		screen_keys(s, walk[i].keys);
		if (!sees(s, walk[i].sight)) {
			printf("# after step %zu in vain: %s\n", i, walk[i].sight);
			return false;
		}
	}
	return true;
}

static bool has_drawn(const struct screen *s)
{
	return screen_raw_has(s, "PATROLBOARD", 11);
}

/* What is wrong with how it ended; NULL: nothing. */
static const char *wrong_with_end(struct screen *s, int status)
{
	bool fell = !has_drawn(s) && (status == STATUS_CURSES_FELL || status == STATUS_NSS_FELL);

	if (status != 0 && status != STATUS_NO_MEMORY && !fell)
		return "another status";
	if (!screen_is_sane(s))
		return "the terminal is not as it was";
	if (status == STATUS_NO_MEMORY && !screen_shows(s, NO_MEMORY))
		return "not a word";
	return NULL;
}

static bool ends_well(const char *scarce)
{
	struct screen *s = open_board(scarce);
	bool went = goes(s) || has_ended(s) || screen_shows(s, IN_NEED);
	const char *wrong;
	int status;

	if (!went)
		screen_print(s);
	screen_keys(s, "\x1b\x1bq");
	status = screen_until_exit(s);
	wrong = went ? wrong_with_end(s, status) : "it did not go on";
	printf("# call %s: status %d\n", scarce, status);
	if (wrong) {
		fprintf(stderr, "call %s, status %d: %s\n", scarce, status, wrong);
		screen_print(s);
	}
	screen_close(s);
	return !wrong;
}

static unsigned long calls_of_all(void)
{
	struct screen *s = open_board(NULL);
	char *text;
	unsigned long calls;

	assert_true(goes(s));
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	screen_close(s);
	text = file_read(count);
	calls = strtoul(text, NULL, 10);
	free(text);
	return calls;
}

static void test_memory_runs_out(void **state)
{
	unsigned long calls = calls_of_all(), from = 1, to = calls, step = calls / SAMPLE, failed = 0;
	const char *asked = getenv("MEMORY_CALLS");
	char which[32];

	(void)state;
	if (asked && sscanf(asked, "%lu-%lu", &from, &to) == 2)
		step = 1;
	printf("# %lu calls\n", calls);
	for (unsigned long n = from; n <= to; n += step) {
		snprintf(which, sizeof which, "%lu", n);
		failed += !ends_well(which);
		snprintf(which, sizeof which, "%lu-", n);
		failed += !ends_well(which);
	}
	assert_int_equal(failed, 0);
}

static void configure(void)
{
	file_write(configuration,
		   "database: {conninfo: '%s', interval: 200ms, retry_max: 1s}\n"
		   "staleness: {missed_polls: 20}\n",
		   server_conninfo(server));
}

static int set_up(void **state)
{
	shared_make(state);
	folder = directory_new();
	snprintf(configuration, sizeof configuration, "%s/config.yaml", folder);
	snprintf(handovers, sizeof handovers, "handover.directory=%s", folder);
	snprintf(count, sizeof count, "%s/count", folder);
	configure();
	return realpath("build/preload/scarce.so", library) ? 0 : -1;
}

static int tear_down(void **state)
{
	directory_remove(folder);
	return shared_free(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = { SHARED_TEST(test_memory_runs_out) };

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
