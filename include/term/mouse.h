/* The mouse, as terminals report it in the way of xterm: ESC [ < button ; column ; row M. Pure. */
#ifndef TERM_MOUSE_H
#define TERM_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

/* Buttons and the wheel, in reports that know no edge of the screen; and off again. */
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

/* A report that has begun; its characters may come one by one, long apart. Zero-initialise it. */
struct mouse {
	bool reading;
	bool broken;   /* more numbers, or larger ones, than a report has */
	int number[3]; /* button, column, row */
	int at;        /* which of them is read */
	int ignored;   /* characters still to be passed over, of a report in the way that knew no other terminals */
};

/* After ESC [ < and after ESC [ M. A zeroed struct forgets what was read: for a named key that comes in its midst. */
void mouse_begin(struct mouse *m);
void mouse_begin_old(struct mouse *m);

/*
 * Takes a character of a report and returns true; then *press, PRESS_NONE at first, is what the report says if that was its end.
 * False when none is read, or when the character is part of none: that one is a key, and the report forgotten.
 */
bool mouse_take(struct mouse *m, uint32_t character, int *press);

#endif
