/* Keys of the keyboard as values, and the rules between them: none does two things, and one leaves the board. */
#ifndef CONFIG_BINDINGS_H
#define CONFIG_BINDINGS_H

#include "base/err.h"
#include "base/settings.h"
#include "config/report.h"
#include "config/tree.h"
#include "config/value.h"

/* const char *: names of base/press.h, a blank between; "" for none */
extern const struct value_type value_bindings;

/*
 * Reports what the values of a section, one for each action and each right by itself, have made of the keys of `s`: a mistake
 * stands where the later of two says what the earlier, or the default, says already. Hints live in `scratch`.
 */
void bindings_check(const struct node *section, const struct settings *s, struct arena *scratch, struct report *r);

/* The same of settings that come from no file: false, and `e` set, at the first mistake. */
bool bindings_agree(const struct settings *s, struct err *e);

#endif
