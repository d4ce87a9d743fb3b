/* Help and footer, made from the actions and the keys that they have. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include <stdbool.h>

#include "base/action.h"
#include "base/arena.h"
#include "view/frame.h"

/*
 * The keys and what each pane answers, as lines of `cols` columns that live in `arena`; longer texts are broken at blanks. An
 * action without a key is not there.
 */
struct overlay help_overlay(const char *const keys[ACTIONS], int cols, struct arena *arena);

/*
 * "? help", "Tab pane" and so on, of actions that have a key. Where something covers the rows `back` are the keys that lead back
 * from it, NULL elsewhere: the first stands before the others, never to leave, and what is done to rows is not there. Returns how
 * many there are.
 */
size_t help_hints(const char *const keys[ACTIONS], const char *back, struct hint dst[ACTIONS]);

#endif
