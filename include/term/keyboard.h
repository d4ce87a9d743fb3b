/* Keys and the mouse, from curses: what the terminal sends, as presses of base/press.h. Also sets the modes that keys need. */
#ifndef TERM_KEYBOARD_H
#define TERM_KEYBOARD_H

#include <stdbool.h>

struct keyboard;

/*
 * Takes over descriptors 0 and 1 for the terminal of that type: alternate screen, raw keys, no echo, output as it is.
 * Signals stay as they were. NULL when curses refuses.
 */
struct keyboard *keyboard_new(const char *terminal);

/* Are reports of the mouse presses? At first they are passed over. */
void keyboard_set_mouse(struct keyboard *k, bool on);

/* The terminal is asked whether it has synchronized output; and has it answered so? The answer comes among the keys. */
void keyboard_await_sync(struct keyboard *k);
bool keyboard_has_sync(const struct keyboard *k);

/* Leaves screen and modes as they are: giving them back is rescue's. NULL is allowed. */
void keyboard_free(struct keyboard *k);

/* The next press, or PRESS_NONE when nothing that means one has come. Waits only to tell Esc from a key's sequence. */
int keyboard_press(struct keyboard *k);

#endif
