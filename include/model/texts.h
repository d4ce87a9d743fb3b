/* Texts kept once each, and numbered in the order in which they first came. */
#ifndef MODEL_TEXTS_H
#define MODEL_TEXTS_H

#include <stddef.h>

#include "base/arena.h"

struct texts;

/* Lives in `arena`, and so do its copies. */
struct texts *texts_new(struct arena *arena);

/* Copies the text unless it is there already. Returns its number, from 1, and where to find its copy when `copy` is not NULL. */
size_t texts_number(struct texts *t, const char *text, const char **copy);

/* How many there are: the number of the newest. */
size_t texts_count(const struct texts *t);

#endif
