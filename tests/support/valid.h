/* Is a document of JSON what a JSON Schema says? As much of the language as ours use. */
#ifndef TESTS_SUPPORT_VALID_H
#define TESTS_SUPPORT_VALID_H

#include <stdbool.h>
#include <stddef.h>

/*
 * type, const, required, properties, items, pattern, and nothing that is not among the properties; a schema with other words is
 * not understood, and nothing is valid by it. Writes what is wrong, the first thing, into `why`.
 */
bool valid_json(const char *text, const char *schema, char *why, size_t size);

#endif
