/* The filter line: words that rows of every pane must have, as the operator types them. */
#ifndef UI_FILTER_H
#define UI_FILTER_H

#include <stdbool.h>

#define FILTER_TEXT 80

/* Zero-initialised: no filter. */
struct filter {
	char text[FILTER_TEXT]; /* UTF-8, whole characters; see view/arrange.h for what it means */
	bool typing;            /* presses are its text */
};

void filter_clear(struct filter *f);

/*
 * While typing: takes a press that is a character, Backspace (the last away, with its marks), ^U (all away), Enter (keep the
 * filter) or Esc (no filter), and returns true. False for every other press, which goes to the keys.
 */
bool filter_press(struct filter *f, int press);

#endif
