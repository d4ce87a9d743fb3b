/* What went wrong, in words for the person who can put it right. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#define ERR_TEXT 768

/*
 * Lower case, no full stop, the subject in quotes: "cannot open 'x': No such file". Always terminated. Formats
 * are English, and are said as the catalogue has them (base/tongue.h).
 */
struct err {
	char text[ERR_TEXT];
	char english[ERR_TEXT]; /* the same in English, for a log */
};

/* Replaces the text, cut to fit. Always returns false, so that a caller can `return err_set(...)`. `e` may be NULL. */
bool err_set(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "context: " before the text. Always returns false. `e` may be NULL. */
bool err_wrap(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
