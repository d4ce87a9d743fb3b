/* The panes and their columns, as configuration may name them. */
#ifndef VIEW_VOCABULARY_H
#define VIEW_VOCABULARY_H

#include "base/arena.h"
#include "base/vocabulary.h"

/* Lives in `arena`. */
const struct vocabulary *vocabulary_new(struct arena *arena);

#endif
