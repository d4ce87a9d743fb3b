/* snprintf as a screen needs it, for a small part of the instructions: nearly all that is drawn is texts and whole numbers. */
#ifndef BASE_PRINT_H
#define BASE_PRINT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Writes and returns what snprintf does, to the byte. A format that asks for more than %s and %.*s, whole numbers in decimal, and a
 * width, is handed on to it whole: so is that of a translation which puts things in another order. No text may be NULL.
 */
int print_text(char *dst, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
int print_args(char *dst, size_t size, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

#endif
