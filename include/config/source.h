/* The bytes of a configuration before they are read as YAML: whatever could fool the reader or the person is found here. */
#ifndef CONFIG_SOURCE_H
#define CONFIG_SOURCE_H

#include "base/arena.h"
#include "config/report.h"

/*
 * Reports bytes that are not UTF-8, control characters and tabs, each once. Returns a copy of the `n` bytes in which each of them
 * is one harmless character, so that lines and columns stay true and the rest can still be read; *clean_n is its length.
 */
const char *source_clean(const char *text, size_t n, struct arena *arena, struct report *r, size_t *clean_n);

#endif
