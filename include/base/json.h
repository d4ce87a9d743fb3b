/* JSON: documents written value by value, and texts, which YAML's double quotes read the same. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A string, quotes included. */
void json_write(const char *text, FILE *out);

/* `n` bytes of what stands between the quotes. */
void json_write_part(const char *text, size_t n, FILE *out);

/* A document under way, indented by tabs. Begins with `out` and nothing else set. */
struct json {
	FILE *out;
	bool compact; /* set at the beginning: all of it on one line */
	unsigned depth;
	bool followed; /* a value stands before the next one, in the same object or list */
};

/*
 * Each writes one value: into an object under its `key`, which is ours and needs no escaping, into a list or as the document
 * itself with a NULL one.
 */

/* '{' or '['; json_close with the same one ends it, and after the last one the document. */
void json_open(struct json *j, const char *key, char bracket);
void json_close(struct json *j, char bracket);

/* Text that anybody may have written, made safe by base/text. */
void json_text(struct json *j, const char *key, const char *text);

/* null when it is not finite. */
void json_number(struct json *j, const char *key, double value);

void json_flag(struct json *j, const char *key, bool value);

void json_null(struct json *j, const char *key);

#endif
