/*
 * A minute of the board, and everything else the program does, under valgrind: not one error, and nothing lost. What valgrind says
 * is kept in build/valgrind; what is still reachable in the end is listed by who asked for it.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "e2e/board.h"
#include "e2e/process.h"

#define FOLDER "build/valgrind"
#define MINUTE_MS 60000
#define WORDS 40

static struct server *server;
static size_t runs, failures;

/* What it says of processes that were forked off does not come as an exit status. */
static bool is_clean(const char *name)
{
	static const char *const bad[] = { "Invalid ", "uninitialised", "overlap", "definitely lost",
					   "indirectly lost" };
	char path[96], *log;
	bool clean = true;

	snprintf(path, sizeof path, FOLDER "/%s.log", name);
	log = file_read(path);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		clean &= !strstr(log, bad[i]);
	free(log);
	return clean;
}

static void check(const char *name, int was, int status)
{
	bool fine = was == status && is_clean(name);

	runs++;
	failures += !fine;
	if (fine)
		printf("ok - %s\n", name);
	else
		printf("not ok - %s: status %d, not %d; see %s/%s.log\n", name, was, status, FOLDER, name);
}

/* argv: valgrind, the program, the words (the last is NULL; at most 16), and where the database is when `conninfo` is not NULL. */
static void make_argv(const char *argv[WORDS], char log[96], const char *name, const char *const words[],
		      const char *conninfo)
{
	const char *const fixed[] = { "valgrind", "-q", "--leak-check=full", "--show-leak-kinds=all",
				      "--errors-for-leak-kinds=definite,indirect", "--error-exitcode=99",
				      "--num-callers=30",
				      "--suppressions=tests/valgrind/libraries.supp", log, patrolboard(), NULL };
	size_t n = 0;

	snprintf(log, 96, "--log-file=" FOLDER "/%s.log", name);
	for (size_t i = 0; fixed[i]; i++)
		argv[n++] = fixed[i];
	while (*words)
		argv[n++] = *words++;
	if (conninfo) {
		argv[n++] = "-d";
		argv[n++] = conninfo;
	}
	argv[n] = NULL;
}

static const char *const env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", NULL };

/* --- on a terminal --- */

static struct screen *open_board(const char *name, const char *const words[])
{
	const char *argv[WORDS];
	char log[96];

	make_argv(argv, log, name, words, server_conninfo(server));
	return screen_open(argv, env, 200, 50);
}

static void close_board(struct screen *s, const char *name, const char *leave, int status)
{
	if (leave)
		screen_keys(s, leave);
	else
		screen_signal(s, SIGTERM);
	check(name, screen_until_exit(s), status);
	screen_close(s);
}

/* Presses each, and waits for what it brings. */
static void press(struct screen *s, const char *const keys[])
{
	for (; *keys; keys++) {
		screen_keys(s, *keys);
		for (int i = 0; i < 5; i++)
			if (!screen_take(s, 60))
				break;
	}
}

static void press_everything(struct screen *s)
{
	static const char *const panes[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "0" };
	static const char *const in_pane[] = { "j", "\r",   "j", "G",  "g",    "\x1b", "s",       ">", "<",
					       "I", "z",    "\r", "\x1b", "z", "G",    "\x1b[5~", "k", NULL };
	static const char *const elsewhere[] = {
		"?", "j", "G", "\x1b", "D", "\x1b", "/", "H", "D", "\r", "n", "N", "/", "\x7f", "\x1b",
		"M", "j", "\r", "\x1b", "t", "t", "t", "t", "t", "t", "~", "~", "~", "p", "P",
		" ", "[", "[", "]", "{", "}", "L", "a", "m", "m", "+", "-", "H", "\x0c", "\x12", NULL,
	};

	for (size_t i = 0; i < sizeof panes / sizeof *panes; i++) {
		press(s, (const char *const[]){ panes[i], NULL });
		press(s, in_pane);
	}
	press(s, elsewhere);
}

static void resize(struct screen *s)
{
	static const int sizes[][2] = { { 80, 24 }, { 40, 15 }, { 1, 1 }, { 500, 200 }, { 20, 5 }, { 120, 40 } };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(s, sizes[i][0], sizes[i][1]);
		press(s, (const char *const[]){ "\t", "j", "\r", "\x1b", NULL });
	}
}

#define PATIENT "-i1s", "--set=database.answer_timeout=60s", "--set=staleness.missed_polls=60"

static void run_live(void)
{
	char *folder = realpath(FOLDER, NULL), handover[512];
	const char *words[] = { PATIENT, handover, "--log=" FOLDER "/board.log", "-vv", NULL };
	long began = now_ms();
	struct screen *s;

	snprintf(handover, sizeof handover, "--set=handover.directory=%s", folder);
	free(folder);
	s = open_board("live", words);

	failures += !screen_until(s, BOARD_LIVE);
	server_play(server);
	do {
		press_everything(s);
		resize(s);
	} while (now_ms() - began < MINUTE_MS);
	screen_signal(s, SIGHUP);
	screen_signal(s, SIGUSR1);
	press(s, (const char *const[]){ "1", "2", NULL });
	server_stop(server, SIGINT);
	press(s, (const char *const[]){ "?", "\x1b", "\x1b", NULL });
	server_start(server);
	failures += !screen_until(s, BOARD_LIVE);
	close_board(s, "live", "q", 0);
}

static void run_others(void)
{
	static const struct {
		const char *name, *words[12], *seen, *leave;
		int status;
	} boards[] = {
		{ "kiosk", { PATIENT, "--kiosk", "--set=kiosk.rotate=1s" }, BOARD_LIVE, NULL, 128 + SIGTERM },
		{ "slow", { "--slow", "--set=database.answer_timeout=60s" }, "LIVE", "q", 0 },
		{ "plain", { PATIENT, "--plain" }, "units", "\x03", 128 + SIGINT },
		{ "mono", { PATIENT, "--color=never", "--glyphs=ascii", "--set=screen.mouse=yes" }, "LIVE", "q", 0 },
		{ "wall", { PATIENT, "-l", "wall" }, "LIVE", "q", 0 },
		{ "locked", { PATIENT, "--locked" }, "LIVE", "q", 0 },
	};

	for (size_t i = 0; i < sizeof boards / sizeof *boards; i++) {
		struct screen *s = open_board(boards[i].name, boards[i].words);

		failures += !screen_until(s, boards[i].seen);
		press(s, (const char *const[]){ "\t", "p", "\x1b[<0;5;5M", "\x1b[<0;5;5m", NULL });
		resize(s);
		close_board(s, boards[i].name, boards[i].leave, boards[i].status);
	}
}

/* --- without one --- */

struct run {
	const char *name, *words[12];
	int status;
};

static const struct run with_database[] = {
	{ "once-text", { "once", PATIENT, "--size=200x60" }, 0 },
	{ "once-ansi", { "once", PATIENT, "--format=ansi" }, 0 },
	{ "once-html", { "once", PATIENT, "--format=html" }, 0 },
	{ "once-svg", { "once", PATIENT, "--format=svg" }, 0 },
	{ "once-json", { "once", PATIENT, "--format=json" }, 0 },
	{ "once-csv", { "once", PATIENT, "--format=csv" }, 0 },
	{ "once-pane", { "once", PATIENT, "--format=csv", "--pane=units" }, 0 },
	{ "once-month", { "once", PATIENT, "--month=2023-12" }, 0 },
	{ "once-file", { "once", PATIENT, "--format=json", "-o", FOLDER "/board.json" }, 0 },
	{ "once-age", { "once", PATIENT, "--max-age=1s" }, 75 },
	{ "report-text", { "report", "--month=2023-12" }, 0 },
	{ "report-markdown", { "report", "--month=2023-12", "--format=markdown" }, 0 },
	{ "report-csv", { "report", "--month=2023-12", "--format=csv" }, 0 },
	{ "report-json", { "report", "--format=json" }, 0 },
	{ "handover-text", { "handover" }, 0 },
	{ "handover-markdown", { "handover", "--format=markdown" }, 0 },
	{ "check", { "check" }, 0 },
	{ "check-database", { "check", "database" }, 0 },
	{ "no-terminal", { "-i1s" }, 2 },
};

/* -d is not for these, or they have their own. */
static const struct run without[] = {
	{ "check-config", { "check", "config", "-c", "config/examples/control-room.yaml" }, 0 },
	{ "check-themes", { "check", "config", "-c", "config/examples/themes.yaml" }, 0 },
	{ "check-mistakes", { "check", "config", "-c", "Makefile" }, 78 },
	{ "config-defaults", { "config", "--defaults" }, 0 },
	{ "config-effective", { "config", "--effective" }, 0 },
	{ "config-schema", { "config", "--schema" }, 0 },
	{ "config-manual", { "config", "--manual" }, 0 },
	{ "help", { "--help" }, 0 },
	{ "version", { "--version" }, 0 },
	{ "mistyped", { "onec" }, 2 },
	{ "nobody-there", { "once", "-d", "host=/nonexistent" }, 69 },
	{ "unknown-host", { "once", "-d", "host=nowhere.invalid" }, 69 },
};

static void run_all(const struct run *all, size_t n, const char *conninfo)
{
	for (size_t i = 0; i < n; i++) {
		const char *argv[WORDS];
		struct outcome o;
		char log[96];

		make_argv(argv, log, all[i].name, all[i].words, conninfo);
		o = program_run(argv, env, NULL);
		check(all[i].name, o.status, all[i].status);
		outcome_release(&o);
	}
}

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	signal(SIGINT, SIG_DFL); /* a shell has what it starts in the background ignore it */
	process_adopt();
	mkdir("build", 0755);
	mkdir(FOLDER, 0755);
	server = server_new(SERVER_DEMO);
	run_live();
	run_others();
	run_all(with_database, sizeof with_database / sizeof *with_database, server_conninfo(server));
	run_all(without, sizeof without / sizeof *without, NULL);
	server_free(server);
	printf("%zu runs, %zu failures\n", runs, failures);
	return failures > 0;
}
