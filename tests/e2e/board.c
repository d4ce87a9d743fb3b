#include "e2e/board.h"

#include <ctype.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/process.h"

static bool is_confined(const char *words)
{
	return strstr(words, "--kiosk") || strstr(words, "--locked");
}

struct screen *board_open(const char *conninfo, const char *const options[], int cols, int rows)
{
	const char *argv[24] = { patrolboard(), "-d", conninfo, "-i", "200ms", "--set", "staleness.lost_after=3s",
				 "--set", "database.answer_timeout=1s", "--set", "database.retry_max=1s" };
	const char *env[] = { BOARD_ENV, NULL, NULL };
	size_t n = 0;

	while (argv[n])
		n++;
	for (; *options; options++) {
		argv[n++] = *options;
		if (is_confined(*options))
			env[1] = BOARD_CONFINED;
	}
	return screen_open(argv, env, cols, rows);
}

struct screen *board_open_by(const char *command, const char *conninfo, int cols, int rows)
{
	const char *argv[] = { "sh", "-c", command, NULL };
	char uri[256], board[512];
	const char *env[] = { BOARD_ENV, uri, board, is_confined(command) ? BOARD_CONFINED : NULL, NULL };

	snprintf(uri, sizeof uri, "URI=%s", conninfo);
	snprintf(board, sizeof board, "BOARD=%s", patrolboard());
	return screen_open(argv, env, cols, rows);
}

/* How often a process has read from anything, with success or without. Only root is told that of one that is confined: else 0. */
static long reads_of(pid_t pid)
{
	char path[64], *text, *at;
	long n;

	snprintf(path, sizeof path, "/proc/%d/io", (int)pid);
	text = file_read(path);
	at = strstr(text, "syscr: ");
	assert_true(at || (!*text && geteuid() != 0));
	n = at ? strtol(at + 7, NULL, 10) : 0;
	free(text);
	return n;
}

void board_check_waits(struct screen *s)
{
	long before = reads_of(screen_pid(s));

	assert_true(screen_until(s, "LIVE 1s"));
	assert_true(screen_until(s, "LIVE 0s"));
	assert_true(before > 0 || geteuid() != 0);
	assert_in_range(reads_of(screen_pid(s)) - before, 0, 500);
}

/* Times, and lengths of time, are not alike in two boards. */
static char *without_numbers(struct screen *s)
{
	char *text = strdup(screen_text(s)), *to = text;

	for (const char *at = text; *at; at++) {
		char c = isdigit((unsigned char)*at) ? '#' : *at;

		if (to == text || c != to[-1] || !strchr("# ", c))
			*to++ = c;
	}
	*to = '\0';
	return text;
}

bool board_looks_like(struct screen *s, void *data)
{
	struct screen *other = data;
	char *a, *b;
	bool alike;

	screen_take(other, 0);
	a = without_numbers(s);
	b = without_numbers(other);
	alike = strcmp(a, b) == 0;
	free(a);
	free(b);
	return alike;
}

static int by_length(const void *a, const void *b)
{
	return (int)(*(const long *)a - *(const long *)b);
}

long board_answer_time(struct screen *s)
{
	long took[9];

	for (size_t i = 0; i < 9; i++) {
		long asked = now_ms();

		screen_keys(s, i % 2 ? "\x1b" : "?");
		assert_true(i % 2 ? screen_until_gone(s, "focus the next pane")
				  : screen_until(s, "focus the next pane"));
		took[i] = now_ms() - asked;
	}
	screen_keys(s, "\x1b");
	assert_true(screen_until_gone(s, "focus the next pane"));
	qsort(took, 9, sizeof *took, by_length);
	return took[4];
}

static bool one_reads(void *data)
{
	char *n = server_ask(data, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
	bool one = strcmp(n, "1") == 0;

	free(n);
	return one;
}

static bool has_one_socket(struct screen *s, void *data)
{
	(void)data;
	return process_sockets(screen_pid(s)) == 1;
}

void board_check_alone(struct server *server)
{
	assert_true(until_true(one_reads, server));
}

void board_check_recovers(struct screen *s, struct server *server)
{
	assert_true(screen_until_true(s, has_one_socket, NULL, "one connection"));
	board_check_alone(server);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until_gone(s, "STALE|NO DATABASE|AS AT|OLD"));
	assert_int_equal(process_sockets(screen_pid(s)), 1);
}

static bool nobody_reads(void *data)
{
	char *n = server_ask(data, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
	bool nobody = strcmp(n, "0") == 0;

	free(n);
	return nobody;
}

void board_check_gone(struct server *server)
{
	assert_true(process_until_only(server_pid(server)));
	assert_true(until_true(nobody_reads, server));
}

void board_leave(struct screen *s, struct server *server)
{
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
	board_check_gone(server);
}

void board_take_down(struct screen *s, struct server *server)
{
	screen_signal(s, SIGTERM);
	assert_int_equal(screen_until_exit(s), 128 + SIGTERM);
	assert_true(screen_is_sane(s));
	screen_close(s);
	board_check_gone(server);
}

/* In the background it would draw over the shell. */
#define STAYS_STOPPED "bg; until jobs | grep -q Stopped; do :; done; clear; echo a''gain\r"

static void suspend_and_resume(struct screen *s)
{
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_alternate(s));
	screen_keys(s, "\x1a");
	assert_true(screen_until(s, "Stopped"));
	assert_false(screen_alternate(s));
	assert_true(screen_cursor_visible(s));
	screen_keys(s, "clear; echo b''ack\r");
	assert_true(screen_until(s, "^back"));
	screen_keys(s, STAYS_STOPPED);
	assert_true(screen_until(s, "^again"));
	assert_false(screen_alternate(s));
	screen_keys(s, "fg\r");
}

void board_check_suspends(const char *command, const char *const env[])
{
	const char *argv[] = { "bash", "--norc", "--noprofile", "-i", NULL };
	const char *all[12] = { BOARD_ENV, "PS1=ready> ", "HISTFILE=" };
	struct screen *s;

	for (size_t n = 3; *env; env++)
		all[n++] = *env;
	s = screen_open(argv, all, 80, 24);
	assert_true(screen_until(s, "ready>"));
	screen_keys(s, command);
	screen_keys(s, "\r");
	suspend_and_resume(s);
	suspend_and_resume(s);
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "q");
	assert_true(screen_until(s, "ready> $|ready>$"));
	screen_keys(s, "clear; echo s=$?\r");
	assert_true(screen_until(s, "^s=0"));
	screen_keys(s, "exit\r");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
}
