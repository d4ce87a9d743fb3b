/* What it takes to give the terminal back at any moment, prepared beforehand: even a handler of SIGSEGV can do it. */
#ifndef TERM_RESCUE_H
#define TERM_RESCUE_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include "term/caps.h"

#define RESCUE_BYTES 256

/* Remembers the terminal's modes as they are now and what to send on leaving. Keeps `line` open until rescue_forget. */
bool rescue_prepare(int line, const struct caps *c);

/* The modes are ours from here on: standard error is hushed, and rescue_run has something to do. */
void rescue_arm(void);

/*
 * And the screen is, until rescue_run. To be called before it is entered: a terminal that is told to leave it all the same puts the
 * cursor where it was long ago.
 */
void rescue_from_screen(void);

/* From now on leaving switches reports of the mouse off. To be called before they are switched on. */
void rescue_from_mouse(void);

/* From now on leaving ends synchronized output. To be called before a frame begins it. */
void rescue_from_sync(void);

/* Gives the terminal back; does nothing unless armed, and disarms. Only functions that are safe in signal handlers. */
void rescue_run(void);

void rescue_forget(void);

/* Sets modes without being stopped for doing so in the background, and without waiting for output to drain. */
bool rescue_set_modes(int line, const struct termios *modes);

#endif
