/* JSON documents that explain themselves: the same calls write a document, or the JSON Schema of all such documents. */
#ifndef BASE_JSON_FORM_H
#define BASE_JSON_FORM_H

#include "base/json.h"

#define JSON_FORM_DEPTH 16
#define JSON_FORM_NAMES 64

/*
 * Begins with json.out and, for the schema, `schema` set, and nothing else. The schema is written over a sample that has all
 * there may be: one item in each list, no object missing. All that it has is then required of every document.
 */
struct json_form {
	struct json json;
	bool schema;
	const char *names[JSON_FORM_NAMES]; /* of the members so far, of all objects that are open */
	size_t names_n;
	size_t begins[JSON_FORM_DEPTH]; /* where those of each begin */
	size_t depth;
	bool item; /* the list that was opened last has one */
};

/* The document is an object with the member "schema", which holds `name`. */
void json_form_begin(struct json_form *f, const char *name, const char *title, const char *help);
void json_form_end(struct json_form *f);

/*
 * Each writes one value as base/json does, `key` NULL in a list; `help` is one line, no full stop, that says what it means, NULL
 * where the list has said so.
 */

void json_form_open_object(struct json_form *f, const char *key, const char *help);
void json_form_close_object(struct json_form *f);

/* An object where `there`, else null. False: it was null, and there is nothing to close. */
bool json_form_open_maybe(struct json_form *f, const char *key, const char *help, bool there);

void json_form_open_list(struct json_form *f, const char *key, const char *help);
void json_form_close_list(struct json_form *f);

/* `pattern`: NULL, or the regular expression that all of them match but "", which is then null. */
void json_form_text(struct json_form *f, const char *key, const char *help, const char *pattern, const char *text);

/* null when it is not finite. */
void json_form_number(struct json_form *f, const char *key, const char *help, double value);

/* The same, of whole numbers. */
void json_form_count(struct json_form *f, const char *key, const char *help, double value);

void json_form_flag(struct json_form *f, const char *key, const char *help, bool value);

/* The member of a schema that says its type: "number", or of what may be null both, in a list. */
void json_form_type(struct json *j, const char *type, bool nullable);

#endif
