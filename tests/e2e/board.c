#include "e2e/board.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/process.h"

struct screen *board_open(const char *conninfo, const char *const options[], int cols, int rows)
{
	const char *argv[24] = { patrolboard(), "-d", conninfo, "-i", "200ms", "--set", "staleness.lost_after=3s",
				 "--set", "database.answer_timeout=1s", "--set", "database.retry_max=1s" };
	const char *env[] = { BOARD_ENV, NULL };
	size_t n = 0;

	while (argv[n])
		n++;
	for (; *options; options++)
		argv[n++] = *options;
	return screen_open(argv, env, cols, rows);
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
