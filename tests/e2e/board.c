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
