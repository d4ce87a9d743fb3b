/* The mistakes of one text, gathered in any order, shown in its own: place, words, the line, a caret and a hint. */
#ifndef CONFIG_REPORT_H
#define CONFIG_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

/* Where in the text, counted in lines and characters from 0; `width` characters are underlined. */
struct place {
	size_t line, column, width;
};

#define PLACE_NONE ((struct place){ (size_t)-1, 0, 0 })

struct report;

/* `name` and the `n` bytes at `text` (any bytes at all) must outlive it; it lives in `arena`. */
struct report *report_new(struct arena *arena, const char *name, const char *text, size_t n);

/* Both are said as the catalogue has them. `hint` may be "". Neither need be safe to show. */
void report_add(struct report *r, struct place at, const char *hint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* What was added last is about a password: its line is not shown. */
void report_hide(struct report *r);

/* Is any mistake hidden? */
bool report_hides(const struct report *r);

size_t report_count(const struct report *r);

/*
 * All of them and the last line; nothing at all when there is none. The word "error" after the place stays, for editors look for
 * it.
 */
void report_write(const struct report *r, FILE *out);

#endif
