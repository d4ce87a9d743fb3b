/* Sentences with {gaps}. */
#ifndef DB_TEMPLATE_H
#define DB_TEMPLATE_H

#include <stddef.h>

struct part {
	const char *name, *text;
};

/* Writes the template with each {name} replaced, cut to fit, terminated; a gap without a part is left out. */
void template_fill(char *dst, size_t size, const char *template, const struct part *parts, size_t n);

#endif
