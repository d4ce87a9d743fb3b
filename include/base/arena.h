/* Memory that is taken piece by piece and given back all at once; shared by counting its holders. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Never NULL: when memory runs out, the hook runs and the process ends. */
struct arena *arena_new(void);

/* One more holder of `a`; returns `a`. */
struct arena *arena_share(struct arena *a);

/* One holder fewer; the last one frees all of it and drops every arena it keeps. NULL is allowed. */
void arena_drop(struct arena *a);

/* Makes `a` a holder of `other` until `a` is freed, so that `a` may point into it. */
void arena_keep(struct arena *a, struct arena *other);

/* Empties `a` for re-use; as much again fits into what it has, which is in one piece now. Only its single holder may call this. */
void arena_reset(struct arena *a);

/* Zeroed, aligned for any type; `count` times `size` that overflows counts as memory run out. Never NULL. */
void *arena_alloc(struct arena *a, size_t count, size_t size);

/* The same, but whatever is in it: for what is written whole at once. */
void *arena_room(struct arena *a, size_t count, size_t size);

/* A terminated copy of the first `n` bytes of `s`. */
const char *arena_text(struct arena *a, const char *s, size_t n);

const char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes handed out so far, kept arenas not counted. */
size_t arena_used(const struct arena *a);

/* Called once when memory runs out anywhere; abort() follows if it returns. main restores the terminal in it, and leaves. */
void arena_on_exhaustion(void (*hook)(void));

/* For whoever is told by a library that there is no memory. */
_Noreturn void arena_exhausted(void);

#endif
