#include "base/json_form.h"

#include <assert.h>

void json_form_type(struct json *j, const char *type, bool nullable)
{
	if (!nullable) {
		json_text(j, "type", type);
		return;
	}
	json_open(j, "type", '[');
	json_text(j, NULL, type);
	json_text(j, NULL, "null");
	json_close(j, '[');
}

/* Opens the schema of a value, which is a member or what the items of a list are. */
static void open_schema(struct json_form *f, const char *key, const char *help, const char *type, bool nullable)
{
	assert(key ? f->names_n < JSON_FORM_NAMES : !f->item);
	if (key)
		f->names[f->names_n++] = key;
	else
		f->item = true;
	json_open(&f->json, key ? key : "items", '{');
	if (help)
		json_text(&f->json, "description", help);
	json_form_type(&f->json, type, nullable);
}

static void open_properties(struct json_form *f)
{
	assert(f->depth < JSON_FORM_DEPTH);
	f->begins[f->depth++] = f->names_n;
	json_open(&f->json, "properties", '{');
}

static void close_properties(struct json_form *f)
{
	size_t begins = f->begins[--f->depth];

	json_close(&f->json, '{');
	json_open(&f->json, "required", '[');
	for (size_t i = begins; i < f->names_n; i++)
		json_text(&f->json, NULL, f->names[i]);
	json_close(&f->json, '[');
	f->names_n = begins;
}

void json_form_begin(struct json_form *f, const char *name, const char *title, const char *help)
{
	struct json *j = &f->json;

	json_open(j, NULL, '{');
	if (!f->schema) {
		json_text(j, "schema", name);
		return;
	}
	json_text(j, "$schema", "https://json-schema.org/draft/2020-12/schema");
	json_text(j, "title", title);
	json_text(j, "description", help);
	json_form_type(j, "object", false);
	open_properties(f);
	open_schema(f, "schema", "the name of this schema", "string", false);
	json_text(j, "const", name);
	json_close(j, '{');
}

void json_form_end(struct json_form *f)
{
	if (f->schema)
		close_properties(f);
	json_close(&f->json, '{');
}

static void open_object(struct json_form *f, const char *key, const char *help, bool nullable)
{
	if (!f->schema) {
		json_open(&f->json, key, '{');
		return;
	}
	open_schema(f, key, help, "object", nullable);
	open_properties(f);
}

void json_form_open_object(struct json_form *f, const char *key, const char *help)
{
	open_object(f, key, help, false);
}

bool json_form_open_maybe(struct json_form *f, const char *key, const char *help, bool there)
{
	assert(there || !f->schema);
	if (there)
		open_object(f, key, help, true);
	else
		json_null(&f->json, key);
	return there;
}

void json_form_close_object(struct json_form *f)
{
	json_form_end(f);
}

void json_form_open_list(struct json_form *f, const char *key, const char *help)
{
	if (f->schema)
		open_schema(f, key, help, "array", false);
	else
		json_open(&f->json, key, '[');
	f->item = false;
}

void json_form_close_list(struct json_form *f)
{
	json_close(&f->json, f->schema ? '{' : '[');
	f->item = true; /* a list around it is at an item */
}

static void write_schema(struct json_form *f, const char *key, const char *help, const char *type, bool nullable)
{
	open_schema(f, key, help, type, nullable);
	json_close(&f->json, '{');
}

void json_form_text(struct json_form *f, const char *key, const char *help, const char *pattern, const char *text)
{
	if (f->schema) {
		open_schema(f, key, help, "string", pattern != NULL);
		if (pattern)
			json_text(&f->json, "pattern", pattern);
		json_close(&f->json, '{');
	} else if (pattern && !text[0]) {
		json_null(&f->json, key);
	} else {
		json_text(&f->json, key, text);
	}
}

void json_form_number(struct json_form *f, const char *key, const char *help, double value)
{
	if (f->schema)
		write_schema(f, key, help, "number", true);
	else
		json_number(&f->json, key, value);
}

void json_form_count(struct json_form *f, const char *key, const char *help, double value)
{
	if (f->schema)
		write_schema(f, key, help, "integer", true);
	else
		json_number(&f->json, key, value);
}

void json_form_flag(struct json_form *f, const char *key, const char *help, bool value)
{
	if (f->schema)
		write_schema(f, key, help, "boolean", false);
	else
		json_flag(&f->json, key, value);
}
