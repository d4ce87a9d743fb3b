#include "term/keyboard.h"

#include <curses.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/press.h"
#include "term/line.h"
#include "term/mouse.h"
#include "term/rescue.h"
#include "term/sync.h"

/*
 * Sequences of unknown keys, and answers to what another program asked the terminal, are passed over, so that their letters are not
 * taken for commands; longer ones are noise.
 */
#define SEQUENCE_MAX 256

/* In one call, so that noise without end does not keep the program from its other work. */
#define NOISE_MAX 64

#define ESCAPE_MILLISECONDS 25

#define NOT_UNICODE(c) (((c) >= 0x80 && (c) < 0xa0) || ((c) >= 0xd800 && (c) < 0xe000) || (c) >= PRESS_NAMED)

struct keyboard {
	struct arena *arena;
	SCREEN *screen;
	struct mouse mouse;
	bool has_mouse;
	struct sync sync;
	WINDOW *pad; /* a pad, because curses draws a window before it reads from it */
};

static const struct {
	wint_t code;
	int press;
} named[] = {
	{ KEY_BTAB, PRESS_BACKTAB },     { KEY_UP, PRESS_UP_ARROW },     { KEY_DOWN, PRESS_DOWN_ARROW },
	{ KEY_LEFT, PRESS_LEFT_ARROW },  { KEY_RIGHT, PRESS_RIGHT_ARROW }, { KEY_PPAGE, PRESS_PAGE_UP },
	{ KEY_NPAGE, PRESS_PAGE_DOWN },  { KEY_HOME, PRESS_FIRST },      { KEY_FIND, PRESS_FIRST },
	{ KEY_END, PRESS_LAST },         { KEY_SELECT, PRESS_LAST },     { KEY_BACKSPACE, PRESS_ERASE },
	{ KEY_ENTER, PRESS_ENTER },      { KEY_IC, PRESS_INSERT },       { KEY_DC, PRESS_DELETE },
};

static const struct {
	wint_t character;
	int press;
} controls[] = {
	{ '\n', PRESS_ENTER },
	{ '\b', PRESS_ERASE },
	{ 0x7f, PRESS_ERASE },
};

/* What keys send on terminals that are not quite what TERM says, or that do not know the keypad's other mode. */
static const struct {
	const char *sequence;
	int code;
} usual[] = {
	{ "\033[A", KEY_UP },     { "\033OA", KEY_UP },      { "\033[B", KEY_DOWN },    { "\033OB", KEY_DOWN },
	{ "\033[C", KEY_RIGHT },  { "\033OC", KEY_RIGHT },   { "\033[D", KEY_LEFT },    { "\033OD", KEY_LEFT },
	{ "\033[H", KEY_HOME },   { "\033OH", KEY_HOME },    { "\033[1~", KEY_HOME },   { "\033[7~", KEY_HOME },
	{ "\033[F", KEY_END },    { "\033OF", KEY_END },     { "\033[4~", KEY_END },    { "\033[8~", KEY_END },
	{ "\033[5~", KEY_PPAGE }, { "\033[6~", KEY_NPAGE },  { "\033[Z", KEY_BTAB },    { "\033OP", KEY_F(1) },
	{ "\033[[A", KEY_F(1) },  { "\033[11~", KEY_F(1) },  { "\033[[E", KEY_F(5) },   { "\033[15~", KEY_F(5) },
};

/* Curses would answer these itself, by leaving the program; they belong to whoever runs us. */
static const int signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };

#define SIGNALS (sizeof signals / sizeof *signals)

static SCREEN *screen_open(const char *terminal)
{
	struct sigaction before[SIGNALS];
	SCREEN *screen;

	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], NULL, &before[i]);
	screen = newterm(terminal, stdout, stdin);
	if (!screen) /* the terminal is known by now: memory is what it lacked */
		arena_exhausted();
	resize_term(1, 1); /* curses keeps the screen three times over, and never draws here */
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &before[i], NULL);
	return screen;
}

static void know_usual_keys(void)
{
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (key_defined(usual[i].sequence) == 0)
			define_key(usual[i].sequence, usual[i].code);
}

struct keyboard *keyboard_new(const char *terminal)
{
	struct arena *arena = arena_new();
	struct keyboard *k = arena_alloc(arena, 1, sizeof *k);

	k->arena = arena;
	k->screen = screen_open(terminal);
	if (!k->screen) {
		keyboard_free(k);
		return NULL;
	}
	k->pad = newpad(1, 1);
	if (!k->pad)
		arena_exhausted();
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_MILLISECONDS);
	know_usual_keys();
	raw();
	noecho();
	nonl();
	nodelay(k->pad, TRUE);
	keypad(k->pad, TRUE);
	define_key(NULL, KEY_MOUSE); /* known from here on; we read reports of the mouse, whole or not, ourselves */
	rescue_from_screen();
	curs_set(0); /* also makes curses send what it has kept so far */
	return k;
}

void keyboard_set_mouse(struct keyboard *k, bool on)
{
	k->has_mouse = on;
}

void keyboard_await_sync(struct keyboard *k)
{
	k->sync.awaited = true;
}

bool keyboard_has_sync(const struct keyboard *k)
{
	return k->sync.can;
}

/* The screen stays until the process ends: curses wants memory to give its memory back, and falls when there is none. */
void keyboard_free(struct keyboard *k)
{
	if (!k)
		return;
	if (k->pad)
		delwin(k->pad);
	arena_drop(k->arena);
}

static int press_of_code(wint_t code)
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (named[i].code == code)
			return named[i].press;
	return code >= KEY_F(1) && code <= KEY_F(12) ? (int)(PRESS_F1 + (code - KEY_F(1))) : PRESS_NONE;
}

static int press_of_character(wint_t c)
{
	for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
		if (controls[i].character == c)
			return controls[i].press;
	return NOT_UNICODE(c) ? PRESS_NONE : (int)c;
}

/* From the next call on they come again. */
static void put_back(const wint_t *read, size_t n)
{
	while (n > 0)
		unget_wch((wchar_t)read[--n]);
}

/* What has come of a report of the mouse, which may not be all of it. */
static void begin_report(struct keyboard *k, const wint_t *read, size_t n, int *press)
{
	size_t i = 0;

	mouse_begin(&k->mouse);
	while (i < n && mouse_take(&k->mouse, read[i], press))
		i++;
	put_back(read + i, n - i);
}

/* The same of an answer. */
static void begin_answer(struct keyboard *k, const wint_t *read, size_t n)
{
	size_t i = 0;

	sync_begin(&k->sync);
	while (i < n && sync_take(&k->sync, read[i]))
		i++;
	put_back(read + i, n - i);
}

static bool ends_control(const wint_t *read, size_t n)
{
	return n > 1 && read[n - 1] >= 0x40 && read[n - 1] <= 0x7e;
}

static bool ends_shift(const wint_t *read, size_t n)
{
	(void)read;
	return n == 2;
}

static bool ends_string(const wint_t *read, size_t n)
{
	return read[n - 1] == '\a' || (n > 2 && read[n - 2] == PRESS_ESC && read[n - 1] == '\\');
}

/* By the character after Esc, what ends such a sequence. */
static const struct {
	wint_t begins;
	bool (*ends)(const wint_t *read, size_t n);
} sequences[] = {
	{ '[', ends_control }, { 'O', ends_shift },  { ']', ends_string }, { 'P', ends_string },
	{ '_', ends_string },  { '^', ends_string }, { 'X', ends_string },
};

#define SEQUENCES (sizeof sequences / sizeof *sequences)

static size_t sequence_of(wint_t begins)
{
	size_t i = 0;

	while (i < SEQUENCES && sequences[i].begins != begins)
		i++;
	return i;
}

/* Reads on after Esc. True when a whole sequence came, or has begun that no key sends; if not, what did come is put back. */
static bool sequence_passed(struct keyboard *k, int *press)
{
	wint_t read[SEQUENCE_MAX];
	size_t n = 0, kind = SEQUENCES;
	bool ended = false;

	while (n < SEQUENCE_MAX && !ended && wget_wch(k->pad, &read[n]) == OK) {
		kind = n++ ? kind : sequence_of(read[0]);
		if (kind == SEQUENCES)
			break;
		ended = sequences[kind].ends(read, n);
	}
	if (n > 1 && read[0] == '[' && read[1] == '<') {
		begin_report(k, read + 2, n - 2, press);
		return true;
	}
	if (n > 1 && read[0] == '[' && read[1] == '?') {
		begin_answer(k, read + 2, n - 2);
		return true;
	}
	if (ended && n == 2 && read[0] == '[' && read[1] == 'M')
		mouse_begin_old(&k->mouse);
	if (!ended)
		put_back(read, n);
	return ended;
}

static void take_character(struct keyboard *k, wint_t c, int *press)
{
	bool kept = k->sync.part == SYNC_BRACKET;

	if (mouse_take(&k->mouse, c, press) || sync_take(&k->sync, c))
		return;
	if (kept) {
		put_back(&c, 1);
		*press = '[';
	} else if (c != PRESS_ESC) {
		*press = press_of_character(c);
	} else if (!sequence_passed(k, press)) {
		*press = PRESS_ESC;
		sync_escape(&k->sync);
	}
}

/* True when curses gave something; *press is PRESS_NONE when that means nothing to us. */
static bool take(struct keyboard *k, int *press)
{
	wint_t c;
	int kind = wget_wch(k->pad, &c);

	if (kind == ERR)
		return false;
	*press = PRESS_NONE;
	if (kind == KEY_CODE_YES) {
		*press = press_of_code(c);
		k->mouse = (struct mouse){ 0 };
		k->sync.part = SYNC_NOTHING;
	} else {
		take_character(k, c, press);
	}
	if (press_pointed(*press).what != POINTING_NOTHING && !k->has_mouse)
		*press = PRESS_NONE;
	return true;
}

int keyboard_press(struct keyboard *k)
{
	int press = PRESS_NONE;

	for (int i = 0; i < NOISE_MAX && press == PRESS_NONE; i++)
		if (!take(k, &press))
			return line_is_gone(STDIN_FILENO) ? PRESS_HANGUP : PRESS_NONE;
	return press;
}
