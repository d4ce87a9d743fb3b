/* Help and footer, made from the table of keys. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "base/arena.h"
#include "view/frame.h"

/* The keys and what each pane answers, as lines that live in `arena`. */
struct overlay help_overlay(struct arena *arena);

/* "Tab pane  z zoom  ? help  q quit" into `dst`, which is returned; the binding of name `first` (may be "") before them. */
const char *help_hints(const char *first, char *dst, size_t size);

#endif
