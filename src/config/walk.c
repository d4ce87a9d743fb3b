#include "config/walk.h"

#include <string.h>

#include "base/text.h"
#include "config/expand.h"
#include "config/keys.h"

/* Names that could have been meant, for "did you mean". */
struct names {
	const char **at;
	size_t n;
};

static struct names key_names(const struct walk *w, const struct config_key *keys, size_t n)
{
	struct names names = { arena_alloc(w->scratch, n, sizeof *names.at), n };

	for (size_t i = 0; i < n; i++)
		names.at[i] = key_leaf(&keys[i]);
	return names;
}

static void report_unknown(const struct walk *w, const struct node *value, const char *where, struct names names,
			   const char *otherwise)
{
	const char *near = text_nearest(value->key->text, names.at, names.n), *hint = otherwise;

	if (near)
		hint = arena_printf(w->scratch, "did you mean '%s'?", near);
	report_add(w->report, value->key->at, hint, "unknown key %s%s%s%s", value_quote(value->key->text, w->scratch),
		   *where ? " in '" : "", where, *where ? "'" : "");
}

static const char *kind_word(const struct node *node)
{
	return node->kind == NODE_MAP ? "keys and values" : "a list";
}

static void report_kind(const struct walk *w, const struct config_key *key, const struct node *value)
{
	char must[COMPLAINT_TEXT];
	const char *hint = key->def
		? arena_printf(w->scratch, "leave the line out to keep %s", *key->def ? key->def : "\"\"")
		: "";

	key->type->describe(key, must, sizeof must);
	if (value->kind == NODE_EMPTY)
		report_add(w->report, value->at, hint, "'%s' has no value, must be %s", key_leaf(key), must);
	else
		report_add(w->report, value->at, "", "'%s' must be %s, got %s", key_leaf(key), must, kind_word(value));
}

static void take_value(const struct walk *w, const struct config_key *key, const struct node *value, void *record)
{
	struct complaint c;
	const char *text;

	if (value->kind == NODE_REFUSED)
		return;
	if (value->kind != NODE_SCALAR) {
		report_kind(w, key, value);
		return;
	}
	text = expand(value->text, w->lookup, w->scratch, &c);
	if (!text || !value_read(key, text, record, w->arena, &c))
		report_add(w->report, value->at, c.hint, "%s", c.message);
}

/* Is it a map to go through? Nothing at all is an empty one: somebody has put # before all of its lines. */
static bool is_map(const struct walk *w, const struct node *node, const char *name)
{
	if (node->kind == NODE_SCALAR || node->kind == NODE_LIST)
		report_add(w->report, node->at, "as in 'key: value', each on a line of its own",
			   "%s must hold keys and values", name);
	return node->kind == NODE_MAP;
}

/* --- sections --- */

static const struct config_key *key_of_section(const char *section, const char *leaf)
{
	const struct config_key *keys;
	size_t n;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++)
		if (key_in(&keys[i], section, strlen(section)) && !strcmp(key_leaf(&keys[i]), leaf))
			return &keys[i];
	return NULL;
}

/* The keys of a section stand together in the table. */
static const struct config_key *section_keys(const char *section, size_t *n)
{
	const struct config_key *keys, *first;
	size_t all;

	keys = keys_all(&all);
	for (first = keys; first < keys + all && !key_in(first, section, strlen(section));)
		first++;
	for (*n = 0; first + *n < keys + all && key_in(first + *n, section, strlen(section));)
		++*n;
	return first;
}

static void walk_section(const struct walk *w, const struct node *section, struct settings *s)
{
	const char *name = section->key->text;
	const struct config_key *key, *keys;
	size_t n;

	if (!is_map(w, section, arena_printf(w->scratch, "'%s'", name)))
		return;
	keys = section_keys(name, &n);
	for (const struct node *value = section->first; value; value = value->next) {
		key = key_of_section(name, value->key->text);
		if (key)
			take_value(w, key, value, s);
		else
			report_unknown(w, value, name, key_names(w, keys, n), "");
	}
}

/* --- lists --- */

static const char *list_text(const struct config_list *list, const void *record)
{
	const char *text = "";

	for (size_t i = 0; i < list->keys_n; i++)
		if (!strcmp(list->keys[i].name, list->unique))
			memcpy(&text, (const char *)record + list->keys[i].offset, sizeof(const char *));
	return text ? text : "";
}

static const struct node *value_named(const struct node *map, const char *name)
{
	const struct node *value = map->first;

	while (value && strcmp(value->key->text, name) != 0)
		value = value->next;
	return value;
}

static void take_record(const struct walk *w, const struct config_list *list, const struct node *node,
			const char *where, void *record)
{
	const struct node *value;
	struct complaint c;

	for (size_t i = 0; i < list->keys_n; i++) {
		const struct config_key *key = &list->keys[i];

		if (key->def)
			value_read(key, key->def, record, w->arena, &c);
		value = value_named(node, key->name);
		if (value)
			take_value(w, key, value, record);
		else if (!key->def)
			report_add(w->report, node->at, arena_printf(w->scratch, "it is %s", key->help),
				   "'%s' lacks '%s'", where, key->name);
	}
}

static void report_strangers(const struct walk *w, const struct config_list *list, const struct node *node,
			     const char *where)
{
	struct names names = key_names(w, list->keys, list->keys_n);

	for (const struct node *value = node->first; value; value = value->next) {
		size_t i = 0;

		while (i < names.n && strcmp(names.at[i], value->key->text) != 0)
			i++;
		if (i == names.n)
			report_unknown(w, value, where, names, "");
	}
}

/* Rules between the keys of a record, and between records; asked only when each value by itself was right. */
static void check_record(const struct walk *w, const struct config_list *list, const struct node *node,
			 const char *records, size_t n)
{
	const char *record = records + n * list->size, *text = list_text(list, record), *key = "";
	const struct node *value;
	struct complaint c;

	if (list->refuse && list->refuse(record, &key, &c)) {
		value = value_named(node, key);
		report_add(w->report, value ? value->at : node->at, c.hint, "%s", c.message);
	}
	for (size_t i = 0; i < n; i++)
		if (!strcmp(list_text(list, records + i * list->size), text)) {
			value = value_named(node, list->unique);
			report_add(w->report, value ? value->at : node->at,
				   arena_printf(w->scratch, "as in '%s[%zu]'", list->name, i), "%s %s is given twice",
				   list->unique, value_quote(text, w->scratch));
			return;
		}
}

static void walk_record(const struct walk *w, const struct config_list *list, const struct node *node, char *records,
			size_t n)
{
	const char *where = arena_printf(w->scratch, "%s[%zu]", list->name, n);
	size_t mistakes = report_count(w->report);

	if (node->kind == NODE_EMPTY)
		report_add(w->report, node->at, "take the '-' out", "'%s' is empty", where);
	if (!is_map(w, node, arena_printf(w->scratch, "'%s'", where)))
		return;
	take_record(w, list, node, where, records + n * list->size);
	report_strangers(w, list, node, where);
	if (report_count(w->report) == mistakes)
		check_record(w, list, node, records, n);
}

static void walk_list(const struct walk *w, const struct config_list *list, const struct node *node, struct settings *s)
{
	char *records;
	size_t n = 0;

	if (node->kind == NODE_REFUSED)
		return;
	if (node->kind != NODE_LIST) {
		report_add(w->report, node->at, "write '[]' for an empty one", "'%s' must be a list", list->name);
		return;
	}
	if (node->n > list->most) {
		report_add(w->report, node->key->at, "", "'%s' has %zu entries, may have %zu", list->name, node->n,
			   list->most);
		return;
	}
	records = arena_alloc(w->arena, node->n, list->size);
	for (const struct node *item = node->first; item; item = item->next)
		walk_record(w, list, item, records, n++);
	memcpy((char *)s + list->at, &records, sizeof records);
	memcpy((char *)s + list->count, &n, sizeof n);
}

/* --- the whole --- */

static const struct config_list *list_named(const char *name)
{
	const struct config_list *lists;
	size_t n;

	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(lists[i].name, name))
			return &lists[i];
	return NULL;
}

static bool is_section(const char *name)
{
	size_t n;

	section_keys(name, &n);
	return n > 0;
}

/* The sections, and the lists. */
static struct names top_names(const struct walk *w)
{
	const struct config_list *lists;
	const struct config_key *keys;
	size_t keys_n, lists_n;
	struct names names = { 0 };

	keys = keys_all(&keys_n);
	lists = keys_lists(&lists_n);
	names.at = arena_alloc(w->scratch, keys_n + lists_n, sizeof *names.at);
	for (size_t i = 0; i < lists_n; i++)
		names.at[names.n++] = lists[i].name;
	for (size_t i = 0; i < keys_n; i++)
		names.at[names.n++] = arena_text(w->scratch, keys[i].name, strcspn(keys[i].name, "."));
	return names;
}

/* Somebody may well have forgotten the section. */
static const char *where_it_belongs(const struct walk *w, const char *leaf)
{
	const struct config_key *keys;
	size_t n;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(key_leaf(&keys[i]), leaf))
			return arena_printf(w->scratch, "it belongs under '%.*s:'", (int)strcspn(keys[i].name, "."),
					    keys[i].name);
	return "";
}

void walk_settings(const struct walk *w, const struct node *root, struct settings *s)
{
	const struct config_list *list;
	const char *name;

	if (!root || !is_map(w, root, "the file"))
		return;
	for (const struct node *value = root->first; value; value = value->next) {
		name = value->key->text;
		list = list_named(name);
		if (list)
			walk_list(w, list, value, s);
		else if (is_section(name))
			walk_section(w, value, s);
		else
			report_unknown(w, value, "", top_names(w), where_it_belongs(w, name));
	}
}
