/* However the board is made to leave, the terminal is as it was and soon nothing is left of it; without a terminal it says so. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"
#include "e2e/terminal.h"

/* Our end of another terminal, whose name is $KEYBOARD. */
static int keyboard;

static void add_keyboard(void)
{
	keyboard = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (keyboard < 0 || grantpt(keyboard) < 0 || unlockpt(keyboard) < 0)
		abort();
	setenv("KEYBOARD", ptsname(keyboard), 1);
}

static void take_keyboard_away(struct screen *s)
{
	(void)s;
	close(keyboard);
}

static void freeze_server(struct screen *s)
{
	server_freeze(server);
	assert_true(screen_until(s, BOARD_STALE));
}

static void thaw_server(struct screen *s)
{
	(void)s;
	server_thaw(server);
}

static void stall_without_server(struct screen *s)
{
	freeze_server(s);
	terminal_stall(s);
}

#define SIGNAL(name) "SIG" #name, .signal = SIG##name, .effect = TERMINAL_LEAVES, .status = 128 + SIG##name
#define NO_TERM(name, command, words) \
	name, .start = command TERMINAL_BOARD, .effect = TERMINAL_REFUSED, .status = 2, .says = words

static const struct terminal_event events[] = {
	{ "the key q", .keys = "q", .effect = TERMINAL_LEAVES },
	{ "the key ^C", .keys = "\x03", .effect = TERMINAL_LEAVES },
	{ SIGNAL(TERM) },
	{ SIGNAL(INT) },
	{ SIGNAL(QUIT) },
	{ SIGNAL(ABRT) },
	{ SIGNAL(SEGV) },
	{ SIGNAL(BUS) },
	{ SIGNAL(FPE) },
	{ SIGNAL(ILL) },
	{ SIGNAL(TRAP) },
	{ SIGNAL(SYS) },
	{ SIGNAL(PIPE) },
	{ SIGNAL(ALRM) },
	{ SIGNAL(USR2) },
	{ SIGNAL(XCPU) },
	{ "the window is closed", .happen = screen_hang_up, .effect = TERMINAL_GONE },
	{ "the window is closed, SIGHUP and SIGTERM ignored", .start = "trap '' HUP TERM; " TERMINAL_BOARD,
	  .happen = screen_hang_up, .effect = TERMINAL_GONE },
	{ "the window is closed, no keyboard", .start = "trap '' HUP; " TERMINAL_BOARD " </dev/null",
	  .happen = screen_hang_up, .effect = TERMINAL_GONE },
	{ "the window is closed, a wall", .start = "trap '' HUP; " TERMINAL_BOARD " --kiosk", .happen = screen_hang_up,
	  .effect = TERMINAL_GONE },
	{ "the window is closed, a wall without a keyboard",
	  .start = "trap '' HUP; " TERMINAL_BOARD " --kiosk </dev/null", .happen = screen_hang_up,
	  .effect = TERMINAL_GONE },
	{ "the window is closed, the server hangs", .prepare = freeze_server, .happen = screen_hang_up,
	  .effect = TERMINAL_GONE, .undo = thaw_server },
	{ "the window is closed while nobody reads", .prepare = terminal_stall, .happen = screen_hang_up,
	  .effect = TERMINAL_GONE },
	{ "the keyboard, another terminal, goes", .start = TERMINAL_BOARD " <\"$KEYBOARD\"",
	  .happen = take_keyboard_away, .effect = TERMINAL_LEAVES },
	{ "SIGTERM, without a keyboard", .start = TERMINAL_BOARD " </dev/null", .signal = SIGTERM,
	  .effect = TERMINAL_LEAVES, .status = 128 + SIGTERM },
	{ "the key q while nobody reads", .prepare = terminal_stall, .keys = "q", .effect = TERMINAL_LEAVES },
	{ "SIGTERM while nobody reads", .prepare = terminal_stall, .signal = SIGTERM, .effect = TERMINAL_LEAVES,
	  .status = 128 + SIGTERM },
	{ "SIGTERM while nobody reads and the server hangs", .prepare = stall_without_server, .signal = SIGTERM,
	  .effect = TERMINAL_LEAVES, .status = 128 + SIGTERM, .undo = thaw_server },
	{ NO_TERM("TERM is not set", "unset TERM; ", "set it; '--plain' tells the board as lines of text") },
	{ NO_TERM("TERM is empty", "TERM=; ", "set it; '--plain' tells the board as lines of text") },
	{ NO_TERM("TERM is dumb", "TERM=dumb; ", "'dumb', a terminal that cannot move its cursor; '--plain' tells") },
	{ NO_TERM("TERM is unknown", "TERM=none; ", "'none', a terminal that this system does not know: correct it") },
	{ "standard output is a full disk", .start = TERMINAL_BOARD " >/dev/full", .effect = TERMINAL_REFUSED,
	  .status = 2, .says = "standard output is not a terminal" },
	{ "standard output is closed", .start = TERMINAL_BOARD " >&-", .effect = TERMINAL_REFUSED, .status = 2,
	  .says = "standard output is not a terminal" },
	{ "standard output is a pipe", .start = "exec bash -o pipefail -c '\"$BOARD\" -d \"$URI\" | cat'",
	  .effect = TERMINAL_REFUSED, .status = 2, .says = "standard output is not a terminal" },
};

int main(void)
{
	add_keyboard();
	return terminal_run("Leaving", events, sizeof events / sizeof *events);
}
