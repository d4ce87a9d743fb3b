/* What went wrong, in words for the person who can put it right. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

/*
 * Lower case, no full stop, the subject in quotes: "cannot open 'x': No such file". Always terminated. Formats
 * are English, and are said as the catalogue has them (base/tongue.h).
 */
struct err {
	char text[768];
};

/* Replaces the text, cut to fit. Always returns false, so that a caller can `return err_set(...)`. `e` may be NULL. */
bool err_set(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "context: " before the text. Always returns false. `e` may be NULL. */
bool err_wrap(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
