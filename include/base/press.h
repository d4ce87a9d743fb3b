/*
 * Presses as values: a Unicode character, a control character (PRESS_CTRL), one of the named keys, or what the mouse did, which
 * holds where.
 */
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
	PRESS_INSERT,
	PRESS_DELETE,
	PRESS_F1, /* to F12, in their order */
	PRESS_F12 = PRESS_F1 + 11,
	PRESS_HANGUP, /* the terminal is gone */
};

enum pointing {
	POINTING_NOTHING,
	POINTING_CLICK,
	POINTING_WHEEL_UP,
	POINTING_WHEEL_DOWN,
	POINTING_BACK, /* the right button */
};

/* What the mouse did, and in which cell of the screen, from 0. */
struct pointed {
	enum pointing what;
	int col, row;
};

/* As a press. A cell beyond the first 4096 columns or rows makes PRESS_NONE. */
int press_of_pointed(struct pointed p);

/* POINTING_NOTHING for a press that is a key's. */
struct pointed press_pointed(int press);

/* "Tab", "S-Tab", "PgUp", "^D", "q", "Space": as help, manual and configuration write it. */
const char *press_name(int press, char dst[PRESS_TEXT]);

/* The key of that name, or PRESS_NONE. Names that terminals send the same bytes for are the same key: "^M" is Enter. */
int press_parse(const char *name);

/* The name nearest to one that is none, or NULL. Into `dst` where it is not a fixed text. */
const char *press_nearest(const char *name, char dst[PRESS_TEXT]);

/*
 * The next of several names with blanks between: moves *names on and sets *press, PRESS_NONE for a name of no key, which is
 * cut into `name` all the same. False at the end.
 */
bool press_next(const char **names, int *press, char name[PRESS_TEXT]);

/* The first of several names, for "L: live"; "" when there is none. */
const char *press_first(const char *names, char dst[PRESS_TEXT]);

/* Which of the names is this press, from 0; -1: none of them. */
int press_place(const char *names, int press);

#endif
