#include "config/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "config/bindings.h"
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
	const char *key = value_quote(value->key->text, w->scratch);

	if (near && !*otherwise)
		hint = arena_printf(w->scratch, T_("did you mean '%s'?"), near);
	if (*where)
		report_add(w->report, value->key->at, hint, "unknown key %s in '%s'", key, where);
	else
		report_add(w->report, value->key->at, hint, "unknown key %s", key);
}

static const char *kind_word(const struct node *node)
{
	return node->kind == NODE_MAP ? T_("keys and values") : T_("a list");
}

static void report_kind(const struct walk *w, const struct config_key *key, const struct node *value)
{
	char must[COMPLAINT_TEXT];
	const char *hint = key->def
		? arena_printf(w->scratch, T_("leave the line out to keep %s"), *key->def ? key->def : "\"\"")
		: "";

	key->type->describe(key, must, sizeof must);
	if (value->kind == NODE_EMPTY)
		report_add(w->report, value->at, hint, "'%s' has no value, must be %s", key_leaf(key), must);
	else
		report_add(w->report, value->at, "", "'%s' must be %s, got %s", key_leaf(key), must, kind_word(value));
}

static void take_value(const struct walk *w, const struct config_key *key, const struct node *value, void *record)
{
	struct complaint c = { .hint = "" };
	const char *text;

	if (value->kind == NODE_REFUSED)
		return;
	if (value->kind != NODE_SCALAR) {
		report_kind(w, key, value);
		return;
	}
	text = expand(value->text, w->lookup, w->scratch, &c);
	if (text && value_read(key, text, record, w->arena, &c))
		return;
	report_add(w->report, value->at, c.hint, "%s", c.message);
	if (c.secret)
		report_hide(w->report);
}

/* Is it a map to go through? Nothing at all is an empty one: somebody has put # before all of its lines. */
static bool is_map(const struct walk *w, const struct node *node, const char *name)
{
	if (node->kind == NODE_SCALAR || node->kind == NODE_LIST)
		report_add(w->report, node->at, N_("as in 'key: value', each on a line of its own"),
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
	*n = first < keys + all ? keys_in_section(first, (size_t)(keys + all - first)) : 0;
	return first;
}

static void walk_section(const struct walk *w, const struct node *section, struct settings *s)
{
	const char *name = section->key->text;
	const struct config_key *key, *keys;
	size_t n, mistakes = report_count(w->report);

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
	/* Rules between keys, asked only when each value by itself was right. */
	if (!strcmp(name, "keys") && report_count(w->report) == mistakes)
		bindings_check(section, s, w->scratch, w->report);
}

/* --- lists --- */

/* Where a list or record stands: how messages name it, and how many lists are around it. */
struct spot {
	const char *name;
	size_t depth;
};

static const struct node *value_named(const struct node *map, const char *name, size_t length)
{
	const struct node *value = map->kind == NODE_MAP ? map->first : NULL;

	while (value && (strncmp(value->key->text, name, length) != 0 || value->key->text[length]))
		value = value->next;
	return value;
}

static const struct node *item_at(const struct node *list, size_t i)
{
	const struct node *item = list->kind == NODE_LIST ? list->first : NULL;

	while (item && i-- > 0)
		item = item->next;
	return item;
}

/* What "rows[1].pane" names below `node`; the last on the way there that the file has. */
static const struct node *node_at(const struct node *node, const char *path)
{
	while (*path) {
		size_t length = strcspn(path, ".[");
		const struct node *next =
			*path == '[' ? item_at(node, strtoul(path + 1, NULL, 10)) : value_named(node, path, length);

		if (!next)
			return node;
		node = next;
		path += *path == '[' ? strcspn(path, "]") + 1 : length;
		path += *path == '.';
	}
	return node;
}

static void walk_list(const struct walk *w, const struct config_key *key, const struct node *node, struct spot spot,
		      void *holder);

static void take_record(const struct walk *w, const struct config_list *list, const struct node *node, struct spot spot,
			void *record)
{
	struct complaint c;

	for (size_t i = 0; i < list->keys_n; i++) {
		const struct config_key *key = &list->keys[i];
		const struct node *value = value_named(node, key->name, strlen(key->name));

		if (key->def && !key->list)
			value_read(key, key->def, record, w->arena, &c);
		if (value && key->list)
			walk_list(w, key, value,
				  (struct spot){ arena_printf(w->scratch, "%s.%s", spot.name, key->name),
						 spot.depth + 1 },
				  record);
		else if (value)
			take_value(w, key, value, record);
		else if (!key->def)
			report_add(w->report, node->at, arena_printf(w->scratch, T_("it is %s"), T_(key->help)),
				   "'%s' lacks '%s'", spot.name, key->name);
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

/* Is the record's text that of one before it? */
static bool report_twin(const struct walk *w, const struct config_list *list, const struct node *node,
			const char *where, const char *records, size_t n)
{
	const char *text = list_text(list, list->unique, records + n * list->size);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(list_text(list, list->unique, records + i * list->size), text)) {
			report_add(w->report, node_at(node, list->unique)->at,
				   arena_printf(w->scratch, T_("as in '%s[%zu]'"), where, i), "%s %s is given twice",
				   list->unique, value_quote(text, w->scratch));
			return true;
		}
	return false;
}

/* Rules between the keys of a record, and between records; asked only when each value by itself was right. */
static void check_record(const struct walk *w, const struct config_list *list, const struct node *node,
			 const char *where, const char *records, size_t n)
{
	struct complaint c = { .hint = "" };

	if (list->unique && report_twin(w, list, node, where, records, n))
		return;
	if (list->refuse && list->refuse(records, n, w->words, &c))
		report_add(w->report, node_at(node, c.where)->at, c.hint, "%s", c.message);
}

static void walk_record(const struct walk *w, const struct config_list *list, const struct node *node, struct spot spot,
			char *record)
{
	if (list->plain) {
		take_value(w, &list->keys[0], node, record);
		return;
	}
	if (node->kind == NODE_EMPTY)
		report_add(w->report, node->at, N_("take the '-' out"), "'%s' is empty", spot.name);
	if (!is_map(w, node, arena_printf(w->scratch, "'%s'", spot.name)))
		return;
	take_record(w, list, node, spot, record);
	report_strangers(w, list, node, spot.name);
}

/* Is it a list, and one that may stand here? */
static bool is_list(const struct walk *w, const struct config_key *key, const struct node *node, struct spot spot)
{
	char must[COMPLAINT_TEXT];

	if (node->kind == NODE_REFUSED)
		return false;
	key_describe(key, must, sizeof must);
	if (node->kind != NODE_LIST)
		report_add(w->report, node->at, key->min ? "" : N_("write '[]' for an empty one"), "'%s' must be %s",
			   spot.name, must);
	else if (node->n < (size_t)key->min)
		report_add(w->report, node->at, N_("leave the line out"), "'%s' is empty, must be %s", spot.name, must);
	else if (node->n > (size_t)key->max)
		report_add(w->report, node->key->at, "", "'%s' has %zu entries, may have %zu", spot.name, node->n,
			   (size_t)key->max);
	else if (key->list->deepest && spot.depth > key->list->deepest)
		report_add(w->report, node->key->at, "", "'%s' nests too deeply: at most %zu lists one in another",
			   key->name, key->list->deepest);
	else
		return true;
	return false;
}

/* Adds the earlier records of names that the new ones do not have. Returns how many there are then. */
static size_t keep_others(const struct config_list *list, char *records, size_t n, const char *earlier,
			  size_t earlier_n)
{
	size_t all = n;

	for (size_t i = 0; i < earlier_n; i++) {
		const char *record = earlier + i * list->size, *name = list_text(list, list->named, record);
		size_t same = 0;

		while (same < n && strcmp(list_text(list, list->named, records + same * list->size), name) != 0)
			same++;
		if (same == n)
			memcpy(records + all++ * list->size, record, list->size);
	}
	return all;
}

/* Rules look at earlier records too, also at those that were not right: no text in them is NULL. */
static void blank_texts(const struct config_list *list, char *record)
{
	static const char *const empty = "";

	for (size_t i = 0; i < list->keys_n; i++)
		if (list->keys[i].type == &value_text)
			memcpy(record + list->keys[i].offset, &empty, sizeof empty);
}

static void walk_list(const struct walk *w, const struct config_key *key, const struct node *node, struct spot spot,
		      void *holder)
{
	const struct config_list *list = key->list;
	char *records, *earlier;
	size_t n = 0, earlier_n, mistakes;

	if (!is_list(w, key, node, spot))
		return;
	memcpy(&earlier, (char *)holder + key->offset, sizeof earlier);
	memcpy(&earlier_n, (char *)holder + key->count, sizeof earlier_n);
	records = arena_alloc(w->arena, node->n + (list->named ? earlier_n : 0), list->size);
	for (const struct node *item = node->first; item; item = item->next, n++) {
		const char *name = arena_printf(w->scratch, "%s[%zu]", spot.name, n);

		mistakes = report_count(w->report);
		blank_texts(list, records + n * list->size);
		walk_record(w, list, item, (struct spot){ name, spot.depth }, records + n * list->size);
		if (item->kind != NODE_REFUSED && report_count(w->report) == mistakes)
			check_record(w, list, item, spot.name, records, n);
	}
	if (list->named)
		n = keep_others(list, records, n, earlier, earlier_n);
	memcpy((char *)holder + key->offset, &records, sizeof records);
	memcpy((char *)holder + key->count, &n, sizeof n);
}

/* --- the whole --- */

static const struct config_key *list_named(const char *name)
{
	const struct config_key *lists;
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
	const struct config_key *keys, *lists;
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
			return arena_printf(w->scratch, T_("it belongs under '%.*s:'"), (int)strcspn(keys[i].name, "."),
					    keys[i].name);
	return "";
}

/* Names of records that values speak of, once all records are known. */
static void check_names(const struct walk *w, const struct node *root, const struct settings *s)
{
	const struct config_key *keys;
	const struct node *value;
	struct complaint c;
	size_t n;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++) {
		value = node_at(root, keys[i].name);
		if (keys[i].among && value->kind == NODE_SCALAR && keys_refuse_name(&keys[i], s, &c))
			report_add(w->report, value->at, c.hint, "%s", c.message);
	}
}

void walk_settings(const struct walk *w, const struct node *root, struct settings *s)
{
	const struct config_key *list;
	const char *name;

	if (!root || !is_map(w, root, T_("the file")))
		return;
	for (const struct node *value = root->first; value; value = value->next) {
		name = value->key->text;
		list = list_named(name);
		if (list)
			walk_list(w, list, value, (struct spot){ name, 0 }, s);
		else if (is_section(name))
			walk_section(w, value, s);
		else
			report_unknown(w, value, "", top_names(w), where_it_belongs(w, name));
	}
	check_names(w, root, s);
}
