/* How soon the board, set as it comes, is back after a restart of the server, and answers keys and leaves while that hangs. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/screen.h"
#include "e2e/server.h"

#define TIMES 15
#define KEYS 60
#define HELP "focus the next pane"

static void need(bool seen)
{
	if (!seen)
		exit(1);
}

static int by_length(const void *a, const void *b)
{
	return (int)(*(const long *)a - *(const long *)b);
}

static void print(const char *what, long *ms, size_t n)
{
	qsort(ms, n, sizeof *ms, by_length);
	printf("%-34s median %5ld ms, 95 in 100 %5ld ms, slowest %5ld ms\n", what, ms[n / 2], ms[n * 95 / 100],
	       ms[n - 1]);
}

static struct screen *open_board(struct server *server)
{
	const char *argv[] = { patrolboard(), "-d", server_conninfo(server), NULL };
	const char *env[] = { BOARD_ENV, NULL };
	struct screen *s = screen_open(argv, env, 160, 40);

	need(screen_until(s, BOARD_LIVE));
	return s;
}

/* From the moment at which the server answers to that at which the board shows what has changed since. */
static long back_after_restart(struct screen *s, struct server *server, int number)
{
	char text[128];
	long began;

	server_stop(server, SIGINT);
	server_start(server);
	began = now_ms();
	snprintf(text, sizeof text, "UPDATE patrol.hotspot SET reason = 'restart %d' WHERE code = 'BUX'", number);
	server_sql(server, text);
	snprintf(text, sizeof text, "Buxton Spring.* restart %d ", number);
	need(screen_until(s, text));
	return now_ms() - began;
}

static void measure_restarts(struct server *server)
{
	struct screen *s = open_board(server);
	long took[TIMES];

	for (int i = 0; i < TIMES; i++)
		took[i] = back_after_restart(s, server, i);
	print("back after a restart", took, TIMES);
	screen_close(s);
}

static void measure_keys(struct screen *s)
{
	long took[KEYS];

	for (size_t i = 0; i < KEYS; i++) {
		long asked = now_ms();

		screen_keys(s, i % 2 ? "\x1b" : "?");
		need(i % 2 ? screen_until_gone(s, HELP) : screen_until(s, HELP));
		took[i] = now_ms() - asked;
	}
	print("a key while the server hangs", took, KEYS);
}

static void measure_hanging(struct server *server)
{
	long left[TIMES];

	for (size_t i = 0; i < TIMES; i++) {
		struct screen *s = open_board(server);
		long asked;

		server_freeze(server);
		need(screen_until(s, "LIVE [3-9]s$"));
		if (i == 0)
			measure_keys(s);
		asked = now_ms();
		screen_keys(s, "q");
		need(screen_until_exit(s) == 0);
		left[i] = now_ms() - asked;
		screen_close(s);
		server_thaw(server);
	}
	print("q while the server hangs", left, TIMES);
}

int main(void)
{
	struct server *server;

	process_adopt();
	server = server_new(SERVER_DEMO);
	measure_restarts(server);
	measure_hanging(server);
	server_free(server);
	return 0;
}
