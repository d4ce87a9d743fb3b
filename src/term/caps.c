#include "term/caps.h"

#include <curses.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "base/text.h"
#include "base/tongue.h"

/* More than curses wants to read about a terminal. */
#define ENOUGH_BYTES (64 * 1024)

static const char *const names[CAP_COUNT] = {
#define X(name, terminfo) terminfo,
	CAP_LIST(X)
#undef X
};

static const char *text_of(const char *name)
{
	const char *s = tigetstr(name);

	/* NULL when the terminal has none, -1 when there is no such string at all */
	return s && (intptr_t)s != -1 ? s : "";
}

static bool has_flag(const char *name)
{
	return tigetflag(name) > 0;
}

static int number_of(const char *name)
{
	int n = tigetnum(name);

	return n > 0 ? n : 0;
}

/* Said as a flag, or as how many bits each part of a colour has. */
static bool says(const char *name)
{
	return has_flag(name) || number_of(name) > 0 || *text_of(name);
}

/* Padding ("$<5>") slowed video terminals of the 1970s down to what they could take; lines have flow control now. */
static const char *without_padding(const char *s, struct arena *arena)
{
	char *copy = arena_alloc(arena, strlen(s) + 1, 1), *end = copy;

	while (*s) {
		const char *close = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (close)
			s = close + 1;
		else
			*end++ = *s++;
	}
	return copy;
}

/* xterm's own family, of which some descriptions have the flag of those who are like it, and tmux. */
static bool is_like_xterm(const char *terminal)
{
	static const char *const families[] = { "xterm", "tmux" };

	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (strncmp(terminal, families[i], strlen(families[i])) == 0)
			return true;
	return has_flag("XT");
}

static void read_current(struct caps *c, const char *terminal, struct arena *arena)
{
	*c = (struct caps){ .colors = 0 };
	for (size_t i = 0; i < CAP_COUNT; i++)
		c->text[i] = without_padding(text_of(names[i]), arena);
	if (*c->text[CAP_FOREGROUND] && *c->text[CAP_BACKGROUND])
		c->colors = number_of("colors");
	c->direct = c->colors > 256 || (c->colors && (says("RGB") || says("Tc")));
	c->not_with_color = (unsigned)number_of("ncv");
	c->wraps = has_flag("am") && !has_flag("xenl");
	c->erases_in_color = has_flag("bce");
	c->like_xterm = is_like_xterm(terminal);
}

/* Curses does not say when it was memory that it lacked: this comes back with some, and it is asked once more. */
static bool is_known(const char *terminal, struct arena *arena)
{
	int found;

	if (setupterm(terminal, STDOUT_FILENO, &found) == OK)
		return true;
	arena_alloc(arena, ENOUGH_BYTES, 1);
	return setupterm(terminal, STDOUT_FILENO, &found) == OK;
}

bool caps_read(struct caps *c, const char *terminal, struct arena *arena, struct err *e)
{
	const char *instead = T_("'--plain' tells the board as lines of text");
	char name[128];

	if (!*terminal)
		return err_set(e, "TERM is not set, so nobody knows what this terminal can do: set it; %s", instead);
	text_clean(terminal, name, sizeof name);
	if (!is_known(terminal, arena))
		return err_set(e, "TERM is '%s', a terminal that this system does not know: correct it; %s", name,
			       instead);
	read_current(c, terminal, arena);
	del_curterm(cur_term);
	if (!*c->text[CAP_MOVE] || !*c->text[CAP_CLEAR])
		return err_set(e, "TERM is '%s', a terminal that cannot move its cursor; %s", name, instead);
	return true;
}

/* Digits of what is not below 0, which end with the room; returns how many. */
static size_t put_decimal(int number, char *dst, size_t room)
{
	char digits[16];
	size_t n = 0, all;

	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	all = n < room ? n : room;
	for (size_t i = 0; i < all; i++)
		dst[i] = digits[--n];
	return all;
}

/*
 * Fills in a string that asks for its parameters in decimal, counted from 1 ("%i") or not, and for nothing else: those that move
 * the cursor do. Returns its length; CAPS_TEXT or more when it asks for more, or does not fit.
 */
static size_t fill_decimals(const char *s, int first, int second, char dst[CAPS_TEXT])
{
	size_t n = 0;

	while (*s && n < CAPS_TEXT)
		if (*s != '%') {
			dst[n++] = *s++;
		} else if (s[1] == 'i') {
			first++;
			second++;
			s += 2;
		} else if (!strncmp(s, "%p1%d", 5) || !strncmp(s, "%p2%d", 5)) {
			n += put_decimal(s[2] == '1' ? first : second, dst + n, CAPS_TEXT - n);
			s += 5;
		} else {
			return CAPS_TEXT;
		}
	if (n < CAPS_TEXT)
		dst[n] = '\0';
	return n;
}

const char *caps_fill(const struct caps *c, enum cap cap, int first, int second, char dst[CAPS_TEXT])
{
	const char *s;
	size_t n;

	if (fill_decimals(c->text[cap], first, second, dst) < CAPS_TEXT)
		return dst;
	errno = 0;
	s = tparm(c->text[cap], (long)first, (long)second);
	if (!s && errno == ENOMEM)
		arena_exhausted();
	n = s ? strlen(s) : 0;
	if (n >= CAPS_TEXT)
		n = 0;
	if (n)
		memcpy(dst, s, n);
	dst[n] = '\0';
	return dst;
}
