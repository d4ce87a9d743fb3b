#include "config/tree.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/text.h"
#include "base/tongue.h"
#include "config/value.h"

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct report *report;
	size_t depth;
	bool lenient, stopped;
};

static struct place place_of(yaml_mark_t from, yaml_mark_t to)
{
	bool one_line = from.line == to.line && to.column > from.column;

	return (struct place){ from.line, from.column, one_line ? to.column - from.column : 1 };
}

static void stop(struct reader *r, struct place at, const char *message, const char *hint)
{
	report_add(r->report, at, hint, "%s", T_(message));
	r->stopped = true;
}

static void report_broken(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	struct place at = place_of(p->problem_mark, p->problem_mark);
	const char *hint = "";

	r->stopped = true;
	if (p->error == YAML_MEMORY_ERROR)
		arena_exhausted();
	if (r->lenient)
		return;
	if (p->context)
		hint = arena_printf(r->arena, T_("%s that begins on line %zu"), p->context, p->context_mark.line + 1);
	report_add(r->report, at, hint, "not YAML: %s", p->problem ? p->problem : T_("cannot be read"));
}

/* The next event, or false when there is none; the caller deletes it. */
static bool next_event(struct reader *r, yaml_event_t *e)
{
	if (r->stopped)
		return false;
	if (yaml_parser_parse(&r->parser, e))
		return true;
	report_broken(r);
	return false;
}

static struct node *new_node(struct reader *r, enum node_kind kind, const yaml_event_t *e)
{
	struct node *node = arena_alloc(r->arena, 1, sizeof *node);

	node->kind = kind;
	node->at = place_of(e->start_mark, e->end_mark);
	node->text = "";
	return node;
}

/* What YAML offers and configuration does without; true when the node is refused for it. */
static bool refuse_properties(struct reader *r, struct place at, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		report_add(r->report, at, N_("write the value out"), "anchor '&%s'", (const char *)anchor);
	if (tag)
		report_add(r->report, at, N_("take it out: each key has its type"), "tag '%s'", (const char *)tag);
	return anchor || tag;
}

static bool is_null(const char *text, size_t n)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == n && !memcmp(words[i], text, n))
			return true;
	return false;
}

/* Escapes such as "\e" bring in what the bytes of the file could not. */
static bool refuse_controls(struct reader *r, struct place at, const char *text, size_t n)
{
	char32_t rune = 0;

	for (size_t taken; n; text += taken, n -= taken) {
		taken = text_rune(text, n, &rune);
		if (taken && !rune_is_control(rune))
			continue;
		report_add(r->report, at, N_("take it out"), "control character U+%04X", (unsigned)rune);
		return true;
	}
	return false;
}

static struct node *scalar_node(struct reader *r, const yaml_event_t *e)
{
	const char *text = (const char *)e->data.scalar.value;
	size_t n = e->data.scalar.length;
	struct node *node = new_node(r, NODE_SCALAR, e);

	bool block = e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		     e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;

	if (block)
		n -= n && text[n - 1] == '\n'; /* that a block ends its last line is no part of what it says */
	if (refuse_properties(r, node->at, e->data.scalar.anchor, e->data.scalar.tag) ||
	    refuse_controls(r, node->at, text, n))
		node->kind = NODE_REFUSED;
	else if ((e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && is_null(text, n)) || (block && n == 0))
		node->kind = NODE_EMPTY;
	node->text = arena_text(r->arena, text, n);
	return node;
}

static struct node *read_node(struct reader *r, const yaml_event_t *e);

/* The node that begins at the next event; NULL at the end of the map or list, or when nothing more can be read. */
static struct node *read_next(struct reader *r)
{
	struct node *node = NULL;
	yaml_event_t e;

	if (!next_event(r, &e))
		return NULL;
	node = read_node(r, &e);
	yaml_event_delete(&e);
	return node;
}

/* What may not be a key is reported, and its value read past. */
static bool key_fits(struct reader *r, const struct node *key)
{
	if (key->kind == NODE_SCALAR && !strcmp(key->text, "<<")) {
		report_add(r->report, key->at, N_("write the keys out"), "merge key '<<'");
		return false;
	}
	if (key->kind != NODE_SCALAR && key->kind != NODE_REFUSED)
		report_add(r->report, key->at, "", "a key must be a word");
	return key->kind == NODE_SCALAR;
}

static struct node *read_entry(struct reader *r, bool map)
{
	struct node *key, *value;

	if (!map)
		return read_next(r);
	while ((key = read_next(r)) && (value = read_next(r))) {
		if (!key_fits(r, key))
			continue;
		value->key = key;
		return value;
	}
	return NULL;
}

static int by_key(const void *a, const void *b)
{
	const struct node *p = *(struct node *const *)a, *q = *(struct node *const *)b;
	int order = strcmp(p->key->text, q->key->text);

	order = order ? order : (p->key->at.line > q->key->at.line) - (p->key->at.line < q->key->at.line);
	return order ? order : (p->key->at.column > q->key->at.column) - (p->key->at.column < q->key->at.column);
}

/*
 * The first of equal keys stands; the others are refused. Sorted, since comparing each with each takes too long for the
 * worst file.
 */
static void refuse_duplicates(struct reader *r, const struct node *map)
{
	struct node **sorted = arena_alloc(r->arena, map->n, sizeof(struct node *));
	const struct node *first = NULL;
	size_t n = 0;

	for (struct node *value = map->first; value; value = value->next)
		sorted[n++] = value;
	qsort(sorted, n, sizeof(struct node *), by_key);
	for (size_t i = 0; i < n; i++) {
		if (!first || strcmp(first->key->text, sorted[i]->key->text) != 0) {
			first = sorted[i];
			continue;
		}
		sorted[i]->kind = NODE_REFUSED;
		report_add(r->report, sorted[i]->key->at,
			   arena_printf(r->arena, T_("first given on line %zu"), first->key->at.line + 1),
			   "duplicate key %s", value_quote(first->key->text, r->arena));
	}
}

static struct node *collection_node(struct reader *r, const yaml_event_t *e, bool map)
{
	struct node *node = new_node(r, map ? NODE_MAP : NODE_LIST, e), **end = &node->first;

	node->at.width = 1;
	if (map ? refuse_properties(r, node->at, e->data.mapping_start.anchor, e->data.mapping_start.tag)
		: refuse_properties(r, node->at, e->data.sequence_start.anchor, e->data.sequence_start.tag))
		node->kind = NODE_REFUSED;
	if (r->depth == TREE_DEPTH) {
		stop(r, node->at, N_("nested too deeply"),
		     arena_printf(r->arena, T_("at most %d levels are read"), TREE_DEPTH));
		return node;
	}
	r->depth++;
	while ((*end = read_entry(r, map))) {
		end = &(*end)->next;
		node->n++;
	}
	r->depth--;
	if (map)
		refuse_duplicates(r, node);
	return node;
}

static struct node *alias_node(struct reader *r, const yaml_event_t *e)
{
	struct node *node = new_node(r, NODE_REFUSED, e);

	report_add(r->report, node->at, N_("write the value out"), "alias '*%s'", (const char *)e->data.alias.anchor);
	return node;
}

static struct node *read_node(struct reader *r, const yaml_event_t *e)
{
	if (e->type == YAML_ALIAS_EVENT)
		return alias_node(r, e);
	if (e->type == YAML_SCALAR_EVENT)
		return scalar_node(r, e);
	if (e->type == YAML_MAPPING_START_EVENT || e->type == YAML_SEQUENCE_START_EVENT)
		return collection_node(r, e, e->type == YAML_MAPPING_START_EVENT);
	return NULL;
}

static void refuse_directives(struct reader *r, const yaml_event_t *e)
{
	struct place at = place_of(e->start_mark, e->start_mark);

	if (e->data.document_start.version_directive ||
	    e->data.document_start.tag_directives.start != e->data.document_start.tag_directives.end)
		report_add(r->report, at, N_("take out the line with '%'"), "YAML directive");
}

/* Everything up to the end of the stream, which must hold one document at most. */
static struct node *read_stream(struct reader *r)
{
	struct node *root = NULL;
	bool more = true, begun = false;
	yaml_event_t e;

	while (more && next_event(r, &e)) {
		if (e.type == YAML_DOCUMENT_START_EVENT && begun) {
			stop(r, place_of(e.start_mark, e.end_mark), N_("second document"),
			     N_("keep all in one, without '---' in between"));
		} else if (e.type == YAML_DOCUMENT_START_EVENT) {
			begun = true;
			refuse_directives(r, &e);
			root = read_next(r);
		}
		more = e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	return root;
}

const struct node *tree_read(const char *text, size_t n, struct arena *arena, struct report *report, bool lenient)
{
	struct reader r = { .arena = arena, .report = report, .lenient = lenient };
	struct node *root;

	if (!yaml_parser_initialize(&r.parser))
		arena_exhausted();
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, n);
	root = read_stream(&r);
	yaml_parser_delete(&r.parser);
	return root;
}
