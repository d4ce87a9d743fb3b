/* Whatever becomes of the terminal and of the log, the board goes on reading, and is right as soon as it can be seen. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"
#include "e2e/terminal.h"

#define COLS 160
#define ROWS 40

/* Nobody reads: meanwhile a key changes all of the screen so often, and back; kept, the frames would take more than that. */
#define FRAMES 600
#define FRAMES_KB 250

static char *folder, moved[64];

/* --- sizes --- */

static void storm(struct screen *s)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 1, 1 },   { 500, 200 }, { 2, 50 },  { 80, 24 }, { 500, 1 }, { 1, 200 },
		      { 40, 15 }, { 200, 60 },  { 39, 14 }, { 81, 25 }, { 500, 200 } };

	for (size_t i = 0; i < 200; i++) {
		screen_resize(s, sizes[i % 11].cols, sizes[i % 11].rows);
		screen_take(s, i % 7 == 0 ? 20 : 0);
	}
	screen_resize(s, COLS, ROWS);
}

static void shrink(struct screen *s)
{
	screen_resize(s, 1, 1);
}

static void grow(struct screen *s)
{
	screen_resize(s, 500, 200);
	assert_true(screen_until(s, BOARD_LIVE));
}

static void size_back(struct screen *s)
{
	screen_resize(s, COLS, ROWS);
}

/* --- a line that takes nothing --- */

static long memory_kb(struct screen *s)
{
	char path[64], *text;
	long pages = 0;

	snprintf(path, sizeof path, "/proc/%d/statm", (int)screen_pid(s));
	text = file_read(path);
	assert_int_equal(sscanf(text, "%*d %ld", &pages), 1);
	free(text);
	return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

struct frames {
	struct screen *s;
	int asked;
};

static bool are_enough(void *frames)
{
	struct frames *f = frames;

	screen_keys(f->s, "z");
	return ++f->asked == FRAMES;
}

static void check_keeps_nothing(struct screen *s)
{
	struct frames f = { s, 0 };
	long before = memory_kb(s), after;

	assert_true(until_true(are_enough, &f));
	terminal_check_polls();
	after = memory_kb(s);
	if (after > before + FRAMES_KB)
		fail_msg("took %ld KB, then %ld KB", before, after);
}

static void stall(struct screen *s)
{
	terminal_stall(s);
	check_keeps_nothing(s);
}

static void hold(struct screen *s)
{
	screen_hold(s, true);
	check_keeps_nothing(s);
}

static void release(struct screen *s)
{
	screen_hold(s, false);
}

/* What is read first then is how it is now. */
static void stall_without_server(struct screen *s)
{
	terminal_stall(s);
	server_stop(server, SIGINT);
	assert_true(screen_until(s, BOARD_STALE));
	terminal_stall(s);
	server_start(server);
}

/* --- other programs --- */

static void scribble(struct screen *s)
{
	static const char words[] = "\033[5;5HBroadcast message\r\n\n\a";
	char path[64];
	int line;

	snprintf(path, sizeof path, "/proc/%d/fd/1", (int)screen_pid(s));
	line = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	assert_int_equal(write(line, words, sizeof words - 1), sizeof words - 1);
	close(line);
	assert_true(screen_until(s, "Broadcast message"));
	screen_keys(s, "\f");
}

static void stop_and_continue(struct screen *s)
{
	screen_signal(s, SIGSTOP);
	assert_true(screen_until_stopped(s));
	screen_signal(s, SIGCONT);
}

/* The shell of BY_SHELL waits for Enter. */
static void suspend(struct screen *s)
{
	screen_keys(s, "\x1a");
	assert_true(screen_until(s, "^stopped$"));
	assert_false(screen_alternate(s));
	assert_true(screen_cursor_visible(s));
	screen_keys(s, "\r");
}

/* What it is, where its cursor is, its colour, a setting, its name, what was copied, a picture; a focus, a paste. */
#define ANSWERS \
	"\x1b[?64;1;2;6;9;15;22c\x1b[12;40R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0 q\x1b\\\x1bP>|term(1.2q)\x1b\\" \
	"\x1b]52;c;cXFxcQ==\a\x1b_Gi=31;q\x1b\\\x1b[I\x1b[200~\x1b[201~"

#define BY_SHELL \
	"exec bash --norc -ic '\"$BOARD\" -d \"$URI\" -i200ms; [ $? -lt 128 ] || { echo; echo stopped; read -r; fg; }'"

/* --- the log --- */

static void move_folder(struct screen *s)
{
	assert_int_equal(rename(folder, moved), 0);
	screen_signal(s, SIGUSR1);
}

/* The complaint would stand there for half a minute. */
static void move_back(struct screen *s)
{
	assert_int_equal(rename(moved, folder), 0);
	screen_keys(s, "\x1b");
}

#define PIPE_LOG "mkfifo \"$PIPE\" 2>/dev/null; "
#define FULL_PIPE \
	PIPE_LOG "exec 9<>\"$PIPE\"; dd if=/dev/zero of=\"$PIPE\" oflag=nonblock bs=4096 count=99 2>/dev/null; "
#define LOG(name, start_, says_) name, .start = start_, .says = says_

/* What the address sanitiser keeps of memory that is free again is nothing to be counted. */
#define COUNTED "export ASAN_OPTIONS=quarantine_size_mb=0:thread_local_quarantine_size_kb=0; " TERMINAL_BOARD

static const struct terminal_event events[] = {
	{ "resized 200 times, to 1x1 and 500x200", .happen = storm },
	{ "1x1", .happen = shrink, .undo = size_back },
	{ "500x200", .happen = grow, .undo = size_back },
	{ "SIGWINCH", .signal = SIGWINCH },
	{ "SIGHUP, the terminal still there", .signal = SIGHUP, .says = "configuration read again" },
	{ "SIGUSR1", .signal = SIGUSR1 },
	{ "SIGCONT", .signal = SIGCONT },
	{ "SIGSTOP, SIGCONT", .happen = stop_and_continue },
	{ "^Z, fg", .start = BY_SHELL, .happen = suspend },
	{ "^S typed, where it is a key", .keys = "\x13" },
	{ "answers that nobody asked for", .keys = ANSWERS },
	{ "nobody reads, as when SSH hangs", .start = COUNTED, .happen = stall },
	{ "output stopped, as ^S does", .start = COUNTED, .happen = hold, .undo = release },
	{ "nobody reads while the server stops", .happen = stall_without_server },
	{ "another program writes on the screen, then ^L", .happen = scribble },
	{ LOG("log on a full disk", TERMINAL_BOARD " --log /dev/full",
	      "cannot write the log '/dev/full': No space left on device") },
	{ LOG("log that may not grow", "ulimit -f 0; " TERMINAL_BOARD " --log \"$LOG\"", "File too large") },
	{ LOG("log in a folder that goes", TERMINAL_BOARD " --log \"$LOG\"", "No such file or directory"),
	  .happen = move_folder, .undo = move_back },
	{ LOG("log to a pipe that nobody reads", PIPE_LOG TERMINAL_BOARD " --log \"$PIPE\"",
	      "nobody reads that pipe") },
	{ LOG("log to a pipe that is full", FULL_PIPE TERMINAL_BOARD " --log \"$PIPE\"",
	      "who reads that pipe is too slow") },
};

int main(void)
{
	char path[96];
	int failed;

	folder = directory_new();
	snprintf(moved, sizeof moved, "%s.moved", folder);
	snprintf(path, sizeof path, "%s/board.log", folder);
	setenv("LOG", path, 1);
	snprintf(path, sizeof path, "%s/pipe", folder);
	setenv("PIPE", path, 1);
	failed = terminal_run("The terminal", events, sizeof events / sizeof *events);
	directory_remove(folder);
	return failed;
}
