/* Presses of keys as values: a Unicode character, a control character (PRESS_CTRL), or one of the named keys. */
#ifndef BASE_PRESS_H
#define BASE_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#define PRESS_CTRL(c) ((c) & 0x1f)
#define PRESS_TEXT 16

enum press {
	PRESS_NONE = 0,
	PRESS_TAB = PRESS_CTRL('I'),
	PRESS_ENTER = PRESS_CTRL('M'),
	PRESS_ESC = 0x1b,
	PRESS_NAMED = 0x110000, /* above every Unicode character */
	PRESS_BACKTAB,
	PRESS_UP_ARROW,
	PRESS_DOWN_ARROW,
	PRESS_LEFT_ARROW,
	PRESS_RIGHT_ARROW,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_FIRST,
	PRESS_LAST,
	PRESS_ERASE,
	PRESS_HELP_F1,
	PRESS_RELOAD_F5,
	PRESS_HANGUP, /* the terminal is gone */
};

/* "Tab", "S-Tab", "PgUp", "^D", "q", "Space": as help, manual and configuration write it. */
const char *press_name(int press, char dst[PRESS_TEXT]);

/* The key of that name, or PRESS_NONE. */
int press_parse(const char *name);

#endif
