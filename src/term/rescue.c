#include "term/rescue.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "term/hush.h"
#include "term/line.h"
#include "term/mouse.h"
#include "term/sync.h"

/* How long leaving waits for a line that is full before it takes back what was not read. */
#define PATIENCE_MILLISECONDS 500

/* The one state of this floor that is not passed along: a signal handler has no arguments. */
static struct {
	volatile sig_atomic_t armed, entered, mouse, sync;
	int line;
	struct termios modes;
	char leave[RESCUE_BYTES];
	size_t leave_n;
	struct hush hush;
} rescue;

/* Without an alternate screen the board is cleared away: nobody shall take it for live. */
static size_t compose_leave(const struct caps *c, char dst[RESCUE_BYTES])
{
	int n = snprintf(dst, RESCUE_BYTES, "%s%s%s%s%s", c->text[CAP_PLAIN], c->text[CAP_CURSOR_SHOW],
			 *c->text[CAP_SCREEN_LEAVE] ? "" : c->text[CAP_CLEAR], c->text[CAP_KEYPAD_LEAVE],
			 c->text[CAP_SCREEN_LEAVE]);

	return n > 0 && n < RESCUE_BYTES ? (size_t)n : 0;
}

bool rescue_prepare(int line, const struct caps *c)
{
	rescue.line = line;
	rescue.entered = rescue.mouse = rescue.sync = 0;
	rescue.leave_n = compose_leave(c, rescue.leave);
	return tcgetattr(line, &rescue.modes) == 0;
}

void rescue_arm(void)
{
	if (!rescue.armed)
		hush_begin(&rescue.hush);
	rescue.armed = 1;
}

void rescue_from_screen(void)
{
	rescue.entered = 1;
}

void rescue_from_mouse(void)
{
	rescue.mouse = 1;
}

void rescue_from_sync(void)
{
	rescue.sync = 1;
}

bool rescue_set_modes(int line, const struct termios *modes)
{
	sigset_t stop, before;
	bool done;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTTOU);
	sigprocmask(SIG_BLOCK, &stop, &before);
	done = tcsetattr(line, TCSANOW, modes) == 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return done;
}

/* What nobody has read makes room for the good-bye; where that stops short, inside a sequence, the terminal drops the sequence. */
static void say_good_bye(const char *bytes, size_t n)
{
	if (!line_has_room(rescue.line, PATIENCE_MILLISECONDS))
		tcflush(rescue.line, TCOFLUSH);
	if (n && line_has_room(rescue.line, 0))
		line_send(rescue.line, bytes, n, PATIENCE_MILLISECONDS);
}

void rescue_run(void)
{
	if (!rescue.armed)
		return;
	rescue.armed = 0;
	say_good_bye(SYNC_END, rescue.sync ? sizeof SYNC_END - 1 : 0); /* a frame may have been cut off */
	say_good_bye(MOUSE_OFF, rescue.mouse ? sizeof MOUSE_OFF - 1 : 0);
	say_good_bye(rescue.leave, rescue.entered ? rescue.leave_n : 0);
	rescue.entered = 0;
	/* keys typed for the board are not for the shell */
	tcflush(rescue.line, TCIFLUSH);
	rescue_set_modes(rescue.line, &rescue.modes);
	hush_end(&rescue.hush);
}

void rescue_forget(void)
{
	rescue.armed = 0;
	close(rescue.line);
	rescue.line = -1;
}
