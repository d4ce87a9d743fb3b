#include "term/term.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/press.h"
#include "term/caps.h"
#include "term/keyboard.h"
#include "term/line.h"
#include "term/paint.h"
#include "term/rescue.h"
#include "term/theme.h"

struct term {
	struct arena *arena;
	struct caps caps;
	struct keyboard *keyboard;
	struct paint *paint;
	struct termios modes; /* as they are while the screen is ours */
	int line;
	int cols, rows;
	bool utf8, has_keys, fills_blocks;
	enum glyphs glyphs;
	struct term_facts facts;
};

static int within(int n, int most)
{
	return n < 1 ? 1 : n > most ? most : n;
}

/* Serial lines know no size (0): then 80x24 it is. */
static void measure(struct term *t)
{
	struct winsize size = { 0 };

	if (ioctl(t->line, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
		size = (struct winsize){ .ws_col = 80, .ws_row = 24 };
	t->cols = within(size.ws_col, GRID_MAX_COLS);
	t->rows = within(size.ws_row, GRID_MAX_ROWS);
	paint_resize(t->paint, t->cols, t->rows);
}

/* Of the environment; "" when it is not set. */
static const char *variable(const char *name)
{
	const char *set = getenv(name);

	return set ? set : "";
}

/* The way back is there before anything is switched on. */
static void take_mouse(struct term *t, const struct paint *before, bool on)
{
	if (on)
		rescue_from_mouse();
	paint_follow(t->paint, before, on);
	keyboard_set_mouse(t->keyboard, on);
}

/* Where nobody reads what it answers it is not asked. */
static void ask_sync(struct term *t)
{
	if (!t->has_keys || !t->caps.like_xterm)
		return;
	keyboard_await_sync(t->keyboard);
	paint_ask_sync(t->paint);
}

/* The way back is there before it is made use of. */
static void take_sync(struct term *t)
{
	if (!keyboard_has_sync(t->keyboard))
		return;
	rescue_from_sync();
	paint_synchronize(t->paint);
}

static enum depth depth_of(const struct caps *c, enum color_choice choice)
{
	const struct color_hints hints = { c->colors, c->direct, variable("TERM"), variable("COLORTERM"),
					   variable("NO_COLOR") };

	return theme_depth(choice, &hints);
}

enum depth term_depth(const struct screen_settings *s)
{
	const struct color_hints none = { 256, false, "", "", variable("NO_COLOR") };
	struct arena *arena = arena_new();
	struct caps caps = { .colors = 0 };
	enum depth depth;
	struct err e;

	if (!isatty(STDOUT_FILENO))
		depth = theme_depth(s->color, &none);
	else
		depth = caps_read(&caps, variable("TERM"), arena, &e) ? depth_of(&caps, s->color) : DEPTH_MONO;
	arena_drop(arena);
	return depth;
}

static void prepare(struct term *t, const struct screen_settings *s, const struct palette *p)
{
	struct paint *before = t->paint;
	struct look look;

	t->facts.depth = depth_of(&t->caps, s->color);
	t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	look_of(&look, p, t->facts.depth);
	t->paint = paint_new(&t->caps, &look, t->utf8);
	t->glyphs = glyphs_choose(s->glyphs, t->utf8, variable("TERM"));
	t->has_keys = isatty(STDIN_FILENO);
	if (t->fills_blocks)
		paint_fill_blocks(t->paint);
	take_mouse(t, before, s->mouse && t->has_keys);
	paint_free(before);
	measure(t);
}

/* Curses leaves the driver's translation of line feeds on; what we send moves the cursor as it is meant to. */
static bool take_modes(struct term *t)
{
	if (tcgetattr(t->line, &t->modes) != 0)
		return false;
	t->modes.c_oflag &= ~(tcflag_t)OPOST;
	return rescue_set_modes(t->line, &t->modes);
}

static bool take_over(struct term *t, const char *terminal, struct err *e)
{
	t->line = line_open(STDOUT_FILENO);
	if (t->line < 0 || !rescue_prepare(t->line, &t->caps))
		return err_set(e, "cannot use the terminal: %s", strerror(errno));
	rescue_arm();
	t->keyboard = keyboard_new(terminal);
	if (t->keyboard && take_modes(t))
		return true;
	rescue_run();
	return err_set(e, "cannot take over the terminal (TERM is '%s')", terminal);
}

struct term *term_open(const struct screen_settings *s, const struct palette *p, struct err *e)
{
	const char *terminal = variable("TERM");
	struct arena *arena = arena_new();
	struct term *t = arena_alloc(arena, 1, sizeof *t);

	t->arena = arena;
	t->line = -1;
	t->facts.name = arena_text(arena, terminal, strlen(terminal));
	if (!isatty(STDOUT_FILENO))
		err_set(e,
			"standard output is not a terminal; 'patrolboard once' prints one picture of the board, "
			"'--plain' tells it as lines of text");
	else if (caps_read(&t->caps, terminal, arena, e) && take_over(t, terminal, e)) {
		prepare(t, s, p);
		ask_sync(t);
		return t;
	}
	term_close(t);
	return NULL;
}

void term_close(struct term *t)
{
	if (!t)
		return;
	if (t->line >= 0) {
		rescue_run();
		rescue_forget();
	}
	keyboard_free(t->keyboard);
	paint_free(t->paint);
	arena_drop(t->arena);
}

void term_restore_in_emergency(void)
{
	rescue_run();
}

bool term_remember(void)
{
	struct arena *arena = arena_new();
	int line = line_open(STDOUT_FILENO);
	struct caps caps;
	struct err e;
	bool done = caps_read(&caps, variable("TERM"), arena, &e) && rescue_prepare(line, &caps);

	arena_drop(arena);
	if (!done && line >= 0)
		close(line);
	return done;
}

void term_reclaim(void)
{
	rescue_arm();
	rescue_from_screen();
	rescue_from_mouse();
	rescue_from_sync();
	rescue_run();
	rescue_forget();
}

struct term_facts term_facts(const struct term *t)
{
	return t->facts;
}

void term_size(const struct term *t, int *cols, int *rows)
{
	*cols = t->cols;
	*rows = t->rows;
}

enum glyphs term_glyphs(const struct term *t)
{
	return t->glyphs;
}

enum glyphs term_set_glyphs(struct term *t, enum glyphs glyphs)
{
	t->glyphs = t->utf8 ? glyphs : GLYPHS_TIER_ASCII;
	return t->glyphs;
}

/* Screens of a multiplexer are captured and searched as text: there blocks stay what they are. */
static bool is_multiplexed(const char *terminal)
{
	return strncmp(terminal, "screen", strlen("screen")) == 0 || strncmp(terminal, "tmux", strlen("tmux")) == 0;
}

void term_fill_blocks(struct term *t)
{
	if (is_multiplexed(variable("TERM")))
		return;
	t->fills_blocks = true;
	paint_fill_blocks(t->paint);
}

void term_restyle(struct term *t, const struct screen_settings *s, const struct palette *p)
{
	prepare(t, s, p);
}

void term_resized(struct term *t)
{
	measure(t);
}

void term_repaint(struct term *t)
{
	paint_forget(t->paint);
}

bool term_is_in_front(const struct term *t)
{
	pid_t front = tcgetpgrp(t->line);

	return front < 0 || front == getpgrp();
}

void term_suspend(struct term *t)
{
	(void)t;
	rescue_run();
}

void term_resume(struct term *t)
{
	rescue_arm();
	rescue_set_modes(t->line, &t->modes);
	paint_enter(t->paint);
	measure(t);
}

/* True when nothing is left to be sent. */
static bool flush(struct term *t)
{
	size_t n;
	const char *bytes = paint_pending(t->paint, &n);

	if (n) {
		n = line_send(t->line, bytes, n, 0);
		paint_sent(t->paint, n);
		t->facts.sent += (long long)n;
	}
	paint_pending(t->paint, &n);
	return n == 0;
}

bool term_draw(struct term *t, const struct grid *g)
{
	/* a frame is made only when it can leave at once, so that nothing old waits in the queue */
	if (!line_has_room(t->line, 0) || !flush(t))
		return false;
	rescue_from_screen();
	paint_frame(t->paint, g);
	t->facts.frames++;
	return flush(t);
}

int term_keys(const struct term *t)
{
	return t->has_keys ? STDIN_FILENO : -1;
}

int term_press(struct term *t)
{
	int press = t->has_keys ? keyboard_press(t->keyboard) : PRESS_NONE;

	take_sync(t);
	return press;
}

bool term_is_gone(const struct term *t)
{
	return line_is_gone(t->line);
}

void term_bell(struct term *t)
{
	paint_raw(t->paint, t->caps.text[CAP_BELL]);
	if (line_has_room(t->line, 0))
		flush(t);
}
