/* Help and footer, made from the actions and the keys that they have. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "base/action.h"
#include "base/arena.h"
#include "view/frame.h"

/*
 * The keys and what each pane answers, as lines of `cols` columns that live in `arena`; longer texts are broken at blanks. An
 * action without a key is not there.
 */
struct overlay help_overlay(const char *const keys[ACTIONS], int cols, struct arena *arena);

/*
 * "? help  Tab pane  z zoom  q quit" into `dst`, which is returned; the action `first` (ACTIONS: none) by its name before them.
 */
const char *help_hints(const char *const keys[ACTIONS], enum action first, char *dst, size_t size);

#endif
