#include "support/valid.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* JSON is a kind of YAML; a document that is none has no root. */
static bool load(const char *text, yaml_document_t *doc)
{
	yaml_parser_t parser;
	bool ok;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, strlen(text));
	ok = yaml_parser_load(&parser, doc) && yaml_document_get_root_node(doc);
	yaml_parser_delete(&parser);
	return ok;
}

static const char *scalar(const yaml_node_t *n)
{
	return n && n->type == YAML_SCALAR_NODE ? (const char *)n->data.scalar.value : "";
}

static yaml_node_t *member(yaml_document_t *doc, const yaml_node_t *n, const char *key)
{
	if (!n || n->type != YAML_MAPPING_NODE)
		return NULL;
	for (yaml_node_pair_t *p = n->data.mapping.pairs.start; p < n->data.mapping.pairs.top; p++)
		if (strcmp(scalar(yaml_document_get_node(doc, p->key)), key) == 0)
			return yaml_document_get_node(doc, p->value);
	return NULL;
}

static bool matches(const char *text, const char *pattern)
{
	regex_t r;
	bool ok;

	if (regcomp(&r, pattern, REG_EXTENDED | REG_NOSUB) != 0)
		return false;
	ok = regexec(&r, text, 0, NULL, 0) == 0;
	regfree(&r);
	return ok;
}

static bool is_of_type(const yaml_node_t *n, const char *type)
{
	bool quoted;

	if (strcmp(type, "object") == 0)
		return n->type == YAML_MAPPING_NODE;
	if (strcmp(type, "array") == 0)
		return n->type == YAML_SEQUENCE_NODE;
	if (n->type != YAML_SCALAR_NODE)
		return false;
	quoted = n->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	if (strcmp(type, "string") == 0)
		return quoted;
	if (quoted)
		return false;
	if (strcmp(type, "null") == 0)
		return strcmp(scalar(n), "null") == 0;
	if (strcmp(type, "boolean") == 0)
		return matches(scalar(n), "^(true|false)$");
	if (strcmp(type, "integer") == 0)
		return matches(scalar(n), "^-?(0|[1-9][0-9]*)$");
	return matches(scalar(n), "^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?$");
}

struct check {
	yaml_document_t *doc, *schema;
	char *why;
	size_t size;
};

static bool refuse(struct check *c, const char *where, const char *what)
{
	snprintf(c->why, c->size, "%s: %s", where, what);
	return false;
}

static bool check_type(struct check *c, const yaml_node_t *n, const yaml_node_t *type, const char *where)
{
	if (!type)
		return true;
	if (type->type == YAML_SCALAR_NODE)
		return is_of_type(n, scalar(type)) || refuse(c, where, scalar(type));
	for (yaml_node_item_t *i = type->data.sequence.items.start; i < type->data.sequence.items.top; i++)
		if (is_of_type(n, scalar(yaml_document_get_node(c->schema, *i))))
			return true;
	return refuse(c, where, "is of none of its types");
}

static bool check_node(struct check *c, yaml_node_t *n, yaml_node_t *s, const char *where);

static bool check_members(struct check *c, yaml_node_t *n, yaml_node_t *s, const char *where)
{
	yaml_node_t *required = member(c->schema, s, "required"), *properties = member(c->schema, s, "properties");

	for (yaml_node_item_t *i = required ? required->data.sequence.items.start : NULL;
	     required && i < required->data.sequence.items.top; i++)
		if (!member(c->doc, n, scalar(yaml_document_get_node(c->schema, *i))))
			return refuse(c, where, scalar(yaml_document_get_node(c->schema, *i)));
	for (yaml_node_pair_t *p = n->data.mapping.pairs.start; p < n->data.mapping.pairs.top; p++) {
		const char *key = scalar(yaml_document_get_node(c->doc, p->key));
		yaml_node_t *of = member(c->schema, properties, key);

		if (!of)
			return refuse(c, key, "the schema does not know it");
		if (!check_node(c, yaml_document_get_node(c->doc, p->value), of, key))
			return false;
	}
	return true;
}

/* A schema that says what we do not understand is not known to be kept. */
static bool is_understood(const struct check *c, const yaml_node_t *s)
{
	static const char *const words[] = { "$schema", "title", "description", "type", "const", "required",
					     "properties", "items", "pattern" };

	if (s->type != YAML_MAPPING_NODE)
		return false;
	for (yaml_node_pair_t *p = s->data.mapping.pairs.start; p < s->data.mapping.pairs.top; p++) {
		const char *word = scalar(yaml_document_get_node(c->schema, p->key));
		size_t i = 0;

		while (i < sizeof words / sizeof *words && strcmp(words[i], word) != 0)
			i++;
		if (i == sizeof words / sizeof *words)
			return false;
	}
	return true;
}

static bool check_node(struct check *c, yaml_node_t *n, yaml_node_t *s, const char *where)
{
	yaml_node_t *fixed = member(c->schema, s, "const"), *pattern = member(c->schema, s, "pattern");
	yaml_node_t *items = member(c->schema, s, "items");

	if (!is_understood(c, s))
		return refuse(c, where, "its schema is not understood");
	if (!check_type(c, n, member(c->schema, s, "type"), where))
		return false;
	if (fixed && strcmp(scalar(n), scalar(fixed)) != 0)
		return refuse(c, where, "is not what it always is");
	if (pattern && is_of_type(n, "string") && !matches(scalar(n), scalar(pattern)))
		return refuse(c, where, scalar(n));
	if (n->type == YAML_MAPPING_NODE)
		return check_members(c, n, s, where);
	if (n->type == YAML_SEQUENCE_NODE && items)
		for (yaml_node_item_t *i = n->data.sequence.items.start; i < n->data.sequence.items.top; i++)
			if (!check_node(c, yaml_document_get_node(c->doc, *i), items, where))
				return false;
	return true;
}

bool valid_json(const char *text, const char *schema, char *why, size_t size)
{
	yaml_document_t doc, of;
	struct check c = { &doc, &of, why, size };
	bool ok;

	if (!load(schema, &of)) {
		snprintf(why, size, "the schema is no JSON");
		return false;
	}
	if (!load(text, &doc)) {
		yaml_document_delete(&of);
		snprintf(why, size, "it is no JSON");
		return false;
	}
	ok = check_node(&c, yaml_document_get_root_node(&doc), yaml_document_get_root_node(&of), "document");
	yaml_document_delete(&doc);
	yaml_document_delete(&of);
	return ok;
}
