/*
 * Whatever stands in whichever column of the contract: no control byte of it leaves the program by any way out, everything keeps
 * its place, keys are answered, and when it has gone no trace is left.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <signal.h>

#include "e2e/board.h"
#include "e2e/poison.h"
#include "e2e/process.h"
#include "e2e/raw.h"
#include "e2e/shared.h"
#include "support/whole.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define PANES 10
#define BYTES server_conninfo_of(server, "patrolboard_reader", "bytes")
#define ANSWER_MS 1000

/* Such rows take the server a while, on a busy machine more than one. */
#define PATIENCE "--set", "database.answer_timeout=25s"
static const char *const patient[] = { "-i", "1s", PATIENCE, "--set", "staleness.lost_after=60s", NULL };
static void check_raw(struct screen *s, const char *where)
{
	char why[RAW_WHY];
	size_t n;
	const char *raw = screen_raw(s, &n);

	if (!raw_is_ours(raw, n, why))
		fail_msg("%s: %s", where, why);
}

static bool is_rule(struct screen *s, int row, int col)
{
	return screen_cell(s, row, col).chars[0] == 0x2502;
}

static const struct size {
	int cols, rows;
} sizes[] = { { 40, 15 }, { 80, 24 }, { 120, 40 }, { 200, 60 } };

/* The corner ends at the edge; and a rule between panes that stood one column beside itself would stand there alone. */
static bool is_in_place(struct screen *s, void *data)
{
	const struct size *size = data;

	for (int col = 0; col < size->cols; col++) {
		int n = 0;

		for (int row = 0; row < size->rows; row++)
			n += is_rule(s, row, col);
		if (n > 0 && n < 3)
			return false;
	}
	return screen_shows(s, BOARD_LIVE) && screen_cell(s, 0, size->cols - 1).chars[0] == 's';
}

/* The last row of a pane, alone and as it opens, which is where the database's worst stands. */
static void walk_pane(struct screen *s, int pane)
{
	char keys[] = { (char)('0' + pane % PANES), 'G', '\r', 'G', '\r', '>', 'G', '\0' }, title[32];

	screen_keys(s, keys);
	snprintf(title, sizeof title, "(^|[─► ])%d [A-Z]", pane % PANES);
	assert_true(screen_until(s, title));
}

static void walk(struct screen *s, struct size size)
{
	char where[32];

	snprintf(where, sizeof where, "%dx%d", size.cols, size.rows);
	screen_resize(s, size.cols, size.rows);
	assert_true(screen_until_true(s, is_in_place, &size, "everything in its place"));
	/* An alert that was jumped to may have left a pane alone. */
	screen_keys(s, "\x1b\x1b\x1b\x1b");
	screen_keys(s, "z");
	for (int pane = 1; pane <= PANES; pane++)
		walk_pane(s, pane);
	screen_keys(s, "1szgnnaMM");
	assert_in_range(board_answer_time(s), 0, ANSWER_MS);
	assert_true(screen_until_true(s, is_in_place, &size, "everything in its place"));
	check_raw(s, where);
}

static void test_live(void **state)
{
	struct screen *s = board_open(server_conninfo(server), patient, 80, 24), *untouched, *fresh;

	(void)state;
	untouched = board_open(server_conninfo(server), patient, 80, 24);
	assert_true(screen_until(untouched, BOARD_LIVE));
	poison_mix(NULL, POISON_CHARACTERS);
	assert_true(screen_until(untouched, "UNREADABLE"));
	for (size_t i = 0; i < LEN(sizes); i++) {
		walk(s, sizes[i]);
		poison_stir(NULL);
	}
	check_raw(untouched, "without a key");
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
	poison_clear(NULL);
	fresh = board_open(server_conninfo(server), patient, 80, 24);
	assert_true(screen_until(fresh, BOARD_LIVE));
	assert_true(screen_until_true(untouched, board_looks_like, fresh, "the board as it was before"));
	screen_close(fresh);
	board_leave(untouched, server);
}

/* Every way out but the terminal. */
static const struct {
	const char *words[6];
	bool (*is_whole)(const char *text);
} ways[] = {
	{ { "once", "--size", "200x60" }, whole_plain },
	{ { "once", "--format", "ansi", "--color=always" }, whole_ansi },
	{ { "once", "--format", "html" }, whole_markup },
	{ { "once", "--format", "svg", "--size", "200x60" }, whole_markup },
	{ { "once", "--format", "json" }, whole_json },
	{ { "once", "--format", "csv", "--pane", "hotspots" }, whole_table },
	{ { "once", "--format", "csv", "--pane", "units" }, whole_table },
	{ { "once", "--format", "csv", "--pane", "assists" }, whole_table },
	{ { "once", "--format", "csv", "--pane", "counters" }, whole_table },
	{ { "once", "--format", "csv", "--pane", "events" }, whole_table },
	{ { "once", "--format", "csv", "--pane", "alerts" }, whole_table },
	{ { "report" }, whole_plain },
	{ { "report", "--format", "markdown" }, whole_plain },
	{ { "report", "--format", "csv" }, whole_table },
	{ { "report", "--format", "json" }, whole_json },
	{ { "handover" }, whole_plain },
	{ { "handover", "--format", "markdown" }, whole_plain },
	{ { "check", "database" }, whole_plain },
};

static void check_way(size_t way, const char *conninfo)
{
	const char *argv[12] = { patrolboard(), "-d", conninfo, PATIENCE };
	const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", NULL };
	size_t n = 5;
	struct outcome o;

	for (size_t i = 0; ways[way].words[i]; i++)
		argv[n++] = ways[way].words[i];
	o = program_run(argv, env, NULL);
	if (o.status != 0 && ways[way].is_whole != whole_plain)
		fail_msg("%s %s ended with %d: %s", argv[5], argv[7] ? argv[7] : "", o.status, o.err);
	assert_in_range(o.status, 0, 80);
	if (!*o.out || !ways[way].is_whole(o.out) || !whole_text(o.err, ""))
		fail_msg("%s %s is not whole: %.2000s%s", argv[5], argv[7] ? argv[7] : "", o.out, o.err);
	outcome_release(&o);
}

static void test_ways_out(void **state)
{
	(void)state;
	poison_mix(NULL, POISON_CHARACTERS);
	for (size_t i = 0; i < LEN(ways); i++) {
		check_way(i, server_conninfo(server));
		poison_stir(NULL);
	}
}

/* What somebody hears, who listens on while all becomes other than it was. */
struct listening {
	const char *path;
	size_t heard;
	int times;
};

static bool has_told_enough(void *data)
{
	struct listening *l = data;
	char *told = file_read(l->path);
	size_t n = strlen(told);

	free(told);
	if (n > l->heard) {
		l->heard = n;
		l->times++;
		poison_stir(NULL);
	}
	return l->times > 1;
}

static void test_plain(void **state)
{
	const char *argv[12] = { patrolboard(), "--plain", "-i", "1s", PATIENCE };
	const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", NULL };
	char *folder = directory_new(), out[64], err[64], log[64], *said;
	const char *const files[] = { out, err, log };
	struct listening listening = { .path = out };
	pid_t pid;

	(void)state;
	snprintf(out, sizeof out, "%s/out", folder);
	snprintf(err, sizeof err, "%s/err", folder);
	snprintf(log, sizeof log, "%s/log", folder);
	argv[6] = "--log";
	argv[7] = log;
	argv[8] = "-vv";
	poison_mix(NULL, POISON_CHARACTERS);
	argv[9] = "-d";
	argv[10] = server_conninfo(server);
	pid = program_start(argv, env, out, err);
	assert_true(until_true(has_told_enough, &listening));
	kill(pid, SIGTERM);
	assert_int_equal(program_until_end(pid), 128 + SIGTERM);
	for (size_t i = 0; i < LEN(files); i++) {
		said = file_read(files[i]);
		assert_true(whole_text(said, ""));
		free(said);
	}
	directory_remove(folder);
}

static void test_bytes(void **state)
{
	struct screen *s;

	(void)state;
	server_sql_in(server, "postgres",
		      "CREATE DATABASE bytes TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
	server_file(server, "bytes", "install.sql");
	poison_mix("bytes", POISON_BYTES);
	s = board_open(BYTES, patient, 80, 24);
	assert_true(screen_until(s, BOARD_LIVE));
	for (size_t i = 0; i < LEN(sizes); i++) {
		walk(s, sizes[i]);
		poison_stir("bytes");
	}
	board_leave(s, server);
	for (size_t i = 0; i < LEN(ways); i++)
		check_way(i, BYTES);
}

/* Whatever else is wrong, a role that could write is refused. */
static void check_writer(const char *database)
{
	const char *argv[] = { patrolboard(), "once", "-d", server_conninfo_of(server, "postgres", database), NULL };
	struct outcome o = program_run(argv, NULL, NULL);

	assert_int_equal(o.status, 77);
	assert_non_null(strstr(o.err, "could write"));
	assert_string_equal(o.out, "");
	outcome_release(&o);
}

/* In a server of another encoding, one value that means nothing in it: it shows, and no other suffers for it. */
static void test_encoding(void **state)
{
	struct screen *s;

	(void)state;
	server_sql_in(server, "postgres",
		      "CREATE DATABASE windows TEMPLATE template0 ENCODING 'WIN1252' LC_COLLATE 'C' LC_CTYPE 'C'");
	server_file(server, "windows", "install.sql");
	server_sql_in(server, "windows",
		      "INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, valid_from)"
		      " SELECT code, name, 'South', 'South', 53, -1, '2023-07-01'"
		      " FROM (VALUES ('ONE', 'Caf' || chr(233)), ('TWO', 'Bar')) AS place (code, name)");
	s = board_open(server_conninfo_of(server, "patrolboard_reader", "windows"), patient, 80, 24);
	assert_true(screen_until(s, "Caf\xc3\xa9 "));
	server_sql_in(server, "windows", "UPDATE patrol.hotspot SET name = name || chr(129) WHERE code = 'TWO'");
	assert_true(screen_until(s, "Bar\xef\xbf\xbd "));
	assert_true(screen_shows(s, "Caf\xc3\xa9 "));
	assert_true(screen_shows(s, BOARD_LIVE));
	server_sql_in(server, "windows", "UPDATE patrol.hotspot SET name = 'Pub' WHERE code = 'TWO'");
	assert_true(screen_until(s, "Pub "));
	assert_true(screen_shows(s, "Caf\xc3\xa9 "));
	board_leave(s, server);
	server_sql_in(server, "windows", "UPDATE patrol.hotspot SET name = name || chr(129) WHERE code = 'TWO'");
	check_writer("windows");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		POISON_TEST(test_live),
		POISON_TEST(test_ways_out),
		POISON_TEST(test_plain),
		POISON_TEST(test_bytes),
		POISON_TEST(test_encoding),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
